import { colours } from './colours.js';

/** Legend entries that hide whole layers; a layer is shown when none of its entries is switched off. */
export const layersOf = {
  suspected: ['hazard-suspected', 'hazard-suspected-hatch', 'hazard-suspected-line', 'hazard-suspected-dot'],
  confirmed: ['hazard-confirmed', 'hazard-confirmed-hatch', 'hazard-confirmed-line', 'hazard-confirmed-dot'],
  assets: ['asset-area', 'asset-line', 'asset'],
  clearing: ['crew-clearing'],
  building: ['crew-building'],
  accidents: ['accident'],
};

/** Layers that answer a click, nearest to the reader first, with the list that their features belong to. */
export const clickable = [
  ['asset', 'assets'], ['asset-area', 'assets'], ['asset-line', 'assets'],
  ['crew-clearing', 'crews'], ['crew-building', 'crews'],
  ['hazard-confirmed-dot', 'hazards'], ['hazard-suspected-dot', 'hazards'],
  ['hazard-confirmed', 'hazards'], ['hazard-suspected', 'hazards'],
  ['accident', 'accidents'], ['settlement', 'places'], ['settlement-dot', 'places'], ['district', 'places'],
];

const phase = ['coalesce', ['feature-state', 'phase'], 0];
const focused = ['boolean', ['feature-state', 'focus'], false];
const text = ['system-ui, "Liberation Sans", "DejaVu Sans", sans-serif'];

/**
 * By phase of the plan at the date shown: waiting, under way, planned to be done.
 * @param {unknown} waiting
 * @param {unknown} working
 * @param {unknown} done
 */
function byPhase(waiting, working, done) {
  return ['match', phase, 2, done, 1, working, waiting];
}

/**
 * The layers of one kind of hazard.
 * @param {'suspected' | 'confirmed'} kind
 * @param {any} c
 */
function hazardLayers(kind, c) {
  const own = c[kind];
  const filter = ['==', ['get', 'kind'], kind];
  const line = ['case', focused, c.focus, byPhase(own, c.working, c.released)];
  const solid = kind === 'confirmed';
  return [
    { id: `hazard-${kind}`, type: 'fill', source: 'hazards', filter,
      paint: { 'fill-color': byPhase(own, own, c.released), 'fill-opacity': byPhase(0.14, 0.5, 0.12) } },
    { id: `hazard-${kind}-hatch`, type: 'fill', source: 'hazards', filter, minzoom: 9,
      paint: { 'fill-pattern': `hatch-${kind}`, 'fill-opacity': byPhase(0.75, 0.75, 0) } },
    { id: `hazard-${kind}-line`, type: 'line', source: 'hazards', filter,
      paint: {
        'line-color': line, 'line-width': ['case', focused, 4, byPhase(1.3, 1.8, 1.1)],
        ...(solid ? {} : { 'line-dasharray': [3, 2] }),
      } },
    { id: `hazard-${kind}-dot`, type: 'circle', source: 'hazard-points', filter, maxzoom: 12.5,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'],
          6, ['*', 0.5, ['get', 'radius']], 10, ['get', 'radius'], 13, ['*', 1.3, ['get', 'radius']]],
        'circle-color': byPhase(own, own, c.released),
        'circle-opacity': ['interpolate', ['linear'], ['zoom'],
          11.2, byPhase(solid ? 0.6 : 0.22, 0.95, 0.12), 12.4, 0],
        'circle-stroke-color': line,
        'circle-stroke-width': ['case', focused, 4, byPhase(1.2, 1, 0.9)],
        'circle-stroke-opacity': ['interpolate', ['linear'], ['zoom'], 11.2, byPhase(1, 0.8, 0.6), 12.4, 0],
      } },
  ];
}

/** @param {any} c */
function assetLayers(c) {
  const grade = ['match', ['get', 'grade'], 0, c.grades[0], 1, c.grades[1], 2, c.grades[2], 3, c.grades[3],
    4, c.grades[4], 5, c.grades[5], c.unknown];
  const colour = byPhase(grade, grade, c.released);
  const edge = ['case', focused, c.focus, byPhase(c.halo, c.working, c.released)];
  return [
    { id: 'asset-area', type: 'fill', source: 'assets', filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colour, 'fill-opacity': 0.45, 'fill-outline-color': edge } },
    { id: 'asset-line', type: 'line', source: 'assets', filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': colour, 'line-width': ['case', focused, 5, 2.5] } },
    { id: 'asset', type: 'symbol', source: 'asset-points',
      layout: {
        'icon-image': 'square', 'icon-allow-overlap': true, 'icon-ignore-placement': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 6, 0.1, 9, 0.2, 13, 0.55],
        'symbol-sort-key': ['coalesce', ['get', 'grade'], 0],
      },
      paint: {
        'icon-color': colour, 'icon-halo-color': edge, 'icon-opacity': byPhase(0.9, 1, 0.75),
        'icon-halo-width': ['case', focused, 3, byPhase(0.8, 1.4, 0.8)],
      } },
  ];
}

