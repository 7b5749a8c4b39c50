import { html, nothing, svg } from 'lit';
import { read } from '../shell/api.js';
import { empty, failed, waiting } from '../shell/notes.js';
import { Piece } from '../shell/piece.js';
import { to } from '../shell/route.js';
import { date, number, t, word } from '../shell/words.js';
import { amountText } from './fields.js';
import { outcomeText, sumsOf, trackOf } from './life.js';

/** How fast the agreement becomes real: a line for each promise, overdue ones first, and a curve for each kind. */
class Pace extends Piece {
  static properties = { answer: { state: true }, pledgers: { state: true }, fault: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.answer = null;
    /** @type {any[]} */
    this.pledgers = [];
    /** @type {any} */
    this.fault = null;
    void this.#read();
  }

  async #read() {
    this.fault = null;
    try {
      [this.answer, this.pledgers] = await Promise.all([read('/api/pace'), read('/api/pledgers')]);
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    if (this.fault) return failed(this.fault, () => this.#read());
    if (!this.answer) return waiting();
    const { lines, curves, sums, on } = this.answer;
    return html`
      <h2>${t('pace.title')}</h2>
      <p class="quiet">${t('pace.asOf', { date: date(on) })}</p>
      <p class="page-links">
        ${this.pledgers.map((one) => html`<a href=${to('pledgers', one.pledger ?? '-')}>${t('pace.promisedAndHere', {
          pledger: one.pledger ?? t('pledges.nobody'),
        })}</a>`)}
        ${['iati', 'hxl', 'prov'].map((format) => html`<a href=${`/api/exports/${format}`} download=${`pledges.${
          format === 'iati' ? 'xml' : format === 'hxl' ? 'csv' : 'jsonld'}`}>${t(`pace.export.${format}`)}</a>`)}
      </p>
      ${lines.length === 0 ? empty(t('pledges.none')) : html`
        ${sumsOf(sums)}
        ${paceTable(lines, on)}
        <h3>${t('pace.curves')}</h3>
        <p class="quiet small"><span class="key-line">${t('pace.promisedLine')}</span>
          <span class="key-line here">${t('pace.arrivedLine')}</span></p>
        <div class="curves">${curves.map((/** @type {any} */ curve) => curveOf(curve))}</div>`}`;
  }
}

/**
 * A row for each promise: what, who, its way from said to arrived, when it is due.
 * @param {any[]} lines
 * @param {string} on
 */
export function paceTable(lines, on) {
  const days = lines.flatMap((line) => [...line.events.map((/** @type {any} */ one) => one.on), line.commitment.dueOn])
    .filter(Boolean).sort();
  const [from, until] = [days[0] ?? on, [days.at(-1) ?? on, on].sort()[1]];
  return html`
    <table class="pace-table"><thead><tr><th scope="col">${t('pledges.title')}</th>
      <th scope="col">${t('pledges.stage')}</th><th scope="col">${t('pace.way', {
        from: date(from), until: date(until) })}</th>
      <th scope="col">${t('pledges.arrived')}</th><th scope="col">${t('pace.due')}</th></tr></thead>
    <tbody>${lines.map((line) => html`<tr>
      <th scope="row"><a href=${to('commitments', line.commitment.id)}>${line.commitment.title}</a><br>
        <span class="quiet small">${line.commitment.amount ? amountText(line.commitment.amount)
          : t('pledges.noAmount')}${line.commitment.aggregate ? ` · ${t('pledges.aggregate')}` : ''}</span></th>
      <td>${word('modality', line.commitment.modality)}${line.commitment.beforeDenial ? html`<br>
        <span class="quiet small">${t('pace.before', {
          stage: word('modality', line.commitment.beforeDenial) })}</span>` : nothing}</td>
      <td>${trackOf(line, from, until)}</td>
      <td>${outcomeText(line.progress)}${line.commitment.arrived === undefined ? nothing : html`<br>
        <span class="quiet small">${number(line.commitment.arrived)}${line.lastArrivalOn
          ? `, ${date(line.lastArrivalOn)}` : ''}</span>`}</td>
      <td>${line.daysOverdue !== undefined ? html`<span class="late">${t('pace.overdue', { count: line.daysOverdue })}
        </span>` : line.commitment.dueOn ? date(line.commitment.dueOn) : t('pledges.noDate')}</td>
    </tr>`)}</tbody></table>`;
}

/** @param {any} curve */
function curveOf(curve) {
  const { points } = curve;
  const unit = curve.category === 'personnel' ? word('category', curve.category) : curve.unit;
  const top = Math.max(1, ...points.map((/** @type {any} */ one) => Math.max(one.promised, one.arrived)));
  const start = Date.parse(points[0]?.on ?? '1970-01-01');
  const whole = Math.max(1, Date.parse(points.at(-1)?.on ?? '1970-01-01') - start);
  /** @param {'promised' | 'arrived'} what */
  const steps = (what) => points.flatMap((/** @type {any} */ one, /** @type {number} */ i) => {
    const x = (((Date.parse(one.on) - start) / whole) * 1000).toFixed(1);
    const y = (/** @type {number} */ value) => (96 - (value / top) * 90).toFixed(1);
    return i === 0 ? [`${x},${y(one[what])}`] : [`${x},${y(points[i - 1][what])}`, `${x},${y(one[what])}`];
  });
  const last = points.at(-1);
  const label = t('pace.curveLabel', { kind: unit, promised: last?.promised ?? 0, arrived: last?.arrived ?? 0 });
  const arrived = steps('arrived');
  return html`<figure class="curve">${points.length < 2 ? nothing : html`<svg viewBox="0 0 1000 100"
      preserveAspectRatio="none" role="img" aria-label=${label}>
      ${svg`<polygon class="arrived" points="0,96 ${arrived.join(' ')} 1000,96"/>
        <polyline class="promised" points=${steps('promised').join(' ')}/>`}</svg>`}
    <figcaption>${label}${points.length > 1 ? html`<br>${date(points[0].on)} – ${date(last.on)}` : nothing}
      ${curve.promisedUndated || curve.arrivedUndated ? html`<br>${t('pace.undated', {
        promised: curve.promisedUndated, arrived: curve.arrivedUndated })}` : nothing}
      ${curve.withoutNumber ? html`<br>${t('pace.withoutNumber', { count: curve.withoutNumber })}` : nothing}
    </figcaption></figure>`;
}

customElements.define('furrow-pace', Pace);
