import { html, nothing } from 'lit';
import { read, slice } from '../shell/api.js';
import { Piece } from '../shell/piece.js';
import { placeName, t, word } from '../shell/words.js';

const MOST_SHOWN = 8;
let next = 0;

/** Chooses the places where an account sees and decides; none means the whole programme. */
class AreaPicker extends Piece {
  static properties = {
    value: { attribute: false }, names: { state: true }, hits: { state: true }, text: { state: true },
  };

  constructor() {
    super();
    /** @type {string[]} Identities of the chosen places. */
    this.value = [];
    /** @type {Record<string, string>} */
    this.names = {};
    /** @type {any[]} */
    this.hits = [];
    this.text = '';
  }

  #id = `areas-${next++}`;

  connectedCallback() {
    super.connectedCallback();
    for (const id of this.value) {
      read(`/api/places/${id}`).then(({ record }) => this.#name(id, placeName(record.names)), () => {});
    }
  }

  render() {
    return html`
      <div class="entry">
        <label for=${this.#id}>${t('accounts.areas')}</label>
        <ul class="a-chips">
          ${this.value.length === 0 ? html`<li class="quiet">${t('accounts.everywhere')}</li>` : nothing}
          ${this.value.map((id) => html`<li>${this.names[id] ?? id}
            <button type="button" class="plain" @click=${() => this.#drop(id)}
              aria-label=${t('accounts.dropArea', { place: this.names[id] ?? id })}>×</button></li>`)}
        </ul>
        <input id=${this.#id} type="search" autocomplete="off" .value=${this.text} @input=${this.#find}
          placeholder=${t('accounts.findPlace')}>
        <ul class="a-hits">${this.hits.map((place) => html`<li><button type="button" class="plain"
          @click=${() => this.#take(place)}>${placeName(place.names)}
          <span class="quiet small">${word('placeKind', place.kind)}</span></button></li>`)}</ul>
      </div>`;
  }

  /** @param {string} id @param {string} name */
  #name(id, name) {
    this.names = { ...this.names, [id]: name };
  }

  /** @param {InputEvent} event */
  async #find(event) {
    const text = /** @type {HTMLInputElement} */ (event.target).value;
    this.text = text;
    const found = text.trim().length < 2 ? [] : (await slice('places', { text: text.trim() }, null, MOST_SHOWN)).items;
    if (text === this.text) this.hits = found.filter((place) => !this.value.includes(place.id));
  }

  /** @param {any} place */
  #take(place) {
    this.#name(place.id, placeName(place.names));
    Object.assign(this, { value: [...this.value, place.id], hits: [], text: '' });
    this.querySelector('input')?.focus();
  }

  /** @param {string} id */
  #drop(id) {
    this.value = this.value.filter((other) => other !== id);
  }
}

customElements.define('furrow-areas', AreaPicker);
