import { html, nothing } from 'lit';
import '../records/why.js';
import { read, write } from '../shell/api.js';
import { failed } from '../shell/notes.js';
import { loadPlan } from '../shell/load.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { state } from '../shell/state.js';
import { t } from '../shell/words.js';
import { shiftList } from './shifts.js';
import { areChanged, drop, forget, isSame, sayWish, titleOf, wishes } from './wishes.js';

/** Makes the plan again under what people ask for, as a draft beside it, and says what that changes and costs. */
class Again extends Piece {
  static watches = /** @type {const} */ (['plan', 'wishes', 'timeline']);
  static properties = {
    answer: { state: true }, before: { state: true }, busy: { state: true }, fault: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.answer = null;
    /** @type {any} The plan that the draft was made from. */
    this.before = null;
    this.busy = false;
    /** @type {any} */
    this.fault = null;
  }

  render() {
    const { plan } = state;
    if (!plan) return nothing;
    const list = wishes();
    const made = this.answer?.plan.id === plan.id ? this.answer : null;
    return html`
      ${made ? this.#made(made) : nothing}
      <h3>${t('wishes.changes')}</h3>
      ${list.length === 0 ? html`<p class="quiet">${t('wishes.none')}</p>` : html`
        <ul class="wish-list">${list.map((wish) => html`<li>
          <a href=${to('works', wish.work)}>${titleOf(wish)}</a>: ${sayWish(wish)}
          ${this.#price(plan, wish)}
          <button class="plain small" @click=${() => drop(wish)}>${t('wishes.drop')}</button></li>`)}</ul>`}
      ${areChanged() ? html`
        <furrow-why .acts=${[{ word: t('wishes.again'), act: (/** @type {string} */ why) => this.#again(why) }]}>
        </furrow-why>
        <p><button class="plain" @click=${forget}>${t('wishes.forget')}</button></p>
        <div role="status">${this.busy ? html`<p>${t('wishes.busy')}</p>` : nothing}</div>` : nothing}`;
  }

  /** @param {any} made */
  #made(made) {
    return html`
      <h3>${t('wishes.changed')}</h3>
      <ul>${made.comparison.words.map((/** @type {string} */ words) => html`<li>${words}</li>`)}</ul>
      ${shiftList(made.comparison.shifts, made.because)}
      ${this.before ? html`<p><button class="plain" @click=${() => this.#back()}>${t('wishes.back')}</button></p>`
        : nothing}
      ${this.fault ? failed(this.fault) : nothing}`;
  }

  /**
   * What the plan says of a wish that it was made under.
   * @param {any} plan
   * @param {import('./wishes.js').Wish} wish
   */
  #price(plan, wish) {
    const answer = (plan.wishes ?? []).find((/** @type {any} */ one) => isSame(one.wish, wish));
    if (!answer) return html`<span class="tag">${t('wishes.new')}</span>`;
    if (answer.conflict) return html`<br><strong>${t('wishes.unmet')}</strong> ${answer.conflict}`;
    return html`<span class="quiet">${typeof answer.peopleDays === 'number'
      ? t('plan.wishCost', { days: answer.peopleDays }) : t('plan.wishMet')}</span>`;
  }

  /** @param {string} why */
  async #again(why) {
    const before = state.plan;
    const today = new Date().toISOString().slice(0, 10);
    this.busy = true;
    try {
      const answer = await write(`/api/plans/${before.id}/again`, why, {
        wishes: wishes(), ...(today > before.startsOn ? { today } : {}),
      });
      await loadPlan(answer.plan);
      forget();
      [this.answer, this.before] = [answer, before];
      this.dispatchEvent(new CustomEvent('made', { bubbles: true }));
    } finally {
      this.busy = false;
    }
  }

  async #back() {
    this.fault = null;
    try {
      const answer = await read(`/api/plans/${this.before.id}`);
      await loadPlan(answer.record);
    } catch (fault) {
      this.fault = fault;
    }
  }
}

customElements.define('furrow-again', Again);
