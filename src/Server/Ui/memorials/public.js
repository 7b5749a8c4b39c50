import { html, nothing } from 'lit';
import '../accounts/who.js';
import { read } from '../shell/api.js';
import '../shell/language.js';
import { empty, failed, waiting } from '../shell/notes.js';
import { number, t } from '../shell/words.js';
import { factTable, fields, image, inscriptions, m, madeUp, otherNames, Page, partial, siteName, w } from './parts.js';

const PAGE = 200;

/** What anybody may see of the sites, the people and the museum. It asks nobody but this server and keeps nothing. */
class Memorials extends Page {
  /** @param {string[]} parts @param {URLSearchParams} query */
  async ask([column = '', id, part], query) {
    const at = '/api/memorials/public';
    if (column === 'sites' && id && part === 'roll') {
      const [site, first] = await Promise.all([read(`${at}/sites/${id}`),
        read(`${at}/sites/${id}/roll?limit=${PAGE}`)]);
      return { site, ...first };
    }
    if (column === 'people' && !id) {
      const text = query.get('text') ?? '';
      return read(`${at}/people?limit=60${text ? `&text=${encodeURIComponent(text)}` : ''}`);
    }
    if (column === 'museum') return read(`${at}/objects?limit=60`);
    return read(id ? `${at}/${column}/${encodeURIComponent(id)}` : at);
  }

  render() {
    const [column = '', id, part] = this.place.parts;
    document.title = m('title');
    return html`
      <header class="m-head">
        <h1><a href="#/">${m('title')}</a></h1>
        <nav aria-label=${t('nav.label')}>
          ${[['', '#/', 'sites'], ['people', '#/people', 'people'], ['museum', '#/museum', 'museum']].map(([key, to,
            word]) => html`
            <a href=${to} aria-current=${key === column ? 'page' : nothing}>${m(word)}</a>`)}
          <a href="/" class="no-print">${m('programme')}</a>
          <furrow-who class="no-print"></furrow-who> <furrow-language></furrow-language>
        </nav>
      </header>
      <main>${this.fault ? failed(this.fault, () => this.load()) : !this.answer ? waiting() : this.#content(column, id,
        part)}</main>
      <footer class="quiet small"><p>${m('noTracking')} ${t('map.boundaries')}</p></footer>`;
  }

