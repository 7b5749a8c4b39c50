import { html, LitElement, nothing } from 'lit';
import { placeName, t, word } from '../shell/words.js';

/** A page of this column: drawn into the page itself, following the address after the `#`. */
export class Page extends LitElement {
  static properties = { answer: { state: true }, fault: { state: true }, place: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.answer = null;
    /** @type {any} */
    this.fault = null;
    /** @type {{parts: string[], query: URLSearchParams}} */
    this.place = { parts: [], query: new URLSearchParams() };
  }

  createRenderRoot() {
    this.replaceChildren();
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.follow);
    this.follow();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.follow);
  }

  follow = () => {
    const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?', 2);
    this.place = { parts: path.split('/').filter(Boolean).map(decodeURIComponent), query: new URLSearchParams(query) };
    void this.load();
  };

  /**
   * Loads what the address asks for; the newest address wins.
   * @param {boolean} [again] What is shown stays until the new answer is there: a camera keeps running, nothing blinks.
   */
  async load(again = false) {
    const asked = this.place;
    Object.assign(this, again ? { fault: null } : { answer: null, fault: null });
    try {
      const answer = await this.ask(asked.parts, asked.query);
      if (asked === this.place) this.answer = answer;
    } catch (fault) {
      if (asked === this.place) this.fault = fault;
    }
  }

  /**
   * What a page shows.
   * @param {string[]} _parts
   * @param {URLSearchParams} _query
   * @returns {Promise<any>}
   */
  async ask(_parts, _query) {
    return {};
  }
}

/** @param {string} key @param {Record<string, unknown>} [values] */
export const m = (key, values) => t(`memorials.${key}`, values);

/** @param {string} group @param {string | null | undefined} value */
export const w = (group, value) => (value ? t(`memorials.words.${group}.${value}`, {}, word(group, value)) :
  t('unknown'));

/**
 * A date as far as it is known, in words.
 * @param {string | null | undefined} text EDTF.
 * @returns {string}
 */
export function partial(text) {
  if (!text) return t('unknown');
  const [from, to] = text.split('/');
  if (to !== undefined) return m('date.between', { from: from && from !== '..' ? partial(from) : '…', to: to && to !==
    '..' ? partial(to) : '…' });
  const plain = text.replace(/[?~%]$/, '');
  const shown = plain.replace(/-XX/g, '').replace(/(\d{2,3})X+$/, (_, digits) => `${digits.padEnd(4, '0')}s`);
  if (text.endsWith('%')) return m('date.aboutUncertain', { date: shown });
  if (text.endsWith('~')) return m('date.about', { date: shown });
  if (text.endsWith('?')) return m('date.uncertain', { date: shown });
  return shown;
}

/** @param {[string, unknown][]} fields Label and value; empty values are left out. */
export function fields(fields) {
  return html`<dl class="m-fields">${fields.filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}

/** @param {any} site */
export const siteName = (site) => placeName(site.names);

/** @param {{names: {language: string, text: string}[]}} site */
export function otherNames(site) {
  const shown = placeName(site.names);
  return site.names.filter((name) => name.text !== shown);
}

/** @param {boolean} [illustrative] */
export const madeUp = (illustrative) => (illustrative ? html`<p class="tag warn">${t('illustrativeLong')}</p>` :
  nothing);

/**
 * What a fact says, in words.
 * @param {{kind: string, value: string}} fact
 */
export const said = ({ kind, value }) => (kind === 'born' || kind === 'died' ? partial(value)
  : kind === 'status' ? w('personStatus', value) : value);

/**
 * Everything known of a person, one kind a row; what sources say differently stands side by side.
 * @param {{kind: string, value: string, language?: string, source?: string, grade: string}[]} facts
 * @param {string[]} disputed
 * @param {(fact: any) => unknown} [beside] What may be done with a fact.
 */
export function factTable(facts, disputed, beside = () => nothing) {
  const kinds = [...new Set(facts.map((fact) => fact.kind))];
  const best = ['record', 'inscription', 'testimony', 'compilation', 'unverified'];
  return html`<table class="m-table m-facts"><tbody>${kinds.map((kind) => html`<tr>
    <th scope="row">${w('fact', kind)}${disputed.includes(kind)
      ? html`<br><span class="tag warn">${m('disputedShort')}</span>` : nothing}</th>
    <td><div class="m-beside">${facts.filter((fact) => fact.kind === kind)
      .sort((one, other) => best.indexOf(one.grade) - best.indexOf(other.grade)).map((fact) => html`<div>
      <span lang=${fact.language ?? nothing}>${said(fact)}</span>
      <span class="quiet small">${fact.source ?? m('notNamed')} · ${w('grade', fact.grade)}</span>${beside(fact)}
    </div>`)}</div></td></tr>`)}</tbody></table>`;
}

/** @param {any[]} inscriptions */
export function inscriptions(inscriptions) {
  return inscriptions?.map((one) => html`
    <blockquote class="m-words">
      <p lang=${one.language}>${one.text}</p>
      ${one.transliteration ? html`<p class="quiet">${one.transliteration}</p>` : nothing}
      ${one.translation ? html`<p lang="en">${one.translation}</p>` : nothing}
    </blockquote>`);
}

/**
 * @param {any} picture
 * @param {number} width The smallest size at least this wide is taken.
 */
export function image(picture, width) {
  const size = picture.sizes.find((/** @type {any} */ one) => one.width >= width) ?? picture.sizes.at(-1);
  const name = size === picture.sizes.at(-1) ? 'max' : `${size.width},${size.height}`;
  return html`<img src="/iiif/${picture.id}/full/${name}/0/default.jpg" alt=${picture.caption} loading="lazy"
    width=${size.width} height=${size.height}>`;
}
