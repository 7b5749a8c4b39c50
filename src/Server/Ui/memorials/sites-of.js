import { html, LitElement, nothing } from 'lit';
import { read } from '../shell/api.js';
import { placeName, t } from '../shell/words.js';

/** The memorial sites that a work builds or mends, or that somebody promised: nothing where there are none. */
class SitesOf extends LitElement {
  static properties = { of: { attribute: false }, record: { attribute: false }, sites: { state: true } };

  constructor() {
    super();
    /** @type {'work' | 'commitment'} */
    this.of = 'work';
    this.record = '';
    /** @type {any[]} */
    this.sites = [];
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('record')) void this.#read();
  }

  async #read() {
    const asked = this.record;
    this.sites = [];
    // The record is whole without them, so a fault here says nothing.
    const answer = await read(`/api/memorials/sites-of?${this.of}=${encodeURIComponent(asked)}`).catch(() => null);
    if (asked === this.record) this.sites = answer?.items ?? [];
  }

  render() {
    return this.sites.length ? html`<h3>${t('memorials.builds')}</h3><ul class="links">${this.sites.map((site) => html`
      <li><a href="memorials.html#/sites/${site.id}">${placeName(site.names)}</a> · <span class="quiet">
        ${t(`memorials.words.siteKind.${site.kind}`)}, ${t(`memorials.words.siteState.${site.state}`)}</span>
      </li>`)}</ul>` : nothing;
  }
}

customElements.define('furrow-sites-of', SitesOf);
