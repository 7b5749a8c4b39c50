import { html, nothing, svg } from 'lit';
import { Piece } from '../shell/piece.js';
import { go, to } from '../shell/route.js';
import { change, shownHour, state } from '../shell/state.js';
import { date, number, t, word } from '../shell/words.js';
import { BarDrag } from './bar-drag.js';
import './drop-question.js';
import { HEAD, ROW, barsBetween, ganttRows } from './gantt-rows.js';
import './gantt-table.js';
import { ticksBetween } from './gantt-ticks.js';
import { areChanged, wishes } from './wishes.js';

const NARROWEST_LABEL = 96;
const WIDEST_LABEL = 190;
const CLOSEST = 3; // pixels per hour
const kinds = ['survey', 'clear', 'inspect', 'debris', 'build', 'finish'];

/**
 * A button that shows a sign and says a message.
 * @param {string} message
 * @param {string} text
 * @param {() => void} act
 */
function sign(message, text, act) {
  return html`<button class="plain" @click=${act} aria-label=${t(message)} title=${t(message)}>${text}</button>`;
}

/** The crews' schedule: only the rows and bars in view are drawn, so that thousands of crews scroll like ten. */
class Gantt extends Piece {
  static watches = /** @type {const} */ (['timeline', 'week', 'focus', 'look', 'wishes']);
  static properties = {
    closed: { state: true }, scale: { state: true }, table: { state: true }, cursor: { state: true },
    dropped: { state: true },
  };

  constructor() {
    super();
    /** @type {Set<string>} Skills folded away. */
    this.closed = new Set();
    /** @type {number} Pixels per hour; 0 until the width is known. */
    this.scale = 0;
    this.table = false;
    /** @type {import('./timeline.js').Row | null} The bar that the keyboard stands on. */
    this.cursor = null;
    /** @type {{work: number, crew: number, day: string} | null} A bar that was moved, and what it is asked about. */
    this.dropped = null;
  }

  #drag = new BarDrag(() => this.requestUpdate(), (work, left, y) => this.#drop(work, left, y));

  #view = { left: 0, top: 0, width: 800, height: 240 };

  /**
   * Rows as last worked out.
   * @type {{timeline: unknown, closed: unknown, rows: import('./gantt-rows.js').GanttRow[]}}
   */
  #rows = { timeline: null, closed: null, rows: [] };

  /** @type {ResizeObserver | null} */
  #sized = null;

  /** @type {unknown} Focus that was brought into view. */
  #shown = null;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sized?.disconnect();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const box = this.#box();
    if (box && (!this.#sized || changed.has('table'))) {
      this.#sized?.disconnect();
      this.#sized = new ResizeObserver(() => this.#scrolled());
      this.#sized.observe(box);
    }
    if (box && state.focus !== this.#shown && this.scale > 0) {
      this.#shown = state.focus;
      this.#bring();
    }
  }

