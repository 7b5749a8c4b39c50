import { html, nothing } from 'lit';
import { slice } from '../shell/api.js';
import { empty, failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { fromApi } from '../shell/route.js';
import { date, quantity, t } from '../shell/words.js';
import { nameOfPlace } from '../records/place-link.js';

const PAGE = 60;

/** What a figure is made of: every row with its share, the sum of all of them, and the way to each record. */
class FigureRows extends Piece {
  static watches = /** @type {const} */ (['places']);
  static properties = {
    key: { attribute: false }, query: { attribute: false }, answer: { state: true }, items: { state: true },
    fault: { state: true }, busy: { state: true },
  };

  constructor() {
    super();
    this.key = '';
    this.query = '';
    /** @type {any} */
    this.answer = null;
    /** @type {any[]} */
    this.items = [];
    /** @type {any} */
    this.fault = null;
    this.busy = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('query') && !changed.has('key')) return;
    Object.assign(this, { answer: null, items: [] });
    void this.#read(null);
  }

  /** @param {string | null} after */
  async #read(after) {
    const asked = `${this.key}?${this.query}`;
    Object.assign(this, { busy: true, fault: null });
    try {
      const answer = await slice(`totals/${this.key}`, new URLSearchParams(this.query), after, PAGE);
      if (asked !== `${this.key}?${this.query}`) return;
      this.items = [...this.items, ...answer.items];
      this.answer = answer;
    } catch (fault) {
      this.fault = fault;
    }
    this.busy = false;
  }

  render() {
    const { answer } = this;
    if (this.fault) return failed(this.fault, () => this.#read(null));
    if (!answer) return waiting();
    return html`
      <p class="kind">${answer.place ? nameOfPlace(answer.place) : t('totals.programme')}</p>
      <h2>${t(`figures.${answer.key}`, {}, answer.label)}</h2>
      <p class="lead">${quantity(answer.total, answer.unit)}</p>
      <p class="quiet">${answer.planned ? t('totals.on', { date: date(answer.on) }) : t('totals.asRecorded')} ·
        ${t('totals.sumOf', { count: answer.count })}</p>
      ${this.items.length === 0 ? empty(t('lists.empty')) : nothing}
      <ul class="rows">${this.items.map((row) => html`
        <li><a class="row" href=${fromApi(row.address)}>
          <span class="row-title">${row.title}</span>
          <span class="row-figure">${quantity(row.value, answer.unit)}</span>
          <span class="row-line">${row.place ? nameOfPlace(row.place) : row.placeName ?? ''}</span></a></li>`)}
      </ul>
      ${this.busy ? waiting() : nothing}
      ${answer.next && !this.busy
        ? html`<button @click=${() => this.#read(answer.next)}>${t('more')}</button>` : nothing}`;
  }
}

customElements.define('furrow-figure-rows', FigureRows);