  /** @param {string} column @param {string | undefined} id @param {string | undefined} part */
  #content(column, id, part) {
    if (column === 'sites' && part === 'roll') return this.#roll();
    if (column === 'sites') return this.#site();
    if (column === 'people') return id ? this.#person() : this.#people();
    if (column === 'museum') return this.#room();
    if (column === 'objects') return this.#object();
    return this.#overview();
  }

  #overview() {
    const { sites, people, objects } = this.answer;
    if (!sites.length) return empty(m('none'));
    return html`
      <h2 class="m-title">${m('sites')}</h2>
      <p class="quiet">${m('counts', { people: number(people), objects: number(objects) })}</p>
      <ul class="m-rows">${sites.map((/** @type {any} */ site) => html`
        <li><a href="#/sites/${site.id}"><strong>${siteName(site)}</strong><span>${w('siteState', site.state)}</span>
          <span class="under">${w('siteKind', site.kind)}</span></a></li>`)}</ul>`;
  }

  #site() {
    const { site, complex, parts, promised, works, pictures, hasRoll } = this.answer;
    document.title = siteName(site);
    return html`
      <p class="quiet">${w('siteKind', site.kind)}${complex ? html` · <a
        href="#/sites/${complex.id}">${siteName(complex)}</a>` : nothing}</p>
      <h2 class="m-title">${siteName(site)}</h2>
      <p class="m-names">${otherNames(site).map((name) => html`<span lang=${name.language}>${name.text}</span> `)}</p>
      ${madeUp(site.illustrative)}
      ${pictures.map((/** @type {any} */ picture) => html`<figure class="m-picture">${image(picture, 1000)}
        <figcaption class="small quiet">${picture.caption} ${picture.rights?.credit ?? ''}</figcaption></figure>`)}
      ${site.story ? html`<p>${site.story}</p>` : nothing}
      ${inscriptions(site.inscriptions)}
      ${fields([
        [m('field.state'), w('siteState', site.state)], [m('field.custodian'), site.custodian],
        [m('field.place'), `${number(site.latitude, 4)}, ${number(site.longitude, 4)}`],
        [m('field.promised'), promised.join('; ')],
        [m('field.builtBy'), works ? m('worksCount', { count: works }) : null],
      ])}
      ${parts.length ? html`<h3>${m('parts')}</h3><ul class="m-rows">${parts.map((/** @type {any} */ one) => html`
        <li><a href="#/sites/${one.id}"><strong>${siteName(one)}</strong><span>${w('siteState', one.state)}</span>
          <span class="under">${w('siteKind', one.kind)}</span></a></li>`)}</ul>` : nothing}
      ${hasRoll ? html`<p class="m-acts"><a href="#/sites/${site.id}/roll">${m('roll')}</a>
        <a href="/api/memorials/export/roll.pdf?site=${site.id}" download="roll.pdf">${m('rollPdf')}</a></p>` : nothing}
      <p class="m-acts no-print"><button @click=${() => print()}>${t('head.print')}</button></p>`;
  }

  #roll() {
    const { site, items, next } = this.answer;
    return html`
      <h2 class="m-title">${m('roll')}: <a href="#/sites/${site.site.id}">${siteName(site.site)}</a></h2>
      ${madeUp(site.site.illustrative)}
      <ol class="m-rows">${items.map(personRow)}</ol>
      ${next ? html`<button @click=${() => this.#more()}>${t('more')}</button>` : nothing}
      <p class="m-acts no-print"><button @click=${() => this.#print()}>${t('head.print')}</button></p>`;
  }

  async #more() {
    const { site, items, next } = this.answer;
    const slice = await read(`/api/memorials/public/sites/${site.site.id}/roll?limit=${PAGE}&after=${next}`);
    this.answer = { site, items: [...items, ...slice.items], next: slice.next };
  }

  /** Everything is on the page before it is printed. */
  async #print() {
    while (this.answer.next) await this.#more();
    await this.updateComplete;
    print();
  }

  #people() {
    const text = this.place.query.get('text') ?? '';
    return html`
      <h2 class="m-title">${m('people')}</h2>
      <form role="search" @submit=${this.#search}>
        <label for="name">${m('searchName')}</label>
        <input id="name" type="search" name="text" .value=${text} autocomplete="off">
      </form>
      ${this.answer.items.length ? html`<ul class="m-rows">${this.answer.items.map(personRow)}</ul>`
        : empty(text ? m('nobody', { text }) : m('none'))}
      ${this.answer.next ? html`<p class="quiet">${m('narrower')}</p>` : nothing}`;
  }

  /** @param {SubmitEvent} event */
  #search(event) {
    event.preventDefault();
    const text = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('text') ?? '').trim();
    location.hash = `#/people${text ? `?text=${encodeURIComponent(text)}` : ''}`;
  }

  #person() {
    const { person, facts, disputed, grave, sites } = this.answer;
    document.title = person.name;
    const of = (/** @type {string} */ kind) => facts.filter((/** @type {any} */ fact) => fact.kind === kind);
    const names = of('name');
    return html`
      <h2 class="m-title">${person.name}</h2>
      <p class="m-names">${names.slice(1).map((/** @type {any} */ fact) => html`
        <span lang=${fact.language ?? nothing}>${fact.value}</span> `)}</p>
      ${madeUp(person.illustrative)}
      <p>${partial(person.born)} – ${partial(person.died)} · ${w('personStatus', person.status)}</p>
      ${disputed.length ? html`<p class="note">${m('disputed')}</p>` : nothing}
      ${factTable(facts, disputed)}
      ${fields([
        [m('field.grave'), grave ? html`<a href="#/sites/${grave.site.id}">${siteName(grave.site)}</a>
          ${[grave.plot, grave.row, grave.number].filter(Boolean).join(' / ')}` : null],
        [m('field.namedAt'), sites.length ? sites.map((/** @type {any} */ site) => html`
          <a href="#/sites/${site.id}">${siteName(site)}</a> `) : null],
      ])}
      <p class="m-acts no-print"><button @click=${() => print()}>${t('head.print')}</button></p>`;
  }

  #room() {
    const { items } = this.answer;
    if (!items.length) return empty(m('noObjects'));
    return html`
      <h2 class="m-title">${m('museum')}</h2>
      <p class="quiet">${m('roomLine')}</p>
      ${madeUp(items.some((/** @type {any} */ one) => one.illustrative))}
      <ul class="m-room">${items.map((/** @type {any} */ one) => html`
        <li><a href="#/objects/${one.id}">
          ${one.pictures.length ? image(one.pictures[0], 500) : html`<div class="blank">${one.kind}</div>`}
          <strong>${one.title}</strong><br><span class="quiet small">${one.made ? partial(one.made) :
            one.kind}</span></a>
        </li>`)}</ul>`;
  }

  #object() {
    const one = this.answer;
    document.title = one.title;
    return html`
      <p class="quiet"><a href="#/museum">${m('museum')}</a> · ${one.kind}</p>
      <h2 class="m-title">${one.title}</h2>
      ${madeUp(one.illustrative)}
      ${one.pictures.map((/** @type {any} */ picture) => html`<figure class="m-picture">${image(picture, 1000)}
        <figcaption class="small quiet">${picture.caption}</figcaption></figure>`)}
      ${one.description ? html`<p>${one.description}</p>` : nothing}
      ${inscriptions(one.inscriptions)}
      ${fields([
        [m('field.number'), one.number], [m('field.museum'), one.museum],
        [m('field.made'), one.made ? partial(one.made) : null], [m('field.maker'), one.maker],
        [m('field.materials'), one.materials],
        [m('field.measurements'), one.measurements.map((/** @type {any} */ each) =>
          `${each.what} ${number(each.value, 2)} ${each.unit}`).join(', ')],
        [m('field.people'), one.people.length ? one.people.map((/** @type {any} */ person) => html`
          <a href="#/people/${person.id}">${person.name}</a> `) : null],
        [m('field.foundNear'), one.foundNear], [m('field.rights'), one.rights.statement],
        [m('field.credit'), one.rights.credit],
      ])}
      <p class="m-acts no-print">
        ${one.pictures.length ? html`<a href="/iiif/objects/${one.id}/manifest">IIIF</a>` : nothing}
        <a href="/api/memorials/public/objects/${one.id}/linked-art">Linked Art</a></p>`;
  }
}

/** @param {any} person */
function personRow(person) {
  const grave = [person.plot, person.row, person.number].filter(Boolean).join(' / ');
  return html`<li><a href="#/people/${person.id}"><strong>${person.names.join(' · ')}</strong>
    <span>${partial(person.born)} – ${partial(person.died)}</span>
    <span class="under">${[person.rank, person.unit, grave, w('personStatus',
      person.status)].filter(Boolean).join(' · ')}
    </span></a></li>`;
}

customElements.define('furrow-memorials', Memorials);
