import { html, nothing } from 'lit';
import { read, write } from '../shell/api.js';
import { Piece } from '../shell/piece.js';
import { t } from '../shell/words.js';
import '../records/why.js';
import './perimeter.js';

const DRAWN = ['release-ground', 'extend-ground', 'redraw-ground', 'reopen-ground', 'split-ground'];

/** One change of a hazard: asks for what is needed now, says why, and sends it with its reason. */
class GroundForm extends Piece {
  static properties = {
    hazard: { attribute: false }, act: { attribute: false }, account: { attribute: false }, codes: { state: true },
    change: { state: true }, outline: { state: true },
  };

  constructor() {
    super();
    this.hazard = '';
    this.act = '';
    /** @type {any} */
    this.account = null;
    /** @type {any} */
    this.codes = {};
    this.change = 'reduced';
    /** @type {any} */
    this.outline = null;
  }

  async firstUpdated() {
    this.codes = await read('/api/codes').catch(() => ({}));
  }

  render() {
    return html`<div class="form">
      ${this.act === 'report' ? this.#report() : nothing}
      ${this.act === 'release-ground' ? this.#release() : nothing}
      ${this.act === 'split-ground' ? this.#text('localId', true) : nothing}
      ${DRAWN.includes(this.act) ? this.#ground() : nothing}
      ${this.#isStep() ? this.#choice('reason', 'status-reason') : nothing}
      <furrow-why .acts=${[{ word: t(`ground.acts.${this.act}`, {}, this.act),
        act: (/** @type {string} */ why) => this.#send(why) }]}></furrow-why></div>`;
  }

  #isStep() {
    return this.act !== 'report' && !DRAWN.includes(this.act);
  }

  #report() {
    return html`
      <p class="quiet small">${t('ground.help.report')}</p>
      ${this.#text('localId', true)}
      <label>${t('ground.fields.kind')}<select name="kind">
        ${['indication', 'non-technical-survey', 'technical-survey', 'clearance'].map((kind) => html`
          <option value=${kind}>${t(`ground.reportKinds.${kind}`)}</option>`)}</select></label>
      ${this.#day()}
      ${this.#text('organisation', false)}
      ${this.#choice('outcome', 'report-outcome')}
      <label>${t('ground.fields.summary')}<textarea name="summary" rows="2" maxlength="2000"></textarea></label>`;
  }

  #release() {
    const reports = this.account.reports.map((/** @type {any} */ report) => report.localId);
    return html`
      <label>${t('ground.fields.change')}
        <select name="change" @change=${(/** @type {any} */ event) => { this.change = event.target.value; }}>
        ${['cancelled', 'reduced', 'cleared'].map((change) => html`
          <option value=${change} ?selected=${this.change === change}>${t(`ground.changes.${change}`)}</option>`)}
      </select></label>
      <p class="quiet small">${t(`ground.help.${this.change}`)}</p>
      <label>${t('ground.fields.report')}<select name="report">
        ${reports.map((/** @type {string} */ number) => html`<option>${number}</option>`)}</select></label>
      ${this.change === 'cleared' ? html`
        <label>${t('ground.fields.depth')}<input name="depth" type="number" min="1" max="2000" required></label>
        ${this.#text('qualityControl', true)}` : nothing}
      <label>${t('ground.fields.unchecked')}<input name="unchecked" type="number" min="0" value="0"></label>
      ${this.#text('uncheckedReason', false)}
      ${this.#day()}`;
  }

  #ground() {
    const remaining = this.account.remaining;
    return html`
      ${this.act === 'release-ground' && remaining ? html`<label class="check"><input type="checkbox" name="all"
        @change=${(/** @type {any} */ event) => { this.outline = event.target.checked ? remaining : null; }}>
        ${t('ground.fields.allThatRemains')}</label>` : nothing}
      ${this.outline === remaining && remaining ? nothing : html`<furrow-perimeter .hazard=${this.hazard}
        @outline=${(/** @type {any} */ event) => { this.outline = event.detail; }}></furrow-perimeter>`}`;
  }

  /**
   * @param {string} name
   * @param {boolean} required
   */
  #text(name, required) {
    return html`<label>${t(`ground.fields.${name}`)}<input name=${name} maxlength="200" ?required=${required}></label>`;
  }

  #day() {
    return html`<label>${t('ground.fields.on')}<input name="on" type="date"></label>`;
  }

  /**
   * A choice from a code list of the programme.
   * @param {string} name
   * @param {string} list
   */
  #choice(name, list) {
    const codes = (this.codes[list] ?? []).filter((/** @type {any} */ code) => !code.retired);
    return html`<label>${t(`ground.fields.${name}`)}<select name=${name}><option value="">–</option>
      ${codes.map((/** @type {any} */ code) => html`<option value=${code.value}>${labelOf(code)}</option>`)}
    </select></label>`;
  }

  /** @param {string} name */
  #value(name) {
    const field = /** @type {HTMLInputElement | null} */ (this.querySelector(`[name="${name}"]`));
    return field?.value.trim() || undefined;
  }

  /** @param {string} why */
  async #send(why) {
    const at = `/api/hazards/${this.hazard}`;
    const on = this.#value('on');
    if (this.act === 'report') {
      const fields = ['localId', 'kind', 'on', 'organisation', 'outcome', 'summary'];
      await write(`${at}/report`, why, { report: Object.fromEntries(fields.map((name) => [name, this.#value(name)])) });
    } else if (this.act === 'release-ground') {
      await write(`${at}/release`, why, { change: this.change, on, ground: this.outline, release: {
        report: this.#value('report') ?? '', depthCentimetres: Number(this.#value('depth')) || undefined,
        qualityControl: this.#value('qualityControl'), uncheckedSquareMetres: Number(this.#value('unchecked') ?? 0),
        uncheckedReason: this.#value('uncheckedReason'),
      } });
    } else if (DRAWN.includes(this.act)) {
      const [act] = this.act.split('-');
      await write(`${at}/${act}`, why, { ground: this.outline, on, localId: this.#value('localId') });
    } else {
      await write(`${at}/step`, why, { act: this.act, reason: this.#value('reason') });
    }
    this.dispatchEvent(new CustomEvent('done'));
  }
}

/**
 * The word of a code in the page's language, else in English, else the first.
 * @param {any} code
 */
export function labelOf(code) {
  const { lang } = document.documentElement;
  const labels = code.labels ?? [];
  return (labels.find((/** @type {any} */ one) => one.language === lang)
    ?? labels.find((/** @type {any} */ one) => one.language === 'en') ?? labels[0])?.text ?? code.value;
}

customElements.define('furrow-ground-form', GroundForm);
