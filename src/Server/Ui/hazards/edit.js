import { html, nothing } from 'lit';
import { codeChoices } from '../records/codes.js';
import { choices, form } from '../records/form.js';
import { read, write } from '../shell/api.js';
import { Piece } from '../shell/piece.js';
import { date, t, word } from '../shell/words.js';
import { ORDNANCE } from './open-hazard.js';

const MOST_SHOWN = 50;

/** @typedef {import('../records/form.js').Input} Input */

/** Fields that are edited, in reading order: how each is asked. Ground, kind and state have acts of their own. */
const FIELDS = /** @type {Record<string, {type?: Input['type'], list?: string, many?: boolean, flag?: boolean}>} */ ({
  name: {}, ordnance: { many: true }, reportedOn: { type: 'date' }, depthCentimetres: { type: 'number' },
  minefieldType: { list: 'minefield-type' }, boobyTrapped: { type: 'choice', flag: true },
  antiLift: { type: 'choice', flag: true },
  terrain: { list: 'terrain' }, slope: { list: 'slope' }, vegetation: { list: 'vegetation' },
  metal: { list: 'metal' }, soil: { list: 'soil' }, marking: { list: 'marking', many: true },
  markedOn: { type: 'date' }, blocked: { list: 'blocked', many: true }, landUse: { list: 'land-use' },
  landOwner: {}, landDispute: { type: 'choice', flag: true }, developmentPlanned: { type: 'choice', flag: true },
  directBeneficiaries: { type: 'people' }, indirectBeneficiaries: { type: 'people' },
  informationReliability: { list: 'information-reliability' }, sourceReliability: { list: 'source-reliability' },
});

/** Changes one field of one hazard or of many: what would change is shown first, and nothing is written by looking. */
class HazardEdit extends Piece {
  static properties = {
    hazards: { attribute: false }, codes: { state: true }, field: { state: true }, preview: { state: true },
  };

  constructor() {
    super();
    /** @type {any[]} */
    this.hazards = [];
    /** @type {Record<string, any[]>} */
    this.codes = {};
    this.field = '';
    /** @type {any[] | null} What would change. */
    this.preview = null;
  }

  /** @type {any} What the preview was made of. */
  #wish = null;

  async firstUpdated() {
    this.codes = await read('/api/codes').catch(() => ({}));
  }

  render() {
    return html`<section class="edit" aria-label=${t('edit.title')}>
      <h4>${t('edit.title')}</h4>
      <label>${t('edit.field')} <select name="field" @change=${this.#choose}>
        <option value=""></option>
        ${Object.keys(FIELDS).map((name) => html`<option value=${name}>${labelOfField(name)}</option>`)}
      </select></label>
      ${Object.keys(FIELDS).map((name) => html`<div>${name === this.field ? form(t('edit.preview'), [this.#input(name)],
        (values, why) => this.#look(name, values, why), [], true) : nothing}</div>`)}
      ${this.preview ? this.#found(this.preview) : nothing}</section>`;
  }

  /** @param {any} event */
  #choose(event) {
    Object.assign(this, { field: event.target.value, preview: null });
  }

  /**
   * @param {string} name
   * @returns {Input}
   */
  #input(name) {
    const { type, list, many, flag } = FIELDS[name];
    const own = this.hazards.length === 1 ? this.hazards[0][name] : undefined;
    /** @type {Input} */
    const input = { name, label: labelOfField(name), type: type ?? (many ? 'many' : list ? 'choice' : 'text'),
      value: own, why: t('edit.empties') };
    if (name === 'ordnance') input.choices = choices('ordnance', ORDNANCE, word);
    if (flag) Object.assign(input, { value: own === undefined ? '' : String(own),
      choices: [['true', t('edit.yes')], ['false', t('edit.no')]] });
    if (list) input.choices = codeChoices(this.codes, list);
    return input;
  }

  /**
   * @param {string} name
   * @param {any} values
   * @param {string} why
   */
  async #look(name, values, why) {
    const { many, flag } = FIELDS[name];
    const given = flag && values[name] ? values[name] === 'true' : values[name];
    this.#wish = { hazards: this.hazards.map((one) => one.id), fields: { [name]: given ?? (many ? [] : null) } };
    this.#why = why;
    this.preview = await write('/api/hazards/edit', why, { ...this.#wish, preview: true });
    return false;
  }

  #why = '';

  /** @param {any[]} preview */
  #found(preview) {
    const [name] = Object.keys(this.#wish.fields);
    const changed = preview.filter(({ before, after }) => text(before[name]) !== text(after[name]));
    return html`
      <p role="status">${t('edit.found', { count: changed.length })}</p>
      <table class="totals preview"><thead><tr><th>${t('lists.hazards')}</th><th>${t('edit.before')}</th>
        <th>${t('edit.after')}</th></tr></thead><tbody>${changed.slice(0, MOST_SHOWN).map(({ before, after }) => html`
        <tr><th scope="row">${after.localId}</th><td><del>${text(before[name])}</del></td>
          <td><ins>${text(after[name])}</ins></td></tr>`)}</tbody></table>
      ${changed.length > MOST_SHOWN ? html`<p class="quiet">${t('shownOfMore', { count: MOST_SHOWN })}</p>` : nothing}
      ${changed.length ? html`<button class="write" @click=${() => this.#write()}>
        ${t('edit.write', { count: changed.length })}</button>` : nothing}`;
  }

  async #write() {
    await write('/api/hazards/edit', this.#why, this.#wish);
    Object.assign(this, { preview: null, field: '' });
    /** @type {HTMLSelectElement} */ (this.querySelector('select[name=field]')).value = '';
    this.dispatchEvent(new CustomEvent('done', { bubbles: true }));
  }
}

/** @param {string} name */
function labelOfField(name) {
  return t(`edit.fields.${name}`, {}, t(`fields.${name}`));
}

/** @param {any} value */
function text(value) {
  if (value === undefined || value === null) return '–';
  if (Array.isArray(value)) return value.join(', ') || '–';
  if (typeof value === 'boolean') return t(value ? 'edit.yes' : 'edit.no');
  if (typeof value === 'object') return String(value.total ?? JSON.stringify(value));
  return /^\d{4}-\d\d-\d\d$/.test(value) ? date(value) : String(value);
}

customElements.define('furrow-hazard-edit', HazardEdit);
