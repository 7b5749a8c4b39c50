import { html, nothing } from 'lit';
import { fieldList } from '../records/field-list.js';
import { historyOf, originOf } from '../records/origin.js';
import '../memorials/sites-of.js';
import '../records/why.js';
import { read, write } from '../shell/api.js';
import { failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { date, t, word } from '../shell/words.js';
import './arrival.js';
import { countedText } from './arrival.js';
import { commitments } from './fields.js';
import { figuresOf, lifeOf, outcomeText } from './life.js';

/** One commitment: its life as a line of quotes, its figures side by side, and what arrived of it. */
class CommitmentPanel extends Piece {
  static properties = {
    record: { attribute: false }, answer: { state: true }, arrivals: { state: true }, fault: { state: true },
  };

  constructor() {
    super();
    this.record = '';
    /** @type {any} */
    this.answer = null;
    /** @type {any[]} Crews that are here and count for nothing yet. */
    this.arrivals = [];
    /** @type {any} */
    this.fault = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('record')) void this.#read();
  }

  async #read() {
    this.fault = null;
    try {
      const [answer, arrivals] = await Promise.all([
        read(`/api/commitments/${encodeURIComponent(this.record)}`), read('/api/arrivals?limit=2000'),
      ]);
      Object.assign(this, {
        answer, arrivals: arrivals.items.filter((/** @type {any} */ one) => one.proposed === this.record),
      });
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.#read());
    if (!this.answer) return waiting();
    const { record, total, parts, documents, pace, deliveries, matches, waiting: held, journal } = this.answer;
    const names = new Map(documents.map((/** @type {any} */ one) => [one.id, one.title ?? t('unnamed')]));
    return html`
      <p class="kind">${t('pledges.title')}</p>
      <h2>${record.title}</h2>
      ${record.origin.illustrative ? html`<p class="tag warn">${t('illustrative')}</p>` : nothing}
      <p class="lead">${outcomeText(pace.progress)}${pace.daysOverdue !== undefined ? html` ·
        <span class="late">${t('pace.overdue', { count: pace.daysOverdue })}</span>` : nothing}</p>
      ${pace.total ? html`<p class="note quiet">${t('pledges.aggregate')}</p>` : nothing}
      ${total ? html`<p>${t('pledges.partOf')} <a href=${to('commitments', total.id)}>${total.title}</a></p>` : nothing}
      ${parts.length ? html`<p>${t('pledges.parts')} ${parts.map((/** @type {any} */ one) =>
        html`<a href=${to('commitments', one.id)}>${one.title}</a> `)}</p>` : nothing}
      ${fieldList([...commitments.fields(record),
        ['due', record.dueOn ? date(record.dueOn) : t('pledges.noDate')],
        ['grade', gradeText(record.grade)],
        ...(record.conditions.length ? [/** @type {[string, unknown]} */ (['condition', record.conditions.join('; ')])]
          : []),
        ...(record.beforeDenial ? [/** @type {[string, unknown]} */ (
          ['before', word('modality', record.beforeDenial)])] : []),
      ], ['pledges', 'fields'])}
      ${figuresOf(record, pace.ofFigures)}
      <h3>${t('pace.life')}</h3>
      ${lifeOf(pace.events)}
      <h3>${t('pace.deliveries')}</h3>
      ${matches.length === 0 ? html`<p class="note quiet">${t('pace.noReport')}</p>` : html`
        <ul class="links">${matches.map((/** @type {any} */ match) => {
          const delivery = deliveries.find((/** @type {any} */ one) => one.id === match.delivery);
          return html`<li><a href=${to('deliveries', match.delivery)}>${delivery?.title ?? t('unnamed')}</a> ·
            ${match.on ? date(match.on) : t('pledges.noDate')} · ${countedText(match.quantity)} ·
            <span class="quiet small">${delivery?.evidence.map((/** @type {any} */ one) =>
              word('evidenceOfDelivery', one.kind)).join(', ')}</span>
            <button @click=${() => this.#write(`/api/matches/${match.id}/undo`, t('pace.undoMatch'))}>
              ${t('desk.undo')}</button></li>`;
        })}</ul>`}
      ${this.arrivals.length ? html`<p>${t('pace.crewsHere', {
        count: this.arrivals.length, people: this.arrivals.reduce((sum, one) => sum + one.size, 0) })}</p>
        <furrow-why .acts=${[{ word: t('pace.countCrews'), act: (/** @type {string} */ why) => this.#count(why) }]}>
        </furrow-why>` : nothing}
      <furrow-arrival .commitment=${record} .deliveries=${held} @done=${() => this.#read()}></furrow-arrival>
      <p>${documents.map((/** @type {any} */ one) =>
        html`<a href=${to('documents', one.id)}>${names.get(one.id)}</a> `)}</p>
      <furrow-sites-of .of=${'commitment'} .record=${record.id}></furrow-sites-of>
      ${originOf(record.origin)}
      ${historyOf(journal)}`;
  }

  /** @param {string} why */
  #count(why) {
    const crews = this.arrivals.map((one) => one.id);
    return this.#write(`/api/commitments/${this.record}/match`, why, { crews });
  }

  /**
   * @param {string} address
   * @param {string} why
   * @param {Record<string, unknown>} [more]
   */
  async #write(address, why, more) {
    await write(address, why, more);
    await this.#read();
  }
}

/** @param {any} grade */
function gradeText(grade) {
  return `${word('sourceGrade', grade.source)} · ${word('informationGrade', grade.information)}`;
}

customElements.define('furrow-commitment', CommitmentPanel);
