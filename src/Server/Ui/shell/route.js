/**
 * Addresses of the page follow the addresses of the API: `/api/hazards?place=…` is shown at `#/hazards?place=…`,
 * one record at `#/hazards/ID`. So each number can link to the rows that it is made of.
 *
 * @typedef {object} Route
 * @property {string} column First word; empty for the overview.
 * @property {string | null} id
 * @property {URLSearchParams} query
 */
import { change } from './state.js';

/** @returns {Route} What the address bar says. */
export function readRoute() {
  const text = location.hash.replace(/^#\/?/, '');
  const [path, query = ''] = text.split('?', 2);
  const [column = '', id] = path.split('/').map(decodeURIComponent);
  return { column, id: id || null, query: new URLSearchParams(query) };
}

/**
 * The page's address for a list or a record.
 * @param {string} column
 * @param {string | null} [id]
 * @param {Record<string, string>} [query]
 */
export function to(column, id = null, query = {}) {
  const words = new URLSearchParams(query).toString();
  return `#/${column}${id ? `/${encodeURIComponent(id)}` : ''}${words ? `?${words}` : ''}`;
}

/**
 * The page's address for an address of the API.
 * @param {string} address
 */
export function fromApi(address) {
  return `#/${address.replace(/^\/?api\//, '')}`;
}

/** @param {string} address */
export function go(address) {
  location.hash = address;
}

let steps = 0;

/**
 * Back to where the reader came from within the page; to the list when the page was opened here.
 * @param {string} column
 */
export function back(column) {
  if (steps > 1) history.back();
  else go(to(column));
}

/** Follows the address bar from now on. */
export function followRoute() {
  const read = () => {
    steps++;
    change({ route: readRoute() });
  };
  addEventListener('hashchange', read);
  read();
}
