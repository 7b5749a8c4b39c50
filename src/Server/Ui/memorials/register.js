import { html, nothing } from 'lit';
import '../accounts/who.js';
import { fresh, read } from '../shell/api.js';
import '../shell/language.js';
import { empty, failed, waiting } from '../shell/notes.js';
import { date, t } from '../shell/words.js';
import { registerActs } from './acts.js';
import './form.js';
import { m, Page, partial, siteName, w } from './parts.js';
import { entryCard, findCard, inventoryCard, labels, loanCard, objectCard, personCard, siteCard } from './cards.js';

const tabs = ['objects', 'entries', 'loans', 'due', 'locations', 'inventories', 'sites', 'people', 'likenesses',
  'goals', 'finds'];
const news = { objects: 'enter', entries: 'enter', locations: 'locate', inventories: 'check', goals: 'goal', finds:
  'find', sites: 'site', people: 'person' };
const PAGE = 60;

/** The register of those who work with it: lists, one record, what may happen to it, and its history. */
class Register extends Page {
  static properties = { ...Page.properties, act: { state: true }, told: { state: true } };

  constructor() {
    super();
    this.act = '';
    /** @type {any} Answer of the last act. */
    this.told = null;
  }

  /** @param {string[]} parts @param {URLSearchParams} query */
  async ask([column = 'objects', id], query) {
    Object.assign(this, { act: '', told: null });
    const words = new URLSearchParams(query);
    if (!id && !['due', 'finds', 'goals'].includes(column)) words.set('limit', String(PAGE));
    const at = `/api/memorials/${column}`;
    const [answer, locations, sites] = await Promise.all([
      column === 'finds' ? fresh(at) : id && column !== 'labels' ? read(`${at}/${encodeURIComponent(id)}`)
        : column === 'labels' ? this.#labels(id, query) : read(`${at}?${words}`),
      read('/api/memorials/locations?limit=1000'), read('/api/memorials/sites?limit=1000'),
    ]);
    return { ...(Array.isArray(answer) ? { items: answer } : answer), locations: answer.locations ?? [],
      known: { locations: locations.items, sites: sites.items } };
  }

