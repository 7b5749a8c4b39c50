/**
 * What all parts of the page share: one object, changed in one place, watched by name.
 *
 * @typedef {object} Focus What the reader has opened, and what belongs to it.
 * @property {string} column API word of the list: `hazards`, `works` …
 * @property {string} id
 * @property {Set<string>} subjects Hazards and assets that belong to it.
 * @property {Set<number>} works Indices into the timeline's works.
 * @property {Set<number>} crews Indices into the timeline's crews.
 * @property {[number, number] | null} point
 *
 * @typedef {object} State
 * @property {any} programme Answer of `/api/programme`; null until loaded.
 * @property {any} plan Header of the plan that is shown; null when there is none.
 * @property {import('../plans/timeline.js').Timeline | null} timeline
 * @property {{plan: string, list: import('../plans/wishes.js').Wish[]} | null} wishes What is asked of a plan on this
 *   page and not planned yet; null when nothing.
 * @property {Record<string, any>} layers Feature collections by name.
 * @property {Map<string, {name: string, kind: string, parent: string | null}>} places
 * @property {number} week Weeks since the plan's first day; what the slider shows.
 * @property {boolean} playing
 * @property {import('./route.js').Route} route
 * @property {Focus | null} focus
 * @property {string | null} scope Place whose totals are shown; null for the whole programme.
 * @property {Set<string>} hidden Legend entries that are switched off.
 * @property {'light' | 'dark'} look
 * @property {boolean} gantt Whether the crews' schedule is open.
 * @property {boolean} canDraw False when the browser has no WebGL.
 * @property {string | null} step What the server still prepares; null when everything is ready.
 * @property {string | null} kept From when the answers are, when the server cannot be reached; else null.
 * @property {any} me Who is behind the page: answer of `/api/me`; null until loaded.
 * @property {any} fault What kept the page from loading; null when nothing.
 */

/** @type {State} */
export const state = {
  programme: null,
  plan: null,
  timeline: null,
  wishes: null,
  layers: {},
  places: new Map(),
  week: 0,
  playing: false,
  route: { column: '', id: null, query: new URLSearchParams() },
  focus: null,
  scope: null,
  hidden: new Set(),
  look: document.documentElement.dataset.look === 'dark' ? 'dark' : 'light',
  gantt: false,
  canDraw: true,
  step: null,
  me: null,
  kept: null,
  fault: null,
};

/** @typedef {keyof State} Part */

/** @type {Set<{parts: readonly string[], tell: (changed: Set<string>) => void}>} */
const watchers = new Set();

/**
 * Changes the state and tells those who watch a changed part.
 * @param {Partial<State>} patch
 */
export function change(patch) {
  const changed = new Set();
  for (const [part, value] of Object.entries(patch)) {
    if (Object.is(/** @type {any} */ (state)[part], value)) continue;
    /** @type {any} */ (state)[part] = value;
    changed.add(part);
  }
  if (changed.size === 0) return;
  for (const watcher of [...watchers]) {
    if (watcher.parts.some((part) => changed.has(part))) watcher.tell(changed);
  }
}

/**
 * Calls back after a change of any of the parts; returns the way to stop.
 * @param {readonly Part[]} parts
 * @param {(changed: Set<string>) => void} tell
 */
export function watch(parts, tell) {
  const watcher = { parts, tell };
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
}

/** The day that the slider stands on, as `YYYY-MM-DD`; null without a plan. */
export function shownDay() {
  return state.timeline ? state.timeline.dayOfWeek(state.week) : null;
}

/** Hours since the plan's first midnight at which the slider stands. */
export function shownHour() {
  return state.timeline ? state.timeline.hourOfWeek(state.week) : 0;
}
