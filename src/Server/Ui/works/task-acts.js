import { html, nothing } from 'lit';
import { fieldList } from '../records/field-list.js';
import { area, date, number, t, word } from '../shell/words.js';
import { entered } from './board.js';
import { choices, form } from '../records/form.js';

/** @typedef {(address: string, why: string, body?: object) => Promise<void>} Write */
/** @typedef {(act: string) => (values: any, why: string) => Promise<void>} Did */

const by = () => ({ name: 'by', label: t('release.by'), required: true });
/** @returns {import('../records/form.js').Input} */
const on = () => ({ name: 'on', label: t('release.on'), type: 'date', required: true });
const reasons = ['weather', 'security', 'access', 'means', 'quality', 'other'];
const categories = ['anti-personnel-mine', 'anti-vehicle-mine', 'cluster-munition', 'unexploded-ordnance',
  'abandoned-ordnance', 'improvised', 'unknown'];

/**
 * What may be done next, each as a form that says what it needs and what is missing.
 * @param {any} answer
 * @param {Did} did
 */
export function next({ record: task, file }, did) {
  /** @type {Record<string, import('../records/form.js').Input[]>} */
  const questions = {
    issue: [by()], start: [on()], complete: [on()],
    suspend: [{ name: 'reason', label: t('release.reason'), type: 'choice', required: true,
      choices: choices('suspensionReason', reasons, word) }, on()],
    'hand-over': [on(), { name: 'to', label: t('release.handedTo'), required: true }],
  };
  const detail = (/** @type {any} */ step) => {
    const duties = step.act === 'approve' ? file.order
      : ['issue', 'start'].includes(step.act) ? file.accreditation
        : step.act === 'hand-over' ? file.handover : [];
    const words = duties.filter((/** @type {any} */ duty) => !duty.met).map((/** @type {any} */ duty) => duty.next);
    const plan = step.missing.filter((/** @type {string} */ one) => /plan|suspension|lot/.test(one));
    return words.length ? [...words, ...plan] : step.missing;
  };
  const hidden = new Set(['resume', 'fail', 'reopen']);
  const steps = file.next.filter((/** @type {any} */ step) => !hidden.has(step.act));
  const plans = ['draft', 'approved', 'issued', 'accepted'].includes(task.state);
  return html`<div class="acts">
    ${steps.map((/** @type {any} */ step) => step.act === 'pass'
      ? form(t('release.act.judge'), [], did('judge'), step.missing)
      : form(t(`release.act.${step.act}`), questions[step.act] ?? [], did(step.act), detail(step)))}
    ${plans && !task.clearancePlan ? form(t('release.act.submit-plan'),
      [{ name: 'reference', label: t('release.reference'), required: true }, on()], did('submit-plan')) : nothing}
    ${task.clearancePlan && !task.clearancePlan.approvedOn
      ? form(t('release.act.approve-plan'), [by(), on()], did('approve-plan')) : nothing}
  </div>`;
}

/**
 * @param {any} answer
 * @param {Write} write
 */
export function report({ record: task, crews }, write) {
  return form(t('release.newReport'), [
    { name: 'crew', label: t('release.crew'), type: 'choice', required: true,
      choices: crews.map((/** @type {any} */ one) => [one.id, one.name]) },
    { name: 'day', label: t('release.day'), type: 'date', required: true },
    { name: 'method', label: t('release.method'), type: 'choice', required: true,
      choices: choices('fieldMethod', task.methods, word) },
    { name: 'squareMetres', label: t('release.worked'), type: 'number', required: true, why: t('release.workedWhy') },
    { name: 'hours', label: t('release.hours'), type: 'number', required: true, why: t('release.hoursWhy') },
    { name: 'persons', label: t('release.persons'), type: 'number', required: true },
    { name: 'depthCm', label: t('release.depth'), type: 'number', value: task.depthCm ?? '' },
    { name: 'cover', label: t('release.cover'), type: 'choice', why: t('release.coverWhy'),
      choices: choices('groundCover', ['open', 'light', 'dense', 'forest', 'rubble', 'rough'], word) },
    { name: 'obstacles', label: t('release.obstacles') },
    { name: 'stopHours', label: t('release.stopHours'), type: 'number' },
    { name: 'category', label: t('release.itemFound'), type: 'choice', why: t('release.itemWhy'),
      choices: choices('ordnance', categories, word) },
    { name: 'quantity', label: t('release.howMany'), type: 'number' },
    { name: 'model', label: t('release.model') },
    { name: 'longitude', label: t('release.longitude'), type: 'number' },
    { name: 'latitude', label: t('release.latitude'), type: 'number' },
    { name: 'disposal', label: t('release.disposal'), type: 'choice',
      choices: choices('disposal', ['destroyed-in-place', 'destroyed-elsewhere', 'handed-over', 'left'], word) },
    { name: 'correction', label: t('release.correction'), type: 'yes', why: t('release.correctionWhy') },
  ], async (values, why) => {
    const { category, quantity, model, longitude, latitude, disposal, correction, stopHours, ...record } = values;
    const found = category ? [{ id: crypto.randomUUID(), category, quantity: quantity ?? 1, model,
      foundOn: record.day, disposal: disposal ?? 'left', origin: entered(),
      ...(longitude !== undefined && latitude !== undefined
        ? { point: { type: 'Point', coordinates: [longitude, latitude] } } : {}) }] : [];
    await write('/api/reports', why, {
      record: { ...record, task: task.id, origin: entered(),
        ...(stopHours ? { stops: [{ reason: 'weather', hours: stopHours }] } : {}) }, found, correction });
  });
}

