import { html, nothing } from 'lit';
import { read, send } from '../shell/api.js';
import { empty, failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { state } from '../shell/state.js';
import { date, t, word } from '../shell/words.js';
import { form } from '../records/form.js';

const shownStates = ['proposed', 'standing', 'overruled'];

/** What the levels decided: of one work, with the form to decide, or all that wait, stand or were overruled. */
class Rulings extends Piece {
  static watches = /** @type {const} */ (['me', 'timeline', 'places']);
  static properties = {
    work: { attribute: false }, place: { attribute: false }, lists: { state: true }, fault: { state: true },
  };

  constructor() {
    super();
    /** @type {string | null} Null for all works. */
    this.work = null;
    /** @type {string | null} Where the work lies. */
    this.place = null;
    /** @type {any[][] | null} */
    this.lists = null;
    /** @type {any} */
    this.fault = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('work')) void this.load();
  }

  async load() {
    const addresses = this.work ? [`work=${this.work}`] : shownStates.map((one) => `state=${one}`);
    try {
      const answers = await Promise.all(addresses.map((words) => read(`/api/rulings?${words}`)));
      Object.assign(this, { lists: answers.map(({ items }) => items), fault: null });
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.load());
    if (!this.lists) return waiting();
    if (!this.work) {
      return html`<h2>${t('rulings.title')}</h2><p class="quiet">${t('rulings.lead')}</p>
        ${this.lists.map((items, i) => html`<h3>${t(`rulings.${shownStates[i]}`)}</h3>
          ${items.length ? this.#list(items) : empty(t('rulings.none'))}`)}`;
    }
    const { me } = state;
    return html`
      <h3>${t('rulings.title')}</h3>
      ${this.lists[0].length ? this.#list(this.lists[0]) : empty(t('rulings.none'))}
      ${me?.abilities.includes('enter') ? this.#decide() : nothing}
      <p><a href=${to('rulings')}>${t('rulings.all')}</a></p>`;
  }

  /** @param {any[]} items */
  #list(items) {
    return html`<ul class="rulings">${items.map((view) => this.#row(view))}</ul>`;
  }

  /** @param {any} view */
  #row({ record, workTitle, levelName, crewName, answerLevelName }) {
    const { wish, answer } = record;
    const level = levelName ?? t('rulings.programme');
    return html`
      <li class=${record.state}>
        <p>${this.work ? nothing : html`<a href=${to('works', wish.work)}>${workTitle ?? wish.work}</a>: `}
          <strong>${word('wish', wish.kind)}</strong> ${wish.day ? date(wish.day) : ''} ${crewName ?? ''}
          <span class="tag ${record.state === 'standing' ? '' : 'warn'}">${word('rulingState', record.state)}</span></p>
        <p class="quiet small">${t(record.state === 'proposed' ? 'rulings.proposedBy' : 'rulings.decidedBy',
          { who: record.by, level, date: date(record.at) })} ${record.why}</p>
        ${answer ? html`<p class="small">${t(`rulings.${record.state}By`, {
          who: answer.by, level: answerLevelName ?? t('rulings.programme'), date: date(answer.at),
        })} ${answer.why}</p>` : nothing}
        ${this.#acts(record)}
      </li>`;
  }

  /** @param {any} record */
  #acts(record) {
    const may = state.me?.abilities ?? [];
    const act = (/** @type {string} */ name) => form(t(`rulings.${name}`), [], async (_, why) => {
      await send(`/api/rulings/${record.id}/${name}`, { why });
      await this.load();
    });
    if (record.state === 'proposed' && may.includes('decide')) return html`${act('accept')}${act('reject')}`;
    return ['proposed', 'standing'].includes(record.state) && may.includes('enter') ? act('withdraw') : nothing;
  }

  #decide() {
    /** @type {[string, string][]} */
    const kinds = ['not-at-all', 'not-before', 'start-on', 'by-crew', 'not-by-crew']
      .map((kind) => [kind, word('wish', kind)]);
    /** @type {[string, string][]} */
    const crews = (state.timeline?.crews ?? []).map((crew) => [crew.id, crew.name]);
    return form(t('rulings.decide'), [
      { name: 'kind', label: t('rulings.what'), type: 'choice', required: true, choices: kinds },
      { name: 'day', label: t('rulings.day'), type: 'date', why: t('rulings.dayWhy') },
      { name: 'crew', label: t('fields.crew'), type: 'choice', choices: crews, why: t('rulings.crewWhy') },
      { name: 'level', label: t('rulings.level'), type: 'choice', required: true, choices: this.#levels(),
        why: t('rulings.levelWhy') },
    ], async ({ kind, day, crew, level }, why) => {
      const [ofDay, ofCrew] = [['not-before', 'start-on'].includes(kind), ['by-crew', 'not-by-crew'].includes(kind)];
      await send('/api/rulings', {
        wish: { work: this.work, kind, day: ofDay ? day : undefined, crew: ofCrew ? crew : undefined },
        level: level === 'programme' ? null : level, why,
      });
      await this.load();
    });
  }

  /** From the place of the work up to the programme. @returns {[string, string][]} */
  #levels() {
    /** @type {[string, string][]} */
    const levels = [];
    for (let id = this.place; id; id = state.places.get(id)?.parent ?? null) {
      const place = state.places.get(id);
      levels.push([id, place ? `${place.name} (${word('placeKind', place.kind)})` : id]);
    }
    return [...levels, ['programme', t('rulings.programme')]];
  }
}

customElements.define('furrow-rulings', Rulings);
