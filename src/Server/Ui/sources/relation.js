import { html, nothing } from 'lit';
import { amountText } from '../pledges/fields.js';
import { read, slice, write } from '../shell/api.js';
import { failed } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { date, t, word } from '../shell/words.js';

const MOST_COMMITMENTS = 500;
const kinds = ['restates', 'part-of', 'updates', 'contradicts', 'fulfils', 'denies'];
const roles = ['announces', 'repeats', 'changes', 'confirms', 'conditions', 'denies', 'withdraws', 'reports-delivery'];

/**
 * What a claim is about: the proposed relations with their reasons, each confirmed, corrected or set aside; any other
 * commitment; or a new one. And what a person adds when confirming.
 */
class Relation extends Piece {
  static properties = {
    claim: { attribute: false }, document: { attribute: false }, links: { attribute: false }, picked: { state: true },
    others: { state: true }, arrivals: { state: true }, fault: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.claim = null;
    /** @type {any} */
    this.document = null;
    /** @type {any[]} Every link from the claim, with the claim and the commitment that it is about. */
    this.links = [];
    /** @type {{link?: string, commitment?: string}} Neither for a commitment of its own. */
    this.picked = {};
    /** @type {any[] | null} Every commitment, once they are asked for. */
    this.others = null;
    /** @type {any[]} Deliveries of the commitment that is picked. */
    this.arrivals = [];
    /** @type {any} */
    this.fault = null;
  }

  /** Says why, for links that are corrected or set aside. */
  why = () => t('desk.reason');

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    const other = changed.has('claim') && changed.get('claim')?.id !== this.claim.id;
    if (other || (this.picked.link && this.#open().every(({ link }) => link.id !== this.picked.link))) {
      const best = this.#open()[0];
      void this.#pick(best ? { link: best.link.id } : {});
    }
  }

