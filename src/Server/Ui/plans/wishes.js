/**
 * What a person wants changed in the plan that is shown: kept on this page until the plan is made again or the changes
 * are dropped. Nothing here changes a plan.
 *
 * @typedef {'by-crew' | 'not-by-crew' | 'start-on' | 'not-before' | 'not-at-all'} WishKind
 * @typedef {object} Wish
 * @property {string} work
 * @property {WishKind} kind
 * @property {string} [crew] For `by-crew` and `not-by-crew`.
 * @property {string} [day] `YYYY-MM-DD`, for `start-on` and `not-before`.
 */
import { change, state } from '../shell/state.js';
import { date, t } from '../shell/words.js';

const KEPT = 'furrow.wishes';

/** @returns {Wish[]} The wishes that the plan shown was made under. */
function held() {
  return (state.plan?.wishes ?? []).map((/** @type {{wish: Wish}} */ { wish }) => wish);
}

/** @returns {Wish[]} The wishes that the plan shown was made under, with what was changed on this page. */
export function wishes() {
  const { wishes: draft, plan } = state;
  return draft && plan && draft.plan === plan.id ? draft.list : held();
}

/** True when something was asked for, or taken back, that the plan shown does not know yet. */
export function areChanged() {
  const { wishes: draft, plan } = state;
  return Boolean(draft && plan && draft.plan === plan.id);
}

/**
 * @param {Wish} one
 * @param {Wish} other
 */
export function isSame(one, other) {
  return one.work === other.work && one.kind === other.kind && one.crew === other.crew && one.day === other.day;
}

/**
 * Whether two wishes of one work cannot both hold, so that the later one takes the place of the earlier.
 * @param {Wish} one
 * @param {Wish} other
 */
function clash(one, other) {
  if (one.work !== other.work) return false;
  const kinds = [one.kind, other.kind];
  if (one.kind === other.kind) return one.kind !== 'not-by-crew' || one.crew === other.crew;
  if (kinds.includes('not-at-all')) return true;
  if (kinds.includes('by-crew') && kinds.includes('not-by-crew')) return one.crew === other.crew;
  return kinds.includes('start-on') && kinds.includes('not-before');
}

/** @param {Wish[]} asked Added to the others, in place of those that they contradict. */
export function ask(...asked) {
  const rest = wishes().filter((wish) => !asked.some((other) => clash(wish, other)));
  keep([...rest, ...asked]);
}

/** @param {Wish} wish Taken back. */
export function drop(wish) {
  keep(wishes().filter((other) => other !== wish));
}

/** Takes back everything that was changed on this page. */
export function forget() {
  change({ wishes: null });
  store();
}

/** Brings back what was asked for on this page before it was loaded again. */
export function recall() {
  try {
    change({ wishes: JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') });
  } catch {
    // Storage may be closed to us: then what was asked for ends with the page.
  }
}

/** @param {Wish[]} list */
function keep(list) {
  if (!state.plan) return;
  change({ wishes: { plan: state.plan.id, list } });
  store();
}

function store() {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(state.wishes));
  } catch {
    // As above.
  }
}

/**
 * The work of a wish, and what is asked for it, in words.
 * @param {Wish} wish
 */
export function titleOf(wish) {
  const { timeline } = state;
  return timeline?.works[timeline.workIndex.get(wish.work) ?? -1]?.title ?? t('record.work');
}

/** @param {Wish} wish */
export function sayWish(wish) {
  const crew = state.timeline?.crews.find((each) => each.id === wish.crew)?.name ?? t('unknown');
  return t(`wishes.${wish.kind}`, { crew, day: date(wish.day) });
}

/**
 * Crews of the plan that can do a work, by name.
 * @param {number} work Index in the timeline.
 */
export function ableCrews(work) {
  const { timeline } = state;
  const skill = timeline?.works[work]?.skill ?? '';
  return (timeline?.crews ?? []).filter((crew) => crew.skills.includes(skill))
    .sort((a, b) => a.name.localeCompare(b.name));
}
