/** Patterns and shapes that the map draws with; made here, so that no picture has to be fetched. */

const SIZE = 16;

/**
 * A hatch that tiles: one set of diagonals for suspected ground, two crossing sets for confirmed ground.
 * @param {string} colour
 * @param {boolean} crossed
 */
export function hatch(colour, crossed) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  pen.strokeStyle = colour;
  pen.lineWidth = crossed ? 1.7 : 2;
  pen.beginPath();
  for (const shift of [-SIZE, 0, SIZE]) {
    pen.moveTo(shift - 2, SIZE + 2);
    pen.lineTo(shift + SIZE + 2, -2);
    if (!crossed) continue;
    pen.moveTo(shift - 2, -2);
    pen.lineTo(shift + SIZE + 2, SIZE + 2);
  }
  pen.stroke();
  return pen.getImageData(0, 0, SIZE, SIZE);
}

/** @type {Record<string, (x: number, y: number) => number>} Signed distance to each shape's edge, in its own radius. */
const shapes = {
  square: (x, y) => Math.max(Math.abs(x), Math.abs(y)) - 0.78,
  diamond: (x, y) => (Math.abs(x) + Math.abs(y) - 1) * Math.SQRT1_2,
  triangle: (x, y) => Math.max(y - 0.62, Math.abs(x) * 0.88 - y * 0.47 - 0.47),
};

/** Names of the shapes. */
export const shapeNames = Object.keys(shapes);

/**
 * A shape as a signed distance field, so that the map may colour it and draw a halo around it.
 * @param {string} name
 */
export function shape(name) {
  const size = 40;
  const radius = 12;
  const distance = shapes[name];
  const data = new Uint8Array(size * size * 4);
  for (let i = 0; i < size * size; i++) {
    const x = ((i % size) + 0.5 - size / 2) / radius;
    const y = (Math.floor(i / size) + 0.5 - size / 2) / radius;
    data[i * 4 + 3] = Math.max(0, Math.min(255, Math.round(255 * (0.75 - (distance(x, y) * radius) / 8))));
  }
  return { width: size, height: size, data };
}
