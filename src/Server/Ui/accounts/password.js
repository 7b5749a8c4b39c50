import { html, nothing } from 'lit';
import { send } from '../shell/api.js';
import { failed } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { t } from '../shell/words.js';
import { newPassword, secret } from './secret-fields.js';

/** Changes one's own password; every other session of the account ends with it. */
class Password extends Piece {
  static properties = { fault: { state: true }, done: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.fault = null;
    this.done = false;
    this.busy = false;
  }

  render() {
    return html`
      <details class="act">
        <summary>${t('accounts.changePassword')}</summary>
        <form @submit=${this.#change}>
          ${secret('present', t('accounts.present'), 'current-password')}
          ${newPassword()}
          ${this.fault ? failed(this.fault) : nothing}
          <div class="buttons"><button ?disabled=${this.busy}>${t('accounts.changePassword')}</button></div>
        </form>
        ${this.done ? html`<p class="note" role="status">${t('accounts.passwordChanged')}</p>` : nothing}
      </details>`;
  }

  /** @param {SubmitEvent} event */
  async #change(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const data = new FormData(form);
    Object.assign(this, { fault: null, done: false });
    if (data.get('chosen') !== data.get('again')) {
      this.fault = { message: t('accounts.differ') };
      return;
    }
    this.busy = true;
    try {
      await send('/api/password', { password: data.get('present'), newPassword: data.get('chosen') });
      form.reset();
      this.done = true;
    } catch (fault) {
      this.fault = fault;
    }
    this.busy = false;
  }
}

customElements.define('furrow-password', Password);
