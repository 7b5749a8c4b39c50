import { html } from 'lit';
import { t } from '../shell/words.js';

/**
 * Fields as names and values.
 * @param {[string, unknown][]} fields
 * @param {string[]} [groups] Message groups that name the fields, first match wins.
 */
export function fieldList(fields, groups = ['fields', 'record', 'pledges']) {
  return html`<dl class="fields">${fields.map(([name, value]) => {
    const label = groups.map((group) => t(`${group}.${name}`, {}, '')).find(Boolean) ?? name;
    return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  })}</dl>`;
}
