import { html, LitElement, nothing } from 'lit';
import { send } from '../shell/api.js';
import { failed } from '../shell/notes.js';
import { t } from '../shell/words.js';
import { m, w } from './parts.js';

/**
 * One field of an act.
 *
 * @typedef {object} FormField
 * @property {string} name
 * @property {'text' | 'long' | 'date' | 'number' | 'words' | 'choice' | 'yes' | 'file' | 'rows'} [type]
 * @property {string} [label] Its word on the screen, where that is not its name.
 * @property {string[]} [columns] Of a `rows` field.
 * @property {any[]} [rows] What a `rows` field holds already.
 * @property {string} [group] Words of a `words` field.
 * @property {string[]} [words]
 * @property {[string, string][]} [choices] Value and label of a `choice` field.
 * @property {boolean} [needed]
 * @property {string} [value]
 */

/** An act with its fields and its reason, sent as one request that is safe to send twice. */
class Act extends LitElement {
  static properties = {
    address: { attribute: false }, fields: { attribute: false }, word: { attribute: false }, why: { attribute: false },
    shape: { attribute: false }, fault: { state: true }, busy: { state: true }, more: { state: true },
  };

  static #next = 0;

  #id = `act-${Act.#next++}`;

  #request = crypto.randomUUID();

  constructor() {
    super();
    this.address = '';
    /** @type {FormField[]} */
    this.fields = [];
    this.word = '';
    this.why = '';
    /** @type {((values: Record<string, any>) => any) | null} Turns the values into what the server is sent. */
    this.shape = null;
    /** @type {any} */
    this.fault = null;
    this.busy = false;
    /** @type {Record<string, number>} Empty lines that were added to a `rows` field. */
    this.more = {};
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return html`
      <form class="m-form" @submit=${this.#send} novalidate>
        ${this.fields.map((field) => this.#field(field))}
        <div class="wide"><label for="${this.#id}-why">${t('why.label')}</label>
          <input id="${this.#id}-why" name="why" maxlength="1000" required .value=${this.why}></div>
        <div class="wide"><button ?disabled=${this.busy}>${this.word}</button>
          ${this.fault ? failed(this.fault) : nothing}</div>
      </form>`;
  }

  /** @param {FormField} field */
  #field(field) {
    const id = `${this.#id}-${field.name}`;
    const label = html`<label for=${id}>${m(`field.${field.label ?? field.name}`)}${field.needed ? ' *' : ''}</label>`;
    if (field.type === 'rows') return this.#rows(field);
    if (field.type === 'long')
      return html`<div class="wide">${label}<textarea id=${id} name=${field.name} rows="3"
        ?required=${field.needed}>${field.value ?? ''}</textarea></div>`;
    if (field.type === 'yes')
      return html`<div><label for=${id}><input id=${id} name=${field.name} type="checkbox"
        ?checked=${field.value === 'true'}> ${m(`field.${field.name}`)}</label></div>`;
    if (field.type === 'words' || field.type === 'choice') {
      const choices = field.choices ?? (field.words ?? []).map((word) => [word, w(field.group ?? '', word)]);
      return html`<div>${label}<select id=${id} name=${field.name} ?required=${field.needed}>
        ${field.needed && choices.length === 1 ? nothing : html`<option value=""></option>`}
        ${choices.map(([value, text]) => html`<option value=${value} ?selected=${value ===
          field.value}>${text}</option>`)}
      </select></div>`;
    }
    return html`<div>${label}<input id=${id} name=${field.name} type=${field.type ?? 'text'} step="any"
      accept=${field.type === 'file' ? 'image/jpeg,image/png,image/webp' : nothing}
      ?required=${field.needed} .value=${field.type === 'file' ? '' : field.value ?? ''}></div>`;
  }

  /**
   * Lines of a few columns each, with one empty line at the end.
   * @param {FormField} field
   */
  #rows({ name, columns = [], rows = [] }) {
    const count = rows.length + 1 + (this.more[name] ?? 0);
    return html`<fieldset class="wide m-lines"><legend>${m(`field.${name}`)}</legend>
      ${Array.from({ length: count }, (_, i) => html`<div class="m-line">${columns.map((column) => html`
        <input name=${`${name}.${i}.${column}`} .value=${rows[i]?.[column] ?? ''}
          aria-label=${`${m(`field.${name}`)} ${i + 1}: ${m(`field.${column}`)}`}
          placeholder=${m(`field.${column}`)}>`)}</div>`)}
      <button type="button" @click=${() => (this.more = { ...this.more, [name]: (this.more[name] ?? 0) + 1 })}>
        ${m('anotherLine')}</button></fieldset>`;
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.reportValidity()) return;
    Object.assign(this, { busy: true, fault: null });
    try {
      const values = await valuesOf(form, this.fields);
      const answer = await send(this.address, { request: this.#request, ...(this.shape ? this.shape(values) : values)
        });
      this.#request = crypto.randomUUID();
      form.reset();
      this.dispatchEvent(new CustomEvent('done', { detail: answer, bubbles: true }));
    } catch (fault) {
      this.fault = fault;
    }
    this.busy = false;
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {FormField[]} fields
 */
async function valuesOf(form, fields) {
  const data = new FormData(form);
  /** @type {Record<string, any>} */
  const values = { why: String(data.get('why') ?? '').trim() };
  for (const { name, type, columns = [] } of fields) {
    const value = data.get(name);
    if (type === 'rows') values[name] = lines(data, name, columns);
    else if (type === 'yes') values[name] = data.has(name);
    else if (value instanceof File) Object.assign(values, value.size ? { file: await base64(value), fileName:
      value.name } : {});
    else if (value !== null && String(value).trim() !== '')
      values[name] = type === 'number' ? Number(value) : String(value).trim();
  }
  return values;
}

/**
 * The lines of a `rows` field whose text is filled.
 * @param {FormData} data
 * @param {string} name
 * @param {string[]} columns
 */
function lines(data, name, columns) {
  const found = [];
  for (let i = 0; data.has(`${name}.${i}.text`); i++) {
    const line = Object.fromEntries(columns.map((column) =>
      [column, String(data.get(`${name}.${i}.${column}`) ?? '').trim() || undefined]));
    if (line.text) found.push({ ...line, language: line.language ?? 'und' });
  }
  return found;
}

/** @param {File} file */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',', 2)[1]);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

customElements.define('furrow-act', Act);
