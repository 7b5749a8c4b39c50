import { html, nothing } from 'lit';
import '../hazards/bulk.js';
import '../hazards/code-lists.js';
import '../hazards/hazard.js';
import '../hazards/open-hazard.js';
import '../places/figure-rows.js';
import '../places/totals.js';
import '../plans/plan-panel.js';
import '../pledges/commitments.js';
import '../pledges/commitment.js';
import '../pledges/delivery.js';
import '../pledges/exchange-rates.js';
import '../pledges/pace.js';
import '../pledges/pledger.js';
import '../sources/desk.js';
import '../sources/document.js';
import '../records/list.js';
import '../records/record.js';
import '../rulings/rulings.js';
import '../works/board.js';
import '../works/incident.js';
import '../works/organisation.js';
import '../works/rates.js';
import '../works/rules.js';
import '../works/task.js';
import { Piece } from './piece.js';
import { back } from './route.js';
import { state } from './state.js';
import { t } from './words.js';

/** Beside the map: the overview, a list or one record, as the address bar says. */
class Panel extends Piece {
  static watches = /** @type {const} */ (['route']);

  /** @param {Set<string>} changed */
  told(changed) {
    const panel = /** @type {HTMLElement | null} */ (this.closest('.panel'));
    const inside = panel?.contains(document.activeElement) && !document.activeElement?.matches('input');
    super.told(changed);
    panel?.scrollTo(0, 0);
    // A link that was followed is gone: the focus stays with what took its place.
    if (inside) void this.updateComplete.then(() => panel?.focus({ preventScroll: true }));
  }

  render() {
    const { column, id, query } = state.route;
    return html`
      <button class="sheet-handle" @click=${this.#raise} aria-label=${t('head.sheetUp')}><span></span></button>
      ${id ? html`<button class="plain back" @click=${() => back(column)}>← ${t('back')}</button>` : nothing}
      ${this.#content(column, id, query)}`;
  }

  /**
   * @param {string} column
   * @param {string | null} id
   * @param {URLSearchParams} query
   */
  #content(column, id, query) {
    if (column === 'totals' && id) {
      return html`<furrow-figure-rows .key=${id} .query=${query.toString()}></furrow-figure-rows>`;
    }
    if (column === '' || column === 'totals') return html`<furrow-totals></furrow-totals>`;
    if (column === 'rulings') return html`<furrow-rulings></furrow-rulings>`;
    if (column === 'plans') return html`<furrow-plan></furrow-plan>`;
    if (column === 'commitments' && id) return html`<furrow-commitment .record=${id}></furrow-commitment>`;
    if (column === 'commitments') return html`<furrow-commitments .query=${query.toString()}></furrow-commitments>`;
    if (column === 'deliveries' && id) return html`<furrow-delivery .record=${id}></furrow-delivery>`;
    if (column === 'exchange-rates') return html`<furrow-exchange-rates></furrow-exchange-rates>`;
    if (column === 'read') return html`<furrow-desk></furrow-desk>`;
    if (column === 'pace') return html`<furrow-pace></furrow-pace>`;
    if (column === 'pledgers' && id) return html`<furrow-pledger .record=${id}></furrow-pledger>`;
    if (column === 'documents' && id) {
      return html`<furrow-document .record=${id} .claim=${query.get('claim')}></furrow-document>`;
    }
    if (column === 'board') return html`<furrow-board></furrow-board>`;
    if (column === 'rates') return html`<furrow-rates></furrow-rates>`;
    if (column === 'tasks' && id) return html`<furrow-task .record=${id}></furrow-task>`;
    if (column === 'incidents' && id) return html`<furrow-incident .record=${id}></furrow-incident>`;
    if (column === 'hazards' && id === 'new') return html`<furrow-open-hazard></furrow-open-hazard>`;
    if (column === 'hazards' && id === 'bulk') return html`<furrow-bulk></furrow-bulk>`;
    if (column === 'hazards' && id) return html`<furrow-hazard .record=${id}></furrow-hazard>`;
    if (column === 'organisations' && id) return html`<furrow-organisation .record=${id}></furrow-organisation>`;
    if (column === 'codes') return html`<furrow-code-lists></furrow-code-lists>`;
    if (column === 'release-rules') return html`<furrow-rules></furrow-rules>`;
    if (id) return html`<furrow-record .column=${column} .record=${id}></furrow-record>`;
    return html`<furrow-list .column=${column} .query=${query.toString()}></furrow-list>`;
  }

  /** On a phone: low, half, full, and low again. */
  #raise() {
    const heights = ['low', 'half', 'full'];
    const { dataset } = document.documentElement;
    dataset.sheet = heights[(heights.indexOf(dataset.sheet ?? 'low') + 1) % heights.length];
  }
}

customElements.define('furrow-panel', Panel);
