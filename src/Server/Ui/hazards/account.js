import { html, nothing } from 'lit';
import { form } from '../records/form.js';
import { fresh, read, write } from '../shell/api.js';
import { loadLayer } from '../shell/load.js';
import { failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { date, number, t } from '../shell/words.js';
import '../records/why.js';
import { FORMS, inputsOf, wishOf } from './ground-forms.js';

/** Figures of the balance in the order in which they are read; true where they put ground in. */
const FIGURES = /** @type {const} */ ([
  ['original', true], ['added', true], ['reopened', true], ['movedIn', true], ['correctedUp', true],
  ['cancelled', false], ['reduced', false], ['cleared', false], ['movedOut', false], ['correctedDown', false],
]);

/** A hazard's account: what was there, what was released by what, what remains, and what can be done next. */
class Account extends Piece {
  static properties = {
    hazard: { attribute: false }, file: { attribute: false }, answer: { state: true }, fault: { state: true },
    on: { state: true }, form: { state: true }, undoing: { state: true },
  };

  constructor() {
    super();
    this.hazard = '';
    /** @type {any} Answer of `/api/hazards/ID/file`. */
    this.file = null;
    /** @type {Record<string, any[]>} */
    this.codes = {};
    /** @type {any} */
    this.answer = null;
    /** @type {any} */
    this.fault = null;
    this.on = '';
    this.form = '';
    this.undoing = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('hazard') || changed.has('on')) void this.#read();
  }

  async #read() {
    const address = `/api/hazards/${encodeURIComponent(this.hazard)}/ground${this.on ? `?on=${this.on}` : ''}`;
    this.fault = null;
    try {
      [this.codes, this.answer] = await Promise.all([read('/api/codes'), fresh(address)]);
    } catch (fault) {
      this.fault = fault;
    }
  }

  /** After a change: reads anew, and lets the record beside it do the same. */
  async #changed() {
    Object.assign(this, { form: '', undoing: '' });
    await this.#read();
    this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.#read());
    if (!this.answer) return waiting();
    return html`
      <section class="ground" aria-label=${t('ground.title')}>
        <h3>${t('ground.title')}</h3>
        <label class="small">${t('ground.asOf')}
          <input type="date" .value=${this.on}
            @change=${(/** @type {any} */ event) => { this.on = event.target.value; }}>
        </label>
        ${this.#waterfall()}
        ${this.#rest()}
        ${this.on ? nothing : this.#next()}
        ${this.#entries()}
        ${this.#reports()}
      </section>`;
  }

  /** The account as a small waterfall: each bar begins where the one before ended. */
  #waterfall() {
    const { balance } = this.answer;
    const shown = FIGURES.filter(([name]) => balance[name] !== 0);
    const most = Math.max(1, FIGURES.reduce((sum, [name, puts]) => sum + (puts ? balance[name] : 0), balance.opening));
    let level = balance.opening;
    /** @type {{name: string, puts: boolean, figure: number, low: number, high: number}[]} */
    const bars = shown.map(([name, puts]) => {
      const start = level;
      level += puts ? balance[name] : -balance[name];
      return { name, puts, figure: balance[name], low: Math.min(start, level), high: Math.max(start, level) };
    });
    bars.push({ name: 'remaining', puts: true, figure: balance.remaining, low: 0, high: balance.remaining });
    return html`<table class="waterfall"><caption class="unseen">${t('ground.title')}</caption><tbody>
      ${bars.map((bar) => html`<tr class=${bar.name}>
        <th scope="row">${t(`ground.figures.${bar.name}`)}</th>
        <td class="bar" aria-hidden="true"><svg viewBox="0 0 100 8" preserveAspectRatio="none">
          <rect x=${(100 * bar.low) / most} width=${Math.max(0.5, (100 * (bar.high - bar.low)) / most)} height="8"
            class=${bar.puts ? 'in' : 'out'}></rect></svg></td>
        <td class="figure">${bar.puts ? '' : '−'}${number(bar.figure, 2)} m²</td></tr>`)}
    </tbody></table>`;
  }

  #rest() {
    const { rest, tolerance, isWhole } = this.answer;
    return isWhole
      ? html`<p class="quiet small">${t('ground.whole', { rest: number(rest, 2), tolerance })}</p>`
      : html`<p class="fault" role="alert">${t('ground.broken', { rest: number(rest, 2), tolerance })}</p>`;
  }

  /** What can be done now, and what each step still lacks; the server has the last word on both. */
  #next() {
    const steps = [...this.answer.states, ...this.answer.kinds].map((step) => ({
      act: step.act, missing: step.missing.filter((/** @type {string} */ one) => one !== 'a reason') }));
    const acts = [...FORMS.map((act) => ({ act, missing: /** @type {string[]} */ ([]) })), ...steps];
    return html`
      <h4>${t('ground.next')}</h4>
      <div class="buttons">${acts.map(({ act, missing }) => html`
        <button aria-expanded=${this.form === act} data-act=${act}
          @click=${() => { this.form = this.form === act ? '' : act; }}>${t(`ground.acts.${act}`, {}, act)}
          ${missing.length ? html`<span class="tag warn">${t('form.needs', { count: missing.length })}</span>`
            : nothing}</button>`)}</div>
      ${acts.map(({ act, missing }) => html`<div data-form=${act}>${act === this.form
        ? form(t(`ground.acts.${act}`, {}, act), inputsOf(act, this.answer, this.file, this.codes),
          (values, why) => this.#do(act, values, why),
          missing.map((/** @type {string} */ what) => t('ground.needs', { what })), true)
        : nothing}</div>`)}`;
  }

  /**
   * @param {string} act
   * @param {any} values
   * @param {string} why
   */
  async #do(act, values, why) {
    const [address, wish] = await wishOf(act, this.answer, values);
    await write(address, why, wish);
    await this.#changed();
    if ('ground' in wish || act === 'merge-ground') await loadLayer('hazards');
  }

  #entries() {
    const undone = new Set(this.answer.entries.map((/** @type {any} */ one) => one.reverses));
    return html`
      <h4>${t('ground.entries')}</h4>
      <ol class="entries">${this.answer.entries.map((/** @type {any} */ entry) => html`
        <li><strong>${t(`ground.changes.${entry.change}`)}</strong> ${number(entry.squareMetres, 2)} m²
          <span class="quiet small">${entry.on ? date(entry.on) : t('unknown')} · ${entry.recordedBy} ·
            ${entry.reason}</span>
          ${entry.release ? html`<br><span class="small">${this.#basis(entry.release)}</span>` : nothing}
          ${entry.trimmedSquareMetres ? html`<br><span class="small quiet">
            ${t('ground.trimmed', { area: number(entry.trimmedSquareMetres, 2) })}</span>` : nothing}
          ${entry.other ? html`<br>
            <a class="small" href=${to('hazards', entry.other)}>${t('ground.other')}</a>` : nothing}
          ${entry.reverses ? html`<span class="tag">${t('ground.reverses')}</span>` : nothing}
          ${this.on || undone.has(entry.id) || entry.reverses || entry.number === 1 ? nothing : html`
            <button class="plain small" @click=${() => { this.undoing = this.undoing === entry.id ? '' : entry.id; }}>
              ${t('ground.undo')}</button>`}
          ${this.undoing === entry.id ? html`<furrow-why .acts=${[{ word: t('ground.undo'),
            act: (/** @type {string} */ why) => this.#undo(entry.id, why) }]}></furrow-why>` : nothing}</li>`)}
      </ol>`;
  }

  /** @param {any} release */
  #basis(release) {
    return [
      t('ground.byReport', { report: release.report }),
      release.depthCentimetres ? `${release.depthCentimetres} cm` : '',
      release.uncheckedSquareMetres
        ? t('ground.unchecked', { area: number(release.uncheckedSquareMetres), why: release.uncheckedReason }) : '',
    ].filter(Boolean).join(' · ');
  }

  /**
   * @param {string} entry
   * @param {string} why
   */
  async #undo(entry, why) {
    await write(`/api/hazards/${this.hazard}/undo`, why, { entry });
    await this.#changed();
  }

  #reports() {
    const { reports } = this.answer;
    return html`
      <h4>${t('ground.reports')}</h4>
      ${reports.length === 0 ? html`<p class="quiet small">${t('ground.noReports')}</p>` : html`<ul class="plain-list">
        ${reports.map((/** @type {any} */ report) => html`<li>${report.localId} ·
          ${t(`ground.reportKinds.${report.kind}`)} · ${date(report.on)}
          ${report.summary ? html`<span class="quiet small">${report.summary}</span>` : nothing}</li>`)}</ul>`}`;
  }
}

customElements.define('furrow-ground-account', Account);
