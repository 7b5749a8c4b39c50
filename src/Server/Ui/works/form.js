import { html, nothing } from 'lit';
import { failed } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { t } from '../shell/words.js';

/**
 * @typedef {object} Input One question of a form.
 * @property {string} name
 * @property {string} label
 * @property {'text' | 'area' | 'date' | 'number' | 'choice' | 'yes'} [type]
 * @property {boolean} [required]
 * @property {string} [why] Why it is asked; shown below the field.
 * @property {[string, string][]} [choices] Value and words.
 * @property {string | number | boolean} [value] What it starts with.
 */

/** A form made of described questions, with the reason that the journal keeps. Refusals are shown where they belong. */
class ReleaseForm extends Piece {
  static properties = {
    inputs: { attribute: false }, word: { attribute: false }, act: { attribute: false }, needs: { attribute: false },
    title: { attribute: false }, fault: { state: true }, busy: { state: true }, done: { state: true },
    missing: { state: true }, open: { state: true },
  };

  constructor() {
    super();
    /** @type {Input[]} */
    this.inputs = [];
    this.word = '';
    this.title = '';
    /** @type {string[]} What is missing before the act can succeed. */
    this.needs = [];
    /** @type {(values: Record<string, any>, why: string) => Promise<void>} */
    this.act = async () => {};
    /** @type {any} */
    this.fault = null;
    this.busy = false;
    this.done = false;
    this.open = false;
    /** @type {Set<string>} */
    this.missing = new Set();
  }

  static #next = 0;

  #id = `release-${ReleaseForm.#next++}`;

  render() {
    const needs = this.needs.length;
    return html`
      <details class="act" ?open=${this.open}
        @toggle=${(/** @type {any} */ event) => { this.open = event.target.open; }}>
        <summary>${this.title || this.word}
          ${needs ? html`<span class="tag warn">${t('release.needs', { count: needs })}</span>` : nothing}</summary>
        ${needs ? html`<ul class="duties">${this.needs.map((need) => html`<li class="unmet">${need}</li>`)}</ul>`
          : nothing}
        <form @submit=${this.#submit} novalidate>
          ${this.inputs.map((input, index) => this.#input(input, index))}
          <div class="entry">
            <label for="${this.#id}-why">${t('why.label')} <span class="quiet">${t('release.required')}</span></label>
            <textarea id="${this.#id}-why" name="why" rows="2" maxlength="1000"
              aria-invalid=${this.missing.has('why')}></textarea>
            ${this.missing.has('why') ? html`<p class="fault" role="alert">${t('why.missing')}</p>` : nothing}
          </div>
          <div class="buttons"><button ?disabled=${this.busy}>${this.busy ? t('loading') : this.word}</button></div>
          ${this.fault ? html`${failed(this.fault)}${this.#rows()}` : nothing}
          ${this.done ? html`<p class="note" role="status">${t('release.kept')}</p>` : nothing}
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
    const note = input.why ? `${id}-note` : nothing;
    const { type = 'text', value = '' } = input;
    const control = type === 'area'
      ? html`<textarea id=${id} name=${input.name} rows="4" aria-invalid=${wrong} aria-describedby=${note}
          .value=${String(value)}></textarea>`
      : type === 'choice'
        ? html`<select id=${id} name=${input.name} aria-invalid=${wrong} aria-describedby=${note}>
            ${input.required ? nothing : html`<option value=""></option>`}
            ${(input.choices ?? []).map(([key, words]) =>
              html`<option value=${key} ?selected=${key === value}>${words}</option>`)}</select>`
        : type === 'yes'
          ? html`<input id=${id} name=${input.name} type="checkbox" ?checked=${Boolean(value)}>`
          : html`<input id=${id} name=${input.name} type=${type === 'number' ? 'text' : type} .value=${String(value)}
              inputmode=${type === 'number' ? 'decimal' : nothing} aria-invalid=${wrong} aria-describedby=${note}>`;
    return html`
      <div class="entry ${type}">
        <label for=${id}>${input.label}
          ${input.required ? html`<span class="quiet">${t('release.required')}</span>` : nothing}</label>
        ${control}
        ${input.why ? html`<p class="quiet small" id=${note}>${input.why}</p>` : nothing}
        ${wrong ? html`<p class="fault" role="alert">${t(type === 'number' ? 'release.number' : 'release.fill')}</p>`
          : nothing}
      </div>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const data = new FormData(form);
    /** @type {Record<string, any>} */
    const values = {};
    /** @type {Set<string>} */
    const missing = new Set();
    for (const input of this.inputs) {
      const text = String(data.get(input.name) ?? '').trim();
      if (input.type === 'yes') values[input.name] = data.has(input.name);
      else if (text === '') { if (input.required) missing.add(input.name); }
      else if (input.type === 'number') {
        values[input.name] = Number(text.replace(',', '.'));
        if (!Number.isFinite(values[input.name])) missing.add(input.name);
      } else values[input.name] = text;
    }
    const why = String(data.get('why') ?? '').trim();
    if (!why) missing.add('why');
    Object.assign(this, { missing, fault: null, done: false });
    if (missing.size) {
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (form.querySelector('[aria-invalid="true"]'))?.focus();
      return;
    }
    this.busy = true;
    try {
      await this.act(values, why);
      form.reset();
      this.done = true;
    } catch (fault) {
      this.fault = fault;
    }
    this.busy = false;
  }
}

customElements.define('furrow-release-form', ReleaseForm);

/**
 * @param {string} title
 * @param {Input[]} inputs
 * @param {(values: Record<string, any>, why: string) => Promise<void>} act
 * @param {string[]} [needs]
 */
export function form(title, inputs, act, needs = []) {
  return html`<furrow-release-form .title=${title} .word=${title} .inputs=${inputs} .act=${act} .needs=${needs}>
    </furrow-release-form>`;
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
