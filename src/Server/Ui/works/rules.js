import { html } from 'lit';
import { form } from '../records/form.js';
import { Answered } from '../shell/answered.js';
import { read, write } from '../shell/api.js';
import { t } from '../shell/words.js';
import { entered } from './board.js';

/** The programme's own rules of release: who may lift a freeze, when reports are due, how lots are sampled. */
class Rules extends Answered {
  ask() {
    return read('/api/release-rules');
  }

  /** @param {any} rules */
  show(rules) {
    const hours = (/** @type {string} */ name) => /** @type {import('../records/form.js').Input} */ ({
      name, label: t(`rules.${name}`), type: 'number', required: true, value: rules[name] });
    return html`
      <h2>${t('rules.title')}</h2><p class="quiet">${t('rules.lead')}</p>
      ${form(t('rules.set'), [
        { name: 'authorities', label: t('rules.authorities'), type: 'area', why: t('rules.authoritiesWhy'),
          value: (rules.authorities ?? []).join('\n') },
        hours('firstReportHours'), hours('initialReportHours'), hours('detailedReportHours'),
        { ...hours('confidence'), why: t('rules.confidenceWhy') },
        { ...hours('toleratedShare'), why: t('rules.toleratedShareWhy') }, hours('unitSquareMetres'),
      ], async (values, why) => {
        const names = (values.authorities ?? '').split('\n').map((/** @type {string} */ line) => line.trim());
        await write('/api/release-rules', why, { record: { ...values, authorities: names.filter(Boolean),
          origin: entered() } });
        await this.load();
      }, [], true)}`;
  }
}

customElements.define('furrow-rules', Rules);
