import { html, nothing } from 'lit';
import { read } from '../shell/api.js';
import { failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { state } from '../shell/state.js';
import { t } from '../shell/words.js';
import '../memorials/sites-of.js';
import '../plans/wish-desk.js';
import { shapeOf } from './columns.js';
import { fieldList } from './field-list.js';
import { historyOf, originOf } from './origin.js';
import { worksList } from './works-list.js';

/** One record: its fields with their units, what is planned for it, where it comes from and who changed it. */
class Record extends Piece {
  static watches = /** @type {const} */ (['timeline', 'places']);
  static properties = {
    column: { attribute: false }, record: { attribute: false }, answer: { state: true }, fault: { state: true },
  };

  constructor() {
    super();
    this.column = '';
    this.record = '';
    /** @type {any} */
    this.answer = null;
    /** @type {any} */
    this.fault = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('record') || changed.has('column')) void this.#read();
  }

  async #read() {
    const asked = this.record;
    if (this.answer?.record?.id !== asked) this.answer = null;
    this.fault = null;
    try {
      const answer = await read(`/api/${this.column}/${encodeURIComponent(asked)}`);
      if (asked === this.record) this.answer = answer;
    } catch (fault) {
      if (asked === this.record) this.fault = fault;
    }
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.#read());
    if (!this.answer) return waiting();
    const { record, journal } = this.answer;
    const shape = shapeOf(this.column);
    return html`
      <p class="kind">${t(`lists.${this.column}`)}</p>
      <h2>${shape.title(record)}</h2>
      ${record.origin?.illustrative ? html`<p class="tag warn">${t('illustrative')}</p>` : nothing}
      ${fieldList(shape.fields(record))}
      ${this.column === 'works' ? html`<furrow-wish-desk .work=${this.record}></furrow-wish-desk>` : nothing}
      ${this.column === 'works' ? html`<furrow-rulings .work=${this.record} .place=${record.place ?? null}>
        </furrow-rulings>` : nothing}
      ${this.#works()}
      ${this.column === 'works' ? html`<furrow-sites-of .of=${'work'} .record=${this.record}></furrow-sites-of>`
        : nothing}
      ${originOf(record.origin)}
      ${historyOf(journal)}`;
  }

  /** Works at a hazard or asset, by their planned start; or the planned works of a crew. */
  #works() {
    const { timeline } = state;
    let works = this.answer.works;
    if (this.column === 'crews' && timeline) {
      const crew = timeline.crews.findIndex((each) => each.id === this.record);
      works = (timeline.rowsOfCrew[crew] ?? []).map((row) => timeline.works[row.work]);
    }
    return worksList(works);
  }
}

customElements.define('furrow-record', Record);
