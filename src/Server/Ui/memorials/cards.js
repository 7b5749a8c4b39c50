import { html, nothing } from 'lit';
import { encodeQR } from 'qr';
import { drawing } from './svg.js';
import { historyOf } from '../records/origin.js';
import { date, t, time } from '../shell/words.js';
import { findActs, loanActs, objectActs, personActs, siteActs } from './acts.js';
import { factTable, fields, inscriptions, m, otherNames, partial, siteName, w } from './parts.js';
import './scan.js';

/**
 * Buttons for what may happen, and the form of the one that was chosen.
 * @param {Record<string, any>} acts
 * @param {string} chosen
 * @param {(act: string) => void} choose
 */
function offered(acts, chosen, choose) {
  const act = acts[chosen];
  return html`
    <div class="m-acts">${Object.keys(acts).map((word) => html`
      <button aria-pressed=${word === chosen} @click=${() => choose(word)}>${m(`act.${word}`)}</button>`)}</div>
    ${act ? html`<furrow-act .address=${act.address} .fields=${act.fields} .shape=${act.shape ?? null}
      .word=${m(`act.${chosen}`)} .why=${m(`why.${chosen}`)}></furrow-act>` : nothing}`;
}

/** @param {any} card @param {any} whereabouts */
function where(card, whereabouts) {
  if (!whereabouts) return m('leftForGood');
  const location = (card.locations ?? []).find((/** @type {any} */ one) => one.id === whereabouts.location)
    ?? card.known?.locations.find((/** @type {any} */ one) => one.id === whereabouts.location);
  const loan = (card.loans ?? []).find((/** @type {any} */ one) => one.id === whereabouts.loan);
  return loan ? html`<a href="#/loans/${loan.id}">${m('onLoan', { number: loan.number, partner: loan.partner })}</a>`
    : location ? html`<a href="#/locations/${location.id}">${location.code} ${location.title}</a>` : t('unknown');
}

/** @param {any} card @param {string} chosen @param {(act: string) => void} choose */
export function objectCard(card, chosen, choose) {
  const { record, entry } = card;
  return html`
    <p class="quiet">${w('objectState', card.state)}</p>
    <h2 class="m-title">${record.number ?? record.localId} · ${record.title}</h2>
    ${record.origin.illustrative ? html`<p class="tag warn">${t('illustrative')}</p>` : nothing}
    ${offered(objectActs(card, card.known), chosen, choose)}
    ${card.lacks.length ? html`<p class="note">${m('lacks', {
      what: card.lacks.map((/** @type {string} */ one) => w('aspect', one)).join(', ') })}</p>` : nothing}
    <div class="m-columns"><div>${fields([
      [m('field.whereabouts'), where(card, card.whereabouts)], [m('field.localId'), record.localId],
      [m('field.kind'), record.kind], [m('field.count'), record.count], [m('field.made'), record.made ?
        partial(record.made) : ''],
      [m('field.maker'), record.maker], [m('field.materials'), record.materials], [m('field.description'),
        record.description],
      [m('field.rightsStatement'), record.rights?.statement],
      [m('field.titleEvidence'), record.acquisition?.titleEvidence],
      [m('field.entry'), entry ? html`<a href="#/entries/${entry.id}">${entry.number}</a> ${entry.depositor}` : ''],
      [m('field.checkedOn'), record.checkedOn ? date(record.checkedOn) : ''],
      [m('field.shown'), m(card.published ? 'published' : 'notPublished')],
    ])}</div><div>${label(record.id, record.number ?? record.localId, record.title)}</div></div>
    <h3>${m('moves')}</h3>
    <table class="m-table"><tbody>${[...record.moves].reverse().map((/** @type {any} */ move) => html`<tr>
      <td>${time(move.at)}</td><td>${where(card,
        move.to)}</td><td>${move.by}</td><td>${move.why}</td></tr>`)}</tbody></table>
    ${record.conditions.length ? html`<h3>${m('act.condition')}</h3><ul>${record.conditions.map((/** @type {any} */
      one) => html`
      <li>${date(one.on)} · ${w('condition', one.grade)} · ${one.by} ${one.note ?? ''}</li>`)}</ul>` : nothing}
    ${historyOf(card.journal)}`;
}

/** @param {any} card @param {string} chosen @param {(act: string) => void} choose */
export function loanCard(card, chosen, choose) {
  const { record } = card;
  return html`
    <h2 class="m-title">${m('loan')} ${record.number}</h2>
    <p class=${card.overdue ? 'fault' : 'quiet'}>${w('loanState', record.state)}${card.overdue ? ` · ${m('overdue')}` :
      ''}</p>
    ${offered(loanActs(card, card.known), chosen, choose)}
    ${fields([
      [m('field.partner'), record.partner], [m('field.purpose'), record.purpose], [m('field.loanTerms'), record.terms],
      [m('field.from'), date(record.from)], [m('field.due'), date(record.due)],
      [m('field.endedOn'), record.endedOn ? date(record.endedOn) : ''],
    ])}
    <ul class="m-rows">${card.objects.map((/** @type {any} */ one) => html`<li><a href="#/objects/${one.record.id}">
      <strong>${one.record.number ?? one.record.localId} · ${one.record.title}</strong>
      <span>${record.outstanding.includes(one.record.id) ? m('away') : m('here')}</span></a></li>`)}</ul>
    ${historyOf(card.journal)}`;
}

