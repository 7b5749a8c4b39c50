import { html, nothing } from 'lit';
import '../accounts/who.js';
import '../map/legend.js';
import { hasWebGl } from '../map/map-view.js';
import '../places/strip.js';
import '../plans/gantt.js';
import '../plans/time-bar.js';
import { recall } from '../plans/wishes.js';
import { focusOfRoute } from './focus.js';
import './language.js';
import { load } from './load.js';
import { keepForOffline } from './offline.js';
import { empty, failed, preparing, waiting } from './notes.js';
import './panel.js';
import { Piece } from './piece.js';
import { followRoute } from './route.js';
import './search.js';
import { signInAddress } from './sign-in-address.js';
import * as signs from './signs.js';
import { change, state, watch } from './state.js';
import { t, time } from './words.js';

const sections = [
  ['overview', '#/', ['', 'totals', 'places']],
  ['plan', '#/plans', ['plans', 'works', 'norms', 'rulings']],
  ['commitments', '#/commitments',
    ['commitments', 'documents', 'read', 'pace', 'pledgers', 'deliveries', 'exchange-rates']],
  ['hazards', '#/hazards', ['hazards', 'accidents']],
  ['release', '#/board', ['board', 'tasks', 'organisations', 'incidents', 'rates', 'release-rules', 'sessions',
    'codes']],
  ['assets', '#/assets', ['assets']],
  ['crews', '#/crews', ['crews']],
];

/** Lists and records that take the whole width, beside no map. */
const pages = ['read', 'pace', 'pledgers', 'exchange-rates'];
const recordPages = ['documents', 'commitments', 'deliveries'];

/** The look that the reader chose; null when they follow their system. */
function keptLook() {
  try {
    return localStorage.getItem('furrow.look');
  } catch {
    return null;
  }
}

/** The whole page: what it is about, the sections, the records beside the map, and time below it. */
class App extends Piece {
  static watches = /** @type {const} */ ([
    'programme', 'fault', 'step', 'look', 'route', 'gantt', 'canDraw', 'me', 'kept',
  ]);

  connectedCallback() {
    super.connectedCallback();
    const canDraw = hasWebGl();
    change({ canDraw, gantt: !canDraw });
    followRoute();
    watch(['route', 'timeline'], () => change({ focus: focusOfRoute() }));
    watch(['route'], () => {
      const { column, query } = state.route;
      if (column === '' || column === 'totals' || query.has('place')) change({ scope: query.get('place') });
      document.documentElement.dataset.sheet = column === '' ? 'low' : 'half';
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) => {
      if (!keptLook()) this.#wear(matches ? 'dark' : 'light');
    });
    recall();
    void load();
    keepForOffline();
  }

  render() {
    const { programme, fault } = state;
    if (fault) return html`<main class="starting">${failed(fault, () => location.reload())}</main>`;
    const { step } = state;
    if (!programme) return html`<main class="starting">${step === null ? waiting() : preparing(step)}</main>`;
    if (!programme.programme) return html`<main class="starting">${empty(t('errors.emptyStore'))}</main>`;
    document.title = `${programme.programme?.name ?? ''} · Furrow`;
    return html`
      <a class="skip" href="#panel" @click=${this.#skip}>${t('skip')}</a>
      ${this.#head(programme.programme)}
      <main class="body ${state.canDraw ? '' : 'no-map'} ${this.#page() ? 'page' : ''}">
        <section class="panel" id="panel" tabindex="-1" aria-label=${t('head.panel')}>
          <furrow-panel></furrow-panel></section>
        <div class="stage">
          <furrow-strip></furrow-strip>
          <section class="map-area" aria-label=${t('map.label')}>
            ${state.canDraw ? html`<furrow-map></furrow-map><furrow-legend></furrow-legend>`
              : html`<p class="note">${t('errors.map')}</p>`}
          </section>
          <furrow-time></furrow-time>
          ${state.gantt ? html`<furrow-gantt></furrow-gantt>` : nothing}
        </div>
      </main>
      <footer class="print-only">
        <p>${programme.programme?.notice} ${(programme.attributions ?? []).join(' · ')} ${t('map.boundaries')}
          ${t('neverSafe')}</p>
      </footer>`;
  }

  /** True where the records need the whole width: reading, the pace, an account, a quote's whole life. */
  #page() {
    const { column, id } = state.route;
    return pages.includes(column) || (id !== null && recordPages.includes(column));
  }

  /** @param {any} programme */
  #head(programme) {
    const other = t(state.look === 'dark' ? 'head.light' : 'head.dark');
    return html`
      <header class="top">
        <a class="brand" href="#/" aria-label="Furrow"><img src="furrow.svg" alt="" width="28" height="28"></a>
        <h1>${programme?.name ?? 'Furrow'}</h1>
        <nav aria-label=${t('nav.label')}>
          ${sections.map(([name, address, columns]) => html`
            <a href=${address} aria-current=${columns.includes(state.route.column) ? 'page' : nothing}>
              ${t(`nav.${name}`)}</a>`)}
          <a href="register.html">${t('nav.memorials')}</a>
        </nav>
        <furrow-search></furrow-search>
        <button class="plain" @click=${this.#look} aria-label=${other} title=${other}>
          ${state.look === 'dark' ? signs.sun : signs.moon}</button>
        <button class="plain only-wide" @click=${() => print()} aria-label=${t('head.print')} title=${t('head.print')}>
          ${signs.print}</button>
        <furrow-language></furrow-language>
        <furrow-who></furrow-who>
      </header>
      ${state.kept ? html`<p class="published" role="status">
        ${t('offline.kept', { moment: time(state.kept) })}</p>` : nothing}
      ${state.me?.signInNeeded && !state.me.signedIn ? html`<p class="published">${t('accounts.published')}
        <a href=${signInAddress()}>${t('accounts.signInForMore')}</a></p>` : nothing}
      ${programme?.illustrative
        ? html`<details class="banner" ?open=${matchMedia('(min-width: 48rem)').matches}>
            <summary>${t('illustrativeLong')}</summary> ${programme.notice.replace(/^illustrative\W+/i, '')}</details>`
        : nothing}`;
  }

  /** @param {Event} event */
  #skip(event) {
    event.preventDefault();
    /** @type {HTMLElement} */ (this.querySelector('#panel')).focus();
  }

  #look() {
    const look = state.look === 'dark' ? 'light' : 'dark';
    this.#wear(look);
    try {
      localStorage.setItem('furrow.look', look);
    } catch {
      // Storage may be closed to us: the look holds until the page is closed.
    }
  }

  /** @param {'light' | 'dark'} look */
  #wear(look) {
    document.documentElement.dataset.look = look;
    change({ look });
  }
}

customElements.define('furrow-app', App);