  /** The relations that can be confirmed: nobody set them aside, and the other claim is confirmed. */
  #open() {
    return this.links.filter(({ link, commitment }) => commitment && link.state === 'proposed');
  }

  /** The next relation that can be confirmed, and after the last one none. */
  next() {
    const open = [undefined, ...this.#open().map(({ link }) => link.id)];
    const link = open[(open.indexOf(this.picked.link) + 1) % open.length];
    void this.#pick(link ? { link } : {});
  }

  /** What is said with a confirmation. */
  given() {
    const more = /** @type {any} */ (this.querySelector('.confirm-more'))?.elements ?? {};
    return { ...this.picked, ...Object.fromEntries(
      ['saidOn', 'dueOn', 'grade', 'condition', 'role', 'sameArrival']
        .map((name) => [name, more[name]?.value.trim()]).filter(([, value]) => value)) };
  }

  /** @param {{link?: string, commitment?: string}} picked */
  async #pick(picked) {
    this.picked = picked;
    this.arrivals = [];
    const commitment = picked.commitment ?? this.links.find(({ link }) => link.id === picked.link)?.commitment?.id;
    if (!commitment || this.claim.modality !== 'delivered') return;
    const { deliveries } = await read(`/api/commitments/${commitment}`).catch(() => ({ deliveries: [] }));
    if (this.picked === picked) this.arrivals = deliveries;
  }

  render() {
    const own = this.picked.link === undefined && this.picked.commitment === undefined;
    return html`
      <fieldset class="links"><legend>${t('desk.relation')} <kbd>L</kbd></legend><ul>
        <li><label><input type="radio" name="relation" .checked=${own} @change=${() => this.#pick({})}>
          ${t('desk.newCommitment')}</label></li>
        ${this.links.map((one) => this.#link(one))}
        <li><label><input type="radio" name="relation" .checked=${this.picked.commitment !== undefined}
          @change=${() => this.#ask()}> ${t('desk.otherCommitment')}</label>
          ${this.others && this.picked.commitment !== undefined ? html`<select aria-label=${t('desk.otherCommitment')}
            @change=${(/** @type {any} */ event) => this.#pick({ commitment: event.target.value })}>
            ${this.others.map((one) => html`<option value=${one.id} ?selected=${one.id === this.picked.commitment}>
              ${one.title}</option>`)}</select>` : nothing}</li>
      </ul></fieldset>
      ${this.fault ? failed(this.fault) : nothing}
      ${this.#more()}`;
  }

  /** @param {any} one */
  #link({ link, other, commitment }) {
    if (link.state === 'rejected') {
      return html`<li class="quiet small">${word('linkKind', link.kind)}: ${commitment?.title ?? other.thing} ·
        ${t('desk.setAside')} <button type="button" @click=${() => this.#decide(link, 'undo')}>
          ${t('desk.reopen')}</button></li>`;
    }
    return html`
      <li><label><input type="radio" name="relation" .checked=${this.picked.link === link.id} ?disabled=${!commitment}
        @change=${() => this.#pick({ link: link.id })}> ${word('linkKind', link.kind)}:
        ${commitment?.title ?? `${other.thing} ${other.amount ? amountText(other.amount) : ''}`}</label>
        ${commitment ? nothing : html`<span class="quiet small">${t('desk.otherOpen')}</span>`}
        <span class="quiet small">${link.reasons.map((/** @type {string} */ reason) =>
          word('linkReason', reason)).join(' · ')}</span>
        <span class="link-acts"><select aria-label=${t('desk.correctLink')} @change=${(/** @type {any} */ event) =>
          this.#decide(link, 'correct', { kind: event.target.value })}>
          ${kinds.map((kind) => html`<option value=${kind} ?selected=${kind === link.kind}>
            ${word('linkKind', kind)}</option>`)}</select>
        <button type="button" @click=${() => this.#decide(link, 'reject')}>${t('desk.notSo')}</button></span></li>`;
  }

  /** What a person may add; open where the words name a day that may be the one by which it is due. */
  #more() {
    const { days, modality } = this.claim;
    const promises = !['delivered', 'denied'].includes(modality);
    const due = promises && days?.until && days.until > (this.document.publishedOn ?? '') ? days.until : '';
    return html`
      <details ?open=${due !== '' || this.arrivals.length > 0}><summary>${t('desk.more')}</summary>
        <form class="confirm-more" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
          <label>${t('desk.saidOn')}<input type="date" name="saidOn"></label>
          <label>${t('desk.dueOn')}<input type="date" name="dueOn" .value=${due}></label>
          <label>${t('desk.grade')}<input name="grade" maxlength="2" placeholder="B2"></label>
          <label>${t('desk.condition')}<input name="condition" maxlength="500"></label>
          <label>${t('desk.role')}<select name="role"><option value="">${t('desk.byItsWords')}</option>
            ${roles.map((role) => html`<option value=${role}>${word('role', role)}</option>`)}</select></label>
          ${this.arrivals.length ? html`<label>${t('desk.sameArrival')}<select name="sameArrival">
            <option value="">${t('desk.newArrival')}</option>${this.arrivals.map((one) => html`
              <option value=${one.id}>${one.title}${one.on ? `, ${date(one.on)}` : ''}</option>`)}</select></label>`
            : nothing}
        </form>
        ${due ? html`<p class="quiet small">${t('desk.dueFrom', { words: this.claim.when })}</p>` : nothing}
      </details>`;
  }

  async #ask() {
    this.others ??= (await slice('commitments', {}, null, MOST_COMMITMENTS)).items;
    await this.#pick(this.others[0] ? { commitment: this.others[0].id } : {});
  }

  /**
   * @param {any} link
   * @param {string} verb
   * @param {Record<string, unknown>} [more]
   */
  async #decide(link, verb, more) {
    this.fault = null;
    try {
      await write(`/api/links/${link.id}/${verb}`, this.why(), more);
      if (verb === 'reject' && this.picked.link === link.id) void this.#pick({});
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (fault) {
      this.fault = fault;
    }
  }
}

customElements.define('furrow-relation', Relation);
