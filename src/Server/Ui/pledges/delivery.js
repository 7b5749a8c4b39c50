import { html, nothing } from 'lit';
import { fieldList } from '../records/field-list.js';
import { historyOf, originOf } from '../records/origin.js';
import '../records/why.js';
import { Answered } from '../shell/answered.js';
import { read, write } from '../shell/api.js';
import { to } from '../shell/route.js';
import { number, t, word } from '../shell/words.js';
import { countedText, evidenceFields, wordsOf } from './arrival.js';
import { deliveries } from './fields.js';

/** One delivery: what shows it, which commitments it counts for, and what of it is left. */
class DeliveryPanel extends Answered {
  /** @param {string} id */
  ask(id) {
    return read(`/api/deliveries/${encodeURIComponent(id)}`);
  }

  /** @param {any} answer */
  show({ record, left, counted, journal }) {
    const standing = counted.filter((/** @type {any} */ one) => one.match.standing);
    return html`
      <p class="kind">${t('lists.deliveries')}</p>
      <h2>${record.title}</h2>
      ${record.origin.illustrative ? html`<p class="tag warn">${t('illustrative')}</p>` : nothing}
      ${record.standing ? nothing : html`<p class="note">${t('arrival.takenBack')}</p>`}
      ${fieldList([...deliveries.fields(record),
        ['left', left === undefined ? t('arrival.leftUnknown') : number(left, 2)]], ['arrival.fields', 'pledges'])}
      <h3>${t('arrival.shownBy')}</h3>
      <ul class="plain-list">${record.evidence.map((/** @type {any} */ one) => html`
        <li>${word('evidenceOfDelivery', one.kind)}${['paper', 'seen'].includes(one.kind)
          ? `: ${one.reference}${one.note ? ` (${one.note})` : ''}` : ''}</li>`)}</ul>
      ${record.standing ? html`<details class="arrive"><summary>${t('arrival.more')}</summary>
        <div class="form">${evidenceFields()}
          <furrow-why .acts=${[{ word: t('arrival.add'), act: (/** @type {string} */ why) => this.#show(why) }]}>
          </furrow-why></div></details>` : nothing}
      <h3>${t('arrival.countsFor')}</h3>
      ${standing.length === 0 ? html`<p class="note quiet">${t('arrival.countsForNone')}</p>` : html`
        <ul class="links">${standing.map((/** @type {any} */ { match, title }) => html`<li>
          <a href=${to('commitments', match.commitment)}>${title}</a> · ${countedText(match.quantity)}</li>`)}</ul>`}
      ${record.standing && standing.length === 0 ? html`<details class="arrive">
        <summary>${t('arrival.takeBack')}</summary><furrow-why .acts=${[{
          word: t('arrival.takeBack'), act: (/** @type {string} */ why) => this.#write('undo', why) }]}></furrow-why>
        </details>` : nothing}
      ${originOf(record.origin)}
      ${historyOf(journal)}`;
  }

  /** @param {string} why */
  #show(why) {
    return this.#write('evidence', why, wordsOf(this.querySelector('.arrive .form')));
  }

  /**
   * @param {string} verb
   * @param {string} why
   * @param {Record<string, unknown>} [more]
   */
  async #write(verb, why, more) {
    await write(`/api/deliveries/${this.record}/${verb}`, why, more);
    await this.load();
  }
}

customElements.define('furrow-delivery', DeliveryPanel);