/**
 * @param {any} answer
 * @param {Write} write
 */
export function quality({ record: task, all, hazards }, write) {
  const others = all.filter((/** @type {any} */ one) => one.id !== task.organisation)
    .map((/** @type {any} */ one) => [one.id, one.name]);
  /** @type {import('../records/form.js').Input} */
  const inspecting = { name: 'inspecting', label: t('release.inspecting'), type: 'choice', required: true,
    choices: others, why: t('release.inspectingWhy') };
  const lots = ['in-progress', 'suspended', 'completed'].includes(task.state);
  return html`
    ${form(t('release.newVisit'), [
      inspecting, { name: 'inspector', label: t('release.inspector'), required: true },
      { name: 'day', label: t('release.day'), type: 'date', required: true },
      { name: 'no', label: t('release.checkNo'), why: t('release.checkNoWhy') },
      { name: 'what', label: t('release.what'), type: 'area' },
      { name: 'severity', label: t('release.severity'), type: 'choice', why: t('release.severityWhy'),
        choices: choices('severity', ['observation', 'minor', 'major', 'critical'], word) },
      { name: 'measure', label: t('release.measure') },
      { name: 'suspends', label: t('release.suspends'), type: 'yes' },
    ], async (values, why) => {
      const { no, what, severity, measure, ...rest } = values;
      await write('/api/visits', why, { record: { ...rest, id: crypto.randomUUID(), task: task.id, origin: entered(),
        checklist: [{ question: no || 'all-asked', answer: no ? 'no' : 'yes' }],
        nonConformities: what ? [{ number: 1, what, severity: severity ?? 'minor', measure }] : [] } });
    })}
    ${lots ? form(t('release.newLot'), [
      inspecting,
      { name: 'lot', label: t('release.lot'), type: 'ground', hazard: hazards[0]?.id, why: t('release.lotWhy') },
    ], async (values, why) => {
      const lot = values.lot ?? hazards[0]?.outline;
      await write('/api/inspections', why, { id: crypto.randomUUID(), task: task.id, lot,
        inspecting: values.inspecting, illustrative: entered().illustrative });
    }) : nothing}`;
}

/**
 * The result of one inspection.
 * @param {any} answer
 * @param {any} inspection
 * @param {Write} write
 */
export function result({ record: task }, inspection, write) {
  return form(t('release.judge'), [
    { name: 'inspector', label: t('release.inspector'), required: true },
    { name: 'day', label: t('release.day'), type: 'date', required: true },
    { name: 'units', label: t('release.units', { count: inspection.plan.sample }), type: 'number', required: true },
    { name: 'depthCm', label: t('release.depth'), type: 'number', value: task.depthCm ?? '' },
    { name: 'bad', label: t('release.bad'), type: 'area', why: t('release.badWhy') },
  ], async (values, why) => {
    const { bad, ...rest } = values;
    await write(`/api/inspections/${inspection.id}/judge`, why,
      { ...rest, findings: bad ? [{ what: bad, bad: true }] : [] });
  });
}

/**
 * A non-conformity with what can be done about it.
 * @param {any} visit
 * @param {any} one
 * @param {Write} write
 */
export function finding(visit, one, write) {
  const address = `/api/visits/${visit.id}`;
  return html`
    <div class="finding"><p><span class="tag ${one.severity === 'critical' ? 'warn' : ''}">
      ${word('severity', one.severity)}</span> ${one.what} · ${word('nonConformityState', one.state)}</p>
      ${one.measure ? html`<p class="quiet small">${one.measure}</p>` : nothing}
      ${one.state === 'open' ? form(t('release.correct'),
        [{ name: 'how', label: t('release.how'), required: true }, on()],
        (values, why) => write(`${address}/correct`, why, { ...values, number: one.number })) : nothing}
      ${one.state === 'corrected' ? form(t('release.closeFinding'), [by(), on()],
        (values, why) => write(`${address}/close`, why, { ...values, number: one.number })) : nothing}
    </div>`;
}

/**
 * @param {any} answer
 * @param {Write} write
 */
