import { html, nothing } from 'lit';
import { write } from '../shell/api.js';
import { failed } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { number, t } from '../shell/words.js';

const LARGEST_FILE = 4 << 20;

/**
 * A perimeter from a table of turning points, from a file, or by walking with this device. It is checked before it is
 * used; a mended outline is shown beside the given one, and a person takes it or not.
 */
class Perimeter extends Piece {
  static properties = {
    hazard: { attribute: false }, check: { state: true }, fault: { state: true }, taken: { state: true },
    text: { state: true },
  };

  constructor() {
    super();
    this.hazard = '';
    /** @type {any} */
    this.check = null;
    /** @type {any} */
    this.fault = null;
    this.taken = '';
    this.text = '';
  }

  render() {
    return html`<fieldset class="perimeter"><legend>${t('perimeter.title')}</legend>
      <label>${t('perimeter.table')}
        <textarea rows="5" spellcheck="false" .value=${this.text} placeholder=${t('perimeter.example')}
          @input=${(/** @type {any} */ event) => { this.text = event.target.value; }}></textarea></label>
      <p class="quiet small">${t('perimeter.help')}</p>
      <div class="buttons">
        <button type="button" @click=${() => this.#checkTable()}>${t('perimeter.check')}</button>
        <button type="button" @click=${() => this.#walk()}>${t('perimeter.walk')}</button>
        <label class="button">${t('perimeter.file')}
          <input type="file" class="unseen" accept=".geojson,.json" @change=${this.#file}></label>
      </div>
      ${this.fault ? failed(this.fault) : nothing}
      ${this.check ? this.#found() : nothing}</fieldset>`;
  }

  #found() {
    const { check } = this;
    const stopped = check.faults.some((/** @type {any} */ fault) => fault.stops) || !check.outline;
    return html`
      <p role="status">${t('perimeter.area', { points: check.points.length, area: number(check.squareMetres, 1) })}</p>
      <ul class="plain-list">${check.faults.map((/** @type {any} */ fault) => html`
        <li class=${fault.stops ? 'fault' : 'warn'}>${fault.what}</li>`)}</ul>
      ${stopped ? nothing : html`<button type="button" aria-pressed=${this.taken === 'given'}
        @click=${() => this.#take('given', check.outline)}>${t('perimeter.use')}</button>`}
      ${check.proposed ? html`<button type="button" aria-pressed=${this.taken === 'proposed'}
        @click=${() => this.#take('proposed', check.proposed)}>
        ${t('perimeter.useProposed', { area: number(check.proposedSquareMetres, 1) })}</button>` : nothing}
      ${this.taken ? html`<p class="tag">${t(`perimeter.taken.${this.taken}`)}</p>` : nothing}`;
  }

  /**
   * @param {string} which
   * @param {any} outline
   */
  #take(which, outline) {
    this.taken = which;
    this.dispatchEvent(new CustomEvent('outline', { detail: outline }));
  }

  async #checkTable() {
    await this.#ask({ rows: rowsOf(this.text) });
  }

  /** @param {any} wish */
  async #ask(wish) {
    Object.assign(this, { fault: null, check: null, taken: '' });
    try {
      this.check = await write('/api/perimeters/check', 'check', { ...wish, hazard: this.hazard || undefined });
    } catch (fault) {
      this.fault = fault;
    }
  }

  /** Adds the place where this device is as the next turning point. */
  #walk() {
    this.fault = null;
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const lines = this.text.trim() ? this.text.trim().split('\n') : [];
      lines.push(`TP${lines.length + 1}; ${coords.latitude.toFixed(7)}, ${coords.longitude.toFixed(7)}`);
      this.text = `${lines.join('\n')}\n`;
    }, () => {
      this.fault = { code: 'perimeter.no-place', message: t('perimeter.noPlace') };
    }, { enableHighAccuracy: true, timeout: 20_000 });
  }

  /** @param {any} event */
  async #file(event) {
    const file = event.target.files[0];
    try {
      if (!file || file.size > LARGEST_FILE) throw new Error();
      const json = JSON.parse(await file.text());
      const geometry = json.features?.[0]?.geometry ?? json.geometry ?? json;
      const ring = geometry.type === 'MultiPolygon' ? geometry.coordinates[0][0] : geometry.coordinates[0];
      await this.#ask({ ring: ring.map((/** @type {number[]} */ one) => [one[0], one[1]]) });
    } catch {
      this.fault = { code: 'perimeter.file', message: t('perimeter.badFile') };
    }
  }
}

/**
 * Lines of a table: name; position, or name; bearing; metres; from. A name with BM is the benchmark.
 * @param {string} text
 */
export function rowsOf(text) {
  return text.split('\n').map((line) => line.trim()).filter(Boolean).map((line, i) => {
    const parts = line.split(/[;\t]/).map((part) => part.trim());
    if (parts.length === 1) parts.unshift(`TP${i + 1}`);
    const kind = /^bm/i.test(parts[0]) ? 'benchmark' : /^lm/i.test(parts[0]) ? 'landmark' : 'turning';
    const bearing = parts.length > 2 ? Number(parts[1].replace('°', '')) : NaN;
    return Number.isFinite(bearing)
      ? { name: parts[0], kind, bearing, metres: Number(parts[2].replace(/\s*m$/, '')), from: parts[3] || undefined }
      : { name: parts[0], kind, position: parts[1] };
  });
}

customElements.define('furrow-perimeter', Perimeter);
