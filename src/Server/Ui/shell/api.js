import { noteAge } from './offline.js';

/** A "no" of the server, or of the way to it, that the page can show. */
export class ServerRefusal extends Error {
  /**
   * @param {string} code Stable word, such as `record.missing`; `network` when the server did not answer.
   * @param {string} title
   * @param {string} detail
   * @param {{reason: string, field?: string}[]} [rows] What is wrong one by one.
   */
  constructor(code, title, detail, rows = []) {
    super(detail || title);
    this.code = code;
    this.title = title;
    this.rows = rows;
  }
}

/** @type {Map<string, Promise<any>>} Answers that do not change while the page is open, or not until it writes. */
const kept = new Map();

/**
 * @param {string} address
 * @param {RequestInit} [request]
 * @returns {Promise<any>}
 */
async function ask(address, request) {
  let answer;
  try {
    answer = await fetch(address, { headers: { accept: 'application/json' }, ...request });
  } catch (error) {
    if (/** @type {any} */ (error)?.name === 'AbortError') throw error;
    throw new ServerRefusal('network', '', '');
  }
  noteAge(answer);
  const body = await answer.json().catch(() => null);
  if (answer.ok) return body;
  throw new ServerRefusal(body?.code ?? `http.${answer.status}`, body?.title ?? '', body?.detail ?? '',
    body?.rows ?? []);
}

/**
 * Reads, and keeps the answer until something is written.
 * @param {string} address
 * @param {AbortSignal} [signal]
 */
export function read(address, signal) {
  const have = kept.get(address);
  if (have) return have;
  const answer = ask(address, { signal });
  if (kept.size > 400) kept.clear();
  kept.set(address, answer);
  answer.catch(() => kept.delete(address));
  return answer;
}

/**
 * Reads what changes without the data.
 * @param {string} address
 */
export function fresh(address) {
  return ask(address);
}

/**
 * Writes with a reason, and forgets what was read before.
 * @param {string} address
 * @param {string} why The person's reason; goes to the journal.
 * @param {object} [more] What the change says beyond its reason.
 */
export function write(address, why, more = {}) {
  return send(address, { ...more, why });
}

/**
 * Writes more than a reason, and forgets what was read before. Without an answer it asks once more under the same key:
 * the server carries it out once.
 * @param {string} address
 * @param {Record<string, unknown>} body With `why`, the person's reason.
 */
export async function send(address, body) {
  const request = {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': key() },
    body: JSON.stringify(body),
  };
  const answer = await ask(address, request).catch(async (error) => {
    if (!['network', 'http.502', 'http.504'].includes(error?.code)) throw error;
    await new Promise((go) => setTimeout(go, 600));
    return ask(address, request);
  });
  kept.clear();
  return answer;
}

/** Names one request: 128 bits; `crypto.randomUUID` is not there on plain http in a local network. */
function key() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * One slice of a list.
 * @param {string} column
 * @param {URLSearchParams | Record<string, string>} query
 * @param {string | null} after
 * @param {number} limit
 * @returns {Promise<{items: any[], next: string | null}>}
 */
export function slice(column, query, after, limit) {
  const words = new URLSearchParams(query);
  words.set('limit', String(limit));
  if (after) words.set('after', after);
  return read(`/api/${column}?${words}`);
}
