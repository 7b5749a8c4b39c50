import { html } from 'lit';
import { nameOfPlace, placeLink } from '../records/place-link.js';
import { to } from '../shell/route.js';
import { state } from '../shell/state.js';
import { date, number, quantity, t, word } from '../shell/words.js';

/**
 * The row of a work in the plan shown.
 * @param {string} id
 */
export function rowOf(id) {
  return state.timeline?.rowOfWork[state.timeline.workIndex.get(id) ?? -1];
}

/**
 * When the plan shown has a work, in words.
 * @param {string} id
 */
export function plannedWhen(id) {
  const { timeline } = state;
  const row = rowOf(id);
  return timeline && row ? t('record.planned', {
    from: date(timeline.dayOfHour(row.start)), to: date(timeline.dayOfHour(row.finish)),
  }) : t('record.unplanned');
}

/** @param {string} id */
function crewOf(id) {
  const row = rowOf(id);
  const crew = row && state.timeline?.crews[row.crew];
  return crew ? html`<a href=${to('crews', crew.id)}>${crew.name}</a>` : t('record.unplanned');
}

/** @param {string} id */
function workLink(id) {
  const { timeline } = state;
  const title = timeline?.works[timeline.workIndex.get(id) ?? -1]?.title ?? id.slice(0, 8);
  return html`<li><a href=${to('works', id)}>${title}</a></li>`;
}

/**
 * A field that leads to what a work is done at; no field where there is none.
 * @param {string} name
 * @param {string} column
 * @param {string | null | undefined} id
 * @returns {[string, unknown][]}
 */
function link(name, column, id) {
  if (!id) return [];
  const known = state.layers[column]?.features.find((/** @type {any} */ one) => one.properties.id === id)?.properties;
  const text = known ? [known.localId, known.name].filter(Boolean).join(' · ') : t(`record.${name}`);
  return [[name, html`<a href=${to(column, id)}>${text}</a>`]];
}

/** @param {string | null | undefined} day */
function dayOr(day) {
  return day ? date(day) : '…';
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
    ['waitsFor', work.waitsFor?.length
      ? html`<ul class="plain-list">${work.waitsFor.map(workLink)}</ul>` : t('fields.nothing')],
    ['schedule', plannedWhen(work.id)],
    ['crew', crewOf(work.id)],
    ...link('hazard', 'hazards', work.hazard),
    ...link('asset', 'assets', work.asset),
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
      ? `${dayOr(crew.availableFrom)} – ${dayOr(crew.availableTo)}`
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