  /** @param {import('./timeline.js').Timeline} timeline */
  #rowsOf(timeline) {
    const { closed } = this;
    if (this.#rows.timeline !== timeline || this.#rows.closed !== closed) {
      this.#rows = { timeline, closed, rows: ganttRows(timeline, closed) };
    }
    return this.#rows.rows;
  }

  get #label() {
    return Math.max(NARROWEST_LABEL, Math.min(WIDEST_LABEL, this.#view.width * 0.2));
  }

  get #fit() {
    return Math.max(0.01, (this.#view.width - this.#label - 12) / Math.max(1, state.timeline?.hours ?? 1));
  }

  render() {
    const { timeline } = state;
    if (!timeline) return nothing;
    return html`
      <section class="gantt" aria-label=${t('gantt.open')}>
        <div class="gantt-head">
          <h2>${t('gantt.open')}</h2>
          <ul class="kinds" aria-hidden="true">${kinds.map((kind) =>
            html`<li><i class="kind-${kind}"></i>${word('workKind', kind)}</li>`)}</ul>
          <span class="gap-fill"></span>
          ${areChanged() ? html`<a class="changes" href=${to('plans')}>${t('wishes.count', {
            count: wishes().length })}</a>` : nothing}
          ${this.table ? nothing : html`
            ${sign('gantt.zoomOut', '−', () => this.#zoom(1 / 1.6))}
            ${sign('gantt.zoomIn', '+', () => this.#zoom(1.6))}
            <button class="plain" @click=${() => { this.scale = this.#fit; }}>${t('gantt.fit')}</button>`}
          <button class="plain" @click=${() => { this.table = !this.table; }}>
            ${t(this.table ? 'gantt.chart' : 'gantt.table')}</button>
          ${sign('gantt.close', '✕', () => change({ gantt: false }))}
        </div>
        ${this.table ? html`<furrow-gantt-table></furrow-gantt-table>` : this.#chart(timeline)}
      </section>`;
  }

  /** @param {import('./timeline.js').Timeline} timeline */
  #chart(timeline) {
    const rows = this.#rowsOf(timeline);
    const { left, top, width, height } = this.#view;
    const inner = { width: this.#label + timeline.hours * this.scale + 12, height: HEAD + rows.length * ROW };
    const seen = rows.slice(Math.max(0, Math.floor(top / ROW)), Math.ceil((top + height) / ROW) + 1);
    return html`
      <div class="gantt-scroll" tabindex="0" role="application" aria-label=${t('gantt.label')}
        @scroll=${this.#scrolled} @keydown=${this.#key}>
        <div class="gantt-space" .style=${`width:${inner.width}px;height:${inner.height}px`}>
          <svg .style=${`width:${width}px;height:${height}px`} viewBox="0 0 ${width} ${height}"
            @click=${this.#click} @pointerdown=${this.#drag.down} @pointermove=${this.#drag.move}
            @pointerup=${this.#drag.up} @pointercancel=${this.#drag.cancel} aria-hidden="true">
            ${this.#grid(timeline, left, width, height)}
            <g transform="translate(0 ${HEAD - top})">${seen.map((row) => this.#bars(row, timeline, left, width))}</g>
            ${this.#now(left, height)}
            <g transform="translate(0 ${HEAD - top})">${seen.map((row) => this.#name(row, timeline))}</g>
            ${this.#axis(timeline, left, width)}
            ${this.#ghost(top)}
          </svg>
        </div>
      </div>
      ${this.dropped ? html`<furrow-drop .work=${this.dropped.work} .crew=${this.dropped.crew} .day=${this.dropped.day}
        @answered=${() => { this.dropped = null; }}></furrow-drop>` : nothing}
      <p class="unseen" role="status">${this.cursor ? this.#say(this.cursor) : ''}</p>`;
  }

  /**
   * @param {import('./timeline.js').Timeline} timeline
   * @param {number} left
   * @param {number} width
   */
  #ticks(timeline, left, width) {
    return ticksBetween(timeline.first, this.scale, left, width - this.#label)
      .map(({ x, text }) => ({ x: this.#label + x, text }));
  }

  /**
   * @param {import('./timeline.js').Timeline} timeline
   * @param {number} left
   * @param {number} width
   * @param {number} height
   */
  #grid(timeline, left, width, height) {
    if (this.scale === 0) return nothing;
    const { winterFrom, winterUntil } = state.programme.programme ?? {};
    const at = (/** @type {number} */ hour) => this.#label + hour * this.scale - left;
    return [
      timeline.winters(winterFrom, winterUntil).map(({ from, until }) => svg`<rect class="winter" y=${HEAD}
        x=${at(from)} width=${(until - from) * this.scale} height=${height}><title>${t('time.winter')}</title></rect>`),
      this.#ticks(timeline, left, width).map(({ x }) =>
        svg`<line class="grid" x1=${x} x2=${x} y1=${HEAD} y2=${height}/>`),
    ];
  }

  /**
   * @param {import('./timeline.js').Timeline} timeline
   * @param {number} left
   * @param {number} width
   */
  #axis(timeline, left, width) {
    if (this.scale === 0) return nothing;
    return svg`<rect class="axis" x="0" y="0" width=${width} height=${HEAD}/>
      ${this.#ticks(timeline, left, width).map(({ x, text }) =>
        svg`<text class="tick" x=${Math.max(x, this.#label) + 4} y="18">${text}</text>`)}
      <rect class="axis" x="0" y="0" width=${this.#label} height=${HEAD}/>`;
  }

  /**
   * @param {number} left
   * @param {number} height
   */
  #now(left, height) {
    const x = this.#label + shownHour() * this.scale - left;
    return svg`<line class="now" x1=${x} x2=${x} y1=${HEAD - 6} y2=${height}/>`;
  }

  /**
   * @param {import('./gantt-rows.js').GanttRow} row
   * @param {import('./timeline.js').Timeline} timeline
   * @param {number} left
   * @param {number} width
   */
  #bars(row, timeline, left, width) {
    if (row.kind === 'skill' || this.scale === 0) return nothing;
    const focus = state.focus?.works ?? new Set();
    const keep = this.cursor ? new Set([...focus, this.cursor.work]) : focus;
    const asked = new Set(wishes().map((wish) => timeline.workIndex.get(wish.work)));
    const from = left / this.scale;
    const bars = barsBetween(timeline.rowsOfCrew[row.crew], from, from + width / this.scale, this.scale,
      (work) => timeline.works[work].kind, keep);
    return bars.map((bar) => {
      const on = focus.has(bar.work);
      const at = this.cursor?.work === bar.work;
      return svg`<rect class=${`bar kind-${bar.kind}${on ? ' on' : focus.size ? ' off' : ''}${at ? ' at' : ''}${
        asked.has(bar.work) ? ' wished' : ''}`}
        data-work=${bar.joined === 1 ? bar.work : nothing} data-crew=${row.crew}
        x=${this.#label + bar.x} y=${row.top + 3} height=${ROW - 6} rx="2"
        width=${on || at ? Math.max(4, bar.width) : bar.width}><title>${timeline.works[bar.work].title}</title></rect>`;
    });
  }

  /**
   * @param {import('./gantt-rows.js').GanttRow} row
   * @param {import('./timeline.js').Timeline} timeline
   */
  #name(row, timeline) {
    const back = svg`<rect class="label" x="0" y=${row.top} width=${this.#label} height=${ROW}/>`;
    if (row.kind === 'crew') {
      const on = state.focus?.crews.has(row.crew);
      return svg`${back}<text class=${`crew${on ? ' on' : ''}`} data-crew=${row.crew} x="22" y=${row.top + 15}>
        ${timeline.crews[row.crew].name}</text>`;
    }
    const arrow = this.closed.has(row.skill) ? '▸' : '▾';
    return svg`<rect class="group" x="0" y=${row.top} width=${this.#view.width} height=${ROW}/>
      <text class="skill" data-skill=${row.skill} x="8" y=${row.top + 15}>
        ${arrow} ${word('skill', row.skill)} · ${number(row.crews)}</text>`;
  }

  /**
   * The bar that is being moved, where it is now.
   * @param {number} top
   */
  #ghost(top) {
    const { held } = this.#drag;
    if (!held?.moving) return nothing;
    return svg`<rect class="bar ghost" x=${held.left + held.dx} y=${held.top + held.dy + HEAD - top}
      width=${Math.max(8, held.width)} height=${ROW - 6} rx="2"/>`;
  }

  /**
   * @param {number} work
   * @param {number} left Where the bar's left end was let go, in pixels of the chart.
   * @param {number} y Where the pointer was let go.
   */
  #drop(work, left, y) {
    const timeline = /** @type {import('./timeline.js').Timeline} */ (state.timeline);
    const row = this.#rowsOf(timeline)[Math.floor((y - HEAD + this.#view.top) / ROW)];
    const hour = Math.max(0, (left - this.#label + this.#view.left) / this.scale);
    this.dropped = { work, crew: row?.kind === 'crew' ? row.crew : -1, day: timeline.dayOfHour(hour) };
  }

  /** @param {import('./timeline.js').Row} row */
  #say(row) {
    const timeline = /** @type {import('./timeline.js').Timeline} */ (state.timeline);
    return t('gantt.bar', {
      crew: timeline.crews[row.crew].name, title: timeline.works[row.work].title,
      from: date(timeline.dayOfHour(row.start)), to: date(timeline.dayOfHour(row.finish)),
    });
  }

  #box() {
    return /** @type {HTMLElement | null} */ (this.querySelector('.gantt-scroll'));
  }

  #scrolled() {
    const box = this.#box();
    if (!box) return;
    this.#view = { left: box.scrollLeft, top: box.scrollTop, width: box.clientWidth, height: box.clientHeight };
    if (this.scale === 0) this.scale = this.#fit;
    this.requestUpdate();
  }

  /**
   * Closer or further, around what the reader looks at: the bar stood on, else the date shown, else the middle.
   * @param {number} by
   * @param {number} [around] Hour.
   */
  #zoom(by, around) {
    const box = this.#box();
    const { left, width } = this.#view;
    const room = width - this.#label;
    const hour = [around, this.cursor?.start, shownHour()]
      .find((each) => each !== undefined && each * this.scale >= left && each * this.scale <= left + room)
      ?? (left + room / 2) / this.scale;
    const before = hour * this.scale - left;
    this.scale = Math.max(this.#fit, Math.min(CLOSEST, this.scale * by));
    void this.updateComplete.then(() => {
      if (box) box.scrollLeft = hour * this.scale - before;
      this.#scrolled();
    });
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const { dataset } = /** @type {SVGElement} */ (event.target);
    const { timeline } = state;
    if (!timeline || this.#drag.ended) return;
    if (dataset.skill) {
      const closed = new Set(this.closed);
      if (!closed.delete(dataset.skill)) closed.add(dataset.skill);
      this.closed = closed;
    } else if (dataset.work) {
      this.cursor = timeline.rowOfWork[Number(dataset.work)] ?? null;
      go(to('works', timeline.works[Number(dataset.work)].id));
    } else if (/** @type {SVGElement} */ (event.target).classList.contains('bar')) {
      const hour = (this.#view.left + event.offsetX - this.#label) / this.scale;
      this.#zoom(3, hour);
    } else if (dataset.crew) {
      go(to('crews', timeline.crews[Number(dataset.crew)].id));
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { timeline } = state;
    if (!timeline) return;
    const at = this.cursor ?? timeline.rowsOfCrew.find((rows) => rows.length)?.[0] ?? null;
    if (!at) return;
    const own = timeline.rowsOfCrew[at.crew];
    const i = own.indexOf(at);
    const ways = /** @type {Record<string, () => void>} */ ({
      ArrowRight: () => this.#stand(own[this.cursor ? Math.min(own.length - 1, i + 1) : 0]),
      ArrowLeft: () => this.#stand(own[Math.max(0, i - 1)]),
      ArrowDown: () => this.#stand(this.#neighbour(at, 1)),
      ArrowUp: () => this.#stand(this.#neighbour(at, -1)),
      Home: () => this.#stand(own[0]),
      End: () => this.#stand(own[own.length - 1]),
      Enter: () => go(to('works', timeline.works[at.work].id)),
      Escape: this.#drag.cancel,
      '+': () => this.#zoom(1.6),
      '-': () => this.#zoom(1 / 1.6),
    });
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    way();
  }

  /**
   * The bar of the next crew up or down that is nearest in time.
   * @param {import('./timeline.js').Row} at
   * @param {number} by
   */
  #neighbour(at, by) {
    const timeline = /** @type {import('./timeline.js').Timeline} */ (state.timeline);
    const crews = this.#rowsOf(timeline).flatMap((row) => row.kind === 'crew' ? [row.crew] : []);
    for (let i = crews.indexOf(at.crew) + by; i >= 0 && i < crews.length; i += by) {
      const rows = timeline.rowsOfCrew[crews[i]];
      const away = (/** @type {import('./timeline.js').Row} */ row) => Math.abs(row.start - at.start);
      if (rows.length) return rows.reduce((best, row) => (away(row) < away(best) ? row : best));
    }
    return at;
  }

  /** @param {import('./timeline.js').Row} row */
  #stand(row) {
    this.cursor = row;
    this.#into(row);
  }

  /** Brings the first bar of what is open into view. */
  #bring() {
    const { focus, timeline } = state;
    if (!focus || !timeline) return;
    const rows = [...focus.works].map((work) => timeline.rowOfWork[work]).filter((row) => row !== undefined);
    rows.sort((a, b) => a.start - b.start);
    if (rows[0]) this.#into(rows[0]);
  }

  /** @param {import('./timeline.js').Row} row */
  #into(row) {
    const box = this.#box();
    const timeline = /** @type {import('./timeline.js').Timeline} */ (state.timeline);
    const place = this.#rowsOf(timeline).find((each) => each.kind === 'crew' && each.crew === row.crew);
    if (!box || !place) return;
    const { left, top, width, height } = this.#view;
    const above = place.top < top;
    if (above || place.top + ROW + HEAD > top + height) box.scrollTop = Math.max(0, place.top - (height - HEAD) / 2);
    const x = row.start * this.scale;
    const right = Math.min(row.finish * this.scale, x + 80);
    if (x < left || right > left + width - this.#label) box.scrollLeft = Math.max(0, x - 40);
  }
}

customElements.define('furrow-gantt', Gantt);
