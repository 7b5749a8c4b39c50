/**
 * The rows of the schedule: crews below the skill that they are grouped by, and where each row stands.
 *
 * @typedef {{kind: 'skill', skill: string, crews: number, top: number}} SkillRow
 * @typedef {{kind: 'crew', crew: number, top: number}} CrewRow
 * @typedef {SkillRow | CrewRow} GanttRow
 */

export const ROW = 22;
export const HEAD = 28;

/**
 * @param {import('./timeline.js').Timeline} timeline
 * @param {Set<string>} closed Skills whose crews are folded away.
 * @returns {GanttRow[]}
 */
export function ganttRows(timeline, closed) {
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  timeline.crews.forEach((crew, index) => {
    const skill = crew.skills[0] ?? '';
    const group = groups.get(skill);
    if (group) group.push(index);
    else groups.set(skill, [index]);
  });
  /** @type {GanttRow[]} */
  const rows = [];
  for (const [skill, crews] of groups) {
    rows.push({ kind: 'skill', skill, crews: crews.length, top: rows.length * ROW });
    if (closed.has(skill)) continue;
    for (const crew of crews) rows.push({ kind: 'crew', crew, top: rows.length * ROW });
  }
  return rows;
}

/**
 * The bars of one crew that can be seen, those too thin to be seen alone joined with the next.
 * @param {import('./timeline.js').Row[]} rows One crew's, by start.
 * @param {number} from Hours.
 * @param {number} until Hours.
 * @param {number} scale Pixels per hour.
 * @param {(work: number) => string} kindOf
 * @param {Set<number>} keep Works that are never joined.
 * @returns {{work: number, kind: string, x: number, width: number, joined: number}[]}
 */
export function barsBetween(rows, from, until, scale, kindOf, keep) {
  /** @type {{work: number, kind: string, x: number, width: number, joined: number}[]} */
  const bars = [];
  for (let i = firstEndingAfter(rows, from); i < rows.length && rows[i].start < until; i++) {
    const { work, start, finish } = rows[i];
    const bar = { work, kind: kindOf(work), x: (start - from) * scale, width: (finish - start) * scale, joined: 1 };
    const before = bars.at(-1);
    const thin = before && bar.width < 2 && before.width < 24 && bar.x - (before.x + before.width) < 1.5;
    if (thin && before.kind === bar.kind && !keep.has(work) && !keep.has(before.work)) {
      before.width = bar.x + bar.width - before.x;
      before.joined++;
    } else {
      bars.push({ ...bar, width: Math.max(1, bar.width) });
    }
  }
  return bars;
}

/**
 * @param {import('./timeline.js').Row[]} rows
 * @param {number} hour
 */
function firstEndingAfter(rows, hour) {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle].finish <= hour) low = middle + 1;
    else high = middle;
  }
  return low;
}