/**
 * @param {string} id
 * @param {string} image
 * @param {boolean} clearing
 * @param {any} c
 */
function crewLayer(id, image, clearing, c) {
  return {
    id, type: 'symbol', source: 'crews', filter: ['==', ['get', 'clearing'], clearing],
    layout: {
      'icon-image': image, 'icon-allow-overlap': true, 'icon-ignore-placement': true,
      'icon-size': ['interpolate', ['linear'], ['zoom'],
        6, ['case', ['get', 'busy'], 0.16, 0.1], 9, ['case', ['get', 'busy'], 0.3, 0.2], 13, 0.6],
      'symbol-sort-key': ['case', ['get', 'busy'], 1, 0],
    },
    paint: {
      'icon-color': ['case', focused, c.focus, ['get', 'busy'], c.crew, c.idle],
      'icon-halo-color': c.halo, 'icon-halo-width': 1.2,
      'icon-opacity': ['case', ['get', 'busy'], 1, 0.5],
    },
  };
}

/**
 * @param {string} id
 * @param {any} filter
 * @param {any} layout
 * @param {any} paint
 */
function label(id, filter, layout, paint) {
  return {
    id, type: 'symbol', source: 'place-points', filter,
    layout: { 'text-field': ['get', 'label'], 'text-font': text, 'text-max-width': 8, 'text-padding': 6, ...layout },
    paint: { 'text-halo-width': 1.6, ...paint },
  };
}

/** @param {any} c */
function placeLabels(c) {
  return [
    label('settlement', ['==', ['get', 'kind'], 'settlement'], {
      'text-size': ['interpolate', ['linear'], ['zoom'], 8, 10.5, 13, 14], 'text-variable-anchor': ['top', 'bottom'],
      'text-radial-offset': 0.7, 'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'population'], 0]],
    }, { 'text-color': c.text, 'text-halo-color': c.halo }),
    label('district-name', ['in', ['get', 'kind'], ['literal', ['district', 'municipality']]], {
      'text-size': ['interpolate', ['linear'], ['zoom'], 6, 10, 10, 13], 'text-letter-spacing': 0.06,
    }, { 'text-color': c.quiet, 'text-halo-color': c.halo }),
  ].map((layer, i) => ({ ...layer, ...(i === 0 ? { minzoom: 8.2 } : { maxzoom: 11 }) }));
}

/**
 * All layers of ours, from the ground up.
 * @param {'light' | 'dark'} look
 * @returns {any[]}
 */
export function layers(look) {
  const c = colours[look];
  const area = ['==', ['geometry-type'], 'Polygon'];
  const ground = [...hazardLayers('suspected', c), ...hazardLayers('confirmed', c)];
  return [
    { id: 'paper', type: 'background', paint: { 'background-color': c.paper } },
    { id: 'district', type: 'fill', source: 'places', filter: area,
      paint: { 'fill-color': ['case', focused, c.focus, c.land], 'fill-opacity': ['case', focused, 0.16, 1] } },
    { id: 'district-line', type: 'line', source: 'places', filter: area,
      paint: { 'line-color': c.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 6, 0.8, 11, 1.6] } },
    { id: 'region-line', type: 'line', source: 'places', filter: ['all', area, ['==', ['get', 'kind'], 'region']],
      paint: { 'line-color': c.region, 'line-width': 1.8 } },
    ...ground.filter(({ type }) => type !== 'circle'),
    { id: 'accident', type: 'circle', source: 'accidents',
      paint: { 'circle-radius': 3, 'circle-color': c.accident, 'circle-opacity': 0.6 } },
    ...assetLayers(c),
    ...ground.filter(({ type }) => type === 'circle'),
    crewLayer('crew-clearing', 'triangle', true, c),
    crewLayer('crew-building', 'diamond', false, c),
    { id: 'settlement-dot', type: 'circle', source: 'place-points', minzoom: 7.5,
      filter: ['==', ['get', 'kind'], 'settlement'],
      paint: {
        'circle-radius': 2, 'circle-color': c.halo, 'circle-stroke-color': c.quiet, 'circle-stroke-width': 1.2,
      } },
    ...placeLabels(c),
    { id: 'focus-ring', type: 'circle', source: 'focus',
      paint: {
        'circle-radius': 16, 'circle-color': c.focus, 'circle-opacity': 0.08,
        'circle-stroke-color': c.focus, 'circle-stroke-width': 2.5,
      } },
    { id: 'draw-area', type: 'fill', source: 'draw', filter: area,
      paint: { 'fill-color': c.focus, 'fill-opacity': 0.15 } },
    { id: 'draw-line', type: 'line', source: 'draw', paint: { 'line-color': c.focus, 'line-width': 2 } },
    { id: 'draw-corner', type: 'circle', source: 'draw', filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 4.5, 'circle-color': c.focus, 'circle-stroke-color': c.halo,
        'circle-stroke-width': 1.5 } },
  ];
}
