import { html, nothing } from 'lit';
import { Piece } from '../shell/piece.js';
import { fromApi, to } from '../shell/route.js';
import { shownDay, state } from '../shell/state.js';
import { date, quantity, t } from '../shell/words.js';
import { pathOf, readTotals } from './scope.js';

/** Above the map: which place the figures are for, and the four figures on the date shown, each a link to its rows. */
class Strip extends Piece {
  static watches = /** @type {const} */ (['scope', 'week', 'timeline', 'plan', 'places']);
  static properties = { figures: { state: true } };

  constructor() {
    super();
    /** @type {any[]} */
    this.figures = [];
  }

  #asked = 0;

  connectedCallback() {
    super.connectedCallback();
    void this.#read();
  }

  /** @param {Set<string>} changed */
  told(changed) {
    super.told(changed);
    void this.#read();
  }

  /** Keeps the figures before until the new ones are here, and never lets an older answer replace a newer one. */
  async #read() {
    const asked = ++this.#asked;
    const answer = await readTotals().catch(() => null);
    if (answer && asked === this.#asked) this.figures = answer.figures;
  }

  render() {
    const path = pathOf(state.scope);
    const day = shownDay();
    return html`
      <section class="strip" aria-label=${t('totals.title')}>
        <nav class="path" aria-label=${t('totals.path')}>
          <ol>
            <li><a href="#/" aria-current=${path.length ? nothing : 'location'}>${t('totals.programme')}</a></li>
            ${path.map(({ id, name }, i) => html`<li><a href=${to('totals', null, { place: id })}
              aria-current=${i === path.length - 1 ? 'location' : nothing}>${name}</a></li>`)}
          </ol>
          <span class="quiet">${day ? t('totals.on', { date: date(day) }) : t('totals.noPlan')}</span>
        </nav>
        <dl class="figures">
          ${this.figures.map((figure) => {
            const value = quantity(figure.value, figure.unit === 'm²' ? 'm²' : null);
            const label = t(`figures.${figure.key}`, {}, figure.label);
            return html`<div data-figure=${figure.key}>
              <dt>${label}</dt>
              <dd><a href=${fromApi(figure.rows)} title=${figure.note ?? ''}
                aria-label=${t('totals.rows', { label, value })}>${value}</a></dd>
            </div>`;
          })}
        </dl>
      </section>`;
  }
}

customElements.define('furrow-strip', Strip);
