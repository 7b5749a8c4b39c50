import { html, nothing } from 'lit';
import { send } from '../shell/api.js';
import { failed } from '../shell/notes.js';
import { forgetKept } from '../shell/offline.js';
import { Piece } from '../shell/piece.js';
import { t } from '../shell/words.js';
import { newPassword, secret } from './secret-fields.js';

/** Name and password; a password that works once is replaced on the way. Tells its page when somebody is in. */
class SignIn extends Piece {
  static properties = {
    needed: { attribute: false }, choose: { state: true }, fault: { state: true }, busy: { state: true },
  };

  constructor() {
    super();
    this.needed = true;
    this.choose = false;
    this.busy = false;
    /** @type {any} */
    this.fault = null;
  }

  render() {
    return html`
      <section class="a-card" aria-labelledby="enter">
        <h1 id="enter">${t(this.choose ? 'accounts.choose' : 'accounts.signIn')}</h1>
        ${this.needed ? nothing : html`<p class="note">${t('accounts.open')}</p>`}
        <form @submit=${this.#enter}>
          <div class="entry">
            <label for="name">${t('accounts.name')}</label>
            <input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required
              maxlength="64" ?readonly=${this.choose}>
          </div>
          ${secret('password', t(this.choose ? 'accounts.oneTime' : 'accounts.password'), 'current-password')}
          ${this.choose ? newPassword() : nothing}
          ${this.fault ? failed(this.fault) : nothing}
          <div class="buttons"><button ?disabled=${this.busy}>
            ${t(this.busy ? 'loading' : this.choose ? 'accounts.chooseAndEnter' : 'accounts.signIn')}</button></div>
        </form>
        <p class="quiet small">${t('accounts.forgot')}</p>
      </section>`;
  }

  /** @param {SubmitEvent} event */
  async #enter(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const chosen = form.get('chosen');
    this.fault = null;
    if (chosen !== form.get('again')) {
      this.fault = { message: t('accounts.differ') };
      return;
    }
    this.busy = true;
    try {
      await send('/api/sign-in', {
        name: form.get('name'), password: form.get('password'), newPassword: chosen ?? undefined,
      });
      await forgetKept();
      this.dispatchEvent(new CustomEvent('entered', { bubbles: true }));
    } catch (fault) {
      const first = /** @type {any} */ (fault).code === 'sign-in.choose-password' && !this.choose;
      if (first) this.choose = true;
      else this.fault = fault;
      await this.updateComplete;
      if (first) /** @type {HTMLElement} */ (this.querySelector('#chosen')).focus();
    }
    this.busy = false;
  }
}

customElements.define('furrow-sign-in', SignIn);
