import { html, nothing } from 'lit';
import { read, slice } from '../shell/api.js';
import { empty, failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { t, word } from '../shell/words.js';
import { amountText, commitments, toward } from './fields.js';

const MOST_DOCUMENTS = 40;

/** @param {any[]} slots */
function valuesOf(slots) {
  return slots.map((slot) => slot.value);
}

/** What was promised: confirmed commitments first, then what the reader proposes and a person has not decided. */
class Commitments extends Piece {
  static properties = {
    query: { attribute: false }, items: { state: true }, proposed: { state: true }, fault: { state: true },
  };

  constructor() {
    super();
    this.query = '';
    /** @type {any[] | null} */
    this.items = null;
    /** @type {any[] | null} */
    this.proposed = null;
    /** @type {any} */
    this.fault = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('query')) void this.#read();
  }

  async #read() {
    try {
      this.items = (await slice('commitments', new URLSearchParams(this.query), null, 500)).items;
      const { items: documents } = await slice('documents', {}, null, MOST_DOCUMENTS);
      const answers = await Promise.all(documents.map((document) => read(`/api/documents/${document.id}`)));
      this.proposed = answers.flatMap((answer) => answer.claims)
        .filter((claim) => claim.state === 'proposed');
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    return html`
      <h2>${t('pledges.title')}</h2>
      <p class="page-links"><a href=${to('read')}>${t('desk.title')}</a>
        <a href=${to('pace')}>${t('pace.title')}</a></p>
      ${this.fault ? failed(this.fault, () => this.#read()) : nothing}
      <h3>${t('pledges.confirmed')}</h3>
      ${this.items === null ? waiting() : this.items.length === 0 ? empty(t('pledges.none')) : html`
        <ul class="rows">${this.items.map((commitment) => html`
          <li><a class="row" href=${to('commitments', commitment.id)}>
            <span class="row-title">${commitments.title(commitment)}</span>
            <span class="row-figure">${commitments.figure?.(commitment)}</span>
            <span class="row-line">${commitments.line(commitment)}</span></a></li>`)}
        </ul>`}
      <h3>${t('pledges.proposed')}</h3>
      ${this.proposed === null ? nothing : this.proposed.length === 0 ? empty(t('pledges.noneProposed')) : html`
        <ul class="rows">${this.proposed.map((claim) => html`
          <li><a class="row proposed" href=${to('documents', claim.document, { claim: claim.id })}>
            <span class="row-title">${claim.thing}</span>
            <span class="row-figure">${claim.amount ? amountText(claim.amount) : ''}</span>
            <span class="row-line">${toward(valuesOf(claim.pledgers), valuesOf(claim.recipients))} ·
              ${word('modality', claim.modality)}</span></a></li>`)}
        </ul>`}
      <p><a href=${to('documents')}>${t('lists.documents')}</a></p>`;
  }
}

customElements.define('furrow-commitments', Commitments);
