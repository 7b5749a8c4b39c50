import { html } from 'lit';
import { write } from '../shell/api.js';
import { Piece } from '../shell/piece.js';
import { go, to } from '../shell/route.js';
import { t, word } from '../shell/words.js';
import '../records/why.js';
import './perimeter.js';

const EVIDENCE = ['ordnance-seen', 'marking', 'scrap', 'craters', 'damaged-infrastructure', 'unused-land',
  'reported-detonation', 'accident', 'records', 'war-events', 'other'];
const DIRECT = ['ordnance-seen', 'accident', 'reported-detonation', 'records'];
const ORDNANCE = ['unknown', 'anti-personnel-mine', 'anti-vehicle-mine', 'cluster-munition', 'unexploded-ordnance',
  'abandoned-ordnance', 'improvised'];

/** A new hazard: what is required now, and why. */
class OpenHazard extends Piece {
  static properties = { outline: { state: true }, kind: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.outline = null;
    this.kind = 'suspected';
  }

  render() {
    return html`
      <h2>${t('ground.open')}</h2>
      <div class="form">
        <label>${t('ground.fields.localId')}<input name="localId" maxlength="60" required></label>
        <label>${t('ground.fields.name')}<input name="name" maxlength="200"></label>
        <label>${t('ground.fields.hazardKind')}
          <select name="kind" @change=${(/** @type {any} */ event) => { this.kind = event.target.value; }}>
          ${['suspected', 'confirmed', 'indication', 'eod-spot'].map((kind) => html`
            <option value=${kind} ?selected=${kind === this.kind}>${word('hazardKind', kind)}</option>`)}
          </select></label>
        <p class="quiet small">${t(`ground.help.${this.kind}`)}</p>
        <label>${t('ground.fields.evidence')}<select name="evidence">
          ${EVIDENCE.map((one) => html`<option value=${one}>${word('evidence', one)}</option>`)}</select></label>
        <label>${t('ground.fields.ordnance')}<select name="ordnance">
          ${ORDNANCE.map((one) => html`<option value=${one}>${word('ordnance', one)}</option>`)}</select></label>
        <label>${t('ground.fields.reportedOn')}<input name="reportedOn" type="date"></label>
        <furrow-perimeter @outline=${(/** @type {any} */ event) => { this.outline = event.detail; }}></furrow-perimeter>
        <furrow-why .acts=${[{ word: t('ground.open'),
          act: (/** @type {string} */ why) => this.#send(why) }]}></furrow-why>
      </div>`;
  }

  /** @param {string} name */
  #value(name) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`[name="${name}"]`)).value.trim() || undefined;
  }

  /** @param {string} why */
  async #send(why) {
    const evidence = this.#value('evidence') ?? 'other';
    const hazard = await write('/api/hazards/open', why, { ground: this.outline, hazard: {
      localId: this.#value('localId'), name: this.#value('name'), kind: this.kind,
      reportedOn: this.#value('reportedOn'), ordnance: [this.#value('ordnance')],
      evidence: [{ kind: evidence, direct: DIRECT.includes(evidence), method: 'visual' }],
    } });
    go(to('hazards', hazard.id));
  }
}

customElements.define('furrow-open-hazard', OpenHazard);
