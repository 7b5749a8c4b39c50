import { html, nothing } from 'lit';
import { read, slice } from '../shell/api.js';
import { empty, failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { date, t } from '../shell/words.js';
import { sumsOf } from './life.js';
import { curvesOf, paceTable, strengthsOf } from './pace-figures.js';

const MOST_PLANS = 200;
const files = { iati: 'xml', hxl: 'csv', prov: 'jsonld' };

/** How fast the agreement becomes real: a line for each promise, overdue ones first, and a curve for each kind. */
class Pace extends Piece {
  static properties = {
    answer: { state: true }, pledgers: { state: true }, plans: { state: true }, currencies: { state: true },
    currency: { state: true }, fault: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.answer = null;
    /** @type {any[]} */
    this.pledgers = [];
    /** @type {any[]} */
    this.plans = [];
    /** @type {string[]} Currencies that a rate leads to. */
    this.currencies = [];
    this.currency = '';
    /** @type {any} */
    this.fault = null;
    void this.#read();
  }

  async #read() {
    this.fault = null;
    try {
      const [answer, pledgers, plans, rates] = await Promise.all([
        read(`/api/pace${this.currency ? `?currency=${this.currency}` : ''}`), read('/api/pledgers'),
        slice('plans', {}, null, MOST_PLANS), slice('exchange-rates', {}, null, MOST_PLANS),
      ]);
      Object.assign(this, {
        answer, pledgers, plans: plans.items, currencies: [...new Set(rates.items.map((one) => one.to))].sort(),
      });
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.#read());
    if (!this.answer) return waiting();
    const { lines, more, curves, sums, on } = this.answer;
    return html`
      <h2>${t('pace.title')}</h2>
      <p class="quiet">${t('pace.asOf', { date: date(on) })} ${t('pace.silence')}</p>
      ${lines.length === 0 ? empty(t('pledges.none')) : html`
        ${sumsOf(sums)}
        ${this.currencies.length === 0 ? nothing : html`<label class="also-in">${t('pace.alsoIn')}
          <select @change=${(/** @type {any} */ event) => { this.currency = event.target.value; void this.#read(); }}>
            <option value="">–</option>${this.currencies.map((code) => html`
              <option ?selected=${code === this.currency}>${code}</option>`)}</select></label>`}
        ${paceTable(lines, on)}
        ${more ? html`<p class="quiet small">${t('pace.moreLines', { count: more })}
          <a href=${to('commitments')}>${t('lists.commitments')}</a></p>` : nothing}
        ${curvesOf(curves)}
        ${strengthsOf(this.plans)}`}
      <section class="page-links">
        <h3>${t('pace.byGiver')}</h3>
        <p>${this.pledgers.map((one) => html`<a href=${to('pledgers', one.pledger ?? '-')}>${
          one.pledger ?? t('pledges.nobody')}</a> `)}</p>
        <h3>${t('pace.handOut')}</h3>
        <p>${Object.entries(files).map(([format, ending]) => html`<a href=${`/api/exports/${format}`}
          download=${`pledges.${ending}`}>${t(`pace.export.${format}`)}</a> `)}
          <a href=${to('deliveries')}>${t('lists.deliveries')}</a>
          <a href=${to('exchange-rates')}>${t('rates.title')}</a></p>
      </section>`;
  }
}

customElements.define('furrow-pace', Pace);
