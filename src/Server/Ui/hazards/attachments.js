import { html, nothing } from 'lit';
import { form } from '../records/form.js';
import { write } from '../shell/api.js';
import { base64 } from '../shell/files.js';
import { empty } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { date, number, t } from '../shell/words.js';

/** Photographs and papers of a hazard, and the way to add one or to take one back. */
class Attachments extends Piece {
  static properties = { hazard: { attribute: false }, items: { attribute: false } };

  constructor() {
    super();
    this.hazard = '';
    /** @type {any[]} */
    this.items = [];
  }

  render() {
    const photos = this.items.filter((one) => one.kind === 'photo');
    const papers = this.items.filter((one) => one.kind !== 'photo');
    return html`<section class="papers" aria-label=${t('papers.title')}><h3>${t('papers.title')}</h3>
      ${this.items.length === 0 ? empty(t('papers.none')) : nothing}
      <div class="photos">${photos.map((one) => html`<figure>
        <a href=${addressOf(one)} target="_blank"><img src=${addressOf(one)} alt=${one.caption} loading="lazy"></a>
        <figcaption>${one.caption} <span class="quiet small">${dayOf(one)}</span>${this.#takeBack(one)}</figcaption>
      </figure>`)}</div>
      <ul class="plain-list">${papers.map((one) => html`<li><a href=${addressOf(one)} download>${one.fileName}</a>
        ${one.caption} <span class="quiet small">${dayOf(one)} ·
          ${t('papers.size', { kilobytes: number(Math.max(1, Math.round(one.bytes / 1024))) })}</span>
        ${this.#takeBack(one)}</li>`)}</ul>
      ${form(t('papers.add'), [
        { name: 'file', label: t('papers.file'), type: 'file', required: true, why: t('papers.fileWhy') },
        { name: 'caption', label: t('papers.caption'), required: true, why: t('papers.captionWhy') },
        { name: 'takenOn', label: t('papers.takenOn'), type: 'date' },
      ], (values, why) => this.#add(values, why))}</section>`;
  }

  /** @param {any} one */
  #takeBack(one) {
    return form(t('papers.takeBack'), [], async (_values, why) => {
      await write(`/api/attachments/${one.id}/take-back`, why);
      this.#changed();
    });
  }

  /**
   * @param {any} values
   * @param {string} why
   */
  async #add({ file, ...values }, why) {
    const bytes = await base64(file);
    await write(`/api/hazards/${this.hazard}/attach`, why, { ...values, fileName: file.name, file: bytes });
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
  }
}

/** @param {any} one */
function addressOf(one) {
  return `/api/attachments/${one.id}/file`;
}

/** @param {any} one */
function dayOf(one) {
  return date(one.takenOn ?? one.addedOn);
}

customElements.define('furrow-attachments', Attachments);
