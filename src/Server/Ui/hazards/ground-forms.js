import { read } from '../shell/api.js';
import { area, date, t, word } from '../shell/words.js';
import { codeChoices } from '../records/codes.js';
import { choices } from '../records/form.js';

/** @typedef {import('../records/form.js').Input} Input */

const EVIDENCE = ['ordnance-seen', 'marking', 'scrap', 'craters', 'damaged-infrastructure', 'unused-land',
  'reported-detonation', 'accident', 'records', 'war-events', 'other'];
const DIRECT = ['ordnance-seen', 'accident', 'reported-detonation', 'records'];
const REPORTS = ['non-technical-survey', 'technical-survey', 'clearance', 'indication'];

/** Changes that need more than a reason, in the order in which they are offered. */
export const FORMS = ['evidence', 'report', 'release-ground', 'extend-ground', 'redraw-ground', 'reopen-ground',
  'split-ground', 'merge-ground'];

/** @returns {Input} */
const day = () => ({ name: 'on', label: t('ground.fields.on'), type: 'date', required: true });

/** @returns {Input[]} Questions about one piece of evidence. */
export function evidenceInputs() {
  return [
    { name: 'evidence', label: t('ground.fields.evidence'), type: 'choice', required: true,
      choices: choices('evidence', EVIDENCE, word),
      whys: Object.fromEntries(EVIDENCE.map((one) =>
        [one, t(DIRECT.includes(one) ? 'ground.help.direct' : 'ground.help.indirect')])) },
    { name: 'method', label: t('ground.fields.evidenceMethod'), type: 'choice', required: true,
      choices: choices('evidenceMethod', ['visual', 'verbal', 'records', 'remote'], word) },
    { name: 'evidenceOn', label: t('ground.fields.evidenceOn'), type: 'date' },
    { name: 'note', label: t('ground.fields.evidenceNote'), why: t('ground.help.noNames') },
  ];
}

/**
 * The evidence that was answered.
 * @param {any} values
 */
export function evidenceOf({ evidence, method, evidenceOn, note }) {
  return { kind: evidence, direct: DIRECT.includes(evidence), method, on: evidenceOn, note };
}

/**
 * What a change of a hazard asks for.
 * @param {string} act
 * @param {any} account Answer of `/api/hazards/ID/ground`.
 * @param {any} file Answer of `/api/hazards/ID/file`.
 * @param {Record<string, any[]>} codes
 * @returns {Input[]}
 */
export function inputsOf(act, account, file, codes) {
  const hazard = account.hazard.id;
  /** @type {Input} */
  const ground = { name: 'ground', label: t('perimeter.title'), type: 'ground', required: true, hazard };
  switch (act) {
    case 'evidence': return evidenceInputs();
    case 'report': return [
      { name: 'localId', label: t('ground.fields.localId'), required: true },
      { name: 'kind', label: t('ground.fields.kind'), type: 'choice', required: true,
        choices: REPORTS.map((kind) => [kind, t(`ground.reportKinds.${kind}`)]), why: t('ground.help.report') },
      day(),
      { name: 'organisation', label: t('ground.fields.organisation') },
      { name: 'outcome', label: t('ground.fields.outcome'), type: 'choice',
        choices: codeChoices(codes, 'report-outcome') },
      { name: 'summary', label: t('ground.fields.summary'), type: 'area' },
    ];
    case 'release-ground': return release(account, file, { ...ground, remaining: account.remaining });
    case 'split-ground': return [
      { name: 'localId', label: t('ground.fields.newLocalId'), required: true }, ground, day()];
    case 'merge-ground': return [
      { name: 'into', label: t('ground.fields.into'), required: true, why: t('ground.help.merge') }];
    case 'extend-ground': case 'redraw-ground': case 'reopen-ground': return [ground, day()];
    default: return [{ name: 'reason', label: t('ground.fields.reason'), type: 'choice',
      choices: codeChoices(codes, 'status-reason') }];
  }
}

/**
 * @param {any} account
 * @param {any} file
 * @param {Input} ground
 * @returns {Input[]}
 */
function release(account, file, ground) {
  const clears = (/** @type {Record<string, string>} */ values) => values.change === 'cleared';
  const lots = file.tasks.flatMap((/** @type {any} */ one) => one.inspections
    .map((/** @type {any} */ lot) => [lot.id, t('ground.lotOf', { order: one.task.number,
      state: word('inspectionState', lot.state), area: area(lot.lotSquareMetres) })]));
  return [
    { name: 'change', label: t('ground.fields.change'), type: 'choice', required: true,
      choices: ['cancelled', 'reduced', 'cleared'].map((change) => [change, t(`ground.changes.${change}`)]),
      whys: Object.fromEntries(['cancelled', 'reduced', 'cleared'].map((one) => [one, t(`ground.help.${one}`)])) },
    { name: 'report', label: t('ground.fields.report'), type: 'choice', required: true,
      choices: account.reports.map((/** @type {any} */ one) =>
        [one.localId, `${one.localId} · ${t(`ground.reportKinds.${one.kind}`)} · ${date(one.on)}`]) },
    { name: 'task', label: t('ground.fields.task'), type: 'choice', when: clears,
      choices: file.tasks.map((/** @type {any} */ one) => [one.task.number, one.task.number]),
      why: t('ground.help.task') },
    { name: 'depthCentimetres', label: t('ground.fields.depth'), type: 'number', when: clears },
    { name: 'qualityControl', label: t('ground.fields.qualityControl'), type: 'choice', when: clears, choices: lots },
    { name: 'uncheckedSquareMetres', label: t('ground.fields.unchecked'), type: 'number', value: 0 },
    { name: 'uncheckedReason', label: t('ground.fields.uncheckedReason') },
    day(), ground,
  ];
}

/**
 * Where a change is sent, and what is sent.
 * @param {string} act
 * @param {any} account
 * @param {any} values
 * @returns {Promise<[string, object]>}
 */
export async function wishOf(act, account, values) {
  const { hazard } = account;
  const at = `/api/hazards/${hazard.id}`;
  const { ground, groundPoints, on, change, localId, into, reason, ...rest } = values;
  switch (act) {
    case 'evidence': return ['/api/hazards/edit',
      { hazards: [hazard.id], fields: { evidence: [...hazard.evidence, evidenceOf(values)] } }];
    case 'report': return [`${at}/report`, { report: { localId, on, ...rest } }];
    case 'release-ground': return [`${at}/release`, { change, on, ground, release: rest }];
    case 'merge-ground': return [`${at}/merge`, { into: (await hazardNumbered(into)).id }];
    case 'redraw-ground': return [`${at}/redraw`, { ground, on, points: groundPoints }];
    case 'split-ground': case 'extend-ground': case 'reopen-ground':
      return [`${at}/${act.split('-')[0]}`, { ground, on, localId }];
    default: return [`${at}/step`, { act, reason }];
  }
}

/**
 * The hazard with a number; refused in words when there is none or more than one.
 * @param {string} text Its number, or its identity.
 */
export async function hazardNumbered(text) {
  if (/^[0-9a-f-]{36}$/i.test(text)) return { id: text };
  const found = (await read(`/api/hazards?limit=20&text=${encodeURIComponent(text)}`)).items;
  const exact = found.filter((/** @type {any} */ one) => one.localId.toLowerCase() === text.toLowerCase());
  if (exact.length !== 1) throw new Error(t('release.noHazard', { text }));
  return exact[0];
}
