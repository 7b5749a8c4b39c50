import { html } from 'lit';
import { Answered } from '../shell/answered.js';
import { read } from '../shell/api.js';
import { empty } from '../shell/notes.js';
import { to } from '../shell/route.js';
import { number, t, word } from '../shell/words.js';

/** How fast crews work by their own reports. */
class Rates extends Answered {
  async ask() {
    const [rates, crews] = await Promise.all([read('/api/rates'), read('/api/crews?limit=2000')]);
    const names = new Map(crews.items.map((/** @type {any} */ one) => [one.id, one.name]));
    return { ...rates, names };
  }

  /** @param {any} answer */
  show({ rates, names }) {
    return html`
      <h2>${t('release.rates')}</h2><p class="quiet">${t('release.ratesLead')}</p>
      ${rates.length === 0 ? empty(t('release.ratesEmpty')) : html`<table class="totals">
        <thead><tr><th>${t('release.crew')}</th><th>${t('release.method')}</th><th>${t('release.cover')}</th>
          <th>${t('release.days')}</th><th>${t('release.perHour')}</th><th>${t('release.spread')}</th></tr></thead>
        <tbody>${rates.map((/** @type {any} */ one) => html`<tr>
          <th scope="row"><a href=${to('crews', one.crew)}>${names.get(one.crew) ?? t('unknown')}</a></th>
          <td>${word('fieldMethod', one.method)}</td><td>${word('groundCover', one.cover)}</td>
          <td>${number(one.days)}</td><td>${number(one.squareMetresPerHour, 1)}</td>
          <td>±${number(one.spread, 1)}</td></tr>`)}</tbody></table>`}`;
  }
}

customElements.define('furrow-rates', Rates);
