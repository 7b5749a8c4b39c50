import { html, nothing } from 'lit';
import { fieldList } from '../records/field-list.js';
import { historyOf, originOf } from '../records/origin.js';
import { Answered } from '../shell/answered.js';
import { read, write } from '../shell/api.js';
import { empty } from '../shell/notes.js';
import { to } from '../shell/route.js';
import { area, date, number, t, word } from '../shell/words.js';
import { form } from '../records/form.js';
import * as acts from './task-acts.js';

/** One order: where it stands, what may be done next and what is missing, and everything that belongs to it. */
class TaskPage extends Answered {
  /** @param {string} id */
  async ask(id) {
    const [answer, organisations] = await Promise.all(
      [read(`/api/tasks/${encodeURIComponent(id)}`), read('/api/organisations?limit=1000')]);
    return { ...answer, all: organisations.items };
  }

  /**
   * Writes, and reads the order anew.
   * @param {string} address
   * @param {string} why
   * @param {object} [body]
   */
  #write = async (address, why, body = {}) => {
    await write(address, why, body);
    await this.load();
  };

  /** @param {any} answer */
  show({ record: task, file, organisations, crews, hazards }) {
    const did = (/** @type {string} */ act) => (/** @type {any} */ values, /** @type {string} */ why) =>
      this.#write(`/api/tasks/${task.id}/${act}`, why, values);
    return html`
      <p class="kind">${t('release.order')}</p>
      <h2>${task.number} <span class="tag state-${task.state}">${word('taskState', task.state)}</span></h2>
      ${task.origin?.illustrative ? html`<p class="tag warn">${t('illustrative')}</p>` : nothing}
      ${task.isStopped ? this.#stops(task, did) : nothing}
      ${fieldList([
        ['objective', word('objective', task.objective)],
        ['hazard', html`${hazards.map((/** @type {any} */ one) =>
          html`<a href=${to('hazards', one.id)}>${one.localId} ${one.name ?? ''}</a> `)}`],
        ['organisation', html`<a href=${to('organisations', task.organisation)}>
          ${organisations[task.organisation] ?? t('unknown')}</a>`],
        ['crews', html`${crews.map((/** @type {any} */ one) =>
          html`<a href=${to('crews', one.id)}>${one.name}</a> `)}`],
        ['method', task.methods.map((/** @type {string} */ one) => word('fieldMethod', one)).join(', ')],
        ['depth', task.depthCm ? `${task.depthCm} cm` : t('fields.nothing')],
        ['threat', task.threatSummary ?? t('unknown')],
        ['period', `${date(task.plannedFrom)} – ${date(task.plannedTo)}`],
        ['plan', task.clearancePlan ? t(task.clearancePlan.approvedOn ? 'release.planApproved' : 'release.planWaits',
          { reference: task.clearancePlan.reference, by: task.clearancePlan.approvedBy ?? '' }) : t('release.noPlan')],
        ['started', task.startedOn ? date(task.startedOn) : t('fields.nothing')],
      ], ['release', 'fields', 'record'])}
      <h3>${t('release.next')}</h3>
      ${acts.next(this.answer, did)}
      ${this.#checklist(file.handover)}
      ${this.#reports()}
      ${this.#quality()}
      ${this.#incidents()}
      ${acts.completion(this.answer, this.#write, did)}
      ${originOf(task.origin)}
      ${historyOf(this.answer.journal)}`;
  }

  /**
   * @param {any} task
   * @param {(act: string) => (values: any, why: string) => Promise<void>} did
   */
  #stops(task, did) {
    return html`<div class="note fault" role="status">
      ${task.suspensions.filter((/** @type {any} */ one) => !one.liftedOn).map((/** @type {any} */ stop) => html`
        <p><strong>${word('suspensionReason', stop.reason)}</strong> ${t('release.since', { day: date(stop.from) })}:
          ${stop.why}</p>
        ${stop.incident
          ? html`<p><a href=${to('incidents', stop.incident)}>${t('release.liftIncident')}</a></p>`
          : form(t('release.lift'), [
            { name: 'by', label: t('release.by'), required: true },
            { name: 'on', label: t('release.on'), type: 'date', required: true },
          ], (values, why) => did('lift')({ ...values, number: stop.number }, why))}`)}
    </div>`;
  }

  /** @param {any[]} duties */
  #checklist(duties) {
    const { record: task } = this.answer;
    if (!task.clears || ['handed-over', 'closed', 'cancelled'].includes(task.state)) return nothing;
    const open = duties.filter((duty) => !duty.met).length;
    return html`
      <h3>${t('release.checklist')} <span class="quiet">${t('release.open', { count: open })}</span></h3>
      <ul class="duties" data-checklist>${duties.map((duty) => html`
        <li class=${duty.met ? 'met' : 'unmet'} data-duty=${duty.code}>
          <span aria-hidden="true">${duty.met ? '✓' : '○'}</span>
          <span class="unseen">${t(duty.met ? 'release.met' : 'release.unmet')}</span>
          ${duty.what} ${duty.next ? html`<span class="quiet">${duty.next}</span>` : nothing}</li>`)}</ul>`;
  }

  #reports() {
    const { record: task, file, reports, crews } = this.answer;
    const { done } = file;
    const names = new Map(crews.map((/** @type {any} */ one) => [one.id, one.name]));
    return html`
      <h3>${t('release.reports')}</h3>
      <p>${done.reports === 0 ? t('release.noReports') : t('release.done', {
        area: area(done.squareMetres), days: done.days, hours: number(done.personHours), items: done.items })}</p>
      ${reports.length ? html`<table class="totals"><thead><tr><th>${t('release.day')}</th><th>${t('release.crew')}</th>
        <th>m²</th><th>h</th><th>${t('release.items')}</th></tr></thead>
        <tbody>${reports.slice(0, 60).map((/** @type {any} */ one) => html`<tr>
          <th scope="row">${date(one.day)}</th><td>${names.get(one.crew) ?? t('unknown')}</td>
          <td>${number(one.squareMetres)}</td><td>${number(one.hours, 1)}</td><td>${one.items}</td></tr>`)}</tbody>
        </table>` : nothing}
      ${task.startedOn ? acts.report(this.answer, this.#write) : nothing}`;
  }

  #quality() {
    const { file, organisations } = this.answer;
    const result = (/** @type {any} */ one) => acts.result(this.answer, one, this.#write);
    return html`
      <h3>${t('release.quality')}</h3>
      ${file.visits.length + file.inspections.length === 0 ? empty(t('release.noQuality')) : nothing}
      <ul class="rows">${file.visits.map((/** @type {any} */ visit) => html`<li>
        <p><strong>${t('release.visit')}</strong> ${date(visit.day)} · ${organisations[visit.inspecting] ?? ''}
          ${visit.suspends ? html`<span class="tag warn">${t('release.stopped')}</span>` : nothing}</p>
        ${visit.nonConformities.map((/** @type {any} */ one) => acts.finding(visit, one, this.#write))}</li>`)}
      ${file.inspections.map((/** @type {any} */ one) => html`<li>
        <p><strong>${t('release.lot')}</strong> ${area(one.lotSquareMetres)} ·
          <span class="tag">${word('inspectionState', one.state)}</span> ${one.day ? date(one.day) : nothing}</p>
        <p class="quiet small">${t('release.sample', { sample: one.plan.sample, lot: one.plan.lot ?? 0,
          bad: one.plan.tolerated ?? 0, risk: number(one.plan.risk * 100, 2) })}</p>
        ${one.state === 'planned' ? result(one) : nothing}</li>`)}</ul>
      ${acts.quality(this.answer, this.#write)}`;
  }

  #incidents() {
    const { file } = this.answer;
    return html`
      <h3>${t('lists.incidents')}</h3>
      ${file.incidents.length ? html`<ul class="rows">${file.incidents.map((/** @type {any} */ one) => html`
        <li><a class="row" href=${to('incidents', one.id)}><span class="row-title">${one.number}</span>
          <span class="row-figure">${word('incidentState', one.state)}</span>
          <span class="row-line">${word('incidentKind', one.kind)} · ${date(one.happenedAt)}</span></a></li>`)}</ul>`
        : html`<p class="quiet">${t('release.noIncidents')}</p>`}
      ${acts.incident(this.answer, this.#write)}`;
  }
}

customElements.define('furrow-task', TaskPage);
