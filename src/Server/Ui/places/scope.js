import { read } from '../shell/api.js';
import { shownDay, state } from '../shell/state.js';

/**
 * The four figures of a place, usually the one that is open, on the date that the slider shows.
 * @param {AbortSignal} [signal]
 * @param {string | null} [place]
 */
export function readTotals(signal, place = state.scope) {
  const words = new URLSearchParams();
  if (place) words.set('place', place);
  const day = shownDay();
  if (day) words.set('on', day);
  if (state.plan) words.set('plan', state.plan.id);
  return read(`/api/totals?${words}`, signal);
}

/**
 * A place and those it lies in, widest first.
 * @param {string | null} id
 */
export function pathOf(id) {
  const path = [];
  for (let at = id; at && path.length < 8; at = state.places.get(at)?.parent ?? null) {
    path.unshift({ id: at, name: state.places.get(at)?.name ?? '…' });
  }
  return path;
}