  /** @param {string | undefined} location @param {URLSearchParams} query */
  async #labels(location, query) {
    if (location) return read(`/api/memorials/locations/${location}`);
    return read(`/api/memorials/objects?limit=${PAGE}&${query}`);
  }

  render() {
    const [column = 'objects', id] = this.place.parts;
    document.title = m('register');
    return html`
      <header class="m-head">
        <h1>${m('register')}</h1>
        <nav aria-label=${t('nav.label')}>${tabs.map((tab) => html`
          <a href="#/${tab}" aria-current=${tab === column ? 'page' : nothing}>${m(`tab.${tab}`)}</a>`)}
          <a href="memorials.html">${m('publicPages')}</a> <furrow-who></furrow-who>
          <furrow-language></furrow-language></nav>
      </header>
      <main @done=${this.#done}>
        ${this.fault ? failed(this.fault, () => this.load()) : !this.answer ? waiting()
          : id || column === 'labels' ? this.#card(column, id) : this.#list(column)}
      </main>`;
  }

  /** @param {CustomEvent} event */
  async #done(event) {
    const { detail } = event;
    const column = this.place.parts[0] ?? 'objects';
    const made = { enter: 'entries', lend: 'loans', borrow: 'loans', check: 'inventories', site: 'sites',
      person: 'people' };
    const to = /** @type {any} */ (made)[this.act];
    this.told = detail;
    if (this.act === 'alike') location.hash = '#/likenesses';
    else if (to && detail?.id) location.hash = `#/${to}/${detail.id}`;
    else if (!(column === 'finds' && this.act === 'read')) {
      const { act } = this;
      await this.load(true);
      this.act = column === 'inventories' ? act : '';
    }
  }

  /** @param {string} column */
  #list(column) {
    const { items = [], next, known } = this.answer;
    const word = /** @type {any} */ (news)[column];
    const act = word ? registerActs(known)[word] : null;
    const text = this.place.query.get('text') ?? '';
    return html`
      <h2 class="m-title">${m(`tab.${column}`)}</h2>
      <div class="m-acts">
        ${act ? html`<button aria-pressed=${this.act === word} @click=${() => (this.act = this.act ? '' : word)}>
          ${m(`act.${word}`)}</button>` : nothing}
        ${column === 'objects' || column === 'locations' ? html`<a href="#/labels">${m('labels')}</a>` : nothing}
        ${column === 'likenesses' ? html`<furrow-act .address=${'/api/memorials/likenesses/propose'} .fields=${[]}
          .word=${m('act.propose')} .why=${m('why.propose')}></furrow-act>
          ${['proposed', 'merged', 'kept-apart'].map((state) => html`<a href="#/likenesses?state=${state}"
            aria-current=${state === (this.place.query.get('state') ?? 'proposed') ? 'page' : nothing}>
            ${w('likenessState', state)}</a>`)}` : nothing}
      </div>
      ${this.act === word && act ? html`<furrow-act .address=${act.address} .fields=${act.fields}
        .shape=${act.shape ?? null} .word=${m(`act.${word}`)} .why=${m(`why.${word}`)}></furrow-act>` : nothing}
      ${column === 'finds' ? html`<p class="note">${m('finds.care')}</p>` : nothing}
      ${['objects', 'people', 'sites', 'entries', 'loans', 'locations'].includes(column) ? html`
        <form role="search" class="no-print" @submit=${this.#search}><label for="find">${m('find')}</label>
          <input id="find" type="search" name="text" .value=${text}></form>` : nothing}
      ${items.length ? html`<ul class="m-rows">${items.map((/** @type {any} */ one) => row(column, one, this))}</ul>`
        : empty(m(text ? 'nothingFound' : 'none'))}
      ${next ? html`<button @click=${() => this.#more(column)}>${t('more')}</button>` : nothing}`;
  }

  /** @param {SubmitEvent} event */
  #search(event) {
    event.preventDefault();
    const text = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('text') ?? '').trim();
    location.hash = `#/${this.place.parts[0] ?? 'objects'}${text ? `?text=${encodeURIComponent(text)}` : ''}`;
  }

  /** @param {string} column */
  async #more(column) {
    const words = new URLSearchParams(this.place.query);
    words.set('limit', String(PAGE));
    words.set('after', this.answer.next);
    const slice = await read(`/api/memorials/${column}?${words}`);
    this.answer = { ...this.answer, items: [...this.answer.items, ...slice.items], next: slice.next };
  }

  /** @param {string} column @param {string | undefined} id */
  #card(column, id) {
    const { answer } = this;
    const choose = (/** @type {string} */ act) => (this.act = this.act === act ? '' : act);
    if (column === 'labels') return labels(answer);
    if (column === 'objects') return objectCard(answer, this.act, choose);
    if (column === 'loans') return loanCard(answer, this.act, choose);
    if (column === 'entries') return entryCard(answer);
    if (column === 'people') return personCard(answer, this.act, choose);
    if (column === 'sites') return siteCard(answer, this.act, choose);
    if (column === 'inventories') return inventoryCard(answer);
    if (column === 'finds') return findCard(id ?? '', answer, this.act, choose, this.told);
    if (column === 'locations') return html`<h2 class="m-title">${answer.record.code} ${answer.record.title}</h2>
      <p class="m-acts"><a href="#/labels/${id}">${m('labels')}</a></p>
      <ul class="m-rows">${answer.objects.map((/** @type {any} */ one) => row('objects', one, this))}</ul>`;
    return empty(t('errors.missing'));
  }
}

