import { html, nothing } from 'lit';
import { empty, failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { fromApi, to } from '../shell/route.js';
import { state } from '../shell/state.js';
import { number, quantity, t, word } from '../shell/words.js';
import { readTotals } from './scope.js';

const columns = ['hazards', 'assets', 'works', 'crews', 'commitments', 'documents', 'places', 'accidents', 'norms'];

/**
 * The two figures that a table beside the map has room for.
 * @param {{figures: any[]}} answer
 */
function figuresOf(answer) {
  return answer.figures.filter(({ key }) => key === 'waiting' || key === 'ground');
}

/** The overview: the same figures for every place one level down, and the way to all records. */
class Totals extends Piece {
  static watches = /** @type {const} */ (['scope', 'week', 'timeline', 'plan', 'places']);
  static properties = { answer: { state: true }, figures: { state: true }, fault: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.answer = null;
    /** @type {any[]} The four figures of the place itself. */
    this.figures = [];
    /** @type {any} */
    this.fault = null;
  }

  #asked = 0;

  connectedCallback() {
    super.connectedCallback();
    void this.#read();
  }

  /** @param {Set<string>} changed */
  told(changed) {
    super.told(changed);
    void this.#read();
  }

  async #read() {
    const asked = ++this.#asked;
    try {
      let answer = await readTotals();
      const { figures } = answer;
      // A programme in one region begins with that region's districts.
      while (answer.below?.length === 1) answer = await readTotals(undefined, answer.below[0].place);
      if (asked === this.#asked) Object.assign(this, { answer, figures, fault: null });
    } catch (fault) {
      if (asked === this.#asked) this.fault = fault;
    }
  }

  render() {
    const name = state.scope ? state.places.get(state.scope)?.name ?? '…' : t('totals.programme');
    return html`
      <h2>${name}</h2>
      ${state.scope ? html`<p><a href=${to('places', state.scope)}>
        ${word('placeKind', state.places.get(state.scope)?.kind)}</a></p>` : nothing}
      ${state.scope ? this.#own() : nothing}
      ${this.fault ? failed(this.fault, () => this.#read()) : this.answer ? this.#below(this.answer) : waiting()}
      ${state.scope ? nothing : this.#all()}`;
  }

  /** What a region, a district or a settlement comes to, each figure with what it is made of. */
  #own() {
    return html`<dl class="own-figures">${this.figures.map((figure) => html`
      <div><dt>${t(`figures.${figure.key}`, {}, figure.label)}</dt>
        <dd><a href=${fromApi(figure.rows)}>${quantity(figure.value, figure.unit === 'm²' ? 'm²' : null)}</a>
          ${figure.key === 'promised' ? html`<span class="quiet small">${typeof figure.here === 'number'
            ? t('figures.here', { here: figure.here }) : t('figures.noneHere')}</span>` : nothing}
          ${figure.note ? html`<p class="quiet small">${figure.note}</p>` : nothing}</dd></div>`)}</dl>`;
  }

  /** @param {any} answer */
  #below(answer) {
    if (!answer.below?.length) return empty(t('totals.none'));
    return html`
      <h3>${answer.place && answer.place !== state.scope
        ? state.places.get(answer.place)?.name ?? answer.name : t('totals.below')}</h3>
      <table class="totals">
        <thead><tr><th scope="col">${t('totals.place')}</th>
          ${figuresOf(answer).map((figure) => html`<th scope="col">
            ${t(`figures.${figure.key}`, {}, figure.label)}</th>`)}</tr></thead>
        <tbody>${answer.below.map((/** @type {any} */ row) => html`
          <tr><th scope="row"><a href=${to('totals', null, { place: row.place })}>
              ${state.places.get(row.place)?.name ?? row.name}</a></th>
            ${figuresOf(row).map((figure) => html`
              <td><a href=${fromApi(figure.rows)} class=${figure.value ? '' : 'zero'}>
                ${quantity(figure.value, figure.unit === 'm²' ? 'm²' : null)}</a></td>`)}
          </tr>`)}
        </tbody>
      </table>`;
  }

  #all() {
    const { counts } = state.programme;
    return html`
      <h3>${t('totals.allRecords')}</h3>
      <ul class="all-records">${columns.map((column) => html`
        <li><a href=${to(column)}>${t(`lists.${column}`)}</a>
          <span class="count">${counts?.[column] === undefined ? '' : number(counts[column])}</span></li>`)}
      </ul>`;
  }
}

customElements.define('furrow-totals', Totals);
