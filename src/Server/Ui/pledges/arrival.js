import { html, nothing } from 'lit';
import '../records/why.js';
import { write } from '../shell/api.js';
import { Piece } from '../shell/piece.js';
import { date, number, t, word } from '../shell/words.js';

/** What a person may show an arrival by; statements and the roster show theirs by themselves. */
const shownBy = ['paper', 'seen'];

/**
 * What shows an arrival: a paper or a person.
 */
export function evidenceFields() {
  return html`
    <label>${t('arrival.shownBy')}<select name="kind">${shownBy.map((kind) => html`
      <option value=${kind}>${word('evidenceOfDelivery', kind)}</option>`)}</select></label>
    <label>${t('arrival.reference')}<input name="reference" maxlength="300" required></label>
    <label>${t('arrival.note')}<input name="note" maxlength="1000"></label>`;
}

/**
 * The words of the fields below an element, by their names; what is empty is left out.
 * @param {Element | null} form
 * @returns {Record<string, string>}
 */
export function wordsOf(form) {
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (form?.querySelectorAll('[name]') ?? []);
  return Object.fromEntries([...fields].map((field) => [field.name, field.value.trim()]).filter(([, value]) => value));
}

/** Something arrived for a commitment: entered with what shows it, or a part of what is held already. */
class Arrival extends Piece {
  static properties = { commitment: { attribute: false }, deliveries: { attribute: false }, picked: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.commitment = null;
    /** @type {any[]} Held deliveries of which something is left. */
    this.deliveries = [];
    this.picked = '';
  }

  /** One identity until it was sent: pressing twice enters once. */
  #request = crypto.randomUUID();

  render() {
    const picked = this.deliveries.find(({ id }) => id === this.picked) ?? this.deliveries[0];
    return html`
      <details class="arrive"><summary>${t('arrival.enter')}</summary>
        <div class="form">
          <label>${t('arrival.title')}<input name="title" maxlength="300" .value=${this.commitment.thing}></label>
          <label>${t('arrival.amount')}<input name="amount" maxlength="200"
            placeholder=${t('arrival.amountSample')}></label>
          <label>${t('arrival.on')}<input name="on" type="date"></label>
          ${evidenceFields()}
          <furrow-why .acts=${[{ word: t('arrival.keep'), act: (/** @type {string} */ why) => this.#enter(why) }]}>
          </furrow-why>
        </div></details>
      ${picked ? html`<details class="arrive"><summary>${t('arrival.countHeld')}</summary>
        <div class="form">
          <label>${t('arrival.which')}<select name="delivery"
            @change=${(/** @type {any} */ event) => { this.picked = event.target.value; }}>
            ${this.deliveries.map((one) => html`<option value=${one.id} ?selected=${one.id === picked.id}>
              ${one.title}${one.on ? `, ${date(one.on)}` : ''}</option>`)}</select></label>
          ${picked.left === undefined ? html`<p class="quiet small">${t('arrival.leftUnknown')}</p>` : html`
            <label>${t('arrival.quantity', { left: picked.left })}<input name="quantity" type="number" min="0"
              step="any" max=${picked.left} .value=${String(picked.left)}></label>`}
          <furrow-why .acts=${[{ word: t('pace.countIt'), act: (/** @type {string} */ why) => this.#count(why) }]}>
          </furrow-why>
        </div></details>` : nothing}`;
  }

  /** @param {string} why */
  async #enter(why) {
    const { kind, reference, note, title, amount, on } = wordsOf(this.querySelector('.arrive .form'));
    const { id, category, pledgers, recipients } = this.commitment;
    await write('/api/deliveries', why, {
      request: this.#request, title, amount, on, category, givers: pledgers, recipients, commitment: id,
      evidence: [{ kind, reference, note }],
    });
    this.#request = crypto.randomUUID();
    this.dispatchEvent(new CustomEvent('done'));
  }

  /** @param {string} why */
  async #count(why) {
    const { delivery, quantity } = wordsOf(this.querySelector('.arrive:last-of-type .form'));
    await write(`/api/commitments/${this.commitment.id}/match`, why, {
      delivery, ...(quantity ? { quantity: Number(quantity) } : {}),
    });
    this.picked = '';
    this.dispatchEvent(new CustomEvent('done'));
  }
}

/**
 * What counts, in a few words.
 * @param {number | undefined} quantity
 */
export function countedText(quantity) {
  return quantity === undefined ? t('pledges.noAmount') : t('pace.counted', { count: number(quantity, 2) });
}

customElements.define('furrow-arrival', Arrival);
