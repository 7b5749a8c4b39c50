import { html } from 'lit';
import { form } from '../records/form.js';
import { read, write } from '../shell/api.js';
import { failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { t } from '../shell/words.js';
import { entered } from './board.js';

/** The programme's own rules of release: who may lift a freeze, when reports are due, how lots are sampled. */
class Rules extends Piece {
  static properties = { rules: { state: true }, fault: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.rules = null;
    /** @type {any} */
    this.fault = null;
  }

  connectedCallback() {
    super.connectedCallback();
    void this.#read();
  }

  async #read() {
    try {
      Object.assign(this, { rules: await read('/api/release-rules'), fault: null });
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.#read());
    if (!this.rules) return waiting();
    const hours = (/** @type {string} */ name) => /** @type {import('../records/form.js').Input} */ ({
      name, label: t(`rules.${name}`), type: 'number', required: true, value: this.rules[name] });
    return html`
      <h2>${t('rules.title')}</h2><p class="quiet">${t('rules.lead')}</p>
      ${form(t('rules.set'), [
        { name: 'authorities', label: t('rules.authorities'), type: 'area', why: t('rules.authoritiesWhy'),
          value: (this.rules.authorities ?? []).join('\n') },
        hours('firstReportHours'), hours('initialReportHours'), hours('detailedReportHours'),
        { ...hours('confidence'), why: t('rules.confidenceWhy') },
        { ...hours('toleratedShare'), why: t('rules.toleratedShareWhy') }, hours('unitSquareMetres'),
      ], async (values, why) => {
        const names = (values.authorities ?? '').split('\n').map((/** @type {string} */ line) => line.trim());
        await write('/api/release-rules', why, { record: { ...values, authorities: names.filter(Boolean),
          origin: entered() } });
        await this.#read();
      }, [], true)}`;
  }
}

customElements.define('furrow-rules', Rules);
