import { html, nothing } from 'lit';
import { failed } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { t } from '../shell/words.js';
import '../hazards/perimeter.js';
import './people.js';

/**
 * @typedef {object} Input One question of a form.
 * @property {string} name
 * @property {string} label
 * @property {'text' | 'area' | 'date' | 'number' | 'choice' | 'many' | 'yes' | 'ground' | 'people' | 'file'} [type]
 * @property {boolean} [required]
 * @property {string} [why] Why it is asked; shown below the field.
 * @property {Record<string, string>} [whys] The same by the value that is chosen.
 * @property {(values: Record<string, string>) => boolean} [when] Asked only while this holds; always when left out.
 * @property {string} [hazard] For ground: the hazard whose own outline is no overlap.
 * @property {any} [remaining] For ground: what all that remains stands for.
 * @property {[string, string][]} [choices] Value and words.
 * @property {string | number | boolean | string[]} [value] What it starts with.
 */

/** A form made of described questions, with the reason that the journal keeps. Refusals are shown where they belong. */
class Form extends Piece {
  static properties = {
    inputs: { attribute: false }, word: { attribute: false }, act: { attribute: false }, needs: { attribute: false },
    title: { attribute: false }, fault: { state: true }, busy: { state: true }, done: { state: true },
    missing: { state: true }, open: { attribute: false }, chosen: { state: true },
  };

  constructor() {
    super();
    /** @type {Input[]} */
    this.inputs = [];
    this.word = '';
    this.title = '';
    /** @type {string[]} What is missing before the act can succeed. */
    this.needs = [];
    /** @type {(values: Record<string, any>, why: string) => Promise<unknown>} False when nothing was kept yet. */
    this.act = async () => {};
    /** @type {any} */
    this.fault = null;
    this.busy = false;
    this.done = false;
    this.open = false;
    /** @type {Set<string>} */
    this.missing = new Set();
    /** @type {Record<string, string>} What is chosen now, so that only what belongs to it is asked. */
    this.chosen = {};
  }

  /** @type {Map<string, any>} Answers that no field of HTML holds: ground and people. */
  #given = new Map();

  static #next = 0;

  #id = `form-${Form.#next++}`;

