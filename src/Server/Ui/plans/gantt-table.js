import { html, nothing } from 'lit';
import { nameOfPlace } from '../records/place-link.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { state } from '../shell/state.js';
import { date, t } from '../shell/words.js';

const PAGE = 200;
const heads = ['crew', 'work', 'from', 'to', 'place'];

/** The schedule as a table: the same rows for readers who use no chart. */
class GanttTable extends Piece {
  static watches = /** @type {const} */ (['timeline', 'places']);
  static properties = { most: { state: true } };

  constructor() {
    super();
    this.most = PAGE;
  }

  render() {
    const { timeline } = state;
    if (!timeline) return nothing;
    const rows = timeline.rowsOfCrew.flat();
    return html`
      <div class="gantt-table" tabindex="0" role="region" aria-label=${t('gantt.table')}>
        <table>
          <thead><tr>${heads.map((name) => html`<th scope="col">${t(`gantt.${name}`)}</th>`)}</tr></thead>
          <tbody>${rows.slice(0, this.most).map(({ crew, work, start, finish }) => html`
            <tr>
              <td><a href=${to('crews', timeline.crews[crew].id)}>${timeline.crews[crew].name}</a></td>
              <td><a href=${to('works', timeline.works[work].id)}>${timeline.works[work].title}</a></td>
              <td>${date(timeline.dayOfHour(start))}</td>
              <td>${date(timeline.dayOfHour(finish))}</td>
              <td>${nameOfPlace(timeline.works[work].place)}</td>
            </tr>`)}
          </tbody>
        </table>
        ${rows.length > this.most
          ? html`<button @click=${() => { this.most += PAGE; }}>${t('more')}</button>` : nothing}
      </div>`;
  }
}

customElements.define('furrow-gantt-table', GanttTable);
