const CORNER_PX = 12;
const EDGE_PX = 9;
const MOST_EDGES = 20_000;

/**
 * Drawing a perimeter on the map: each click sets a corner, corners and edges of ground that is there already draw the
 * pointer to them, the last corner can be taken back. What is drawn is handed on as corners; it is checked elsewhere.
 */
export class Draw {
  /** @type {any} */
  #map;

  /** @type {(corners: number[][]) => void} */
  #tell;

  /** @type {number[][][]} Rings that the pointer snaps to. */
  #rings = [];

  /** @type {number[] | null} Where the pointer is. */
  #pointer = null;

  /** @type {number[][]} */
  corners = [];

  /**
   * @param {any} map
   * @param {any[]} features Ground that is there.
   * @param {number[][]} corners Drawn so far.
   * @param {(corners: number[][]) => void} tell
   */
  constructor(map, features, corners, tell) {
    this.#map = map;
    this.#tell = tell;
    this.corners = corners;
    this.#rings = ringsOf(features);
    map.on('mousemove', this.#move);
    map.on('click', this.#click);
    map.doubleClickZoom.disable();
    map.getCanvas().style.cursor = 'crosshair';
    this.#show();
  }

  /** Takes the last corner back. */
  back() {
    this.corners = this.corners.slice(0, -1);
    this.#changed();
  }

  /** Ends the drawing; the corners stay with whoever was told. */
  end() {
    this.#map.off('mousemove', this.#move);
    this.#map.off('click', this.#click);
    this.#map.doubleClickZoom.enable();
    this.#map.getCanvas().style.cursor = '';
    this.#map.getSource('draw')?.setData(drawn([], null));
  }

  /** @param {any} event */
  #move = (event) => {
    this.#pointer = this.#snapped(event.point);
    this.#show();
  };

  /** @param {any} event */
  #click = (event) => {
    const corner = this.#snapped(event.point);
    const last = this.corners.at(-1);
    if (last && last[0] === corner[0] && last[1] === corner[1]) return;
    this.corners = [...this.corners, corner];
    this.#changed();
  };

  #changed() {
    this.#show();
    this.#tell(this.corners);
  }

  #show() {
    this.#map.getSource('draw').setData(drawn(this.corners, this.#pointer));
  }

  /**
   * The corner or the edge next to a point of the screen, else the point itself; degrees.
   * @param {{x: number, y: number}} at
   * @returns {number[]}
   */
  #snapped(at) {
    const view = this.#map.getBounds();
    const seen = (/** @type {number[]} */ one) => view.contains(/** @type {[number, number]} */ (one));
    let [best, far] = [/** @type {number[] | null} */ (null), CORNER_PX];
    let [beside, off] = [/** @type {{x: number, y: number} | null} */ (null), EDGE_PX];
    let edges = 0;
    for (const ring of [...this.#rings, this.corners]) {
      for (let i = 0; i < ring.length && edges < MOST_EDGES; i++) {
        if (!seen(ring[i]) && !(i > 0 && seen(ring[i - 1]))) continue;
        edges++;
        const here = this.#map.project(ring[i]);
        const distance = Math.hypot(here.x - at.x, here.y - at.y);
        if (distance < far) [best, far] = [ring[i], distance];
        if (i === 0 || ring === this.corners) continue;
        const foot = footOn(this.#map.project(ring[i - 1]), here, at);
        const away = Math.hypot(foot.x - at.x, foot.y - at.y);
        if (away < off) [beside, off] = [foot, away];
      }
    }
    if (best) return best;
    const { lng, lat } = this.#map.unproject(beside ? [beside.x, beside.y] : [at.x, at.y]);
    return [Number(lng.toFixed(7)), Number(lat.toFixed(7))];
  }
}

/**
 * The point of an edge that is nearest to another point; pixels.
 * @param {{x: number, y: number}} from
 * @param {{x: number, y: number}} to
 * @param {{x: number, y: number}} at
 */
function footOn(from, to, at) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((at.x - from.x) * dx + (at.y - from.y) * dy) / length));
  return { x: from.x + share * dx, y: from.y + share * dy };
}

/** @param {any[]} features */
function ringsOf(features) {
  /** @type {number[][][]} */
  const rings = [];
  for (const { geometry } of features) {
    const parts = geometry?.type === 'Polygon' ? [geometry.coordinates]
      : geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
    for (const part of parts) rings.push(...part);
  }
  return rings;
}

/**
 * @param {number[][]} corners
 * @param {number[] | null} pointer
 */
function drawn(corners, pointer) {
  const feature = (/** @type {string} */ type, /** @type {any} */ coordinates) =>
    ({ type: 'Feature', geometry: { type, coordinates }, properties: {} });
  const line = pointer ? [...corners, pointer] : corners;
  const features = corners.map((corner) => feature('Point', corner));
  if (line.length > 2) features.push(feature('Polygon', [[...line, line[0]]]));
  else if (line.length === 2) features.push(feature('LineString', line));
  return { type: 'FeatureCollection', features };
}
