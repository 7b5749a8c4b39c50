import { html, nothing } from 'lit';
import '../records/why.js';
import './again.js';
import { originOf } from '../records/origin.js';
import { read, slice, write } from '../shell/api.js';
import { loadPlan } from '../shell/load.js';
import { empty, failed } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { change, state } from '../shell/state.js';
import { date, number, percent, t, time, word } from '../shell/words.js';
import { shiftList } from './shifts.js';

const MOST_LEFT_OUT = 50;

/** The plan in plain words: what it costs, how much better any plan could be, what drives it, what it leaves out. */
class PlanPanel extends Piece {
  static watches = /** @type {const} */ (['plan', 'timeline']);
  static properties = {
    plans: { state: true }, fault: { state: true }, comparison: { state: true },
  };

  constructor() {
    super();
    /** @type {any[]} */
    this.plans = [];
    /** @type {any} */
    this.fault = null;
    /** @type {any} */
    this.comparison = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#read();
  }

  async #read() {
    try {
      this.plans = (await slice('plans', {}, null, 50)).items;
      const { id } = state.route;
      const wanted = id && this.plans.find((plan) => plan.id === id);
      if (wanted && wanted.id !== state.plan?.id) await loadPlan(wanted);
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    const { plan } = state;
    return html`
      <h2>${t('plan.title')}</h2>
      ${this.fault ? failed(this.fault) : nothing}
      ${plan ? this.#plan(plan) : empty(t('plan.none'))}
      ${this.plans.length > 1 ? html`
        <h3>${t('plan.others')}</h3>
        <ul class="rows">${this.plans.filter((other) => other.id !== plan?.id).map((other) => html`
          <li><a class="row" href=${to('plans', other.id)} @click=${() => loadPlan(other)}>
            <span class="row-title">${other.name}</span>
            <span class="row-line">${time(other.madeAt)} · ${word('planStatus', other.status)}</span></a></li>`)}
        </ul>` : nothing}`;
  }

