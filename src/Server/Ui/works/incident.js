import { html, nothing } from 'lit';
import { fieldList } from '../records/field-list.js';
import { historyOf } from '../records/origin.js';
import { read, write } from '../shell/api.js';
import { failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { date, t, time, word } from '../shell/words.js';
import { choices, form } from '../records/form.js';

/** @param {number} milliseconds */
function span(milliseconds) {
  const hours = Math.abs(milliseconds) / 3_600_000;
  return hours < 48 ? t('release.inHours', { count: Math.round(hours) })
    : t('release.inDays', { count: Math.round(hours / 24) });
}

/** One incident: what it froze, which reports are due when, and who may lift it. */
class IncidentPage extends Piece {
  static properties = {
    record: { attribute: false }, answer: { state: true }, fault: { state: true }, victims: { state: true },
  };

  constructor() {
    super();
    this.record = '';
    /** @type {any[] | null} Shown only once they were read with a reason. */
    this.victims = null;
    /** @type {any} */
    this.answer = null;
    /** @type {any} */
    this.fault = null;
  }

  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = window.setInterval(() => this.requestUpdate(), 60_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('record')) {
      this.victims = null;
      void this.#read();
    }
  }

  async #read() {
    try {
      this.answer = await read(`/api/incidents/${encodeURIComponent(this.record)}`);
      this.fault = null;
    } catch (fault) {
      this.fault = fault;
    }
  }

  /** @param {string} act */
  #did = (act) => async (/** @type {any} */ values, /** @type {string} */ why) => {
    await write(`/api/incidents/${this.record}/${act}`, why, values);
    await this.#read();
  };

  render() {
    if (this.fault) return failed(this.fault, () => this.#read());
    if (!this.answer) return waiting();
    const { record: one, deadlines, victims } = this.answer;
    return html`
      <p class="kind">${word('incidentKind', one.kind)}</p>
      <h2>${one.number} <span class="tag ${one.freezes ? 'warn' : ''}">${word('incidentState', one.state)}</span></h2>
      ${one.freezes ? html`<p class="note fault" role="status">${t('release.frozen')}</p>` : nothing}
      ${fieldList([
        ['happened', time(one.happenedAt)], ['what', one.what],
        ['killed', String(one.killed)], ['injured', String(one.injured)],
        ['victimsKept', t('release.victims', { count: victims })],
        ...(one.task ? [/** @type {[string, unknown]} */ (['order',
          html`<a href=${to('tasks', one.task)}>${t('release.order')}</a>`])] : []),
        ['immediate', one.immediateAction ?? t('unknown')], ['findings', one.findings ?? t('release.noFindings')],
        ['actions', one.actions?.join('; ') || t('fields.nothing')],
        ['lifted', one.liftedBy ? `${one.liftedBy}: ${one.liftedWhy}` : t('fields.nothing')],
      ], ['release', 'fields'])}
      <h3>${t('release.deadlines')}</h3>
      <ul class="duties">${deadlines.map((/** @type {any} */ due) => this.#deadline(due))}</ul>
      <h3>${t('release.next')}</h3>
      <div class="acts">${this.answer.next.map((/** @type {any} */ step) => this.#step(step))}</div>
      ${this.#victims()}
      ${historyOf(this.answer.journal)}`;
  }

  /** Victims are read with a reason that the journal keeps, and entered here, for a small role. */
  #victims() {
    return html`
      <h3>${t('release.victimsKept')}</h3>
      ${this.victims ? html`<ul class="plain-list" data-victims>${this.victims.map((/** @type {any} */ one) => html`<li>
        ${word('harm', one.harm)} · ${word('victimGroup', one.group)} · ${one.sex ?? t('unknown')} ·
        ${one.age ?? t('unknown')} ${one.injuries ?? ''}</li>`)}</ul>` : nothing}
      ${form(t('victim.read'), [], async (_values, why) => {
        this.victims = await write(`/api/incidents/${this.record}/victims`, why);
      })}
      ${form(t('victim.add'), [
        { name: 'harm', label: t('victim.harm'), type: 'choice', required: true,
          choices: choices('harm', ['injured', 'killed'], word) },
        { name: 'group', label: t('victim.group'), type: 'choice', required: true,
          choices: choices('victimGroup', ['civilian', 'deminer', 'force', 'unknown'], word) },
        { name: 'sex', label: t('victim.sex') }, { name: 'age', label: t('victim.age'), type: 'number' },
        { name: 'injuries', label: t('victim.injuries'), why: t('victim.noName') },
      ], async (values, why) => {
        await write('/api/victims', why, { record: { ...values, id: crypto.randomUUID(), incident: this.record,
          origin: { source: 'entered', illustrative: this.answer.record.origin.illustrative } } });
        await this.#read();
      })}`;
  }

  /** @param {any} due */
  #deadline(due) {
    const left = Date.parse(due.due) - (due.given ? Date.parse(due.given) : Date.now());
    return html`<li class=${due.given || left > 0 ? 'met' : 'unmet'} data-report=${due.report}>
      <strong>${word('incidentReport', due.report)}</strong> ${t('release.dueAt', { moment: time(due.due) })}
      ${due.given ? t(left >= 0 ? 'release.givenInTime' : 'release.givenLate', { moment: time(due.given) })
        : html`<span class="tag ${left < 0 ? 'warn' : ''}">
            ${t(left < 0 ? 'release.overdue' : 'release.left', { span: span(left) })}</span>`}
      ${due.given ? nothing : form(t('release.give', { report: word('incidentReport', due.report) }), [],
        (values, why) => this.#did('report')({ ...values, report: due.report }, why))}</li>`;
  }

  /** @param {any} step */
  #step(step) {
    if (step.act === 'reopen') return nothing;
    if (step.act === 'conclude') {
      return form(t('release.act.conclude'), [
        { name: 'findings', label: t('release.findings'), type: 'area', required: true },
        { name: 'actions', label: t('release.actions'), type: 'area', required: true, why: t('release.actionsWhy') },
      ], (values, why) => this.#did('conclude')({ ...values,
        actions: values.actions.split('\n').filter((/** @type {string} */ line) => line.trim()) }, why));
    }
    if (step.act === 'lift') {
      const { authorities } = this.answer;
      return form(t('release.act.lift'), [
        { name: 'by', label: t('release.by'), required: true, type: authorities.length ? 'choice' : 'text',
          choices: authorities.map((/** @type {string} */ name) => [name, name]), why: t('release.authorityWhy') },
        { name: 'on', label: t('release.on'), type: 'date', required: true },
      ], this.#did('lift'));
    }
    return form(t(`release.act.${step.act}`), [], this.#did(step.act), step.missing);
  }
}

customElements.define('furrow-incident', IncidentPage);

/** @param {any} one */
export function incidentLine(one) {
  return `${word('incidentKind', one.kind)} · ${date(one.happenedAt)} · ${word('incidentState', one.state)}`;
}
