import { html, nothing } from 'lit';
import { hazardNumbered } from '../hazards/ground-forms.js';
import { choices, form } from '../records/form.js';
import { read, write } from '../shell/api.js';
import { empty, failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { go, to } from '../shell/route.js';
import { state } from '../shell/state.js';
import { date, t, word } from '../shell/words.js';

export const objectives = ['clearance', 'battle-area', 'spot-task', 'technical-survey', 'non-technical-survey',
  'inspection', 'marking'];
export const methods = ['detector', 'excavation', 'dogs', 'flail', 'tiller', 'sifter', 'roller', 'visual-search',
  'instrument-search', 'drone', 'disposal', 'survey'];

/** Where a record that is entered here comes from. */
export function entered() {
  return { source: 'entered', illustrative: Boolean(state.programme?.programme?.illustrative) };
}

/** Task orders by state: what waits for whom. */
class Board extends Piece {
  static properties = { answer: { state: true }, fault: { state: true }, makers: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.answer = null;
    /** @type {any} */
    this.fault = null;
    /** @type {any} */
    this.makers = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#read();
  }

  async #read() {
    try {
      const [answer, organisations, crews] = await Promise.all(
        [read('/api/board'), read('/api/organisations?limit=1000'), read('/api/crews?limit=2000')]);
      Object.assign(this, { answer, fault: null, makers: { organisations: organisations.items, crews: crews.items } });
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.#read());
    if (!this.answer) return waiting();
    const { states, organisations } = this.answer;
    const shown = states.filter((/** @type {any} */ one) => one.count > 0);
    return html`
      <h2>${t('release.board')}</h2>
      <p class="filter"><a href=${to('organisations')}>${t('lists.organisations')}</a>
        <a href=${to('incidents')}>${t('lists.incidents')}</a><a href=${to('rates')}>${t('release.rates')}</a>
        <a href=${to('sessions')}>${t('lists.sessions')}</a><a href=${to('codes')}>${t('codes.title')}</a>
        <a href=${to('release-rules')}>${t('rules.title')}</a></p>
      ${shown.length === 0 ? empty(t('release.boardEmpty')) : nothing}
      <div class="board">${shown.map((/** @type {any} */ column) => html`
        <section aria-label=${word('taskState', column.state)}>
          <h3>${word('taskState', column.state)} <span class="quiet">${column.count}</span></h3>
          <p class="quiet small">${t(`release.waits.${column.state}`, {}, '')}</p>
          <ul class="rows">${column.tasks.map((/** @type {any} */ task) => html`
            <li><a class="row" href=${to('tasks', task.id)}>
              <span class="row-title">${task.number}</span>
              <span class="row-figure">${word('objective', task.objective)}</span>
              <span class="row-line">${organisations[task.organisation] ?? t('unknown')} ·
                ${date(task.plannedFrom)} – ${date(task.plannedTo)}
                ${task.isStopped ? html`<span class="tag warn">${t('release.stopped')}</span>` : nothing}
              </span></a></li>`)}
          </ul>
        </section>`)}
      </div>
      ${this.#order()}`;
  }

  #order() {
    const { organisations, crews } = this.makers;
    if (organisations.length === 0) {
      return html`${empty(t('release.noOrganisation'))}<a href=${to('organisations')}>${t('lists.organisations')}</a>`;
    }
    return form(t('release.newOrder'), [
      { name: 'number', label: t('release.number1'), required: true },
      { name: 'hazard', label: t('record.hazard'), required: true, why: t('release.hazardWhy') },
      { name: 'organisation', label: t('release.organisation'), type: 'choice', required: true,
        choices: organisations.map((/** @type {any} */ one) => [one.id, one.name]) },
      { name: 'crew', label: t('release.crew'), type: 'choice', required: true, why: t('release.crewWhy'),
        choices: crews.map((/** @type {any} */ one) => [one.id, one.name]) },
      { name: 'objective', label: t('release.objective'), type: 'choice', required: true,
        choices: choices('objective', objectives, word) },
      { name: 'method', label: t('release.method'), type: 'choice', required: true,
        choices: choices('fieldMethod', methods, word) },
      { name: 'depthCm', label: t('release.depth'), type: 'number', why: t('release.depthWhy') },
      { name: 'threatSummary', label: t('release.threat'), type: 'area', required: true, why: t('release.threatWhy') },
      { name: 'plannedFrom', label: t('release.from'), type: 'date', required: true },
      { name: 'plannedTo', label: t('release.to'), type: 'date', required: true, why: t('release.periodWhy') },
    ], async (values, why) => {
      const { hazard, crew, method, ...rest } = values;
      const record = { ...rest, id: crypto.randomUUID(), hazards: [(await hazardNumbered(hazard)).id], crews: [crew],
        methods: [method], origin: entered() };
      await write('/api/tasks', why, { record });
      go(to('tasks', record.id));
    });
  }
}

customElements.define('furrow-board', Board);
