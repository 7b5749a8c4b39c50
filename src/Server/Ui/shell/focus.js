import { state } from './state.js';

/**
 * What belongs to the record that is open: so a bar of the schedule lights up on the map, and ground on the schedule.
 * @returns {import('./state.js').Focus | null}
 */
export function focusOfRoute() {
  const { column, id, query } = state.route;
  const place = query.get('place');
  /** @type {import('./state.js').Focus} */
  const focus = { column, id: id ?? '', subjects: new Set(), works: new Set(), crews: new Set(), point: null };
  if (place && (column === '' || column === 'totals')) return { ...focus, column: 'places', id: place };
  if (!id) return null;
  const { timeline } = state;
  if (column === 'hazards' || column === 'assets') {
    focus.subjects.add(id);
    for (const work of timeline?.subjects.get(id)?.works ?? []) focus.works.add(work);
  } else if (column === 'works' && timeline) {
    const index = timeline.workIndex.get(id);
    if (index === undefined) return focus;
    const work = timeline.works[index];
    focus.works.add(index);
    focus.point = work.point;
    if (work.hazard) focus.subjects.add(work.hazard);
    if (work.asset) focus.subjects.add(work.asset);
  } else if (column === 'crews' && timeline) {
    const crew = timeline.crews.findIndex((each) => each.id === id);
    if (crew >= 0) focus.crews.add(crew);
    for (const row of timeline.rowsOfCrew[crew] ?? []) focus.works.add(row.work);
  }
  return focus;
}
