import { html, nothing } from 'lit';
import { fresh } from '../shell/api.js';
import { Piece } from '../shell/piece.js';
import { signInAddress } from '../shell/sign-in-address.js';
import { change, state } from '../shell/state.js';
import { t } from '../shell/words.js';

/** Says who is behind the page: who signed in, anybody, or whoever sits at this machine. */
class Who extends Piece {
  static watches = /** @type {const} */ (['me']);

  connectedCallback() {
    super.connectedCallback();
    if (!state.me) fresh('/api/me').then((me) => change({ me }), () => {}); // The page itself says that nobody answers.
  }

  render() {
    const { me } = state;
    if (!me) return nothing;
    if (me.signedIn) return html`<a href="/account.html" title=${t('accounts.yours')}>${me.title || me.name}</a>`;
    return me.signInNeeded
      ? html`<a class="enter" href=${signInAddress()} @click=${this.#here}>${t('accounts.signIn')}</a>`
      : html`<a href="/account.html" title=${t('accounts.atMachine')}>${t('accounts.yours')}</a>`;
  }

  /**
   * The address may have changed since the link was drawn.
   * @param {Event} event
   */
  #here(event) {
    /** @type {HTMLAnchorElement} */ (event.currentTarget).href = signInAddress();
  }
}

customElements.define('furrow-who', Who);
