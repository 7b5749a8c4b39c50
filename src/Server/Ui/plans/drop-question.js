import { html, nothing } from 'lit';
import { Piece } from '../shell/piece.js';
import { state } from '../shell/state.js';
import { date, t, word } from '../shell/words.js';
import { ask } from './wishes.js';

/** Asks what a bar that was moved in the schedule is to mean. */
class DropQuestion extends Piece {
  static properties = { work: { attribute: false }, crew: { attribute: false }, day: { attribute: false } };

  constructor() {
    super();
    this.work = 0;
    /** @type {number} The crew in whose row it was let go; -1 between the rows. */
    this.crew = -1;
    this.day = '';
  }

  firstUpdated() {
    /** @type {HTMLDialogElement} */ (this.querySelector('dialog')).showModal();
  }

  render() {
    const timeline = /** @type {import('./timeline.js').Timeline} */ (state.timeline);
    const work = timeline.works[this.work];
    const row = timeline.rowOfWork[this.work];
    const own = row ? timeline.crews[row.crew] : null;
    const other = this.crew >= 0 && this.crew !== row?.crew ? timeline.crews[this.crew] : null;
    const able = other?.skills.includes(work.skill);
    const moved = !row || timeline.dayOfHour(row.start) !== this.day;
    const day = date(this.day);
    const [id, crew] = [work.id, other?.id];
    return html`
      <dialog class="drop" @close=${() => this.#close()} aria-labelledby="drop-title">
        <h3 id="drop-title">${work.title}</h3>
        ${other && !able ? html`<p class="note">${t('wishes.unable', {
          crew: other.name, skill: word('skill', work.skill) })}</p>` : nothing}
        <div class="buttons">
          ${other && able ? this.#choice(t('wishes.by-crew', { crew: other.name }),
            { work: id, kind: 'by-crew', crew }) : nothing}
          ${other && able && moved ? this.#choice(t('wishes.both', { crew: other.name, day }),
            { work: id, kind: 'by-crew', crew }, { work: id, kind: 'start-on', day: this.day }) : nothing}
          ${moved ? this.#choice(t('wishes.start-on', { day }), { work: id, kind: 'start-on', day: this.day })
            : nothing}
          ${moved ? this.#choice(t('wishes.not-before', { day }), { work: id, kind: 'not-before', day: this.day })
            : nothing}
          ${other && own ? this.#choice(t('wishes.not-by-crew', { crew: own.name }),
            { work: id, kind: 'not-by-crew', crew: own.id }) : nothing}
          <button class="plain" @click=${() => this.#close()}>${t('cancel')}</button>
        </div>
      </dialog>`;
  }

  /**
   * @param {string} text
   * @param {any[]} asked
   */
  #choice(text, ...asked) {
    return html`<button @click=${() => { ask(...asked); this.#close(); }}>${text}</button>`;
  }

  #close() {
    this.dispatchEvent(new CustomEvent('answered'));
  }
}

customElements.define('furrow-drop', DropQuestion);
