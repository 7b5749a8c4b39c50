import { html, nothing } from 'lit';
import { slice } from '../shell/api.js';
import { empty, failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { go, to } from '../shell/route.js';
import { t } from '../shell/words.js';
import { shapeOf } from './columns.js';
import { nameOfPlace } from './place-link.js';

const PAGE = 60;

/** A list: the rows that a filter leaves, a slice at a time, each leading to its record. */
class List extends Piece {
  static watches = /** @type {const} */ (['places', 'timeline']);
  static properties = {
    column: { attribute: false }, query: { attribute: false }, items: { state: true }, next: { state: true },
    fault: { state: true }, busy: { state: true },
  };

  constructor() {
    super();
    this.column = '';
    this.query = '';
    /** @type {any[]} */
    this.items = [];
    /** @type {string | null} */
    this.next = null;
    /** @type {any} */
    this.fault = null;
    this.busy = false;
  }

  #timer = 0;

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('query') && !changed.has('column')) return;
    Object.assign(this, { items: [], next: null });
    void this.#read(null);
  }

  /** @param {string | null} after */
  async #read(after) {
    const asked = `${this.column}?${this.query}`;
    Object.assign(this, { busy: true, fault: null });
    try {
      const answer = await slice(this.column, new URLSearchParams(this.query), after, PAGE);
      if (asked !== `${this.column}?${this.query}`) return;
      this.items = after ? [...this.items, ...answer.items] : answer.items;
      this.next = answer.next;
    } catch (fault) {
      this.fault = fault;
    }
    this.busy = false;
  }

  render() {
    const query = new URLSearchParams(this.query);
    const place = query.get('place');
    const filtered = [...query].length > 0;
    return html`
      <h2>${t(`lists.${this.column}`, {}, this.column)}</h2>
      ${place ? html`<p class="filter">${t('lists.filtered', { filter: nameOfPlace(place) })}
        <a href=${to(this.column)}>${t('lists.all')}</a></p>` : nothing}
      ${shapeOf(this.column).above?.() ?? nothing}
      ${this.column === 'works' ? html`<p><a href=${to('rulings')}>${t('rulings.all')}</a></p>` : nothing}
      <label class="find"><span class="unseen">${t('lists.find')}</span>
        <input type="search" placeholder=${t('lists.find')} .value=${query.get('text') ?? ''}
          @input=${this.#find}></label>
      ${this.fault ? failed(this.fault, () => this.#read(this.next)) : nothing}
      <ul class="rows">${this.items.map((record) => this.#row(record))}</ul>
      ${this.busy ? waiting() : nothing}
      ${this.busy || this.fault ? nothing : this.items.length === 0
        ? empty(t(filtered ? 'lists.emptyFiltered' : 'lists.empty'))
        : html`<p class="quiet small" role="status">${t('shown', { count: this.items.length })}</p>`}
      ${this.next && !this.busy ? html`<button @click=${() => this.#read(this.next)}>${t('more')}</button>` : nothing}`;
  }

  /** @param {any} record */
  #row(record) {
    const shape = shapeOf(this.column);
    return html`
      <li><a class="row" href=${to(this.column, record.id)}>
        <span class="row-title">${shape.title(record)}</span>
        <span class="row-figure">${shape.figure?.(record) ?? ''}</span>
        <span class="row-line">${shape.line(record)}</span></a></li>`;
  }

  /** @param {InputEvent} event */
  #find(event) {
    const text = /** @type {HTMLInputElement} */ (event.target).value.trim();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      const query = Object.fromEntries(new URLSearchParams(this.query));
      delete query.text;
      go(to(this.column, null, text ? { ...query, text } : query));
    }, 300);
  }
}

customElements.define('furrow-list', List);
