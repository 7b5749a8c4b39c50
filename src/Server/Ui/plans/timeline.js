/**
 * A plan as the page plays it: which subject (hazard or asset) is waiting, being worked on or done at an hour.
 *
 * @typedef {object} Work
 * @property {string} id
 * @property {string} kind
 * @property {string} title
 * @property {string | null} hazard
 * @property {string | null} asset
 * @property {number | null} lot
 * @property {string} skill
 * @property {number} quantity
 * @property {string} unit
 * @property {number} people People whose waiting ends with it.
 * @property {[number, number] | null} point
 * @property {string | null} place
 *
 * @typedef {{id: string, name: string, skills: string[], size: number}} Crew
 * @typedef {{work: number, crew: number, start: number, finish: number}} Row Hours since the plan's first midnight.
 * @typedef {{start: number, finish: number, works: number[], planned: number}} Subject
 * @typedef {'waiting' | 'working' | 'done'} Phase
 */

const HOURS_PER_WEEK = 168;
const MS_PER_HOUR = 3_600_000;

export class Timeline {
  /** @param {any} answer Answer of `/api/plans/{id}/timeline`. */
  constructor(answer) {
    this.plan = answer.plan;
    /** @type {Crew[]} */
    this.crews = answer.crews;
    /** @type {Work[]} */
    this.works = answer.works.map((/** @type {any} */ work) => ({ ...work, point: coordinates(work.point) }));
    /** @type {Row[]} Ordered by start. */
    this.rows = answer.rows
      .map((/** @type {number[]} */ [work, crew, start, finish]) => ({ work, crew, start, finish }))
      .sort((/** @type {Row} */ a, /** @type {Row} */ b) => a.start - b.start || a.work - b.work);
    /** @type {{work: string, reason: string}[]} */
    this.unplanned = answer.unplanned ?? [];
    this.first = Date.parse(`${this.plan.startsOn}T00:00:00Z`);
    this.hours = this.rows.reduce((latest, row) => Math.max(latest, row.finish), 0);
    this.weeks = Math.max(1, Math.ceil(this.hours / HOURS_PER_WEEK));
    /** @type {Map<string, number>} */
    this.workIndex = new Map(this.works.map((work, index) => [work.id, index]));
    /** @type {Row[][]} Each crew's rows by start. */
    this.rowsOfCrew = this.crews.map(() => []);
    /** @type {(Row | undefined)[]} */
    this.rowOfWork = new Array(this.works.length);
    for (const row of this.rows) {
      this.rowsOfCrew[row.crew].push(row);
      this.rowOfWork[row.work] = row;
    }
    this.subjects = this.#subjects();
    this.events = this.#events();
    this.waiting = this.#waiting();
  }

  #subjects() {
    /** @type {Map<string, Subject>} */
    const subjects = new Map();
    this.works.forEach((work, index) => {
      const key = work.hazard ?? work.asset;
      if (!key) return;
      const subject = subjects.get(key) ?? { start: Infinity, finish: 0, works: [], planned: 0 };
      subjects.set(key, subject);
      subject.works.push(index);
      const row = this.rowOfWork[index];
      if (!row) return;
      subject.planned++;
      subject.start = Math.min(subject.start, row.start);
      subject.finish = Math.max(subject.finish, row.finish);
    });
    return subjects;
  }

  /** Hours at which a subject changes its phase, ascending, so that a step of the slider touches only what changes. */
  #events() {
    /** @type {{hour: number, subject: string}[]} */
    const events = [];
    for (const [subject, { start, finish, planned }] of this.subjects) {
      if (planned === 0) continue;
      events.push({ hour: start, subject }, { hour: finish, subject });
    }
    return events.sort((a, b) => a.hour - b.hour);
  }

  /** People still waiting at the start of each week, from 0 to {@link weeks}. */
  #waiting() {
    const ended = new Float64Array(this.weeks + 2);
    let all = 0;
    this.works.forEach((work, index) => {
      all += work.people;
      const row = this.rowOfWork[index];
      if (row) ended[Math.ceil(row.finish / HOURS_PER_WEEK)] += work.people;
    });
    const waiting = [];
    for (let week = 0; week <= this.weeks; week++) {
      all -= ended[week];
      waiting.push(all);
    }
    return waiting;
  }

  /**
   * The winter stand-downs that fall into the plan, as hours.
   * @param {string | null | undefined} from First month and day, `MM-dd`.
   * @param {string | null | undefined} until Last month and day, `MM-dd`.
   */
  winters(from, until) {
    if (!from || !until) return [];
    const winters = [];
    const over = until < from ? 1 : 0;
    const firstYear = new Date(this.first).getUTCFullYear() - over;
    for (let year = firstYear; year < firstYear + 60; year++) {
      const begin = (Date.parse(`${year}-${from}T00:00:00Z`) - this.first) / MS_PER_HOUR;
      const end = (Date.parse(`${year + over}-${until}T00:00:00Z`) - this.first) / MS_PER_HOUR + 24;
      if (begin >= this.hours) break;
      if (end > 0) winters.push({ from: Math.max(0, begin), until: Math.min(end, this.hours) });
    }
    return winters;
  }

  /**
   * @param {string} id Hazard or asset.
   * @param {number} hour
   * @returns {Phase} `done` only when all of its works are planned and ended.
   */
  phase(id, hour) {
    const subject = this.subjects.get(id);
    if (!subject || subject.planned === 0 || hour < subject.start) return 'waiting';
    return hour >= subject.finish && subject.planned === subject.works.length ? 'done' : 'working';
  }

  /**
   * Subjects whose phase may differ between two hours.
   * @param {number} from
   * @param {number} until
   */
  changedBetween(from, until) {
    const [low, high] = from < until ? [from, until] : [until, from];
    const changed = new Set();
    for (let i = after(this.events, low); i < this.events.length && this.events[i].hour <= high; i++) {
      changed.add(this.events[i].subject);
    }
    return changed;
  }

  /**
   * What a crew is at, or was at last: its row with the latest start not after the hour.
   * @param {number} crew
   * @param {number} hour
   * @returns {Row | null}
   */
  at(crew, hour) {
    const rows = this.rowsOfCrew[crew];
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle].start <= hour) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? null : rows[low - 1];
  }

  /** @param {number} week */
  hourOfWeek(week) {
    return week * HOURS_PER_WEEK;
  }

  /** @param {number} hour */
  weekOfHour(hour) {
    return Math.min(this.weeks, Math.max(0, Math.ceil(hour / HOURS_PER_WEEK)));
  }

  /**
   * @param {number} week
   * @returns {string} `YYYY-MM-DD`
   */
  dayOfWeek(week) {
    return this.dayOfHour(this.hourOfWeek(week));
  }

  /**
   * @param {number} hour
   * @returns {string} `YYYY-MM-DD`
   */
  dayOfHour(hour) {
    return new Date(this.first + hour * MS_PER_HOUR).toISOString().slice(0, 10);
  }
}

/**
 * First event after an hour.
 * @param {{hour: number}[]} events
 * @param {number} hour
 */
function after(events, hour) {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle].hour <= hour) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {any} point GeoJSON point or longitude and latitude.
 * @returns {[number, number] | null}
 */
function coordinates(point) {
  if (Array.isArray(point)) return [point[0], point[1]];
  return point?.coordinates ?? null;
}