/** @param {string} column @param {any} one @param {Register} page */
function row(column, one, page) {
  const record = one.record ?? one;
  if (column === 'likenesses') return likeness(one);
  if (column === 'goals')
    return html`<li><p><strong>${record.title}</strong> · ${w('aspect', record.aspect)} · ${date(record.due)}<br>
      <span class="quiet">${m('goalLine', { left: one.lacking, lacking: record.lacking, who: record.responsible
        })}</span>
      ${record.doneOn ? m('doneOn', { date: date(record.doneOn) }) : html`<furrow-act
        .address=${`/api/memorials/goals/${record.id}/done`} .fields=${[]}
          .word=${m('act.done')}></furrow-act>`}</p></li>`;
  const lines = {
    objects: () => [`${record.number ?? record.localId} · ${record.title}`, w('objectState', one.state),
      [record.kind, one.lacks?.length ? m('lacks', { what: one.lacks.map((/** @type {string} */ each) => w('aspect',
        each)).join(', ') }) : ''].filter(Boolean).join(' · ')],
    entries: () => [`${record.number} · ${record.depositor}`, date(record.receivedOn), w('terms', record.terms)],
    loans: () => [`${record.number} · ${record.partner}`, w('loanState', record.state), `${date(record.from)} –
      ${date(record.due)}`],
    due: () => [`${record.number} · ${record.who}`, date(record.due), m(record.overdue ? 'overdue' : 'dueSoon')],
    locations: () => [`${record.code} · ${record.title}`, record.onDisplay ? m('onDisplay') : '', ''],
    inventories: () => [nameOf(page, record.location), record.closedAt ? m('closed') : m('running'),
      m('seenOf', { seen: record.seen.length, expected: record.expected.length })],
    sites: () => [`${record.localId} · ${siteName(record)}`, w('siteState', record.state), w('siteKind', record.kind)],
    people: () => [one.name, `${partial(one.born)} – ${partial(one.died)}`,
      [one.localId, one.unit, w('personStatus', one.status), one.published ? '' : m('notPublished'), one.disputed ?
        m('disputedShort') : ''].filter(Boolean).join(' · ')],
    finds: () => [record.localId, w('findState', record.state), m('finds.about', { month: record.month, stopped:
      record.stopped })],
  };
  const [title, side, under] = /** @type {any} */ (lines)[column]();
  return html`<li><a href="#/${column === 'due' ? record.column : column}/${record.id}"><strong>${title}</strong>
    <span class=${record.overdue ? 'late' : ''}>${side}</span><span class="under">${under}</span></a></li>`;
}

/** @param {Register} page @param {string} location */
function nameOf(page, location) {
  const found = page.answer.known.locations.find((/** @type {any} */ one) => one.id === location);
  return found ? `${found.code} ${found.title}` : location;
}

/** @param {any} card */
function likeness({ record, one, other }) {
  const at = `/api/memorials/likenesses/${record.id}`;
  return html`<li>
    <h3><a href="#/people/${one.id}">${one.name}</a> · <a href="#/people/${other.id}">${other.name}</a></h3>
    <p class="quiet small">${one.localId} · ${other.localId} · ${m('score', { score: record.score })}</p>
    <table class="m-table"><tbody>${record.reasons.map((/** @type {any} */ reason) => html`<tr>
      <th>${w('fact', reason.word)}</th><td>${reason.one}</td><td>${reason.other}</td>
      <td>${reason.weight > 0 ? '+' : ''}${reason.weight.toFixed(1)}</td></tr>`)}</tbody></table>
    ${record.state === 'proposed' ? html`<div class="m-columns">
      <furrow-act .address=${`${at}/merge`} .fields=${[]} .word=${m('act.merge')}></furrow-act>
      <furrow-act .address=${`${at}/apart`} .fields=${[]} .word=${m('act.apart')}></furrow-act></div>`
      : html`<p>${m('decidedBy', { by: record.decidedBy })}</p>
      <furrow-act .address=${`${at}/${record.state === 'merged' ? 'split' : 'reopen'}`} .fields=${[]}
        .word=${m('act.split')}></furrow-act>`}</li>`;
}

customElements.define('furrow-register', Register);
