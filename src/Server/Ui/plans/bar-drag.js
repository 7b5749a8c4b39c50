/**
 * Follows a bar that is moved by a pointer. It only says where the bar is and where it was let go: what is to become
 * of it is asked afterwards.
 *
 * @typedef {{work: number, left: number, top: number, width: number}} Held The bar as it was taken, in pixels.
 */
const FAR_ENOUGH = 5; // pixels before a press becomes a move

export class BarDrag {
  /**
   * @param {() => void} redraw
   * @param {(work: number, left: number, y: number) => void} dropped Where its left end and the pointer were let go.
   */
  constructor(redraw, dropped) {
    this.redraw = redraw;
    this.dropped = dropped;
    /** @type {(Held & {x: number, y: number, dx: number, dy: number, moving: boolean}) | null} */
    this.held = null;
    /** True from a move's end until the click that the browser sends after it was seen. */
    this.ended = false;
  }

  down = (/** @type {PointerEvent} */ event) => {
    const bar = /** @type {SVGRectElement} */ (event.target);
    const { work } = bar.dataset;
    this.ended = false;
    if (work === undefined || event.button !== 0 || event.pointerType === 'touch') return;
    const { x, y, width } = bar;
    this.held = {
      work: Number(work), left: x.baseVal.value, top: y.baseVal.value, width: width.baseVal.value,
      x: event.clientX, y: event.clientY, dx: 0, dy: 0, moving: false,
    };
  };

  move = (/** @type {PointerEvent} */ event) => {
    const { held } = this;
    if (!held) return;
    [held.dx, held.dy] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.moving && Math.hypot(held.dx, held.dy) < FAR_ENOUGH) return;
    if (!held.moving) /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    held.moving = true;
    this.redraw();
  };

  up = (/** @type {PointerEvent} */ event) => {
    const { held } = this;
    this.held = null;
    if (!held?.moving) return;
    this.ended = true;
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    this.redraw();
    this.dropped(held.work, held.left + held.dx, event.clientY - box.top);
  };

  /** Lets go without a question. */
  cancel = () => {
    if (!this.held) return;
    this.held = null;
    this.redraw();
  };
}
