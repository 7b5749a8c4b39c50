import { html, nothing } from 'lit';
import { fieldList } from '../records/field-list.js';
import { form } from '../records/form.js';
import { changesOf, originOf } from '../records/origin.js';
import { worksList } from '../records/works-list.js';
import { read, write } from '../shell/api.js';
import { loadLayer } from '../shell/load.js';
import { empty, failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { area, date, t, time, word } from '../shell/words.js';
import './account.js';
import './attachments.js';
import './edit.js';
import { hazards as shape } from './fields.js';

const MOST_MOMENTS = 60;

/** One hazard: what is known, its balance, what is still owed before its handover, its papers and its whole story. */
class HazardPage extends Piece {
  static watches = /** @type {const} */ (['timeline', 'places']);
  static properties = {
    record: { attribute: false }, answer: { state: true }, fault: { state: true }, undoing: { state: true },
  };

  constructor() {
    super();
    this.record = '';
    /** @type {any} */
    this.answer = null;
    /** @type {any} */
    this.fault = null;
    this.undoing = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('record')) {
      this.answer = null;
      void this.#read();
    }
  }

  async #read() {
    const [asked, at] = [this.record, `/api/hazards/${encodeURIComponent(this.record)}`];
    try {
      const [one, file] = await Promise.all([read(at), read(`${at}/file`)]);
      if (asked === this.record) Object.assign(this, { answer: { ...one, file }, fault: null });
    } catch (fault) {
      if (asked === this.record) this.fault = fault;
    }
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.#read());
    if (!this.answer) return waiting();
    const { record, file, journal } = this.answer;
    return html`
      <p class="kind">${t('lists.hazards')}</p>
      <h2>${shape.title(record)}
        <span class="tag state-${record.status}">${word('hazardStatus', record.status)}</span></h2>
      ${record.origin?.illustrative ? html`<p class="tag warn">${t('illustrative')}</p>` : nothing}
      ${this.#freezes(file)}
      ${fieldList(shape.fields(record))}
      <furrow-ground-account .hazard=${this.record} .file=${file}
        @changed=${() => this.#read()}></furrow-ground-account>
      <furrow-hazard-edit .hazards=${[record]} @done=${() => this.#read()}></furrow-hazard-edit>
      ${this.#duties(file)}
      <furrow-attachments .hazard=${this.record} .items=${file.attachments} @changed=${() => this.#read()}>
      </furrow-attachments>
      ${worksList(this.answer.works)}
      ${this.#story()}
      ${originOf(record.origin)}
      ${this.#undo(journal)}`;
  }

  /** @param {any} file */
  #freezes(file) {
    return file.incidents.filter((/** @type {any} */ one) => one.incident.freezes).map((/** @type {any} */ one) => html`
      <p class="note fault" role="status"><a href=${to('incidents', one.incident.id)}>${one.incident.number}</a>
        ${t('site.frozenBy', { kind: word('incidentKind', one.incident.kind) })}</p>`);
  }

  /** What is still owed: before each order's handover, and the reports of incidents. */
  #duties(/** @type {any} */ file) {
    const late = file.incidents.flatMap((/** @type {any} */ one) => one.deadlines
      .filter((/** @type {any} */ due) => !due.given)
      .map((/** @type {any} */ due) => ({ ...due, incident: one.incident })));
    return html`
      <section aria-label=${t('site.duties')}><h3>${t('site.duties')}</h3>
      ${late.map((/** @type {any} */ due) => html`<p class=${Date.parse(due.due) < Date.now() ? 'fault' : ''}>
        <a href=${to('incidents', due.incident.id)}>${due.incident.number}</a>
        ${word('incidentReport', due.report)} ${t('release.dueAt', { moment: time(due.due) })}</p>`)}
      ${file.tasks.length === 0 ? empty(t('site.noOrder')) : nothing}
      ${file.tasks.map((/** @type {any} */ one) => this.#order(one))}
      <p><a class="button" href=${to('board')}>${t('release.board')}</a></p></section>`;
  }

  /** @param {any} one An order with its checklist. */
  #order({ task, handover }) {
    const open = handover.filter((/** @type {any} */ duty) => !duty.met);
    const over = ['handed-over', 'closed', 'cancelled'].includes(task.state);
    return html`<details class="act" ?open=${!over && open.length > 0}>
      <summary>${task.number} · ${word('objective', task.objective)} · ${word('taskState', task.state)}
        ${over ? nothing : html`<span class="tag ${open.length ? 'warn' : ''}">
          ${t('release.open', { count: open.length })}</span>`}</summary>
      <p><a href=${to('tasks', task.id)}>${t('site.openOrder')}</a></p>
      ${over ? nothing : html`<ul class="duties" data-checklist>${handover.map((/** @type {any} */ duty) => html`
        <li class=${duty.met ? 'met' : 'unmet'} data-duty=${duty.code}>
          <span aria-hidden="true">${duty.met ? '✓' : '○'}</span>
          <span class="unseen">${t(duty.met ? 'release.met' : 'release.unmet')}</span>
          ${duty.what} ${duty.next ? html`<span class="quiet">${duty.next}</span>` : nothing}</li>`)}</ul>`}
    </details>`;
  }

  /** Everything that happened at it, newest first. */
  #story() {
    const moments = momentsOf(this.answer);
    return html`
      <section class="story history" aria-label=${t('site.story')}><h3>${t('record.history')}</h3>
      <ol class="timeline">${moments.slice(0, MOST_MOMENTS).map((one) => html`<li class=${one.kind}>
        <span class="quiet small">${date(one.on)}</span>
        ${one.to ? html`<a href=${one.to}>${one.what}</a>` : one.what}
        ${one.note ? html`<span class="quiet small">${one.note}</span>` : nothing}
        ${one.entry ? changesOf(one.entry) : nothing}</li>`)}</ol>
      ${moments.length > MOST_MOMENTS ? html`<p class="quiet">${t('shownOfMore', { count: MOST_MOMENTS })}</p>`
        : nothing}</section>`;
  }

  /** The newest change of fields can be taken back by one that restores what was before. */
  #undo(/** @type {any[]} */ journal) {
    const [newest] = journal.filter((entry) => entry.kind === 'hazard');
    if (!newest?.before) return nothing;
    return html`${form(t('site.takeBack'), [], async (_values, why) => {
      await write(`/api/hazards/${this.record}/undo`, why, { number: newest.number });
      await this.#read();
      await loadLayer('hazards');
    })}<p class="quiet small">${t('site.takeBackOf', { actor: newest.actor, why: newest.why })}</p>`;
  }
}

