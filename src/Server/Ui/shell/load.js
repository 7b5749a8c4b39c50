import { Timeline } from '../plans/timeline.js';
import { fresh, read } from './api.js';
import { change, state } from './state.js';
import { placeName } from './words.js';

const AGAIN_MS = 700;
const layerNames = ['places', 'hazards', 'assets', 'crews', 'accidents'];

/** Loads the programme first, so that the page says what it is about, then the map's layers and the plan at once. */
export async function load() {
  try {
    await prepared();
    change({ step: null, programme: await read('/api/programme') });
  } catch (fault) {
    change({ fault });
    return;
  }
  await Promise.allSettled([...layerNames.map(loadLayer), loadPlan(state.programme.currentPlan)]);
}

/** Waits while the server still fills its store, and says which step runs. */
async function prepared() {
  for (;;) {
    const { busy, step } = await fresh('/api/progress');
    if (!busy) return;
    change({ step: step ?? '' });
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/**
 * Loads a layer of the map, at the start and again after a change of what it shows.
 * @param {string} name
 */
export async function loadLayer(name) {
  const layer = await read(`/api/map/${name}`);
  for (const feature of layer.features) feature.properties.id = feature.id ?? feature.properties.id;
  if (name === 'places') change({ places: placesOf(layer) });
  change({ layers: { ...state.layers, [name]: layer } });
}

/** @param {any} layer */
function placesOf(layer) {
  return new Map(layer.features.map((/** @type {any} */ { properties }) => {
    const names = typeof properties.names === 'string' ? JSON.parse(properties.names) : properties.names;
    properties.label = names?.length ? placeName(names) : properties.name;
    return [properties.id, { name: properties.label, kind: properties.kind, parent: properties.parent ?? null }];
  }));
}

/**
 * Shows a plan: its header and its timeline.
 * @param {any} plan
 */
export async function loadPlan(plan) {
  if (!plan) return;
  const timeline = new Timeline(await read(`/api/plans/${plan.id}/timeline`));
  change({ plan, timeline, week: Math.min(state.week, timeline.weeks) });
}
