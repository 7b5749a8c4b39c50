import { html, nothing } from 'lit';
import { t, time } from '../shell/words.js';

const LONGEST = 160;

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
 * What an entry changed, field by field.
 * @param {any} entry
 */
export function changesOf(entry) {
  if (!entry.before) return html`<span class="quiet small">${t('record.created')}</span>`;
  if (!entry.after) return html`<span class="quiet small">${t('record.withdrawn')}</span>`;
  const text = (/** @type {any} */ value) => (value === undefined || value === null ? '–'
    : typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, LONGEST);
  const fields = Object.keys({ ...entry.before, ...entry.after })
    .filter((name) => JSON.stringify(entry.before[name]) !== JSON.stringify(entry.after[name]));
  return html`<details class="small"><summary>${t('record.changed', { count: fields.length })}</summary>
    <ul>${fields.map((name) => html`<li><span class="quiet">${t(`fields.${name}`, {}, name)}</span>
      <del>${text(entry.before[name])}</del> → <ins>${text(entry.after[name])}</ins></li>`)}</ul></details>`;
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
          ${t('record.entry', { actor: entry.actor, why: entry.why })}
          ${changesOf(entry)}</li>`)}
      </ol>` : html`<p class="quiet">${t('record.historyNone')}</p>`}
    </section>`;
}
