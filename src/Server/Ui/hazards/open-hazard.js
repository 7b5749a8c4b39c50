import { html } from 'lit';
import { choices, form } from '../records/form.js';
import { write } from '../shell/api.js';
import { loadLayer } from '../shell/load.js';
import { Piece } from '../shell/piece.js';
import { go, to } from '../shell/route.js';
import { t, word } from '../shell/words.js';
import { evidenceInputs, evidenceOf } from './ground-forms.js';

const KINDS = ['suspected', 'confirmed', 'indication', 'eod-spot'];
const METHODS = ['manual', 'mechanical', 'dogs', 'battle-area', 'eod'];

export const ORDNANCE = ['unknown', 'anti-personnel-mine', 'anti-vehicle-mine', 'cluster-munition',
  'unexploded-ordnance', 'abandoned-ordnance', 'improvised'];

/** A new hazard: what is required now, and why. */
class OpenHazard extends Piece {
  render() {
    const [evidence, ...about] = evidenceInputs();
    return html`
      <h2>${t('ground.open')}</h2>
      ${form(t('ground.open'), [
        { name: 'localId', label: t('ground.fields.localId'), required: true },
        { name: 'name', label: t('ground.fields.name') },
        { name: 'kind', label: t('ground.fields.hazardKind'), type: 'choice', required: true,
          choices: choices('hazardKind', KINDS, word),
          whys: Object.fromEntries(KINDS.map((kind) => [kind, t(`ground.help.${kind}`)])) },
        evidence, ...about,
        { name: 'ordnance', label: t('ground.fields.ordnance'), type: 'choice', required: true,
          choices: choices('ordnance', ORDNANCE, word) },
        { name: 'clearance', label: t('ground.fields.clearance'), type: 'choice', required: true,
          choices: choices('method', METHODS, word) },
        { name: 'reportedOn', label: t('ground.fields.reportedOn'), type: 'date', required: true },
        { name: 'ground', label: t('perimeter.title'), type: 'ground', required: true },
      ], (values, why) => this.#send(values, why), [], true)}`;
  }

  /**
   * @param {any} values
   * @param {string} why
   */
  async #send(values, why) {
    const { ground, groundPoints, evidence, method, evidenceOn, note, ordnance, clearance, ...rest } = values;
    const hazard = await write('/api/hazards/open', why, { ground, hazard: { ...rest, method: clearance,
      ordnance: [ordnance], turningPoints: groundPoints,
      evidence: [evidenceOf({ evidence, method, evidenceOn, note })] } });
    await loadLayer('hazards');
    go(to('hazards', hazard.id));
  }
}

customElements.define('furrow-open-hazard', OpenHazard);
