import { html, nothing } from 'lit';
import { choices, form } from '../records/form.js';
import { read, write } from '../shell/api.js';
import { base64 } from '../shell/files.js';
import { loadLayer } from '../shell/load.js';
import { failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { number, t, word } from '../shell/words.js';
import './edit.js';

const TARGETS = ['hazards', 'reports', 'daily-reports', 'releases', 'organisations', 'sessions', 'incidents', 'codes'];
const MOST = 500;
const MOST_FAULTS = 100;

/** Many hazards at once: one field of all that are chosen, or the rows of a file, each with a preview. */
class Bulk extends Piece {
  static properties = {
    items: { state: true }, chosen: { state: true }, fault: { state: true }, seen: { state: true },
  };

  constructor() {
    super();
    /** @type {any[] | null} */
    this.items = null;
    /** @type {Set<string>} */
    this.chosen = new Set();
    /** @type {any} */
    this.fault = null;
    /** @type {any} What an import came to, or would. */
    this.seen = null;
  }

  /** @type {{body: any, why: string} | null} What the preview was made of. */
  #wish = null;

  connectedCallback() {
    super.connectedCallback();
    void this.#read('');
  }

  /** @param {string} text */
  async #read(text) {
    try {
      const words = new URLSearchParams({ limit: String(MOST), ...(text ? { text } : {}) });
      Object.assign(this, { items: (await read(`/api/hazards?${words}`)).items, fault: null, chosen: new Set() });
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.#read(''));
    if (!this.items) return waiting();
    const chosen = this.items.filter((one) => this.chosen.has(one.id));
    return html`<div class="bulk">
      <h2>${t('bulk.title')}</h2><p class="quiet">${t('bulk.lead')}</p>
      <label class="find"><span class="unseen">${t('lists.find')}</span>
        <input type="search" placeholder=${t('lists.find')}
          @change=${(/** @type {any} */ event) => this.#read(event.target.value.trim())}></label>
      <label class="check"><input type="checkbox" name="all" .checked=${chosen.length === this.items.length}
        @change=${(/** @type {any} */ event) => this.#all(event.target.checked)}> ${t('bulk.all')}</label>
      <ul class="chosen">${this.items.map((one) => html`<li><label class="check"><input type="checkbox"
        .checked=${this.chosen.has(one.id)} @change=${() => this.#turn(one.id)}> ${one.localId}
        <span class="quiet small">${one.name ?? ''} ${word('hazardKind', one.kind)}</span></label></li>`)}</ul>
      <p role="status">${t('bulk.chosen', { count: chosen.length })}</p>
      ${chosen.length ? html`<furrow-hazard-edit .hazards=${chosen} @done=${() => this.#read('')}>
        </furrow-hazard-edit>` : nothing}
      <h3>${t('bulk.import')}</h3><p class="quiet">${t('bulk.importLead')}</p>
      ${form(t('bulk.look'), [
        { name: 'target', label: t('bulk.target'), type: 'choice', required: true,
          choices: choices('importTarget', TARGETS, word) },
        { name: 'file', label: t('bulk.file'), type: 'file', required: true, why: t('bulk.fileWhy') },
        { name: 'columns', label: t('bulk.columns'), type: 'area', why: t('bulk.columnsWhy') },
        { name: 'illustrative', label: t('bulk.illustrative'), type: 'yes' },
        { name: 'acceptGood', label: t('bulk.acceptGood'), type: 'yes' },
      ], (values, why) => this.#look(values, why), [], true)}
      ${this.seen ? this.#found(this.seen) : nothing}
      <p><a href=${to('hazards')}>${t('lists.hazards')}</a></p></div>`;
  }

  /** @param {boolean} all */
  #all(all) {
    this.chosen = new Set(all ? this.items?.map((one) => one.id) : []);
  }

  /** @param {string} id */
  #turn(id) {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
  }

  /**
   * @param {any} values
   * @param {string} why
   */
  async #look({ file, columns = '', ...values }, why) {
    const lines = columns.split('\n').map((/** @type {string} */ line) => line.trim()).filter(Boolean);
    const pairs = (/** @type {RegExp} */ sign) => Object.fromEntries(lines.map((/** @type {string} */ line) =>
      sign.exec(line)).filter(Boolean).map((/** @type {any} */ [, field, value]) => [field.trim(), value.trim()]));
    const body = { ...values, fileName: file.name, file: await base64(file),
      map: pairs(/^([^:=]+)=(.+)$/), set: pairs(/^([^:=]+):=(.+)$/) };
    this.#wish = { body, why };
    this.seen = await write('/api/imports', why, { ...body, preview: true });
    return false;
  }

  /** @param {any} seen */
  #found({ rowsRead, taken, saved, rejected, mapping, written }) {
    const counts = { added: number(saved.added), changed: number(saved.changed), unchanged: number(saved.unchanged) };
    const may = !written && taken > 0 && (rejected.length === 0 || this.#wish?.body.acceptGood);
    return html`<section class="seen" aria-label=${t('bulk.look')}>
      <p role="status">${t('bulk.read', { rows: rowsRead, taken, refused: rowsRead - taken })}
        ${t(written ? 'bulk.written' : 'bulk.would', counts)}</p>
      <details><summary>${t('bulk.from')}</summary><ul class="plain-list">${mapping.map(
        (/** @type {any} */ one) => html`<li>${one.field} ← ${one.column ?? one.value ?? '–'}</li>`)}</ul></details>
      ${rejected.length ? html`<table class="totals faults"><thead><tr><th>${t('bulk.line')}</th>
        <th>${t('bulk.field')}</th><th>${t('bulk.reason')}</th></tr></thead><tbody>
        ${rejected.slice(0, MOST_FAULTS).map((/** @type {any} */ row) => html`<tr><th scope="row">${row.line}</th>
          <td>${row.field}${row.value ? html` <q>${row.value}</q>` : nothing}</td><td>${row.reason}</td></tr>`)}
        </tbody></table>` : nothing}
      ${may ? html`<button class="write" @click=${() => this.#write()}>${t('bulk.write', { count: taken })}</button>`
        : nothing}</section>`;
  }

  async #write() {
    const { body, why } = /** @type {{body: any, why: string}} */ (this.#wish);
    try {
      this.seen = await write('/api/imports', why, body);
      await this.#read('');
      await loadLayer('hazards');
    } catch (fault) {
      this.fault = fault;
    }
  }
}

customElements.define('furrow-bulk', Bulk);
