import { html } from 'lit';
import { nameOfPlace, placeLink } from '../records/place-link.js';
import { to } from '../shell/route.js';
import { state } from '../shell/state.js';
import { date, number, quantity, t, word } from '../shell/words.js';

/**
 * When the plan shown has a work, in words.
 * @param {string} id
 */
export function plannedWhen(id) {
  const { timeline } = state;
  const row = timeline?.rowOfWork[timeline.workIndex.get(id) ?? -1];
  return timeline && row ? t('record.planned', {
    from: date(timeline.dayOfHour(row.start)), to: date(timeline.dayOfHour(row.finish)),
  }) : t('record.unplanned');
}

/** @param {string} id */
function crewOf(id) {
  const { timeline } = state;
  const row = timeline?.rowOfWork[timeline.workIndex.get(id) ?? -1];
  const crew = row && timeline?.crews[row.crew];
  return crew ? html`<a href=${to('crews', crew.id)}>${crew.name}</a>` : t('record.unplanned');
}

/** @param {string} id */
function workLink(id) {
  const { timeline } = state;
  const title = timeline?.works[timeline.workIndex.get(id) ?? -1]?.title ?? id.slice(0, 8);
  return html`<li><a href=${to('works', id)}>${title}</a></li>`;
}

/** @type {import('../records/columns.js').Shape} */
export const works = {
  title: (work) => work.title,
  line: (work) => [word('workKind', work.kind), word('skill', work.skill), plannedWhen(work.id)].join(' · '),
  figure: (work) => quantity(work.quantity, work.unit),
  fields: (work) => [
    ['kind', word('workKind', work.kind)],
    ['skill', word('skill', work.skill)],
    ['amount', quantity(work.quantity, work.unit)],
    ['personDays', number(work.personDays, 1)],
    ['norm', work.norm ?? t('unknown')],
    ...(work.lot ? [/** @type {[string, unknown]} */ (['lot', String(work.lot)])] : []),
    ['people', quantity(work.peopleWaiting, 'people')],
    ['waitsFor', work.waitsFor?.length ? html`<ul class="plain-list">${work.waitsFor.map(workLink)}</ul>` : t('fields.nothing')],
    ['schedule', plannedWhen(work.id)],
    ['crew', crewOf(work.id)],
    ...(work.hazard ? [/** @type {[string, unknown]} */ (['hazard', html`<a href=${to('hazards', work.hazard)}>${t('record.hazard')}</a>`])] : []),
    ...(work.asset ? [/** @type {[string, unknown]} */ (['asset', html`<a href=${to('assets', work.asset)}>${t('record.asset')}</a>`])] : []),
    ['place', placeLink(work.place)],
  ],
};

/** @type {import('../records/columns.js').Shape} */
export const crews = {
  title: (crew) => crew.name,
  line: (crew) => [crew.skills.map((/** @type {string} */ skill) => word('skill', skill)).join(', '),
    t(crew.arrived ? 'fields.arrivedYes' : 'fields.arrivedNo')].join(' · '),
  figure: (crew) => quantity(crew.size, 'people'),
  fields: (crew) => [
    ['skills', crew.skills.map((/** @type {string} */ skill) => word('skill', skill)).join(', ')],
    ['size', quantity(crew.size, 'people')],
    ['sentBy', crew.sentBy ?? t('unknown')],
    ['arrived', t(crew.arrived ? 'fields.arrivedYes' : 'fields.arrivedNo')],
    ['available', crew.availableFrom || crew.availableTo
      ? `${crew.availableFrom ? date(crew.availableFrom) : '…'} – ${crew.availableTo ? date(crew.availableTo) : '…'}`
      : t('fields.always')],
  ],
};

/** @type {import('../records/columns.js').Shape} */
export const norms = {
  title: (norm) => norm.title,
  line: (norm) => `${norm.code} · ${word('skill', norm.skill)}`,
  figure: (norm) => `${number(norm.typical, 2)} ${norm.unit}`,
  fields: (norm) => [
    ['code', norm.code],
    ['skill', word('skill', norm.skill)],
    ['typical', `${number(norm.typical, 2)} ${norm.unit}`],
    ['range', `${number(norm.low, 2)} – ${number(norm.high, 2)} ${norm.unit}`],
    ['sourceOf', norm.source],
  ],
};
