import { html } from 'lit';
import { Piece } from '../shell/piece.js';
import { change, state } from '../shell/state.js';
import { number, t } from '../shell/words.js';
import { colours } from './colours.js';
import { clears } from './shapes.js';

/** The legend, which is also the filter: what is not ticked is not drawn. */
class Legend extends Piece {
  static watches = /** @type {const} */ (['layers', 'hidden', 'look']);

  render() {
    const c = colours[state.look];
    const { hazards, assets, crews, accidents } = state.layers;
    const count = (/** @type {any} */ layer, /** @type {(p: any) => boolean} */ test) =>
      layer?.features.filter((/** @type {any} */ feature) => test(feature.properties)).length ?? 0;
    return html`
      <details class="legend" ?open=${matchMedia('(min-width: 60rem)').matches}>
        <summary>${t('legend.title')}</summary>
        <p class="quiet small">${t('legend.help')}</p>
        ${/** @type {const} */ (['suspected', 'confirmed']).map((kind) =>
          this.#entry(kind, this.#ground(c[kind], kind), count(hazards, (p) => p.kind === kind)))}
        ${this.#entry('assets', this.#grades(c), count(assets, () => true))}
        ${this.#entry('clearing', this.#shape('M8 2 14 13H2z', c.crew), count(crews, (p) => clears([p.skills].flat())))}
        ${this.#entry('building', this.#shape('M8 1 15 8 8 15 1 8z', c.crew),
          count(crews, (p) => !clears([p.skills].flat())))}
        ${accidents?.features.length ? this.#entry('accidents', this.#shape('M8 4a4 4 0 1 0 .01 0z', c.accident),
          accidents.features.length) : ''}
        <p class="quiet small">${t('legend.phases')}</p>
        <p class="legend-line">
          ${this.#box(`background:${c.confirmed};border:1.5px solid ${c.working}`)}${t('legend.working')}</p>
        <p class="legend-line">${this.#box(`background:${c.released}44;border:1.5px solid ${c.released}`)}
          ${t('legend.released')}</p>
        <p class="legend-line">${this.#box(`background:${c.released};scale:0.7`)}${t('legend.mended')}</p>
        <p class="quiet small never-safe">${t('neverSafe')}</p>
      </details>`;
  }

  /**
   * @param {string} name
   * @param {unknown} sign
   * @param {number} count
   */
  #entry(name, sign, count) {
    return html`
      <label class="legend-line">
        <input type="checkbox" name=${name} .checked=${!state.hidden.has(name)} @change=${() => this.#toggle(name)}>
        <span class="sign" aria-hidden="true">${sign}</span>${t(`legend.${name}`)}
        <span class="count">${number(count)}</span>
      </label>`;
  }

  /** @param {string} name */
  #toggle(name) {
    const hidden = new Set(state.hidden);
    if (!hidden.delete(name)) hidden.add(name);
    change({ hidden });
  }

  /** @param {string} style */
  #box(style) {
    return html`<span class="sign" aria-hidden="true"><span class="box" .style=${style}></span></span>`;
  }

  /**
   * @param {string} colour
   * @param {'suspected' | 'confirmed'} kind
   */
  #ground(colour, kind) {
    const lines = kind === 'confirmed' ? 'M-2 18 18-2M-10 18 10-2M6 18 26-2M-2-2 18 18M-10-2 10 18M6-2 26 18'
      : 'M-2 18 18-2M-10 18 10-2M6 18 26-2';
    const dashes = kind === 'confirmed' ? 'none' : '3 2';
    return html`<svg viewBox="0 0 16 16" width="16" height="16"><rect x="1" y="1" width="14" height="14" rx="2"
      fill=${`${colour}33`} stroke=${colour} stroke-width="1.5" stroke-dasharray=${dashes}/>
      <path d=${lines} stroke=${colour} stroke-width="1.2" fill="none" clip-path="inset(1px)"/></svg>`;
  }

  /** @param {any} c */
  #grades(c) {
    return html`<span class="grades">${c.grades.slice(1).map((/** @type {string} */ colour, /** @type {number} */ i) =>
      html`<span .style=${`background:${colour}`} title=${t('legend.grade', { grade: i + 1 })}></span>`)}</span>`;
  }

  /**
   * @param {string} path
   * @param {string} colour
   */
  #shape(path, colour) {
    return html`<svg viewBox="0 0 16 16" width="14" height="14"><path d=${path} fill=${colour}/></svg>`;
  }
}

customElements.define('furrow-legend', Legend);
