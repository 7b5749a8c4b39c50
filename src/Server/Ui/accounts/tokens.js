import { html, nothing } from 'lit';
import { fresh, send } from '../shell/api.js';
import { empty, failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { date, t, word } from '../shell/words.js';
import { choices, form } from '../records/form.js';
import { once, roles, upTo } from './once.js';

/** Lets programs in, in one's own name and with at most one's own rights. */
class Tokens extends Piece {
  static properties = {
    me: { attribute: false }, items: { state: true }, fault: { state: true }, shown: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.me = null;
    /** @type {any[] | null} */
    this.items = null;
    /** @type {any} */
    this.fault = null;
    /** @type {any} A token just made, with its secret. */
    this.shown = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.load();
  }

  async load() {
    try {
      Object.assign(this, { items: await fresh('/api/tokens'), fault: null });
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    const standing = this.items?.filter((token) => !token.revoked) ?? [];
    return html`
      <section aria-labelledby="tokens">
        <h2 id="tokens">${t('accounts.tokens')}</h2>
        <p class="quiet">${t('accounts.tokensLead')}</p>
        ${this.shown ? once(t('accounts.tokenIs', { title: this.shown.token.title }), this.shown.secret) : nothing}
        ${this.fault ? failed(this.fault, () => this.load()) : !this.items ? waiting()
          : standing.length === 0 ? empty(t('accounts.noTokens'))
          : html`<ul class="a-rows">${standing.map((token) => this.#row(token))}</ul>`}
        ${form(t('accounts.makeToken'), [
          { name: 'title', label: t('accounts.tokenTitle'), required: true },
          { name: 'role', label: t('accounts.role'), type: 'choice', required: true,
            choices: choices('accessRole', upTo(roles, this.me.role), word) },
          { name: 'endsOn', label: t('accounts.endsOn'), type: 'date', why: t('accounts.endsOnWhy') },
        ], async (values, why) => {
          this.shown = await send('/api/tokens', { ...values, why });
          await this.load();
        })}
      </section>`;
  }

  /** @param {any} token */
  #row(token) {
    return html`
      <li>
        <p><strong>${token.title}</strong> · ${word('accessRole', token.role)}
          · ${token.endsOn ? t('accounts.until', { date: date(token.endsOn) }) : t('accounts.untilRevoked')}</p>
        ${form(t('accounts.revoke'), [], async (_, why) => {
          await send(`/api/tokens/${token.id}/revoke`, { why });
          await this.load();
        })}
      </li>`;
  }
}

customElements.define('furrow-tokens', Tokens);
