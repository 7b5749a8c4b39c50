import { html, nothing, svg } from 'lit';
import { to } from '../shell/route.js';
import { date, number, t, word } from '../shell/words.js';
import { amountText } from './fields.js';
import { outcomeText, trackOf } from './life.js';

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
    <p class="keys-of-track quiet small" aria-hidden="true">
      ${['said', 'repeats', 'arrival', 'denies', 'due'].map((kind) => html`<span><i class=${kind}></i>${
        t(`pace.key.${kind}`)}</span>`)}</p>
    <table class="pace-table"><thead><tr><th scope="col">${t('pledges.title')}</th>
      <th scope="col">${t('pledges.stage')}</th>
      <th scope="col" class="way-head"><span class="unseen">${t('pace.way')}</span>
        <span>${date(from)}</span><span>${date(until)}</span></th>
      <th scope="col">${t('pledges.arrived')}</th><th scope="col">${t('pace.due')}</th></tr></thead>
    <tbody>${lines.map((line) => html`<tr>
      <th scope="row"><a href=${to('commitments', line.commitment.id)}>${line.commitment.title}</a>
        <span class="quiet small">${line.commitment.amount ? amountText(line.commitment.amount)
          : t('pledges.noAmount')}${line.total ? ` · ${t('pledges.aggregate')}` : ''}</span></th>
      <td class="stage-cell">${word('modality', line.commitment.modality)}${line.commitment.beforeDenial ? html`
        <span class="quiet small">${t('pace.before', {
          stage: word('modality', line.commitment.beforeDenial) })}</span>` : nothing}</td>
      <td class="way-cell">${trackOf(line, from, until, on)}</td>
      <td class="here">${outcomeText(line.progress)}${line.commitment.arrived === undefined ? nothing : html`
        <span class="quiet small">${number(line.commitment.arrived)}${line.lastArrivalOn
          ? `, ${date(line.lastArrivalOn)}` : ''}</span>`}</td>
      <td class="due-cell">${line.daysOverdue !== undefined ? html`<span class="late">${t('pace.overdue', {
          count: line.daysOverdue })}</span>`
        : line.commitment.dueOn ? date(line.commitment.dueOn) : html`<span class="quiet">${t('pledges.noDate')}</span>`}
      </td></tr>`)}</tbody></table>`;
}

/**
 * S-curves side by side; kinds of which nothing can be drawn are told in a line.
 * @param {any[]} curves
 */
export function curvesOf(curves) {
  const drawn = curves.filter(({ points }) => points.length > 1);
  const told = curves.filter(({ points }) => points.length < 2);
  return html`<h3>${t('pace.curves')}</h3>
    ${drawn.length === 0 ? nothing : html`<p class="quiet small"><span class="key-line">${t('pace.promisedLine')}</span>
      <span class="key-line here">${t('pace.arrivedLine')}</span></p>
      <div class="curves">${drawn.map(curveOf)}</div>`}
    ${told.map((curve) => html`<p class="quiet small">${labelOf(curve)} ${notesOf(curve)}</p>`)}`;
}

/** @param {any} curve */
function kindOf(curve) {
  return curve.category === 'personnel' ? word('category', curve.category) : curve.unit;
}

/**
 * What stands promised and what is here at the end, in words that never turn silence into nothing.
 * @param {any} curve
 */
function labelOf(curve) {
  const last = curve.points.at(-1);
  const silent = curve.arrivedUndated === 0 && curve.points.every((/** @type {any} */ one) => one.arrived === 0);
  const promised = last?.promised > 0 ? t('pace.leastPromised', { count: last.promised }) : t('pace.noLeast');
  const arrived = silent ? t('pace.noneSeen') : t('pace.hereNow', { count: last?.arrived ?? 0 });
  return t('pace.curveLabel', { kind: kindOf(curve), promised, arrived });
}

/** @param {any} curve */
function notesOf(curve) {
  return html`${curve.promisedUndated || curve.arrivedUndated ? t(
    curve.arrivedUndated ? 'pace.undated' : 'pace.undatedPromised', {
      promised: curve.promisedUndated, arrived: curve.arrivedUndated }) : nothing}
    ${curve.withoutNumber ? t('pace.withoutNumber', { count: curve.withoutNumber }) : nothing}`;
}

/** @param {any} curve */
function curveOf(curve) {
  const { points } = curve;
  const top = Math.max(1, ...points.map((/** @type {any} */ one) => Math.max(one.promised, one.arrived)));
  const start = Date.parse(points[0].on);
  const whole = Math.max(1, Date.parse(points.at(-1).on) - start);
  /** @param {'promised' | 'arrived'} what */
  const steps = (what) => points.flatMap((/** @type {any} */ one, /** @type {number} */ i) => {
    const x = (((Date.parse(one.on) - start) / whole) * 1000).toFixed(1);
    const y = (/** @type {number} */ value) => (98 - (value / top) * 94).toFixed(1);
    return i === 0 ? [`${x},${y(one[what])}`] : [`${x},${y(points[i - 1][what])}`, `${x},${y(one[what])}`];
  });
  const silent = points.every((/** @type {any} */ one) => one.arrived === 0);
  return html`<figure class="curve"><figcaption>${labelOf(curve)}</figcaption>
    <div class="plot"><span class="top-value quiet small">${number(top)}</span>
      <svg viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-label=${labelOf(curve)}>
        ${silent ? nothing : svg`<polygon class="arrived" points="0,98 ${steps('arrived').join(' ')} 1000,98"/>`}
        ${svg`<polyline class="promised" points=${steps('promised').join(' ')}/>`}</svg></div>
    <p class="axis quiet small"><span>${date(points[0].on)}</span><span>${date(points.at(-1).on)}</span></p>
    <p class="quiet small">${notesOf(curve)}</p></figure>`;
}

/**
 * What each strength costs, by the newest plan that was made for it.
 * @param {any[]} plans
 */
export function strengthsOf(plans) {
  const kinds = ['as-pledged', 'as-agreed', 'as-arrived', 'roster'];
  const newest = kinds.map((kind) => plans.filter((plan) => plan.scenario === kind)
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0]).filter(Boolean);
  const least = Math.min(...newest.map((plan) => plan.peopleDays));
  return html`<h3>${t('pace.strengths')}</h3>
    ${newest.length === 0 ? nothing : html`
      <table class="strengths"><thead><tr><th scope="col">${t('pace.strength')}</th>
        <th scope="col">${t('lists.crews')}</th><th scope="col">${t('lists.works')}</th>
        <th scope="col">${t('pace.endsOn')}</th><th scope="col">${t('plan.cost')}</th>
        <th scope="col">${t('pace.aboveLeast')}</th></tr></thead><tbody>
        ${newest.map((plan) => html`<tr><th scope="row"><a href=${to('plans', plan.id)}>${
            word('scenario', plan.scenario)}</a></th><td>${number(plan.crews)}</td><td>${number(plan.works)}</td>
          <td>${date(plan.endsOn)}</td><td>${number(plan.peopleDays)}</td>
          <td>${number(plan.peopleDays - least)}</td></tr>`)}</tbody></table>`}
    <p class="quiet small">${t(newest.length < kinds.length ? 'pace.strengthsMore' : 'pace.strengthsNote')}</p>`;
}
