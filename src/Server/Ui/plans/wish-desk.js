import { html, nothing } from 'lit';
import { read } from '../shell/api.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { state } from '../shell/state.js';
import { t } from '../shell/words.js';
import { ableCrews, ask, drop, sayWish, wishes } from './wishes.js';

/** At a work: why it starts when it does, and what a person wants otherwise. The plan changes only when made again. */
class WishDesk extends Piece {
  static watches = /** @type {const} */ (['timeline', 'wishes', 'plan']);
  static properties = { work: { attribute: false }, reasons: { state: true } };

  constructor() {
    super();
    this.work = '';
    /** @type {string[] | null} Null while they are not known. */
    this.reasons = null;
  }

  /** @type {string} */
  #asked = '';

  willUpdate() {
    const asked = state.plan ? `/api/plans/${state.plan.id}/why?work=${encodeURIComponent(this.work)}` : '';
    if (asked !== this.#asked) {
      this.#asked = asked;
      void this.#read(asked);
    }
  }

  /** @param {string} address */
  async #read(address) {
    this.reasons = null;
    if (!address) return;
    try {
      const { reasons } = await read(address);
      if (address === this.#asked) this.reasons = reasons;
    } catch {
      // The schedule is shown without its reasons; the record itself says what went wrong with the server.
    }
  }

  render() {
    const { timeline } = state;
    const index = timeline?.workIndex.get(this.work);
    if (!timeline || index === undefined) return nothing;
    const row = timeline.rowOfWork[index];
    const mine = wishes().filter((wish) => wish.work === this.work);
    const crew = row ? timeline.crews[row.crew] : null;
    const day = timeline.dayOfHour(row?.start ?? 0);
    return html`
      ${this.reasons?.length ? html`
        <h3>${t('wishes.why')}</h3>
        <ul class="reasons">${this.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>` : nothing}
      <h3>${t('wishes.title')}</h3>
      <form class="wish-desk" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <label>${t('wishes.day')} <input type="date" name="day" .value=${day}
          min=${timeline.dayOfHour(0)}></label>
        <div class="buttons">
          <button @click=${() => this.#day('start-on')}>${t('wishes.pinDay')}</button>
          <button @click=${() => this.#day('not-before')}>${t('wishes.holdDay')}</button>
        </div>
        <label>${t('wishes.crew')} <select name="crew">${ableCrews(index).map((each) => html`
          <option value=${each.id} ?selected=${each.id === crew?.id}>${each.name}</option>`)}</select></label>
        <div class="buttons">
          <button @click=${() => this.#crew('by-crew')}>${t('wishes.pinCrew')}</button>
          <button @click=${() => this.#crew('not-by-crew')}>${t('wishes.forbidCrew')}</button>
        </div>
        <div class="buttons"><button @click=${() => ask({ work: this.work, kind: 'not-at-all' })}>
          ${t('wishes.holdAll')}</button></div>
      </form>
      <div role="status">${mine.length ? html`
        <ul class="wish-list">${mine.map((wish) => html`<li>${sayWish(wish)}
          <button class="plain small" @click=${() => drop(wish)}>${t('wishes.drop')}</button></li>`)}</ul>
        <p><a href=${to('plans')}>${t('wishes.go')}</a></p>` : nothing}</div>`;
  }

  /** @param {'start-on' | 'not-before'} kind */
  #day(kind) {
    const box = /** @type {HTMLInputElement} */ (this.querySelector('[name=day]'));
    if (box.value && box.reportValidity()) ask({ work: this.work, kind, day: box.value });
  }

  /** @param {'by-crew' | 'not-by-crew'} kind */
  #crew(kind) {
    const box = /** @type {HTMLSelectElement} */ (this.querySelector('[name=crew]'));
    if (box.value) ask({ work: this.work, kind, crew: box.value });
  }
}

customElements.define('furrow-wish-desk', WishDesk);