  render() {
    const needs = this.needs.length;
    return html`
      <details class="act" ?open=${this.open}
        @toggle=${(/** @type {any} */ event) => { this.open = event.target.open; }}>
        <summary>${this.title || this.word}
          ${needs ? html`<span class="tag warn">${t('form.needs', { count: needs })}</span>` : nothing}</summary>
        ${needs ? html`<ul class="duties">${this.needs.map((need) => html`<li class="unmet">${need}</li>`)}</ul>`
          : nothing}
        <form @submit=${this.#submit} @change=${this.#choose} novalidate>
          ${this.inputs.map((input, index) => this.#input(input, index))}
          <div class="entry">
            <label for="${this.#id}-why">${t('why.label')} <span class="quiet">${t('form.required')}</span></label>
            <textarea id="${this.#id}-why" name="why" rows="2" maxlength="1000"
              aria-invalid=${this.missing.has('why')}></textarea>
            ${this.missing.has('why') ? html`<p class="fault" role="alert">${t('why.missing')}</p>` : nothing}
          </div>
          <div class="buttons"><button ?disabled=${this.busy}>${this.busy ? t('loading') : this.word}</button></div>
          ${this.fault ? html`${failed(this.fault)}${this.#rows()}` : nothing}
          ${this.done ? html`<p class="note" role="status">${t('form.kept')}</p>` : nothing}
        </form>
      </details>`;
  }

  #rows() {
    return this.fault.rows?.length ? html`<ul class="duties">${this.fault.rows.map((/** @type {any} */ row) =>
      html`<li class="unmet">${row.reason}</li>`)}</ul>` : nothing;
  }

  /**
   * @param {Input} input
   * @param {number} index
   */
  #input(input, index) {
    const id = `${this.#id}-${index}`;
    const wrong = this.missing.has(input.name);
    const hidden = !(input.when?.(this.#now()) ?? true);
    const { type = 'text' } = input;
    const reason = input.whys?.[this.chosen[input.name] ?? String(input.value ?? input.choices?.[0]?.[0] ?? '')]
      ?? input.why;
    const note = reason ? `${id}-note` : nothing;
    if (type === 'ground' || type === 'people' || type === 'many') {
      return html`<div class="entry ${type}" role="group" ?hidden=${hidden} aria-label=${input.label}
        aria-describedby=${note}>
        ${this.#wide(input, wrong)}
        ${reason ? html`<p class="quiet small" id=${note}>${reason}</p>` : nothing}
        ${wrong ? html`<p class="fault" role="alert">${t('form.fill')}</p>` : nothing}</div>`;
    }
    const control = this.#control(input, type, { id, wrong, note });
    return html`
      <div class="entry ${type}" ?hidden=${hidden}>
        <label for=${id}>${input.label}
          ${input.required ? html`<span class="quiet">${t('form.required')}</span>` : nothing}</label>
        ${control}
        ${reason ? html`<p class="quiet small" id=${note}>${reason}</p>` : nothing}
        ${wrong ? html`<p class="fault" role="alert">${t(type === 'number' ? 'form.number' : 'form.fill')}</p>`
          : nothing}
      </div>`;
  }

  /**
   * @param {Input} input
   * @param {string} type
   * @param {{id: string, wrong: boolean, note: any}} about
   */
  #control(input, type, { id, wrong, note }) {
    const { value = '' } = input;
    if (type === 'yes') return html`<input id=${id} name=${input.name} type="checkbox" ?checked=${Boolean(value)}>`;
    if (type === 'file') {
      return html`<input id=${id} name=${input.name} type="file" aria-invalid=${wrong} aria-describedby=${note}>`;
    }
    if (type === 'area') {
      return html`<textarea id=${id} name=${input.name} rows="4" aria-invalid=${wrong} aria-describedby=${note}
        .defaultValue=${String(value)}></textarea>`;
    }
    if (type === 'choice') {
      return html`<select id=${id} name=${input.name} aria-invalid=${wrong} aria-describedby=${note}>
        ${input.required ? nothing : html`<option value=""></option>`}
        ${(input.choices ?? []).map(([key, words]) =>
          html`<option value=${key} ?selected=${key === value}>${words}</option>`)}</select>`;
    }
    return html`<input id=${id} name=${input.name} type=${type === 'number' ? 'text' : type}
      .defaultValue=${String(value)} inputmode=${type === 'number' ? 'decimal' : nothing}
      aria-invalid=${wrong} aria-describedby=${note}>`;
  }

  /**
   * A question whose answer is more than one field.
   * @param {Input} input
   * @param {boolean} wrong
   */
  #wide(input, wrong) {
    const give = (/** @type {CustomEvent} */ event) => { this.#given.set(input.name, event.detail); };
    const title = html`<span class="entry-title">${input.label}
      ${input.required ? html`<span class="quiet">${t('form.required')}</span>` : nothing}</span>`;
    if (input.type === 'ground') {
      return html`<furrow-perimeter .title=${input.label} .hazard=${input.hazard ?? ''}
        .remaining=${input.remaining ?? null} aria-invalid=${wrong} @outline=${give}></furrow-perimeter>`;
    }
    if (input.type === 'people') return html`${title}<furrow-head-count @people=${give}></furrow-head-count>`;
    const chosen = /** @type {string[]} */ (input.value ?? []);
    return html`${title}<span class="choices">${(input.choices ?? []).map(([key, words]) => html`
      <label class="check"><input type="checkbox" name=${input.name} value=${key} ?checked=${chosen.includes(key)}>
        ${words}</label>`)}</span>`;
  }

  /** What is asked now. */
  #asked() {
    return this.inputs.filter((input) => input.when?.(this.#now()) ?? true);
  }

  /** What is chosen, with what each question starts with. */
  #now() {
    const start = this.inputs.filter((input) => input.type === 'choice').map((input) =>
      [input.name, String(input.value ?? (input.required ? input.choices?.[0]?.[0] ?? '' : ''))]);
    return { ...Object.fromEntries(start), ...this.chosen };
  }

  /** @param {Event} event */
  #choose({ target }) {
    if (target instanceof HTMLSelectElement) this.chosen = { ...this.chosen, [target.name]: target.value };
  }

  /**
   * What the person answered, and what is missing or wrong in it.
   * @param {HTMLFormElement} form
   */
  #read(form) {
    const data = new FormData(form);
    /** @type {Record<string, any>} */
    const values = {};
    /** @type {Set<string>} */
    const missing = new Set();
    for (const { name, type, required } of this.#asked()) {
      const text = String(data.get(name) ?? '').trim();
      /** @type {any} */
      let value = text === '' ? undefined : text;
      if (type === 'yes') value = data.has(name);
      else if (type === 'many') value = data.getAll(name);
      else if (type === 'people') value = this.#given.get(name);
      else if (type === 'ground') {
        value = this.#given.get(name)?.outline;
        values[`${name}Points`] = this.#given.get(name)?.points ?? [];
      }
      else if (type === 'file') value = /** @type {File} */ (data.get(name))?.size ? data.get(name) : undefined;
      else if (type === 'number' && value !== undefined) value = Number(text.replace(',', '.'));
      if (required && (value === undefined || value?.length === 0) || Number.isNaN(value)) missing.add(name);
      if (value !== undefined) values[name] = value;
    }
    return { values, missing, why: String(data.get('why') ?? '').trim() };
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const { values, missing, why } = this.#read(form);
    if (!why) missing.add('why');
    Object.assign(this, { missing, fault: null, done: false });
    if (missing.size) {
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (form.querySelector('[aria-invalid="true"]'))?.focus();
      return;
    }
    this.busy = true;
    try {
      if (await this.act(values, why) === false) return;
      form.reset();
      Object.assign(this, { done: true, chosen: {} });
    } catch (fault) {
      this.fault = fault;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('furrow-form', Form);

/**
 * @param {string} title
 * @param {Input[]} inputs
 * @param {(values: Record<string, any>, why: string) => Promise<unknown>} act
 * @param {string[]} [needs] What is missing before it can succeed.
 * @param {boolean} [open] Whether it shows its questions at once.
 */
export function form(title, inputs, act, needs = [], open = false) {
  return html`<furrow-form .title=${title} .word=${title} .inputs=${inputs} .act=${act} .needs=${needs} .open=${open}>
    </furrow-form>`;
}

/**
 * Words of an enumeration as choices.
 * @param {string} group
 * @param {string[]} values
 * @param {(group: string, value: string) => string} word
 * @returns {[string, string][]}
 */
export function choices(group, values, word) {
  return values.map((value) => [value, word(group, value)]);
}
