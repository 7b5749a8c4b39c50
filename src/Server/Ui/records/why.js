import { html, nothing } from 'lit';
import { failed } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { t } from '../shell/words.js';

/** A decision with its reason: nothing is written without one, because the journal keeps both. */
class Why extends Piece {
  static properties = {
    acts: { attribute: false }, fault: { state: true }, missing: { state: true }, busy: { state: true },
  };

  constructor() {
    super();
    /** @type {{word: string, act: (why: string) => Promise<void>}[]} */
    this.acts = [];
    /** @type {any} */
    this.fault = null;
    this.missing = false;
    this.busy = false;
  }

  static #next = 0;

  #id = `why-${Why.#next++}`;

  render() {
    return html`
      <form class="why" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <label for=${this.#id}>${t('why.label')}</label>
        <textarea id=${this.#id} rows="2" maxlength="1000" aria-invalid=${this.missing}></textarea>
        ${this.missing ? html`<p class="fault" role="alert">${t('why.missing')}</p>` : nothing}
        <div class="buttons">${this.acts.map(({ word, act }) =>
          html`<button ?disabled=${this.busy} @click=${() => this.#decide(act)}>${word}</button>`)}</div>
        ${this.fault ? failed(this.fault) : nothing}
      </form>`;
  }

  /** @param {(why: string) => Promise<void>} act */
  async #decide(act) {
    const box = /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
    const why = box.value.trim();
    this.missing = why === '';
    if (this.missing) {
      box.focus();
      return;
    }
    this.busy = true;
    this.fault = null;
    try {
      await act(why);
      box.value = '';
    } catch (fault) {
      this.fault = fault;
    }
    this.busy = false;
  }
}

customElements.define('furrow-why', Why);