/**
 * @param {any} answer
 * @returns {{on: string, what: string, note?: string, to?: string, kind: string, entry?: any}[]}
 */
function momentsOf({ file, journal }) {
  const moments = [
    ...file.reports.map((/** @type {any} */ one) => ({ on: one.on, kind: 'report',
      what: `${t(`ground.reportKinds.${one.kind}`)} ${one.localId}`, note: one.summary })),
    ...file.entries.map((/** @type {any} */ one) => ({ on: one.on ?? one.recordedAt, kind: 'ground',
      what: `${t(`ground.changes.${one.change}`)} ${area(one.squareMetres)}`, note: one.reason })),
    ...file.tasks.flatMap((/** @type {any} */ one) => momentsOfOrder(one)),
    ...file.incidents.map((/** @type {any} */ { incident }) => ({ on: incident.happenedAt, kind: 'incident',
      what: `${word('incidentKind', incident.kind)} ${incident.number}`, to: to('incidents', incident.id) })),
    ...file.attachments.map((/** @type {any} */ one) => ({ on: one.takenOn ?? one.addedOn, kind: 'paper',
      what: one.caption })),
    ...journal.map((/** @type {any} */ entry) => ({ on: entry.at, kind: 'change',
      what: t('record.entry', { actor: entry.actor, why: entry.why }), entry })),
  ];
  return moments.sort((one, other) => other.on.localeCompare(one.on));
}

/** @param {any} one */
function momentsOfOrder({ task, inspections, visits }) {
  const at = { to: to('tasks', task.id), kind: 'order' };
  const days = [['started', task.startedOn], ['completed', task.completedOn], ['handed', task.handedOverOn]];
  return [
    ...days.filter(([, day]) => day).map(([what, day]) =>
      ({ ...at, on: day, what: t(`site.order.${what}`, { number: task.number }) })),
    ...visits.map((/** @type {any} */ one) => ({ ...at, on: one.day, what: t('release.visit'), note: task.number })),
    ...inspections.filter((/** @type {any} */ one) => one.day).map((/** @type {any} */ one) => ({ ...at, on: one.day,
      what: `${t('release.lot')} ${word('inspectionState', one.state)}`, note: task.number })),
  ];
}

customElements.define('furrow-hazard', HazardPage);