export function incident({ record: task }, write) {
  return form(t('release.newIncident'), [
    { name: 'number', label: t('release.number1'), required: true },
    { name: 'kind', label: t('release.kind'), type: 'choice', required: true,
      choices: choices('incidentKind', ['accident', 'near-miss', 'missed-item'], word), why: t('release.freezeWhy') },
    { name: 'day', label: t('release.on'), type: 'date', required: true },
    { name: 'hour', label: t('release.hour'), required: true, why: t('release.hourWhy') },
    { name: 'what', label: t('release.what'), type: 'area', required: true, why: t('release.noNames') },
    { name: 'killed', label: t('release.killed'), type: 'number', value: 0 },
    { name: 'injured', label: t('release.injured'), type: 'number', value: 0 },
    { name: 'immediateAction', label: t('release.immediate') },
  ], async (values, why) => {
    const { day, hour, ...rest } = values;
    await write('/api/incidents', why, { record: { ...rest, id: crypto.randomUUID(), task: task.id,
      happenedAt: `${day}T${hour.padStart(5, '0')}:00Z`, origin: entered() } });
  });
}

/**
 * The completion report, its signatures and the certificate.
 * @param {any} answer
 * @param {Write} write
 * @param {Did} did
 */
export function completion({ record: task, file, hazards }, write, did) {
  if (!task.clears || !task.startedOn) return nothing;
  const report = file.completion;
  const points = report?.turningPoints
    ?? (hazards[0]?.turningPoints?.length ? hazards[0].turningPoints : corners(hazards[0]?.outline));
  return html`
    <h3>${t('release.completion')}</h3>
    ${report ? fieldList([
      ['number1', report.number], ['depth', report.depthCm ? `${report.depthCm} cm` : t('unknown')],
      ['points', number(report.turningPoints.length)], ['unchecked', area(report.uncheckedSquareMetres)],
      ['residual', report.residualRisk ?? t('unknown')], ['restrictions', report.restrictions ?? t('fields.nothing')],
      ['signatures', report.signatures.map((/** @type {any} */ one) =>
        `${word('signatureRole', one.role)}: ${one.name}, ${date(one.on)}`).join('; ') || t('fields.nothing')],
      ['handed', report.handedOverOn ? `${date(report.handedOverOn)}, ${report.handedOverTo}` : t('fields.nothing')],
    ], ['release', 'fields']) : html`<p class="quiet">${t('release.noCompletion')}</p>`}
    ${report ? html`<p><a class="button" href="/api/completions/${report.id}/certificate" target="_blank">
      ${t(report.handedOverOn ? 'release.certificate' : 'release.draftCertificate')}</a></p>` : nothing}
    ${report?.signatures.length ? form(t('release.act.unsign'), [], did('unsign'))
    : form(t('release.writeCompletion'), [
      { name: 'number', label: t('release.number1'), required: true, value: report?.number ?? '' },
      { name: 'writtenOn', label: t('release.on'), type: 'date', required: true, value: report?.writtenOn ?? '' },
      { name: 'depthCm', label: t('release.depth'), type: 'number', required: true, value: task.depthCm ?? '' },
      { name: 'points', label: t('release.points'), type: 'area', required: true, why: t('release.pointsWhy'),
        value: points.map((/** @type {any} */ one) => `${one.name} ${one.longitude} ${one.latitude}`).join('\n') },
      { name: 'residualRisk', label: t('release.residual'), type: 'area', required: true,
        why: t('release.residualWhy'), value: report?.residualRisk ?? '' },
      { name: 'restrictions', label: t('release.restrictions'), value: report?.restrictions ?? '' },
      { name: 'uncheckedSquareMetres', label: t('release.unchecked'), type: 'number', value: 0 },
      { name: 'uncheckedReason', label: t('release.uncheckedReason') },
      { name: 'women', label: t('release.women'), type: 'number', value: 0 },
      { name: 'men', label: t('release.men'), type: 'number', value: 0 },
      { name: 'girls', label: t('release.girls'), type: 'number', value: 0 },
      { name: 'boys', label: t('release.boys'), type: 'number', value: 0 },
    ], async (values, why) => {
      const { points: lines, women, men, girls, boys, ...record } = values;
      await write('/api/completions', why, { record: { ...record, task: task.id, origin: entered(),
        turningPoints: named(lines),
        told: { women: women ?? 0, men: men ?? 0, girls: girls ?? 0, boys: boys ?? 0 } } });
    })}
    ${report && !report.handedOverOn ? form(t('release.sign'), [
      { name: 'role', label: t('release.role'), type: 'choice', required: true,
        choices: choices('signatureRole', ['operator', 'inspector', 'authority', 'community'], word) },
      by(), on(),
    ], did('sign')) : nothing}`;
}

/** @param {any} outline */
function corners(outline) {
  const ring1 = outline?.type === 'Polygon' ? outline.coordinates[0] : outline?.coordinates?.[0]?.[0] ?? [];
  return ring1.slice(0, -1).map((/** @type {number[]} */ point, /** @type {number} */ i) =>
    ({ name: `TP${i + 1}`, longitude: point[0], latitude: point[1] }));
}

/** @param {string} text */
function named(text) {
  return text.split('\n').map((line) => line.trim().split(/[\s,;]+/)).filter((parts) => parts.length >= 3)
    .map(([name, longitude, latitude]) =>
      ({ name, kind: 'turning', longitude: Number(longitude), latitude: Number(latitude) }));
}