/** The receipt that the depositor takes home. @param {any} card */
export function entryCard({ record, objects, programme, journal }) {
  return html`
    <article class="m-receipt">
      <p class="quiet">${programme}</p>
      <h2 class="m-title">${m('receipt')} ${record.number}</h2>
      ${fields([
        [m('field.depositor'), record.depositor], [m('field.receivedOn'), date(record.receivedOn)],
        [m('field.receivedBy'), record.receivedBy], [m('field.terms'), w('terms', record.terms)],
        [m('field.termsText'), record.termsText], [m('field.due'), record.due ? date(record.due) : ''],
      ])}
      <table class="m-table"><tbody>${objects.map((/** @type {any} */ one) => html`<tr><td>${one.record.localId}</td>
        <td><a href="#/objects/${one.record.id}">${one.record.title}</a></td><td>${one.record.kind}</td>
        <td>${one.record.count}</td></tr>`)}</tbody></table>
      <p class="small">${m('receiptLine')}</p>
      <div class="m-sign"><p>${m('signDepositor')}</p><p>${m('signMuseum')}</p></div>
    </article>
    <div class="m-acts"><button @click=${() => print()}>${m('printReceipt')}</button></div>
    <div class="no-print">${historyOf(journal)}</div>`;
}

/** @param {any} card @param {string} chosen @param {(act: string) => void} choose */
export function personCard(card, chosen, choose) {
  const { record } = card;
  const facts = record.facts.map((/** @type {any} */ fact) => ({ ...fact, grade: fact.support.grade, source:
    fact.support.confidential ? `${fact.support.source} (${m('field.confidential')})` : fact.support.source }));
  const site = (/** @type {string} */ id) => card.known.sites.find((/** @type {any} */ one) => one.id === id);
  const link = (/** @type {string} */ id) => html`<a href="#/sites/${id}">${site(id) ? siteName(site(id)) : id}</a> `;
  return html`
    <h2 class="m-title">${card.name}</h2>
    <p class="quiet">${record.localId} · ${w('personStatus', card.status)} · ${w('wish', record.wish)} ·
      ${m(card.published ? 'published' : 'notPublished')}</p>
    ${record.mergedInto ? html`<p class="note">${m('mergedInto')}
      <a href="#/people/${record.mergedInto}">${m('theOther')}</a></p>`
      : offered(personActs(record, card.known), chosen, choose)}
    ${card.disputed.length ? html`<p class="note">${m('disputed')}</p>` : nothing}
    ${factTable(facts, card.disputed, (fact) => (fact.from ? html`<span class="quiet small">${m('fromMerged')}</span>`
      : html`<details><summary class="small">${m('act.withdraw')}</summary><furrow-act
        .address=${`/api/memorials/people/${record.id}/withdraw`} .fields=${[]} .word=${m('act.withdraw')}
        .shape=${(/** @type {any} */ values) => ({ ...values, kind: fact.kind, value: fact.value,
          source: fact.support.source, grade: fact.grade })}></furrow-act></details>`))}
    ${fields([
      [m('field.grave'), record.grave ? html`${link(record.grave.site)}
        ${[record.grave.plot, record.grave.row, record.grave.number].filter(Boolean).join(' / ')}` : null],
      [m('field.namedAt'), record.sites.length ? record.sites.map(link) : null],
    ])}
    ${record.merges.map((/** @type {any} */ merge, /** @type {number} */ i) => html`<p>${m('mergeLine', {
      by: merge.by, at: time(merge.at) })}</p>${i === record.merges.length - 1 ? html`<furrow-act
      .address=${`/api/memorials/likenesses/${card.merged[i]}/split`} .fields=${[]} .word=${m('act.split')}
      ></furrow-act>` : nothing}`)}
    ${historyOf(card.journal)}`;
}

