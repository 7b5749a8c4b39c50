import { html, nothing } from 'lit';
import { to } from '../shell/route.js';
import { change, state } from '../shell/state.js';
import { t } from '../shell/words.js';
import { plannedWhen, rowOf } from '../works/fields.js';

const MOST_ROWS = 100;

/**
 * Works by their planned start, each leading to its record.
 * @param {any[] | undefined} works
 */
export function worksList(works) {
  if (!works?.length) return nothing;
  const start = (/** @type {any} */ work) => rowOf(work.id)?.start ?? Infinity;
  const sorted = [...works].sort((a, b) => start(a) - start(b));
  return html`
    <h3>${t('record.schedule')}</h3>
    ${state.timeline ? html`<p><button @click=${() => change({ gantt: true })}>${t('gantt.open')}</button></p>`
      : nothing}
    <ul class="rows">${sorted.slice(0, MOST_ROWS).map((work) => html`
      <li><a class="row" href=${to('works', work.id)}>
        <span class="row-title">${work.title}</span>
        <span class="row-line">${plannedWhen(work.id)}</span></a></li>`)}
    </ul>
    ${sorted.length > MOST_ROWS ? html`<p class="quiet">${t('shownOfMore', { count: MOST_ROWS })}</p>` : nothing}`;
}
