import { html, nothing } from 'lit';
import { Answered } from '../shell/answered.js';
import { read } from '../shell/api.js';
import { to } from '../shell/route.js';
import { state } from '../shell/state.js';
import { date, t } from '../shell/words.js';
import { amountText } from './fields.js';
import { figuresOf, lifeOf, outcomeText, sumsOf } from './life.js';

/** Promised and here: one giver on one page, with quotes and dates, to be printed. */
class Pledger extends Answered {
  /** @param {string} name */
  ask(name) {
    return read(`/api/pledgers/${encodeURIComponent(name)}`);
  }

  /** @param {any} answer */
  show({ account, on }) {
    return html`
      <p class="page-links"><a href=${to('pace')}>${t('pace.title')}</a></p>
      <h2>${t('pace.promisedAndHere', { pledger: account.pledger ?? t('pledges.nobody') })}</h2>
      <p class="quiet">${t('pace.asOf', { date: date(on) })}</p>
      ${state.programme?.programme?.illustrative ? html`<p class="tag warn">${t('illustrative')}</p>` : nothing}
      ${sumsOf(account.sums)}
      ${account.lines.map((/** @type {any} */ line) => html`
        <section><h3><a href=${to('commitments', line.commitment.id)}>${line.commitment.title}</a></h3>
          <p>${line.commitment.amount ? amountText(line.commitment.amount) : t('pledges.noAmount')} ·
            ${outcomeText(line.progress)} · ${line.commitment.dueOn
              ? t('pace.dueOn', { date: date(line.commitment.dueOn) }) : t('pace.noDue')}</p>
          ${figuresOf(line.commitment, line.ofFigures)}
          ${lifeOf(line.events)}</section>`)}
      <p class="quiet small">${t('pace.silence')}</p>`;
  }
}

customElements.define('furrow-pledger', Pledger);
