import { html, nothing } from 'lit';
import { shapeOf } from '../records/columns.js';
import { slice } from './api.js';
import { Piece } from './piece.js';
import { go, to } from './route.js';
import { t } from './words.js';

const columns = ['places', 'hazards', 'assets', 'crews', 'commitments'];
const PER_COLUMN = 5;

/** One box that finds places, hazards, damage and crews by a part of their name or number. */
class Search extends Piece {
  static properties = { hits: { state: true }, text: { state: true }, at: { state: true } };

  constructor() {
    super();
    /** @type {{column: string, record: any}[] | null} Null while nothing was asked. */
    this.hits = null;
    this.text = '';
    this.at = -1;
  }

  #timer = 0;

  render() {
    const open = this.hits !== null;
    return html`
      <div class="search" role="search">
        <input type="search" role="combobox" aria-expanded=${open} aria-controls="search-hits" aria-autocomplete="list"
          aria-activedescendant=${this.at >= 0 ? `hit-${this.at}` : nothing}
          aria-label=${t('head.search')} placeholder=${t('head.searchShort')} .value=${this.text}
          @input=${this.#type} @keydown=${this.#key} @blur=${() => setTimeout(() => this.#close(), 150)}>
        <ul id="search-hits" role="listbox" aria-label=${t('head.search')} ?hidden=${!open}>
          ${this.hits?.length === 0
            ? html`<li role="option" aria-selected="false" class="quiet">
              ${t('head.noHits', { text: this.text })}</li>` : nothing}
          ${this.hits?.map(({ column, record }, i) => html`
            <li role="option" id="hit-${i}" aria-selected=${i === this.at} @mousedown=${() => this.#open(i)}>
              <span>${shapeOf(column).title(record)}</span>
              <span class="quiet small">${t(`lists.${column}`)}</span>
            </li>`)}
        </ul>
      </div>`;
  }

  /** @param {InputEvent} event */
  #type(event) {
    this.text = /** @type {HTMLInputElement} */ (event.target).value;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#find(this.text.trim()), 200);
  }

  /** @param {string} text */
  async #find(text) {
    if (text.length < 2) {
      this.#close();
      return;
    }
    const found = await Promise.allSettled(columns.map((column) => slice(column, { text }, null, PER_COLUMN)));
    if (text !== this.text.trim()) return;
    this.hits = found.flatMap((answer, i) => answer.status === 'fulfilled'
      ? answer.value.items.map((record) => ({ column: columns[i], record })) : []);
    this.at = this.hits.length > 0 ? 0 : -1;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const last = (this.hits?.length ?? 0) - 1;
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'ArrowDown') this.at = Math.min(last, this.at + 1);
    else if (event.key === 'ArrowUp') this.at = Math.max(0, this.at - 1);
    else if (event.key === 'Enter' && this.at >= 0) this.#open(this.at);
    else return;
    event.preventDefault();
  }

  /** @param {number} i */
  #open(i) {
    const hit = this.hits?.[i];
    if (!hit) return;
    go(hit.column === 'places' ? to('totals', null, { place: hit.record.id }) : to(hit.column, hit.record.id));
    this.text = '';
    this.#close();
  }

  #close() {
    this.hits = null;
    this.at = -1;
  }
}

customElements.define('furrow-search', Search);
