import { html, nothing } from 'lit';
import { t, time } from '../shell/words.js';

/**
 * Where a record came from.
 * @param {any} origin
 */
export function originOf(origin) {
  if (!origin) return nothing;
  return html`
    <section class="origin" aria-label=${t('record.origin')}>
      <h3>${t('record.origin')}</h3>
      <dl class="fields">
        <div><dt>${t('record.source')}</dt><dd>${origin.source}</dd></div>
        ${origin.key ? html`<div><dt>${t('record.key')}</dt><dd>${origin.key}</dd></div>` : nothing}
        ${origin.attribution
          ? html`<div><dt>${t('record.attribution')}</dt><dd>${origin.attribution}</dd></div>` : nothing}
      </dl>
      ${origin.illustrative ? html`<p class="tag warn">${t('record.illustrative')}</p>` : nothing}
    </section>`;
}

/**
 * Who changed a record, when and why, newest first.
 * @param {any[] | undefined} entries
 */
export function historyOf(entries) {
  return html`
    <section class="history" aria-label=${t('record.history')}>
      <h3>${t('record.history')}</h3>
      ${entries?.length ? html`<ol>${entries.map((entry) => html`
        <li><span class="quiet small">${time(entry.at)}</span>
          ${t('record.entry', { actor: entry.actor, why: entry.why })}</li>`)}
      </ol>` : html`<p class="quiet">${t('record.historyNone')}</p>`}
    </section>`;
}
