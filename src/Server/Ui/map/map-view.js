import { html } from 'lit';
import { Piece } from '../shell/piece.js';
import { go, to } from '../shell/route.js';
import { shownHour, state } from '../shell/state.js';
import { t } from '../shell/words.js';
import { hatch, shape, shapeNames } from './marks.js';
import { clickable, layers, layersOf } from './layers.js';
import { colours } from './colours.js';
import { addBase } from './basemap.js';
import { Draw } from './draw.js';
import { tipOf } from './tip.js';
import { boxOf, crewsAt, nothing, pointsOf, radiusOf } from './shapes.js';

const phases = { waiting: 0, working: 1, done: 2 };
const subjectSources = ['hazards', 'hazard-points', 'assets', 'asset-points'];

/** True when the browser can draw the map at all. */
export function hasWebGl() {
  try {
    return Boolean(document.createElement('canvas').getContext('webgl2'));
  } catch {
    return false;
  }
}

/** The map: ground, damage and crews as they stand, or are planned to stand, on the date that the slider shows. */
class MapView extends Piece {
  static watches = /** @type {const} */ (['layers', 'timeline', 'week', 'focus', 'hidden', 'look', 'programme']);

  /** @type {any} */
  map = null;

  /** True while the reader has not moved the map: then it keeps showing the whole programme. */
  #home = true;

  /** True once sources may be filled. */
  #ready = false;

  /** @type {number | null} Hour that the feature states on the map stand for; null when all must be set anew. */
  #hour = null;

  /** @type {[string, string | number][]} Features that are lit up. */
  #lit = [];

  /** @type {Record<string, any>} Layers as they were handed to the map. */
  #given = {};

  render() {
    return html`<div class="map-canvas"></div><p class="map-tip" aria-hidden="true" hidden></p>`;
  }

