import { html, nothing } from 'lit';
import { fresh, send } from '../shell/api.js';
import '../shell/language.js';
import { failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { forgetKept } from '../shell/offline.js';
import { change, state } from '../shell/state.js';
import { t, word } from '../shell/words.js';
import './password.js';
import './people.js';
import './sign-in.js';
import './tokens.js';

/** Who one is, one's password and tokens; and for who gives access, the people. */
class AccountPage extends Piece {
  static watches = /** @type {const} */ (['me']);

  static properties = { fault: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.fault = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.load();
  }

  async load() {
    this.fault = null;
    try {
      change({ me: await fresh('/api/me') });
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    const { me } = state;
    document.title = `${t(me?.signedIn ? 'accounts.yours' : 'accounts.signIn')} · Furrow`;
    return html`
      <header class="a-head">
        <a class="brand" href="/"><img src="furrow.svg" alt="" width="28" height="28"> ${t('accounts.toMap')}</a>
        <furrow-language full></furrow-language>
      </header>
      <main @entered=${this.#entered}>
        ${this.fault ? failed(this.fault, () => this.load()) : !me ? waiting() : this.#content(me)}
      </main>`;
  }

  /** @param {any} me */
  #content(me) {
    const administers = me.abilities.includes('administer');
    return html`
      ${me.signedIn ? this.#you(me) : html`<furrow-sign-in .needed=${me.signInNeeded}></furrow-sign-in>`}
      ${me.signedIn ? html`<furrow-tokens .me=${me}></furrow-tokens>` : nothing}
      ${administers ? html`<furrow-people .me=${me}></furrow-people>` : nothing}`;
  }

  /** @param {any} me */
  #you(me) {
    return html`
      <section aria-labelledby="you">
        <h1 id="you">${me.title || me.name}</h1>
        <dl class="a-fields">
          <dt>${t('accounts.name')}</dt><dd>${me.name}</dd>
          <dt>${t('accounts.role')}</dt><dd>${word('accessRole', me.role)}</dd>
          <dt>${t('accounts.ceiling')}</dt><dd>${word('sensitivity', me.ceiling)}</dd>
          <dt>${t('accounts.areas')}</dt>
          <dd>${me.areas.map((/** @type {any} */ area) => area.name ?? area.id).join(', ') || t('accounts.everywhere')}
          </dd>
        </dl>
        <button @click=${this.#leave}>${t('accounts.signOut')}</button>
        <furrow-password></furrow-password>
      </section>`;
  }

  async #leave() {
    try {
      await send('/api/sign-out', {});
      await forgetKept();
      location.assign('/');
    } catch (fault) {
      this.fault = fault;
    }
  }

  /** Back to where somebody came from; here when they came from nowhere. */
  async #entered() {
    const to = new URLSearchParams(location.search).get('to') ?? '';
    if (/^\/(\w+\.html)?(#.*)?$/.test(to)) location.assign(to);
    else await this.load();
  }
}

customElements.define('furrow-account', AccountPage);
