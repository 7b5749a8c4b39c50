import { html, svg } from 'lit';
import { Piece } from '../shell/piece.js';
import { schedule } from '../shell/signs.js';
import { change, shownDay, state } from '../shell/state.js';
import { date, number, t } from '../shell/words.js';

const TICK_MS = 700;

/** Time below the map: plays the plan week by week, with the people still waiting drawn behind the slider. */
class TimeBar extends Piece {
  static watches = /** @type {const} */ (['timeline', 'week', 'playing', 'gantt', 'programme']);

  #timer = 0;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  /** @param {Set<string>} changed */
  told(changed) {
    super.told(changed);
    if (!changed.has('playing')) return;
    clearInterval(this.#timer);
    if (state.playing) this.#timer = window.setInterval(() => this.#tick(), TICK_MS);
  }

  render() {
    const { timeline, week, playing } = state;
    if (!timeline) {
      const text = t(state.programme?.currentPlan ? 'loading' : 'time.none');
      return html`<div class="time"><p class="quiet">${text}</p></div>`;
    }
    const { weeks } = timeline;
    const day = date(shownDay());
    const toggle = t(state.gantt ? 'gantt.close' : 'gantt.open');
    return html`
      <section class="time" aria-label=${t('time.label')}>
        <div class="time-buttons">
          <button class="plain" @click=${() => this.#to(week - 1)} ?disabled=${week === 0}
            aria-label=${t('time.back')}>‹</button>
          <button class="play" @click=${this.#play} aria-label=${t(playing ? 'time.pause' : 'time.play')}>
            ${playing ? svg`<svg viewBox="0 0 16 16"><path d="M4 3h3v10H4zM9 3h3v10H9z"/></svg>`
              : svg`<svg viewBox="0 0 16 16"><path d="M4 2.5 13 8l-9 5.5z"/></svg>`}</button>
          <button class="plain" @click=${() => this.#to(week + 1)} ?disabled=${week >= weeks}
            aria-label=${t('time.step')}>›</button>
        </div>
        <p class="time-date"><strong>${day}</strong>
          <span class="quiet">${t('time.week', { week, weeks })} · ${t('time.planned')}</span></p>
        <div class="time-track">
          ${this.#curve(timeline)}
          <input type="range" min="0" max=${weeks} step="1" .value=${String(week)} aria-label=${t('time.label')}
            aria-valuetext=${t('time.text', { date: day, week, weeks })} @input=${this.#slide}>
          <div class="time-ticks" aria-hidden="true">${this.#ticks(timeline)}</div>
        </div>
        <button class="gantt-toggle" aria-expanded=${state.gantt} aria-label=${toggle}
          @click=${() => change({ gantt: !state.gantt })}>${schedule} <span class="wide">${toggle}</span></button>
      </section>`;
  }

  /**
   * People still waiting, week by week, and the part that lies behind the date shown.
   * @param {import('./timeline.js').Timeline} timeline
   */
  #curve(timeline) {
    const { waiting, weeks } = timeline;
    const most = Math.max(1, waiting[0]);
    const height = (/** @type {number} */ people) => (100 - (people / most) * 92).toFixed(2);
    const line = waiting.map((people, week) => `${(week / weeks) * 1000},${height(people)}`).join(' ');
    const now = (state.week / weeks) * 1000;
    const hours = timeline.hourOfWeek(weeks);
    const { winterFrom, winterUntil } = state.programme.programme ?? {};
    const winters = timeline.winters(winterFrom, winterUntil);
    return html`
      <svg class="time-curve" viewBox="0 0 1000 100" preserveAspectRatio="none" role="img"
        aria-label="${t('time.waiting')}: ${number(waiting[0])} – ${number(waiting[weeks])}">
        ${winters.map(({ from, until }) => svg`<rect class="winter" x=${(from / hours) * 1000} y="0"
          width=${((until - from) / hours) * 1000} height="100"><title>${t('time.winter')}</title></rect>`)}
        ${svg`<polygon points="0,100 ${line} 1000,100"/><rect class="past" x="0" y="0" width=${now} height="100"/>`}
      </svg>`;
  }

  /** @param {import('./timeline.js').Timeline} timeline */
  #ticks(timeline) {
    const { weeks } = timeline;
    const years = weeks > 110;
    const ticks = [];
    let before = '';
    for (let week = 0; week <= weeks; week++) {
      const day = timeline.dayOfWeek(week);
      const part = years ? day.slice(0, 4) : day.slice(0, 7);
      if (part !== before && (week > 0 || !years)) {
        ticks.push([week, date(day, years ? { year: 'numeric' } : { month: 'short' })]);
      }
      before = part;
    }
    const every = Math.ceil(ticks.length / (this.clientWidth < 900 ? 6 : 14));
    return ticks.filter((_, i) => i % every === 0).map(([week, text]) =>
      html`<span .style=${`inset-inline-start:${(Number(week) / weeks) * 100}%`}>${text}</span>`);
  }

  /** @param {Event} event */
  #slide(event) {
    change({ week: Number(/** @type {HTMLInputElement} */ (event.target).value), playing: false });
  }

  /** @param {number} week */
  #to(week) {
    change({ week: Math.max(0, Math.min(state.timeline?.weeks ?? 0, week)), playing: false });
  }

  #play() {
    const ended = state.timeline && state.week >= state.timeline.weeks;
    change({ playing: !state.playing, week: ended && !state.playing ? 0 : state.week });
  }

  #tick() {
    if (!state.timeline) return;
    const week = Math.min(state.timeline.weeks, state.week + 1);
    change({ week, playing: week < state.timeline.weeks });
  }
}

customElements.define('furrow-time', TimeBar);