  /** @param {any} plan */
  #plan(plan) {
    return html`
      <p class="lead">${plan.name}</p>
      <p>${t('plan.period', { from: date(plan.startsOn), to: date(plan.endsOn) })} ·
        <span class="tag">${word('planStatus', plan.status)}</span></p>
      <p class="gap">${plan.gap > 0.0005 ? t('plan.gap', { gap: percent(plan.gap) }) : t('plan.gapNone')}</p>
      <dl class="fields">
        <div><dt>${t('plan.cost')}</dt><dd>${number(plan.peopleDays)}</dd></div>
        <div><dt>${t('plan.bound')}</dt><dd>${number(plan.peopleDaysBound)}</dd></div>
        <div><dt>${t('plan.scenario')}</dt><dd>${word('scenario', plan.scenario)}</dd></div>
        ${['works', 'crews'].map((column) => html`<div><dt>${t(`lists.${column}`)}</dt>
          <dd><a href=${to(column)}>${t(`plan.${column}`, { count: plan[column] })}</a></dd></div>`)}
        <div><dt>${t('plan.made')}</dt><dd>${time(plan.madeAt)}</dd></div>
        <div><dt>${t('plan.effort')}</dt><dd>${plan.effort}</dd></div>
      </dl>
      <p><button @click=${() => change({ gantt: true })}>${t('gantt.open')}</button></p>
      <furrow-again @made=${() => this.#read()}></furrow-again>
      ${this.#drivers(plan)}
      ${this.#dates(plan)}
      ${this.#worth(plan)}
      ${this.#compare(plan)}
      ${this.#leftOut()}
      <h3>${t('plan.findings')}</h3>
      ${plan.findings?.length
        ? html`<ul>${plan.findings.map((/** @type {string} */ finding) => html`<li>${finding}</li>`)}</ul>`
        : html`<p>${t('plan.findingsNone')}</p>`}
      ${plan.status === 'draft' ? html`
        <h3>${t('plan.adopt')}</h3>
        <p class="quiet">${t('plan.draft')}</p>
        <furrow-why .acts=${[{
          word: t('plan.adopt'), act: (/** @type {string} */ why) => this.#adopt(plan, why),
        }]}></furrow-why>`
        : nothing}
      ${originOf(plan.origin)}`;
  }

  /** @param {any} plan */
  #drivers(plan) {
    if (!plan.drivers?.length) return nothing;
    const most = Math.max(...plan.drivers.map((/** @type {any} */ part) => part.peopleDays), 1);
    return html`
      <h3>${t('plan.drivers')}</h3>
      <ul class="drivers">${plan.drivers.map((/** @type {any} */ part) => html`
        <li><span>${part.word}</span><span class="count">${number(part.peopleDays)}</span>
          <span class="bar" .style=${`inline-size:${Math.max(1, (part.peopleDays / most) * 100)}%`}></span></li>`)}
      </ul>`;
  }

  /** @param {any} plan */
  #dates(plan) {
    const whole = plan.dates?.[0];
    return whole ? html`
      <h3>${t('plan.likely')}</h3>
      <p>${t('plan.likelyDays', { half: date(whole.half), nine: date(whole.nineInTen) })}</p>
      <p class="quiet">${t('plan.likelyHow')}</p>` : nothing;
  }

  /** @param {any} plan */
  #worth(plan) {
    if (!plan.worth?.length) return nothing;
    return html`
      <h3>${t('plan.worth')}</h3>
      <ul>${plan.worth.slice(0, 8).map((/** @type {any} */ kind) => html`<li>
        ${kind.skills.map((/** @type {string} */ skill) => word('skill', skill)).join(', ')}:
        ${t('plan.worthDays', { days: number(kind.peopleDays) })}</li>`)}
      </ul>
      <p class="quiet">${t('plan.worthHow')}</p>`;
  }

  /** @param {any} plan */
  #compare(plan) {
    const others = this.plans.filter((other) => other.id !== plan.id);
    if (others.length === 0) return nothing;
    const mine = this.comparison?.comparison?.after === plan.id ? this.comparison : null;
    return html`
      <h3>${t('plan.compare')}</h3>
      <label>${t('plan.compareWith')}
        <select @change=${(/** @type {any} */ event) => this.#against(plan, event.target.value)}>
          <option value=""></option>
          ${others.map((other) => html`<option value=${other.id}>${other.name}</option>`)}
        </select></label>
      <div role="status">${mine ? html`
        <ul>${mine.comparison.words.map((/** @type {string} */ words) => html`<li>${words}</li>`)}</ul>
        ${shiftList(mine.comparison.shifts, mine.because)}` : nothing}
      </div>`;
  }

  /**
   * @param {any} plan
   * @param {string} other
   */
  async #against(plan, other) {
    try {
      this.comparison = other ? await read(`/api/plans/${plan.id}/against?other=${other}`) : null;
    } catch (fault) {
      this.fault = fault;
    }
  }

  #leftOut() {
    const { timeline } = state;
    if (!timeline) return nothing;
    const { unplanned } = timeline;
    if (unplanned.length === 0) return html`<p>${t('plan.leftOutNone')}</p>`;
    return html`
      <details class="left-out">
        <summary>${t('plan.leftOut', { count: unplanned.length })}</summary>
        <ul class="rows">${unplanned.slice(0, MOST_LEFT_OUT).map(({ work, reason }) => {
          const id = typeof work === 'number' ? timeline.works[work]?.id : work;
          const title = timeline.works[timeline.workIndex.get(id) ?? -1]?.title ?? id;
          return html`<li><a class="row" href=${to('works', id)}><span class="row-title">${title}</span>
            <span class="row-line">${reason}</span></a></li>`;
        })}</ul>
        ${unplanned.length > MOST_LEFT_OUT
          ? html`<p class="quiet">${t('shownOfMore', { count: MOST_LEFT_OUT })}</p>` : nothing}
      </details>`;
  }

  /**
   * @param {any} plan
   * @param {string} why
   */
  async #adopt(plan, why) {
    await write(`/api/plans/${plan.id}/adopt`, why);
    const answer = await read(`/api/plans/${plan.id}`);
    change({ plan: answer.record ?? answer.plan ?? answer });
    await this.#read();
  }
}

customElements.define('furrow-plan', PlanPanel);
