import { date } from '../shell/words.js';

const HOUR = 3_600_000;
const MOST = 200;
const months = { month: 1, quarter: 3, year: 12 };

/**
 * Weeks when close, else months, quarters or years: where they begin, and their names.
 * @param {number} first The plan's first midnight, in milliseconds.
 * @param {number} scale Pixels per hour.
 * @param {number} left Pixels scrolled.
 * @param {number} width Pixels in view.
 */
export function ticksBetween(first, scale, left, width) {
  const step = scale * 168 > 70 ? 'week' : scale * 730 > 46 ? 'month' : scale * 2190 > 46 ? 'quarter' : 'year';
  const ticks = [];
  const day = new Date(first + (left / scale) * HOUR);
  day.setUTCHours(0, 0, 0, 0);
  if (step === 'week') day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  else day.setUTCDate(1);
  if (step === 'quarter') day.setUTCMonth(day.getUTCMonth() - (day.getUTCMonth() % 3));
  if (step === 'year') day.setUTCMonth(0);
  for (let i = 0; i < MOST; i++) {
    const x = ((day.getTime() - first) / HOUR) * scale - left;
    if (x > width) break;
    ticks.push({ x, text: date(day.toISOString(), step === 'week' ? { day: 'numeric', month: 'short' }
      : step === 'year' ? { year: 'numeric' } : { month: 'short', year: '2-digit' }) });
    if (step === 'week') day.setUTCDate(day.getUTCDate() + 7);
    else day.setUTCMonth(day.getUTCMonth() + months[step]);
  }
  return ticks;
}
