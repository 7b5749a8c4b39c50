import { html } from 'lit';
import '../records/why.js';
import { slice, write } from '../shell/api.js';
import { empty, failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { date, number, t } from '../shell/words.js';
import { wordsOf } from './arrival.js';

const MOST = 500;

/** Dated rates of exchange with who gives them: no amount is converted without one. */
class ExchangeRates extends Piece {
  static properties = { items: { state: true }, fault: { state: true } };

  constructor() {
    super();
    /** @type {any[] | null} */
    this.items = null;
    /** @type {any} */
    this.fault = null;
    void this.#read();
  }

  async #read() {
    this.fault = null;
    try {
      const { items } = await slice('exchange-rates', {}, null, MOST);
      this.items = items.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.#read());
    if (!this.items) return waiting();
    return html`
      <p class="page-links"><a href=${to('pace')}>${t('pace.title')}</a></p>
      <h2>${t('rates.title')}</h2>
      <p class="quiet">${t('rates.lead')}</p>
      ${this.items.length === 0 ? empty(t('rates.none')) : html`
        <table class="strengths"><thead><tr><th scope="col">${t('rates.on')}</th><th scope="col">${t('rates.from')}</th>
          <th scope="col">${t('rates.to')}</th><th scope="col">${t('rates.rate')}</th>
          <th scope="col">${t('rates.authority')}</th></tr></thead><tbody>
          ${this.items.map((one) => html`<tr><th scope="row">${date(one.on)}</th><td>${one.from}</td><td>${one.to}</td>
            <td>${number(one.rate, 6)}</td><td>${one.authority}</td></tr>`)}</tbody></table>`}
      <h3>${t('rates.add')}</h3>
      <div class="form">
        <label>${t('rates.from')}<input name="from" maxlength="3" placeholder="EUR" autocapitalize="characters"></label>
        <label>${t('rates.to')}<input name="to" maxlength="3" placeholder="USD" autocapitalize="characters"></label>
        <label>${t('rates.rate')}<input name="rate" type="number" min="0" step="any"></label>
        <label>${t('rates.on')}<input name="on" type="date"></label>
        <label>${t('rates.authority')}<input name="authority" maxlength="200"
          placeholder=${t('rates.authoritySample')}></label>
        <furrow-why .acts=${[{ word: t('rates.keep'), act: (/** @type {string} */ why) => this.#keep(why) }]}>
        </furrow-why>
      </div>`;
  }

  /** @param {string} why */
  async #keep(why) {
    const { rate, from = '', to: into = '', ...rest } = wordsOf(this.querySelector('.form'));
    await write('/api/exchange-rates', why, {
      ...rest, from: from.toUpperCase(), to: into.toUpperCase(), rate: Number(rate ?? 0),
    });
    await this.#read();
  }
}

customElements.define('furrow-exchange-rates', ExchangeRates);
