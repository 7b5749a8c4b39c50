import { html, nothing } from 'lit';
import { claimCard } from '../pledges/claim.js';
import { quotedText } from '../pledges/quote-text.js';
import { fieldList } from '../records/field-list.js';
import { historyOf, originOf } from '../records/origin.js';
import { read } from '../shell/api.js';
import { failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { state } from '../shell/state.js';
import { t } from '../shell/words.js';
import { documents } from './fields.js';

/** One document: its text with every quote marked, and the claim of the quote that is open. */
class DocumentPanel extends Piece {
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
    if (changed.has('record')) void this.#read(true);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!changed.has('active')) return;
    const box = this.querySelector('.source-text');
    const mark = /** @type {HTMLElement | null} */ (box?.querySelector('mark.active'));
    if (box && mark) box.scrollTop = mark.offsetTop - box.clientHeight / 3;
  }

  /** @param {boolean} first */
  async #read(first) {
    this.fault = null;
    try {
      this.answer = await read(`/api/documents/${encodeURIComponent(this.record)}`);
      if (first) this.active = state.route.query.get('claim') ?? this.answer.claims[0]?.id ?? null;
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.#read(true));
    if (!this.answer) return waiting();
    const { record, claims, journal } = this.answer;
    const active = claims.find((/** @type {any} */ claim) => claim.id === this.active);
    return html`
      <p class="kind">${t('lists.documents')}</p>
      <h2>${documents.title(record)}</h2>
      ${fieldList(documents.fields(record), ['pledges', 'fields'])}
      ${quotedText(record.text, claims, this.active, (claim) => { this.active = claim.id; })}
      <div class="claim-tabs" role="group" aria-label=${t('pledges.quote')}>
        ${claims.map((/** @type {any} */ claim) => html`
          <button class="plain ${claim.state}" aria-pressed=${claim.id === this.active}
          @click=${() => { this.active = claim.id; }}>${claim.thing}</button>`)}</div>
      ${active ? claimCard(active, record.text, () => this.#read(false)) : nothing}
      ${originOf(record.origin)}
      ${historyOf(journal)}`;
  }
}

customElements.define('furrow-document', DocumentPanel);
