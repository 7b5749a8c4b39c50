import { html, nothing } from 'lit';
import { fresh, send } from '../shell/api.js';
import { failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { t, word } from '../shell/words.js';
import { choices, form } from '../records/form.js';
import './area-picker.js';
import { classes, once, roles, upTo } from './once.js';

/** Who may sign in, and what they may: for those who give access. */
class People extends Piece {
  static properties = {
    me: { attribute: false }, items: { state: true }, fault: { state: true }, shown: { state: true },
    opened: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.me = null;
    /** @type {any[] | null} */
    this.items = null;
    /** @type {any} */
    this.fault = null;
    /** @type {any} An account with the password that works once. */
    this.shown = null;
    this.opened = '';
  }

  connectedCallback() {
    super.connectedCallback();
    void this.load();
  }

  async load() {
    try {
      Object.assign(this, { items: await fresh('/api/accounts'), fault: null });
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    const items = this.items?.toSorted((one, other) => one.name.localeCompare(other.name));
    return html`
      <section aria-labelledby="people">
        <h2 id="people">${t('accounts.people')}</h2>
        ${this.me.signInNeeded ? nothing : html`<p class="note">${t('accounts.atMachineLong')}</p>`}
        ${this.shown ? once(t('accounts.passwordIs', { name: this.shown.account.name }), this.shown.oneTimePassword)
          : nothing}
        ${this.fault ? failed(this.fault, () => this.load()) : !items ? waiting()
          : html`<ul class="a-rows">${items.map((account) => this.#row(account))}</ul>`}
        ${this.#add()}
      </section>`;
  }

  #add() {
    return html`
      <div class="a-add">
        <h3>${t('accounts.add')}</h3>
        <furrow-areas id="new-areas"></furrow-areas>
        ${form(t('accounts.add'), [
          { name: 'name', label: t('accounts.name'), required: true, why: t('accounts.nameForm') },
          { name: 'title', label: t('accounts.calledWhy'), required: true }, ...this.#rights('observer', 'low'),
        ], async (values, why) => {
          const areas = /** @type {any} */ (this.querySelector('#new-areas')).value;
          this.shown = await send('/api/accounts', { ...values, areas, why });
          await this.load();
        })}
      </div>`;
  }

  /**
   * @param {string} role
   * @param {string} ceiling
   * @returns {import('../records/form.js').Input[]}
   */
  #rights(role, ceiling) {
    return [
      { name: 'role', label: t('accounts.role'), type: 'choice', required: true, value: role,
        choices: choices('accessRole', upTo(roles, this.me.role), word) },
      { name: 'ceiling', label: t('accounts.ceiling'), type: 'choice', required: true, value: ceiling,
        choices: choices('sensitivity', upTo(classes, this.me.ceiling), word), why: t('accounts.ceilingWhy') },
    ];
  }

  /** @param {any} account */
  #row(account) {
    const open = this.opened === account.id;
    return html`
      <li>
        <p><strong>${account.title}</strong> <span class="quiet">${account.name}</span>
          · ${word('accessRole', account.role)} · ${word('sensitivity', account.ceiling)}
          · ${account.areas.length ? t('accounts.inAreas', { count: account.areas.length }) : t('accounts.everywhere')}
          ${account.active ? nothing : html`<span class="tag warn">${t('accounts.stopped')}</span>`}
          <button class="plain" aria-expanded=${open} @click=${() => { this.opened = open ? '' : account.id; }}>
            ${t('accounts.change')}<span class="unseen"> ${account.name}</span></button></p>
        ${open ? this.#acts(account) : nothing}
      </li>`;
  }

  /** @param {any} account */
  #acts(account) {
    const at = `/api/accounts/${account.id}`;
    return html`
      <furrow-areas .value=${account.areas}></furrow-areas>
      ${form(t('accounts.changeRights'), this.#rights(account.role, account.ceiling), async (values, why) => {
        const areas = /** @type {any} */ (this.querySelector('li furrow-areas')).value;
        await send(at, { ...values, areas, why });
        await this.load();
      })}
      ${form(t('accounts.reset'), [], async (_, why) => {
        this.shown = await send(`${at}/reset`, { why });
      })}
      ${form(t('accounts.endSessions'), [], async (_, why) => {
        await send(`${at}/end-sessions`, { why });
      })}
      ${form(t(account.active ? 'accounts.stop' : 'accounts.letIn'), [], async (_, why) => {
        await send(at, { active: !account.active, why });
        await this.load();
      })}`;
  }
}

customElements.define('furrow-people', People);
