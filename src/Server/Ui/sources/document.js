import { html, nothing } from 'lit';
import { choicesFor, slotKeys, slotList, slotNames, slotOf } from '../pledges/claim-slots.js';
import { quotedText } from '../pledges/quote-text.js';
import { fieldList } from '../records/field-list.js';
import { historyOf, originOf } from '../records/origin.js';
import { read, write } from '../shell/api.js';
import { failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { date, percent, t, word } from '../shell/words.js';
import { documents } from './fields.js';
import './relation.js';

/** One document: its text with every quote lit, and the claim that is open, decided about by keys or by hand. */
class DocumentPanel extends Piece {
  static properties = {
    record: { attribute: false }, claim: { attribute: false }, answer: { state: true }, fault: { state: true },
    active: { state: true }, fixing: { state: true }, refusal: { state: true },
    said: { state: true },
  };

  constructor() {
    super();
    this.record = '';
    /** @type {string | null} Claim that the address names. */
    this.claim = null;
    /** @type {any} */
    this.answer = null;
    /** @type {any} */
    this.fault = null;
    /** @type {string | null} */
    this.active = null;
    /** @type {string | null} Slot that is open. */
    this.fixing = null;
    /** @type {any} */
    this.refusal = null;
    this.said = '';
  }

  /** @param {KeyboardEvent} event */
  #keys = (event) => this.#key(event);

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#keys);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#keys);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('record')) void this.#read(true);
    else if (changed.has('claim') && this.claim) this.#open(this.claim);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('fixing') && this.fixing) /** @type {any} */ (this.querySelector('.slot-fix'))?.focus();
    if (!changed.has('active') && !changed.has('answer')) return;
    const box = this.querySelector('.source-text');
    const mark = /** @type {HTMLElement | null} */ (box?.querySelector('mark.active'));
    if (box && mark) box.scrollTop = mark.offsetTop - box.clientHeight / 3;
  }

  /** @param {boolean} first */
  async #read(first) {
    this.fault = null;
    try {
      this.answer = await read(`/api/documents/${encodeURIComponent(this.record)}`);
      if (first) this.#open(this.claim ?? this.answer.claims[0]?.id ?? null);
    } catch (fault) {
      this.fault = fault;
    }
  }

  /** @param {string | null} id */
  #open(id) {
    Object.assign(this, { active: id, fixing: null, refusal: null });
  }

  /** @param {string | null} id */
  #links(id) {
    return (this.answer?.links ?? []).filter((/** @type {any} */ one) => one.link.from === id);
  }

  get #claim() {
    return this.answer?.claims.find((/** @type {any} */ claim) => claim.id === this.active);
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.#read(true));
    if (!this.answer) return waiting();
    const { record, claims, journal, alike } = this.answer;
    const claim = this.#claim;
    return html`
      <p class="kind">${t('lists.documents')}${record.keeping === 'excerpt' ? ` · ${t('desk.onlyExcerpt')}` : ''}</p>
      <h2>${documents.title(record)}</h2>
      ${record.origin.illustrative ? html`<p class="tag warn">${t('illustrative')}</p>` : nothing}
      ${alike.map((/** @type {any} */ one) => html`<p class="held">${t('desk.alike', {
        share: percent(one.likeness), outlet: one.outlet ?? t('pledges.nobody'),
        day: one.publishedOn ? date(one.publishedOn) : t('pledges.noDate'),
      })} <a href=${to('documents', one.id)}>${one.title ?? t('unnamed')}</a></p>`)}
      <p class="keys">${t('desk.keys')}</p>
      <div class="reading">
        <div>${quotedText(record.text, claims, this.active, (one) => this.#open(one.id))}
          ${fieldList(documents.fields(record), ['pledges', 'fields'])}</div>
        <div>
          <div class="claim-tabs" role="group" aria-label=${t('pledges.quote')}>
            ${claims.map((/** @type {any} */ one) => html`
              <button class="plain ${one.state}" aria-pressed=${one.id === this.active}
              @click=${() => this.#open(one.id)}>${one.thing}</button>`)}</div>
          ${claim ? this.#desk(claim) : html`<p class="note quiet">${t('desk.nothing')}</p>`}
          <p role="status" class="quiet small">${this.said}</p>
        </div>
      </div>
      ${originOf(record.origin)}
      ${historyOf(journal)}`;
  }

  /** @param {any} claim */
  #desk(claim) {
    const { record, claims, commitments } = this.answer;
    const behind = commitments.find((/** @type {any} */ one) => one.claims.includes(claim.id));
    return html`
      <article class="claim" data-claim=${claim.id}>
        <h3>${slotOf(claim, 'thing').value} <span class="tag">${word('claimState', claim.state)}</span></h3>
        <blockquote>${record.text.slice(claim.quote.start, claim.quote.end)}</blockquote>
        ${slotList(claim, this.fixing, (name) => { this.fixing = name; })}
        ${claim.aggregate ? html`<p class="quiet">${t('pledges.aggregate')}</p>` : nothing}
        ${this.fixing ? this.#fix(claim, claims, record) : nothing}
        ${behind ? html`<p><a href=${to('commitments', behind.id)}>${t('desk.behind', { title: behind.title })}</a></p>`
          : nothing}
        ${claim.state === 'proposed' ? html`<furrow-relation .claim=${claim} .document=${record}
          .links=${this.#links(claim.id)} .why=${() => this.#why()} @changed=${() => this.#read(false)}>
          </furrow-relation>` : nothing}
        <form class="reason" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
          <label>${t('why.label')}<input name="why" maxlength="1000" value=${t('desk.reason')}></label></form>
        <div class="decide">
          ${claim.state === 'proposed' ? html`
            <button @click=${() => this.#confirm()}>${t('pledges.confirm')} <kbd>C</kbd></button>
            <button class="second" @click=${() => this.#decide('reject')}>${t('pledges.reject')} <kbd>X</kbd></button>`
            : html`<button class="second" @click=${() => this.#decide('undo')}>${t('desk.undo')} <kbd>U</kbd></button>`}
        </div>
        ${this.refusal ? failed(this.refusal) : nothing}
      </article>`;
  }

  /**
   * @param {any} claim
   * @param {any[]} claims
   * @param {any} record
   */
  #fix(claim, claims, record) {
    const name = /** @type {string} */ (this.fixing);
    const choices = choicesFor(claim, name, claims, record);
    return html`
      <form class="slot-fix" tabindex="-1" @submit=${(/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        void this.#set(name, /** @type {any} */ (event.target).elements.value.value);
      }}>
        <strong>${t('desk.fix', { slot: t(`slots.${name}`) })}</strong>
        <ol>${choices.map(({ label, value }, i) => html`<li><button type="button"
          @click=${() => this.#set(name, value)}><kbd>${i + 1}</kbd> ${label}</button></li>`)}
          ${['thing', 'category', 'modality', 'aggregate'].includes(name) ? nothing : html`<li><button type="button"
            @click=${() => this.#set(name, '')}><kbd>0</kbd> ${t('desk.notSaid')}</button></li>`}</ol>
        <label>${t('desk.other')}<input name="value" autocomplete="off"></label>
      </form>`;
  }

  /** @returns {any} What the claim is about, while it is open. */
  get #relation() {
    return this.querySelector('furrow-relation');
  }

  #why() {
    return /** @type {HTMLInputElement} */ (this.querySelector('.reason input')).value.trim() || t('desk.reason');
  }

  #confirm() {
    return this.#decide('confirm', this.#relation.given());
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  async #set(name, value) {
    await this.#decide('correct', { slot: name, value });
    if (!this.refusal) this.fixing = null;
  }

  /**
   * @param {string} verb
   * @param {Record<string, unknown>} [more]
   */
  async #decide(verb, more = {}) {
    const claim = this.#claim;
    this.refusal = null;
    try {
      await write(`/api/claims/${claim.id}/${verb}`, this.#why(), more);
      this.said = t(`desk.did.${verb}`, { thing: claim.thing });
      await this.#read(false);
    } catch (fault) {
      this.refusal = fault;
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || !this.answer) return;
    if (target.matches('input:not([type=radio]), textarea, select')) {
      if (event.key === 'Escape') target.blur();
      return;
    }
    const { claims, record } = this.answer;
    const at = claims.findIndex((/** @type {any} */ one) => one.id === this.active);
    const digit = /^[0-9]$/.test(event.key) ? Number(event.key) : null;
    const claim = this.#claim;
    if (event.key === 'Escape') this.fixing = null;
    else if (event.key === 'j' && claims[at + 1]) this.#open(claims[at + 1].id);
    else if (event.key === 'k' && claims[at - 1]) this.#open(claims[at - 1].id);
    else if (!claim) return;
    else if (digit !== null && this.fixing) {
      const choice = choicesFor(claim, this.fixing, claims, record)[digit - 1];
      if (digit === 0 || choice) void this.#set(this.fixing, choice?.value ?? '');
    } else if (slotKeys.includes(event.key) && claim.state !== 'rejected') {
      this.fixing = slotNames[slotKeys.indexOf(event.key)];
    }
    else if (event.key === 'c' && claim.state === 'proposed') void this.#confirm();
    else if (event.key === 'x' && claim.state === 'proposed') void this.#decide('reject');
    else if (event.key === 'u' && claim.state !== 'proposed') void this.#decide('undo');
    else if (event.key === 'l') this.#relation?.next();
    else return;
    event.preventDefault();
  }
}

customElements.define('furrow-document', DocumentPanel);
