/** Words, numbers and dates of the page in the reader's language. Messages live in `messages/<language>.json`. */

/** Languages that have a message file, by their own names; English is used when the reader’s is not there. */
export const languages = { en: 'English', ru: 'Русский', uk: 'Українська', ko: '한국어', fr: 'Français' };

const SCREEN = 'furrow.language';
const NAMES = 'furrow.names';

/** @type {any} */
let messages = {};
/** @type {any} What a message is when its language has none yet. */
let english = {};
let language = 'en';
/** @type {string | null} The language of places' names; null for that of the screen. */
let names = null;

/** @param {string} key */
function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Loads the message file of the best language; must have ended before anything is drawn. */
export async function loadWords() {
  const chosen = kept(SCREEN);
  const wanted = [...(chosen ? [chosen] : []), ...navigator.languages.map((tag) => tag.split('-')[0])];
  language = wanted.find((tag) => tag in languages) ?? 'en';
  names = kept(NAMES);
  const file = async (/** @type {string} */ tag) =>
    (await fetch(new URL(`../messages/${tag}.json`, import.meta.url))).json();
  [messages, english] = await Promise.all([file(language), language === 'en' ? {} : file('en')]);
  document.documentElement.lang = language;
  document.documentElement.dir = messages.direction ?? 'ltr';
}

/** What was chosen: the language of the screen, and that of places' names, null for the same. */
export function chosenLanguages() {
  return { screen: language, names };
}

/**
 * Keeps what was chosen, and draws the page anew.
 * @param {'screen' | 'names'} what
 * @param {string} tag Empty for what the browser asks for, or for the screen's.
 */
export function chooseLanguage(what, tag) {
  const key = what === 'screen' ? SCREEN : NAMES;
  try {
    if (tag) localStorage.setItem(key, tag);
    else localStorage.removeItem(key);
  } catch {
    return; // Storage is closed to us: the browser's own language stays.
  }
  location.reload();
}

/** The tag that numbers and dates are written in: the reader's own variant of the language where there is one. */
function locale() {
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
}

/**
 * The message at a dotted key; an object with plural forms is chosen by `count`.
 * @param {string} key
 * @param {Record<string, unknown>} [values] Put in place of `{name}`; numbers are written by the language's rules.
 * @param {string} [otherwise] Shown when there is no such message.
 * @returns {string}
 */
export function t(key, values = {}, otherwise = key) {
  const at = (/** @type {any} */ all) => key.split('.').reduce((part, word) => part?.[word], all);
  let found = at(messages) ?? at(english);
  if (found && typeof found === 'object') {
    found = found[new Intl.PluralRules(locale()).select(Number(values.count))] ?? found.other;
  }
  if (typeof found !== 'string') return otherwise;
  return found.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? number(value) : String(value);
  });
}

/**
 * The word for a value of an enumeration; a value that we have no word for is shown as the server wrote it.
 * @param {string} group
 * @param {string | null | undefined} value
 */
export function word(group, value) {
  return value ? t(`words.${group}.${value}`, {}, value.replaceAll('-', ' ')) : t('unknown');
}

/**
 * @param {number} value
 * @param {number} [digits] Most digits after the point.
 */
export function number(value, digits = 0) {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}

/** @param {number} share 0 to 1. */
export function percent(share) {
  const maximumFractionDigits = share < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits }).format(share);
}

/**
 * Ground in the unit that reads best: m², hectares, km².
 * @param {number} squareMetres
 */
export function area(squareMetres) {
  if (squareMetres < 10_000) return t('measure.squareMetres', { value: squareMetres });
  if (squareMetres < 10_000_000)
    return t('measure.hectares', { value: number(squareMetres / 10_000, squareMetres < 1_000_000 ? 1 : 0) });
  return t('measure.squareKilometres', {
    value: number(squareMetres / 1_000_000, squareMetres < 1_000_000_000 ? 1 : 0),
  });
}

/**
 * A quantity with its unit.
 * @param {number | null | undefined} value
 * @param {string | null} [unit]
 */
export function quantity(value, unit) {
  if (value === null || value === undefined) return t('unknown');
  if (unit === 'm²') return area(value);
  if (unit === 'm' && value >= 10_000) return t('measure.kilometres', { value: number(value / 1000, 1) });
  const digits = Math.abs(value) < 10 ? 1 : 0;
  return unit ? t(`units.${unit}`, { count: value }, `${number(value, digits)} ${unit}`) : number(value, digits);
}

/**
 * @param {string | null | undefined} day `YYYY-MM-DD`.
 * @param {Intl.DateTimeFormatOptions} [shape]
 */
export function date(day, shape = { day: 'numeric', month: 'short', year: 'numeric' }) {
  if (!day) return t('unknown');
  const midnight = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  return new Intl.DateTimeFormat(locale(), { ...shape, timeZone: 'UTC' }).format(midnight);
}

/** @param {string} moment UTC. */
export function time(moment) {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment));
}

/**
 * A place's name in the language chosen for names, else in the screen's, else in English, else the first.
 * @param {{language: string, text: string}[] | undefined} all
 */
export function placeName(all) {
  const own = [names, language, 'en'].map((tag) => all?.find((name) => name.language === tag)).find(Boolean);
  return (own ?? all?.[0])?.text ?? t('unnamed');
}
