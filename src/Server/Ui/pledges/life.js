import { html, nothing } from 'lit';
import { to } from '../shell/route.js';
import { date, number, percent, t, word } from '../shell/words.js';
import { amountText } from './fields.js';

/** @param {any} value */
const has = (value) => value !== null && value !== undefined;

/**
 * How far a promise is kept, in words that never say more than is known.
 * @param {any} progress
 */
export function outcomeText(progress) {
  const { outcome, least, most } = progress;
  if (outcome !== 'partly') return word('outcome', outcome);
  if (has(least) && has(most) && least !== most) {
    return t('pace.partlyBetween', { least: percent(least), most: percent(most) });
  }
  const share = least ?? most;
  return has(share) ? t(has(least) ? 'pace.partly' : 'pace.partlyMost', { share: percent(share) })
    : word('outcome', outcome);
}

/**
 * The life of a promise as a line of quotes, oldest first; each leads to its text, where it is lit.
 * @param {any[]} events
 */
export function lifeOf(events) {
  return html`<ol class="life">${events.map((one) => html`
    <li class=${one.role ?? 'arrived'}>
      <span class="voice">${one.on ? date(one.on) : t('pledges.noDate')} ·
        <strong>${one.role ? word('role', one.role) : t('pace.byRoster')}</strong>
        ${one.voice ? html`· ${one.voice}` : nothing}
        ${one.amount ? html`· ${amountText(one.amount)}` : nothing}
        ${has(one.arrived) ? html`· ${t('pace.counted', { count: one.arrived })}` : nothing}</span><br>
      ${one.quote ? html`<a href=${to('documents', one.document, { claim: one.claim })}>
        <q>${one.quote}</q></a>` : nothing}
    </li>`)}</ol>`;
}

/**
 * From said to arrived on one line: a dot for each statement, a square for each arrival, a bar where it is due.
 * @param {any} line
 * @param {string} from
 * @param {string} until
 * @param {string} today
 */
export function trackOf(line, from, until, today) {
  const start = Date.parse(from);
  const whole = Math.max(1, Date.parse(until) - start);
  const at = (/** @type {string} */ day) =>
    `${Math.max(0, Math.min(100, ((Date.parse(day) - start) / whole) * 100)).toFixed(2)}%`;
  const dated = line.events.filter((/** @type {any} */ one) => one.on);
  const due = line.commitment.dueOn;
  const last = dated.at(-1);
  if (dated.length === 0 && !due) return html`<span class="quiet small">${t('pace.undatedWay')}</span>`;
  return html`<div class="track" aria-hidden="true">
    <span class="today" .style=${`inset-inline-start:${at(today)}`}></span>
    ${dated.length > 1 ? html`<span class="way" .style=${`inset-inline-start:${at(dated[0].on)};`
      + `inset-inline-end:calc(100% - ${at(last.on)})`}></span>` : nothing}
    ${due ? html`<span class="due ${has(line.daysOverdue) ? 'late' : ''}"
      .style=${`inset-inline-start:${at(due)}`}></span>` : nothing}
    ${dated.map((/** @type {any} */ one) => html`<i
      class="${one.role ?? 'arrival'} ${has(one.arrived) ? 'arrival' : ''}"
      .style=${`inset-inline-start:${at(one.on)}`}></i>`)}</div>`;
}

/**
 * Figures side by side with who says them, each with its own comparison.
 * @param {any} commitment
 * @param {any[]} progress
 */
export function figuresOf(commitment, progress) {
  if (commitment.figures.length < 2) return nothing;
  return html`<h3>${t('pace.figures')}</h3>
    <table class="figures-said"><thead><tr><th>${t('pledges.amount')}</th><th>${t('pledges.speaker')}</th>
      <th>${t('pledges.arrived')}</th></tr></thead><tbody>
      ${commitment.figures.map((/** @type {any} */ figure, /** @type {number} */ i) => html`
        <tr class=${figure.replaced ? 'replaced' : ''}><td>${amountText(figure.amount)}</td>
          <td>${figure.voices.join(', ') || t('pledges.nobody')}</td>
          <td>${figure.replaced ? t('pace.replaced') : outcomeText(progress[i])}</td></tr>`)}
    </tbody></table>`;
}

/**
 * Sums by kind; totals that somebody gave stand beside.
 * @param {any[]} sums
 */
export function sumsOf(sums) {
  return html`<dl class="pace-sums">${sums.map((sum) => {
    const kind = sum.category === 'money' ? `${word('category', 'money')}, ${sum.unit}`
      : sum.category === 'personnel' ? word('category', sum.category) : sum.unit;
    return html`<div><dt>${kind}</dt>
      <dd>${has(sum.arrived) ? number(sum.arrived) : t('pledges.arrivedUnknown')}
        <small>${sum.least > 0 ? t('pace.ofAtLeast', { least: sum.least }) : t('pace.noLeast')}
        ${sum.withoutNumber ? html`<br>${t('pace.withoutNumber', { count: sum.withoutNumber })}` : nothing}
        ${sum.discussed ? html`<br>${t('pace.discussed', { count: sum.discussed })}` : nothing}
        ${sum.totals.map((/** @type {any} */ one) => html`<br>${t('pace.total', { title: one.title })}`)}
        ${sum.converted ? html`<br>${t('pace.converted', {
          least: sum.converted.least, currency: sum.converted.currency,
          rates: sum.converted.rates.map((/** @type {any} */ rate) =>
            `${rate.from} ${rate.rate}, ${date(rate.on)}, ${rate.authority}`).join('; '),
        })}` : nothing}</small></dd></div>`;
  })}</dl>`;
}
