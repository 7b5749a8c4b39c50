import { html } from 'lit';
import { read } from '../shell/api.js';
import { Piece } from '../shell/piece.js';
import { number, t } from '../shell/words.js';
import { labelOf } from './codes.js';

const SEXES = ['female', 'male', 'unknown'];

/** People by sex and age: a small table whose sum is the total, so that the two can never differ. */
class People extends Piece {
  static properties = { bands: { state: true }, counts: { state: true } };

  constructor() {
    super();
    /** @type {any[]} Age bands of the programme. */
    this.bands = [];
    /** @type {Map<string, number>} People by sex and band. */
    this.counts = new Map();
  }

  async firstUpdated() {
    const codes = await read('/api/codes').catch(() => ({}));
    this.bands = (codes['age-band'] ?? []).filter((/** @type {any} */ code) => !code.retired);
  }

  render() {
    return html`<table class="people"><thead><tr><td></td>
      ${SEXES.map((sex) => html`<th scope="col">${t(`form.people.${sex}`)}</th>`)}</tr></thead>
      <tbody>${this.bands.map((band) => html`<tr><th scope="row">${labelOf(band)}</th>
        ${SEXES.map((sex) => html`<td><input type="text" inputmode="numeric" size="4"
          aria-label="${t(`form.people.${sex}`)}, ${labelOf(band)}"
          @change=${(/** @type {any} */ event) => this.#count(sex, band.value, event.target)}></td>`)}</tr>`)}</tbody>
      <tfoot><tr><th scope="row">${t('form.people.total')}</th>
        <td colspan="3"><output>${number(this.#total())}</output></td></tr></tfoot></table>`;
  }

  #total() {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /**
   * @param {string} sex
   * @param {string} band
   * @param {HTMLInputElement} box
   */
  #count(sex, band, box) {
    const count = box.value.trim() === '' ? 0 : Number(box.value);
    const wrong = !Number.isInteger(count) || count < 0;
    box.setAttribute('aria-invalid', String(wrong));
    if (wrong) return;
    this.counts = new Map(this.counts).set(`${sex} ${band}`, count);
    const groups = [...this.counts].filter(([, many]) => many > 0).map(([key, many]) => {
      const [one, age] = key.split(' ');
      return { sex: one, band: age, count: many };
    });
    this.dispatchEvent(new CustomEvent('people', {
      detail: groups.length ? { total: this.#total(), groups } : undefined,
    }));
  }
}

customElements.define('furrow-head-count', People);
