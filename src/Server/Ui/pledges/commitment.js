import { html } from 'lit';
import { fieldList } from '../records/field-list.js';
import { historyOf, originOf } from '../records/origin.js';
import { read } from '../shell/api.js';
import { failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { t } from '../shell/words.js';
import { claimCard } from './claim.js';
import { commitments } from './fields.js';
import { quotedText } from './quote-text.js';

/** One commitment with the source text that it stands on, the quote marked where it stands. */
class CommitmentPanel extends Piece {
  static properties = {
    record: { attribute: false }, answer: { state: true }, fault: { state: true }, active: { state: true },
  };

  constructor() {
    super();
    this.record = '';
    /** @type {any} */
    this.answer = null;
    /** @type {any} */
    this.fault = null;
    /** @type {string | null} */
    this.active = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('record')) void this.#read();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!changed.has('answer') && !changed.has('active')) return;
    const box = this.querySelector('.source-text');
    const mark = /** @type {HTMLElement | null} */ (box?.querySelector('mark.active'));
    if (box && mark) box.scrollTop = mark.offsetTop - box.clientHeight / 3;
  }

  async #read() {
    Object.assign(this, { answer: null, fault: null });
    try {
      this.answer = await read(`/api/commitments/${encodeURIComponent(this.record)}`);
      this.active = this.answer.claims[0]?.id ?? null;
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.#read());
    if (!this.answer) return waiting();
    const { record, claims, documents, journal } = this.answer;
    return html`
      <p class="kind">${t('pledges.title')}</p>
      <h2>${record.title}</h2>
      ${fieldList(commitments.fields(record), ['pledges', 'fields'])}
      ${documents.map((/** @type {any} */ document) => {
        const own = claims.filter((/** @type {any} */ claim) => claim.document === document.id);
        return html`
          <h3>${t('pledges.quote')}</h3>
          <p><a href=${to('documents', document.id)}>${document.title ?? t('unnamed')}</a></p>
          ${quotedText(document.text, own, this.active, (claim) => { this.active = claim.id; })}
          ${own.map((/** @type {any} */ claim) => claimCard(claim, document.text, () => this.#read()))}`;
      })}
      ${originOf(record.origin)}
      ${historyOf(journal)}`;
  }
}

customElements.define('furrow-commitment', CommitmentPanel);
