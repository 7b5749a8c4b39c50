import { html, nothing } from 'lit';
import { to } from '../shell/route.js';
import { t } from '../shell/words.js';

/**
 * The works that a change moves most, each with what now holds it.
 * @param {any[]} shifts Days by which each ends later; below 0: sooner.
 * @param {Record<string, string[]> | undefined} because Reasons by work.
 */
export function shiftList(shifts, because = {}) {
  if (!shifts.length) return nothing;
  return html`<details class="shifts"><summary>${t('wishes.shifts', { count: shifts.length })}</summary>
    <ul class="rows">${shifts.map((one) => html`
      <li><a class="row" href=${to('works', one.work)}><span class="row-title">${one.title}</span>
        <span class="row-line">${t(one.days > 0 ? 'wishes.later' : 'wishes.sooner', {
          count: Math.max(1, Math.round(Math.abs(one.days))), people: one.people })}
          ${because[one.work]?.[0] ?? ''}</span></a></li>`)}
    </ul></details>`;
}
