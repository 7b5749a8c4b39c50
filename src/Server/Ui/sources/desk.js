import { html, nothing } from 'lit';
import { amountText, toward } from '../pledges/fields.js';
import { quotedText } from '../pledges/quote-text.js';
import { write } from '../shell/api.js';
import { failed } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { go, to } from '../shell/route.js';
import { date, percent, t, word } from '../shell/words.js';

const MOST_BYTES = 4_000_000;

/** Paste or drop a text; it is read at once, and kept only when a person says so. */
class Desk extends Piece {
  static properties = {
    text: { state: true }, preview: { state: true }, fault: { state: true }, busy: { state: true },
    over: { state: true }, active: { state: true },
  };

  constructor() {
    super();
    this.text = '';
    /** @type {any} */
    this.preview = null;
    /** @type {any} */
    this.fault = null;
    this.busy = false;
    this.over = false;
    /** @type {string | null} Claim that is lit. */
    this.active = null;
  }

  #timer = 0;

  #given = { outlet: '', url: '', publishedOn: '', keeping: 'whole', html: false };

  render() {
    const { preview } = this;
    return html`
      <h2>${t('desk.title')}</h2>
      <p class="quiet">${t('desk.lead')}</p>
      <form class="desk ${this.over ? 'over' : ''}" @submit=${this.#keep}
        @dragover=${this.#drag} @dragleave=${() => { this.over = false; }} @drop=${this.#drop}>
        <label>${t('desk.text')}
          <textarea .value=${this.text} maxlength="2000000" placeholder=${t('desk.paste')}
            @input=${this.#type} @paste=${this.#paste}></textarea></label>
        <label>${t('desk.file')}<input type="file" accept=".txt,.html,.htm,text/plain,text/html"
          @change=${this.#choose}></label>
        <div class="given">
          ${this.#field('outlet', 'text')}${this.#field('publishedOn', 'date')}${this.#field('url', 'url')}
        </div>
        <label class="choice"><input type="checkbox" @change=${(/** @type {Event} */ event) => {
          this.#given.keeping = /** @type {HTMLInputElement} */ (event.target).checked ? 'excerpt' : 'whole';
        }}> ${t('desk.excerpt')}</label>
        ${this.fault ? failed(this.fault) : nothing}
        ${preview ? this.#found(preview) : nothing}
        <div class="decide"><button ?disabled=${this.busy || !preview}>${t('desk.keep')}</button></div>
      </form>`;
  }

  /**
   * @param {'outlet' | 'publishedOn' | 'url'} name
   * @param {string} type
   */
  #field(name, type) {
    return html`<label>${t(`desk.${name}`)}<input name=${name} type=${type} .value=${this.#given[name]}
      @input=${(/** @type {Event} */ event) => {
        this.#given[name] = /** @type {HTMLInputElement} */ (event.target).value;
      }}></label>`;
  }

  /** @param {any} preview */
  #found(preview) {
    return html`<div role="status">
      ${preview.alreadyHeld ? html`<p class="held">${t('desk.held')}</p>` : nothing}
      ${preview.alike.map((/** @type {any} */ one) => html`<p class="held">${t('desk.alike', {
        share: percent(one.likeness), outlet: one.outlet ?? t('pledges.nobody'),
        day: one.publishedOn ? date(one.publishedOn) : t('pledges.noDate'),
      })} <a href=${to('documents', one.id)}>${one.title ?? t('unnamed')}</a></p>`)}
      <p>${t('desk.found', { count: preview.claims.length })}</p>
    </div>
    ${preview.claims.length === 0 ? nothing : html`
      ${quotedText(preview.text, preview.claims, this.active, (claim) => { this.active = claim.id; })}
      <ul class="found">${preview.claims.map((/** @type {any} */ claim) => html`<li>
        <button type="button" class="plain" aria-pressed=${claim.id === this.active}
          @click=${() => { this.active = claim.id; }}>${claim.thing}${claim.amount
            ? `: ${amountText(claim.amount)}` : ''}</button>
        <span class="quiet small">${toward(namesOf(claim.pledgers), namesOf(claim.recipients))} ·
          ${word('modality', claim.modality)} · ${t('desk.rule', { rule: claim.origin.key.split(':').at(-1) })}</span>
      </li>`)}</ul>`}`;
  }

  /** @param {InputEvent} event */
  #type(event) {
    this.#given.html = false;
    this.#take(/** @type {HTMLTextAreaElement} */ (event.target).value);
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const page = event.clipboardData?.getData('text/html') ?? '';
    const plain = event.clipboardData?.getData('text/plain') ?? '';
    if (plain || !page) return;
    event.preventDefault();
    this.#given.html = true;
    this.#take(page);
  }

  /** @param {DragEvent} event */
  #drag(event) {
    event.preventDefault();
    this.over = true;
  }

  /** @param {DragEvent} event */
  async #drop(event) {
    event.preventDefault();
    this.over = false;
    const file = event.dataTransfer?.files[0];
    if (file) await this.#open(file);
    else this.#take(event.dataTransfer?.getData('text/plain') ?? '');
  }

  /** @param {Event} event */
  async #choose(event) {
    const file = /** @type {HTMLInputElement} */ (event.target).files?.[0];
    if (file) await this.#open(file);
  }

  /** @param {File} file */
  async #open(file) {
    if (file.size > MOST_BYTES) {
      this.fault = { code: 'document.too-large', message: t('desk.tooLarge', { size: file.size }) };
      return;
    }
    this.#given.html = /html?$/i.test(file.name) || file.type === 'text/html';
    this.#take(await file.text());
  }

  /** @param {string} text */
  #take(text) {
    this.text = text;
    clearTimeout(this.#timer);
    this.preview = null;
    if (!text.trim()) return;
    this.#timer = window.setTimeout(() => void this.#look(), 350);
  }

  #body() {
    const { outlet, url, publishedOn, keeping } = this.#given;
    return {
      [this.#given.html ? 'html' : 'text']: this.text, outlet, url, keeping,
      ...(publishedOn ? { publishedOn } : {}),
    };
  }

  async #look() {
    const { text } = this;
    this.fault = null;
    try {
      const preview = await write('/api/readings', t('desk.why'), this.#body());
      if (text !== this.text) return;
      this.preview = preview;
      this.active = preview.claims[0]?.id ?? null;
    } catch (fault) {
      this.fault = fault;
    }
  }

  /** @param {Event} event */
  async #keep(event) {
    event.preventDefault();
    this.busy = true;
    this.fault = null;
    try {
      const kept = await write('/api/documents', t('desk.why'), this.#body());
      go(to('documents', kept.id));
    } catch (fault) {
      this.fault = fault;
    }
    this.busy = false;
  }
}

/** @param {any[]} slots */
const namesOf = (slots) => slots.map((slot) => slot.value);

customElements.define('furrow-desk', Desk);