  async firstUpdated() {
    const maplibre = await import('maplibre-gl');
    const { attributions = [] } = state.programme;
    const source = (/** @type {any} */ data) => ({ type: /** @type {const} */ ('geojson'), data, promoteId: 'id' });
    const names = ['places', 'place-points', ...subjectSources, 'crews', 'accidents', 'focus', 'draw'];
    const map = new maplibre.Map({
      container: /** @type {HTMLElement} */ (this.querySelector('.map-canvas')),
      style: /** @type {any} */ ({
        version: 8,
        sources: Object.fromEntries(names.map((name) => [name, source(nothing)])),
        layers: layers(state.look),
      }),
      bounds: this.#homeBox() ?? undefined,
      fitBoundsOptions: { padding: this.#padding() },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
      canvasContextAttributes: { preserveDrawingBuffer: true },
      locale: { 'Map.Title': t('map.label') },
    });
    this.map = map;
    map.touchZoomRotate.disableRotation();
    map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right');
    map.addControl(new maplibre.ScaleControl({ maxWidth: 120 }), 'bottom-left');
    map.addControl(new maplibre.AttributionControl({
      compact: false, customAttribution: [...attributions, t('map.boundaries')],
    }), 'bottom-right');
    map.on('click', (event) => this.#open(event.point));
    map.on('mousemove', (event) => this.#point(event.point));
    map.on('mouseout', () => this.#point(null));
    map.on('movestart', (event) => {
      if (event.originalEvent) this.#home = false;
    });
    map.on('resize', () => {
      if (this.#home && !state.focus) this.#goHome(0);
    });
    map.addControl(this.#wholeButton(), 'top-right');
    await map.once('load');
    this.#addMarks();
    await addBase(map, maplibre, state.programme.basemap, state.look);
    this.#ready = true;
    this.told(new Set(MapView.watches));
    map.once('idle', () => this.toggleAttribute('ready', true));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.map?.remove();
    this.map = null;
  }

  /** @param {Set<string>} changed */
  told(changed) {
    if (!this.#ready) return;
    if (changed.has('look')) this.#paint();
    if (changed.has('hidden')) this.#hide();
    if (changed.has('layers')) this.#give();
    if (changed.has('timeline')) this.#hour = null;
    if (changed.has('week') || changed.has('timeline') || changed.has('layers')) this.#play();
    if (changed.has('focus') || changed.has('layers') || changed.has('timeline')) this.#light();
  }

  #addMarks() {
    const c = colours[state.look];
    for (const kind of /** @type {const} */ (['suspected', 'confirmed'])) {
      const image = hatch(c[kind], kind === 'confirmed');
      if (this.map.hasImage(`hatch-${kind}`)) this.map.updateImage(`hatch-${kind}`, image);
      else this.map.addImage(`hatch-${kind}`, image, { pixelRatio: 2 });
    }
    for (const name of shapeNames) {
      if (!this.map.hasImage(name)) this.map.addImage(name, shape(name), { sdf: true, pixelRatio: 1 });
    }
  }

  /** Puts on another look without loading anything again. */
  #paint() {
    this.#addMarks();
    for (const { id, paint } of layers(state.look)) {
      for (const [name, value] of Object.entries(paint)) this.map.setPaintProperty(id, name, value);
    }
  }

  #hide() {
    for (const [entry, ids] of Object.entries(layersOf)) {
      const visibility = state.hidden.has(entry) ? 'none' : 'visible';
      for (const id of ids) this.map.setLayoutProperty(id, 'visibility', visibility);
    }
  }

  /** Hands the map those layers that it does not have yet. */
  #give() {
    const { layers: have } = state;
    /** @type {Record<string, () => void>} */
    const ways = {
      places: () => {
        this.#set('places', have.places);
        this.#set('place-points', pointsOf(have.places));
        if (this.#home && !state.focus) this.#goHome(0);
      },
      hazards: () => {
        this.#set('hazards', have.hazards);
        this.#set('hazard-points', pointsOf(have.hazards, radiusOf));
      },
      assets: () => {
        this.#set('assets', have.assets);
        this.#set('asset-points', pointsOf(have.assets));
      },
      accidents: () => this.#set('accidents', have.accidents),
    };
    for (const [name, give] of Object.entries(ways)) {
      if (!have[name] || this.#given[name] === have[name]) continue;
      this.#given[name] = have[name];
      this.#hour = null;
      give();
    }
  }

  /**
   * @param {string} source
   * @param {any} data
   */
  #set(source, data) {
    this.map.getSource(source).setData(data);
  }

  /** Moves the map to the date shown: only what changes its phase between the two dates is touched. */
  #play() {
    const { timeline } = state;
    const hour = shownHour();
    if (timeline) {
      const changed = this.#hour === null ? timeline.subjects.keys() : timeline.changedBetween(this.#hour, hour);
      for (const id of changed) {
        const phase = phases[timeline.phase(id, hour)];
        for (const source of subjectSources) this.map.setFeatureState({ source, id }, { phase });
      }
      this.#hour = hour;
    }
    if (state.layers.crews) this.#set('crews', crewsAt(state.layers.crews, timeline, hour));
  }

  /** Lights up what is open, and brings it into view when it is not. */
  #light() {
    for (const [source, id] of this.#lit) this.map.setFeatureState({ source, id }, { focus: false });
    this.#lit = [];
    const { focus } = state;
    const ids = focus ? [...focus.subjects] : [];
    if (focus && ['crews', 'places'].includes(focus.column)) ids.push(focus.id);
    for (const id of ids) {
      for (const source of [...subjectSources, 'crews', 'places']) {
        this.map.setFeatureState({ source, id }, { focus: true });
        this.#lit.push([source, id]);
      }
    }
    if (!focus) {
      this.#set('focus', nothing);
      return;
    }
    const wanted = new Set(ids);
    const found = ['hazards', 'assets', 'places', 'crews'].flatMap((name) =>
      state.layers[name]?.features.filter((/** @type {any} */ feature) => wanted.has(feature.properties.id)) ?? []);
    const rings = found.filter((feature) => boxOf(feature.geometry) && focus.subjects.has(feature.properties.id));
    const point = { type: 'Feature', geometry: { type: 'Point', coordinates: focus.point }, properties: {} };
    this.#set('focus', rings.length > 0 || !focus.point
      ? pointsOf({ features: rings }) : { type: 'FeatureCollection', features: [point] });
    this.#show(focus.point ? [point] : found);
  }

  /** @param {any[]} features What must be in view. */
  #show(features) {
    const box = boxOf({ type: 'GeometryCollection', geometries: features.map((feature) => feature.geometry) });
    if (!box) return;
    const view = this.map.getBounds();
    const inside = view.contains([box[0], box[1]]) && view.contains([box[2], box[3]]);
    const near = this.map.getZoom() > 11 || box[2] - box[0] > 0.2;
    if (inside && near && state.focus?.column !== 'places') return;
    this.map.fitBounds(box, { padding: this.#padding(60), maxZoom: Math.max(12.5, Math.min(14, this.map.getZoom())) });
  }

  /**
   * Room around what is shown, and beside it for the legend where that is open.
   * @param {number} [around]
   */
  #padding(around = 40) {
    const wide = this.clientWidth > 800;
    const legend = wide ? 250 : 0;
    const rtl = document.documentElement.dir === 'rtl';
    return { top: around, bottom: around, left: around + (rtl ? 0 : legend), right: around + (rtl ? legend : 0) };
  }

  /** A button that shows the whole programme again. */
  #wholeButton() {
    const holder = document.createElement('div');
    holder.className = 'maplibregl-ctrl maplibregl-ctrl-group';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'whole';
    button.title = t('map.whole');
    button.setAttribute('aria-label', t('map.whole'));
    button.addEventListener('click', () => this.whole());
    holder.append(button);
    return { onAdd: () => holder, onRemove: () => holder.remove() };
  }

  /**
   * Says beside the pointer what it points at.
   * @param {{x: number, y: number} | null} at
   */
  #point(at) {
    if (this.#drawing) return;
    const tip = /** @type {HTMLElement} */ (this.querySelector('.map-tip'));
    const hit = at ? this.#hit(at) : null;
    this.map.getCanvas().style.cursor = hit ? 'pointer' : '';
    tip.hidden = !hit || !at;
    if (!hit || !at) return;
    tip.textContent = tipOf(hit.column, hit.properties);
    tip.style.translate = `${at.x + 14}px ${at.y + 14}px`;
  }

  /** @type {Draw | null} A perimeter that is being drawn; until it ends, clicks set its corners. */
  #drawing = null;

  /**
   * Lets the reader draw a perimeter.
   * @param {number[][]} corners Drawn so far.
   * @param {(corners: number[][]) => void} tell Told after each corner.
   */
  draw(corners, tell) {
    this.#drawing?.end();
    const drawing = new Draw(this.map, state.layers.hazards?.features ?? [], corners, tell);
    const end = drawing.end.bind(drawing);
    drawing.end = () => {
      end();
      if (this.#drawing === drawing) this.#drawing = null;
    };
    this.#drawing = drawing;
    return drawing;
  }

  /** Shows the whole programme. */
  whole() {
    this.#home = true;
    this.#goHome();
  }

  /** @param {number} [duration] Milliseconds. */
  #goHome(duration) {
    const box = this.#homeBox();
    if (box) this.map.fitBounds(box, { padding: this.#padding(), ...(duration === undefined ? {} : { duration }) });
  }

  /** What the programme treats, with the outlines around it unless they are much larger. */
  #homeBox() {
    const { bbox } = state.programme;
    const features = state.layers.places?.features ?? [];
    const all = boxOf({ type: 'GeometryCollection', geometries: features.map((/** @type {any} */ f) => f.geometry) });
    if (!bbox || !all) return bbox ?? all;
    const both = [0, 1].map((i) => Math.min(bbox[i], all[i])).concat([2, 3].map((i) => Math.max(bbox[i], all[i])));
    const size = (/** @type {number[]} */ box) => (box[2] - box[0]) * (box[3] - box[1]);
    return size(both) <= 2 * size(bbox) ? both : bbox;
  }

  /**
   * The record nearest to the reader at a point of the map.
   * @param {{x: number, y: number}} at
   * @returns {{column: string, properties: any} | null} List and what the map knows of the record.
   */
  #hit(at) {
    const around = /** @type {any} */ ([[at.x - 4, at.y - 4], [at.x + 4, at.y + 4]]);
    for (const [layer, column] of clickable) {
      if (!this.map.getLayer(layer)) continue;
      const [feature] = this.map.queryRenderedFeatures(around, { layers: [layer] });
      if (feature?.properties.id) return { column, properties: feature.properties };
    }
    return null;
  }

  /** @param {{x: number, y: number}} at */
  #open(at) {
    if (this.#drawing) return;
    const hit = this.#hit(at);
    if (!hit) return;
    const { column, properties: { id } } = hit;
    go(column === 'places' ? to('totals', null, { place: id }) : to(column, id));
  }
}

customElements.define('furrow-map', MapView);
