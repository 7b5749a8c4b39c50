import { LitElement } from 'lit';
import { watch } from './state.js';

/** A part of the page, drawn into the page itself (one style sheet, one tree for readers) whenever state changes. */
export class Piece extends LitElement {
  /** @type {readonly import('./state.js').Part[]} Parts of the state that this piece shows. */
  static watches = [];

  /** @type {(() => void) | null} */
  #stop = null;

  /** @returns {this} */
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    this.replaceChildren();
    super.connectedCallback();
    const { watches } = /** @type {typeof Piece} */ (this.constructor);
    this.#stop = watch(watches, (changed) => this.told(changed));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = null;
  }

  /**
   * Answers a change of what it watches; redraws unless a piece knows better.
   * @param {Set<string>} _changed
   */
  told(_changed) {
    this.requestUpdate();
  }
}
