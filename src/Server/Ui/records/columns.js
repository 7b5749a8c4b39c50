import { assets } from '../assets/fields.js';
import { accidents, hazards } from '../hazards/fields.js';
import { sessions } from '../hazards/sessions.js';
import { places } from '../places/fields.js';
import { commitments, deliveries } from '../pledges/fields.js';
import { documents } from '../sources/fields.js';
import { crews, norms, works } from '../works/fields.js';
import { incidents, organisations, tasks } from '../works/release-fields.js';

/**
 * How the records of one list are shown.
 *
 * @typedef {object} Shape
 * @property {(record: any) => string} title
 * @property {(record: any) => string} line What the list says below the title.
 * @property {(record: any) => string} [figure] What the list says beside the title.
 * @property {() => unknown} [above] What stands above the list: mostly the way to enter a record.
 * @property {(record: any) => [string, unknown][]} fields Name and value of each field, in reading order.
 */

/** @type {Record<string, Shape>} */
const shapes = {
  accidents, assets, commitments, crews, deliveries, documents, hazards, norms, places, works, incidents,
  organisations, sessions, tasks,
};

/** @type {Shape} A list that the page has no words for is still shown. */
const plain = { title: (record) => record.name ?? record.title ?? record.id, line: () => '', fields: () => [] };

/**
 * @param {string} column
 * @returns {Shape}
 */
export function shapeOf(column) {
  return shapes[column] ?? plain;
}

/** @param {string} column */
export function isList(column) {
  return column in shapes;
}
