import { failed, waiting } from './notes.js';
import { Piece } from './piece.js';

/**
 * A piece that shows one answer of the server: it waits for it, says what went wrong and lets the reader try again.
 * When another record is asked for meanwhile, the answer about the earlier one is not shown.
 */
export class Answered extends Piece {
  static properties = { record: { attribute: false }, answer: { state: true }, fault: { state: true } };

  constructor() {
    super();
    /** What is asked about; empty where there is only one thing to ask. */
    this.record = '';
    /** @type {any} */
    this.answer = null;
    /** @type {any} */
    this.fault = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('record')) return;
    this.answer = null;
    void this.load();
  }

  /** Asks, also once more; what is shown stays until the new answer is there. */
  async load() {
    const asked = this.record;
    this.fault = null;
    try {
      const answer = await this.ask(asked);
      if (asked === this.record) this.answer = answer;
    } catch (fault) {
      if (asked === this.record) this.fault = fault;
    }
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.load());
    return this.answer ? this.show(this.answer) : waiting();
  }

  /**
   * @param {string} _record
   * @returns {Promise<any>} What is shown.
   */
  async ask(_record) {
    throw new Error('A piece says what it asks.');
  }

  /**
   * @param {any} _answer
   * @returns {unknown}
   */
  show(_answer) {
    throw new Error('A piece says what it shows.');
  }
}
