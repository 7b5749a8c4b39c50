import { html, nothing } from 'lit';
import { labelOf } from '../records/codes.js';
import { form } from '../records/form.js';
import { Answered } from '../shell/answered.js';
import { read, write } from '../shell/api.js';
import { t } from '../shell/words.js';
import { entered } from '../works/board.js';

/** Code lists of the programme: what ships with its source, and what was added, translated or retired here. */
class CodeLists extends Answered {
  ask() {
    return read('/api/codes');
  }

  /** @param {Record<string, any[]>} lists Codes by list. */
  show(lists) {
    return html`<h2>${t('codes.title')}</h2><p class="quiet">${t('codes.lead')}</p>
      ${form(t('codes.add'), [
        { name: 'list', label: t('codes.list'), type: 'choice', required: true,
          choices: Object.keys(lists).map((list) => [list, list.replaceAll('-', ' ')]) },
        { name: 'value', label: t('codes.value'), required: true, why: t('codes.valueWhy') },
        { name: 'labels', label: t('codes.labels'), type: 'area', required: true, why: t('codes.labelsWhy') },
        { name: 'position', label: t('codes.position'), type: 'number', value: 100 },
        { name: 'retired', label: t('codes.retired'), type: 'yes' },
      ], (values, why) => this.#add(values, why))}
      ${Object.entries(lists).map(([list, codes]) => html`<details data-list=${list}>
        <summary>${list.replaceAll('-', ' ')} <span class="quiet">${codes.length}</span></summary>
        <ul class="plain-list">${codes.map((code) => html`<li>${labelOf(code)} <code>${code.value}</code>
          <span class="quiet small">${code.labels.map((/** @type {any} */ one) => `${one.language}: ${one.text}`)
            .join(' · ')} · ${code.origin.source}</span>
          ${code.retired ? html`<span class="tag">${t('codes.isRetired')}</span>` : nothing}</li>`)}</ul></details>`)}`;
  }

  /**
   * @param {any} values
   * @param {string} why
   */
  async #add({ labels, ...values }, why) {
    const lines = labels.split('\n').map((/** @type {string} */ line) => line.trim()).filter(Boolean);
    const told = lines.map((/** @type {string} */ line) => {
      const [, language, text] = /^([a-zA-Z-]{2,12})\s*:\s*(.+)$/.exec(line) ?? ['', 'en', line];
      return { language, text };
    });
    await write('/api/codes', why, { record: { ...values, labels: told, id: crypto.randomUUID(), origin: entered() } });
    await this.load();
  }
}

customElements.define('furrow-code-lists', CodeLists);
