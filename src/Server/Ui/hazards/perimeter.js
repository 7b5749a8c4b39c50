import { html, nothing } from 'lit';
import { write } from '../shell/api.js';
import { failed } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { state } from '../shell/state.js';
import { number, t } from '../shell/words.js';

const LARGEST_FILE = 4 << 20;

/**
 * A perimeter from a table of turning points, from a file, by walking with this device or by drawing on the map. It is
 * checked before it is used; a mended outline is shown beside the given one, and a person takes it or not. Whatever way
 * the corners come, they stand in the table, where each can be corrected.
 */
class Perimeter extends Piece {
  static properties = {
    hazard: { attribute: false }, title: { attribute: false }, remaining: { attribute: false },
    check: { state: true }, fault: { state: true }, taken: { state: true }, text: { state: true },
    drawing: { state: true },
  };

  constructor() {
    super();
    this.hazard = '';
    this.title = '';
    /** @type {any} Ground that stands for all that remains; null where that is no choice. */
    this.remaining = null;
    /** @type {import('../map/draw.js').Draw | null} */
    this.drawing = null;
    /** @type {any} */
    this.check = null;
    /** @type {any} */
    this.fault = null;
    this.taken = '';
    this.text = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#endDrawing();
  }

  render() {
    return html`<fieldset class="perimeter"><legend>${this.title || t('perimeter.title')}</legend>
      ${this.remaining ? html`<label class="check"><input type="checkbox" @change=${this.#all}>
        ${t('perimeter.allThatRemains')}</label>` : nothing}
      ${this.taken === 'all' ? html`<p class="tag">${t('perimeter.taken.all')}</p>` : this.#ways()}</fieldset>`;
  }

  #ways() {
    return html`
      <label>${t('perimeter.table')}
        <textarea rows="5" spellcheck="false" .value=${this.text} placeholder=${t('perimeter.example')}
          @input=${(/** @type {any} */ event) => { this.text = event.target.value; }}></textarea></label>
      <p class="quiet small">${t('perimeter.help')}</p>
      <div class="buttons">
        <button type="button" @click=${() => this.#checkTable()}>${t('perimeter.check')}</button>
        <button type="button" @click=${() => this.#walk()}>${t('perimeter.walk')}</button>
        ${state.canDraw ? html`<button type="button" aria-pressed=${this.drawing !== null}
          @click=${() => this.#draw()}>${t(this.drawing ? 'perimeter.drawn' : 'perimeter.draw')}</button>` : nothing}
        ${this.drawing ? html`<button type="button" @click=${() => this.drawing?.back()}>
          ${t('perimeter.drawBack')}</button>` : nothing}
        <label class="button">${t('perimeter.file')}
          <input type="file" class="unseen" accept=".geojson,.json" @change=${this.#file}></label>
      </div>
      ${this.drawing ? html`<p class="note" role="status">${t('perimeter.drawHelp')}</p>` : nothing}
      ${this.fault ? failed(this.fault) : nothing}
      ${this.check ? this.#found() : nothing}`;
  }

  /** @param {any} event */
  #all(event) {
    this.#endDrawing();
    if (event.target.checked) this.#take('all', this.remaining);
    else this.#take('', undefined);
    event.stopPropagation();
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
    this.dispatchEvent(new CustomEvent('outline', {
      detail: outline ? { outline, points: this.check?.points ?? [] } : undefined,
    }));
  }

  /** Begins to draw on the map, or ends it and checks what was drawn. */
  #draw() {
    if (this.drawing) {
      this.#endDrawing();
      void this.#checkTable();
      return;
    }
    const map = /** @type {any} */ (document.querySelector('furrow-map'));
    if (!map) return;
    document.documentElement.dataset.sheet = 'low';
    Object.assign(this, { check: null, taken: '', fault: null });
    this.drawing = map.draw([], (/** @type {number[][]} */ corners) => {
      this.text = corners.map(([x, y], i) => `TP${i + 1}; ${y.toFixed(7)}, ${x.toFixed(7)}\n`).join('');
    });
  }

  #endDrawing() {
    this.drawing?.end();
    this.drawing = null;
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