/** @param {any} card @param {string} chosen @param {(act: string) => void} choose */
export function siteCard(card, chosen, choose) {
  const { record } = card;
  const complex = card.known.sites.find((/** @type {any} */ one) => one.id === record.complex);
  const parts = card.known.sites.filter((/** @type {any} */ one) => one.complex === record.id);
  return html`
    <p class="quiet">${record.localId} · ${w('siteKind', record.kind)} · ${w('siteState', record.state)}</p>
    <h2 class="m-title">${siteName(record)}</h2>
    <p class="m-names">${otherNames(record).map((name) => html`<span lang=${name.language}>${name.text}</span> `)}</p>
    ${record.origin.illustrative ? html`<p class="tag warn">${t('illustrative')}</p>` : nothing}
    ${offered(siteActs(record, card.known), chosen, choose)}
    ${record.story ? html`<p>${record.story}</p>` : nothing}
    ${inscriptions(record.inscriptions)}
    ${fields([
      [m('field.custodian'), record.custodian], [m('field.place'), card.placeName],
      [m('field.complex'), complex ? html`<a href="#/sites/${complex.id}">${siteName(complex)}</a>` : null],
      [m('parts'), parts.length ? parts.map((/** @type {any} */ one) => html`
        <a href="#/sites/${one.id}">${siteName(one)}</a> `) : null],
      [m('field.promised'), card.commitments.length ? card.commitments.map((/** @type {any} */ one) => html`
        <a href="/#/commitments/${one.id}">${one.title}</a> `) : null],
      [m('field.builtBy'), card.works.length ? card.works.map((/** @type {any} */ one) => html`
        <a href="/#/works/${one.id}">${one.title}</a> `) : null],
      [m('field.scheme'), record.scheme],
    ])}
    <p class="m-acts"><a href="memorials.html#/sites/${record.id}">${m('publicPage')}</a></p>
    ${historyOf(card.journal)}`;
}

/** @param {any} card */
export function inventoryCard({ record, location, expected, seen, missing }) {
  const gone = expected.filter((/** @type {any} */ one) => missing.includes(one.record.id));
  const strangers = seen.filter((/** @type {any} */ one) => !record.expected.includes(one.record.id));
  const list = (/** @type {any[]} */ cards) => html`<ul class="m-rows">${cards.map((one) => html`
    <li><a href="#/objects/${one.record.id}"><strong>${one.record.number ?? one.record.localId} ·
      ${one.record.title}</strong></a>
    </li>`)}</ul>`;
  return html`
    <h2 class="m-title">${m('checkOf', { location: location ? `${location.code} ${location.title}` : '' })}</h2>
    <p>${m('seenOf', { seen: record.seen.length, expected: record.expected.length })}
      ${record.closedAt ? m('closed') : m('running')}</p>
    ${record.closedAt ? nothing : html`<furrow-scan .check=${record.id}></furrow-scan>
      <furrow-act .address=${`/api/memorials/inventories/${record.id}/close`} .fields=${[]} .word=${m('act.close')}
        .why=${m('why.close')}></furrow-act>`}
    <h3>${m('missing', { count: gone.length })}</h3>${list(gone)}
    <h3>${m('strangers', { count: strangers.length })}</h3>${list(strangers)}`;
}

/**
 * @param {string} id @param {any} answer @param {string} chosen @param {(act: string) => void} choose @param {any} told
 */
export function findCard(id, answer, chosen, choose, told) {
  const notice = (answer.items ?? []).find((/** @type {any} */ one) => one.id === id);
  const find = told?.context ? told : null;
  return html`
    <h2 class="m-title">${notice?.localId ?? m('find1')}</h2>
    <p class="note">${m('finds.care')}</p>
    ${notice ? fields([[m('field.month'), notice.month], [m('field.state'), w('findState', notice.state)],
      [m('field.stopped'), notice.stopped]]) : nothing}
    ${offered(findActs(id), chosen, choose)}
    ${find ? fields([
      [m('field.foundAt'), time(find.foundAt)], [m('field.foundBy'), find.foundBy],
      [m('field.point'), find.point.coordinates.slice().reverse().map((/** @type {number} */ one) =>
        one.toFixed(6)).join(', ')],
      [m('field.context'), find.context], [m('field.marking'), find.marking],
      [m('field.notifications'), find.notifications.map((/** @type {any} */ one) => `${time(one.at)}
        ${one.authority}`).join('; ')],
      [m('field.custody'), find.custody.map((/** @type {any} */ one) => `${time(one.at)} ${one.from} →
        ${one.to}`).join('; ')],
    ]) : nothing}`;
}

/**
 * A label with a code that the camera of a phone reads.
 * @param {string} id
 * @param {string} number
 * @param {string} title
 */
function label(id, number, title) {
  const code = encodeQR(`${location.origin}/register.html#/objects/${id}`, 'svg', { border: 1 });
  return html`<div class="m-label" data-code=${id}>${drawing(code)}<div><strong>${number}</strong><br>
    <span class="small">${title}</span></div></div>`;
}

/** Labels of what a list or a location holds. @param {any} answer */
export function labels(answer) {
  const cards = answer.objects ?? answer.items ?? [];
  return html`<h2 class="m-title no-print">${m('labels')}</h2>
    <div class="m-acts"><button @click=${() => print()}>${t('head.print')}</button></div>
    <div>${cards.map((/** @type {any} */ one) => label(one.record.id, one.record.number ?? one.record.localId,
      one.record.title))}</div>`;
}

