/** Turns the layers' answers into what the map's sources hold. */

const clearing = new Set(['survey', 'manual', 'dogs', 'mechanical', 'eod', 'battle-area']);

/**
 * Whether these skills clear ground; the others build.
 * @param {string[]} skills
 */
export function clears(skills) {
  return skills.some((skill) => clearing.has(skill));
}

/** An empty source. */
export const nothing = { type: 'FeatureCollection', features: [] };

/**
 * @param {any} geometry
 * @param {(point: number[]) => void} visit
 */
export function eachPoint(geometry, visit) {
  if (!geometry) return;
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) eachPoint(part, visit);
    return;
  }
  /** @param {any} part */
  const walk = (part) => {
    if (typeof part[0] === 'number') visit(part);
    else part.forEach(walk);
  };
  walk(geometry.coordinates);
}

/**
 * @param {any} geometry
 * @returns {[number, number, number, number] | null} West, south, east, north.
 */
export function boxOf(geometry) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  eachPoint(geometry, ([x, y]) => {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  });
  return box[0] <= box[2] ? /** @type {[number, number, number, number]} */ (box) : null;
}

/** @param {any} geometry */
export function middleOf(geometry) {
  const box = boxOf(geometry);
  return box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : null;
}

/**
 * One point per feature, so that small ground can be seen from far away.
 * @param {any} layer
 * @param {(properties: any) => object} [more]
 */
export function pointsOf(layer, more = () => ({})) {
  const features = layer.features.flatMap((/** @type {any} */ feature) => {
    const { centre } = feature.properties;
    const middle = Array.isArray(centre) ? centre : middleOf(feature.geometry);
    return middle ? [{
      type: 'Feature',
      geometry: { type: 'Point', coordinates: middle },
      properties: { ...feature.properties, ...more(feature.properties) },
    }] : [];
  });
  return { type: 'FeatureCollection', features };
}

/**
 * Radius in pixels at a middle zoom that grows with the ground's side, within what the eye can use.
 * @param {any} properties
 */
export function radiusOf(properties) {
  return { radius: Math.min(14, Math.max(4.5, Math.sqrt(properties.areaSquareMetres ?? 0) / 40)) };
}

/**
 * Crews where the plan has them at an hour: at the work they do or did last, else at their base.
 * @param {any} layer
 * @param {import('../plans/timeline.js').Timeline | null} timeline
 * @param {number} hour
 */
export function crewsAt(layer, timeline, hour) {
  const index = new Map(timeline?.crews.map((crew, i) => [crew.id, i]));
  const features = layer.features.map((/** @type {any} */ feature) => {
    const skills = [feature.properties.skills].flat();
    const crew = index.get(feature.properties.id);
    const row = timeline && crew !== undefined ? timeline.at(crew, hour) : null;
    const point = row && timeline ? timeline.works[row.work].point : null;
    return {
      type: 'Feature',
      geometry: point ? { type: 'Point', coordinates: point } : feature.geometry,
      properties: { ...feature.properties, clearing: clears(skills), busy: row !== null && row.finish > hour },
    };
  });
  return { type: 'FeatureCollection', features };
}
