import { html } from 'lit';
import { to } from '../shell/route.js';
import { state } from '../shell/state.js';
import { t } from '../shell/words.js';

/**
 * A place's name; the identity where the name has not been loaded.
 * @param {string | null | undefined} id
 */
export function nameOfPlace(id) {
  return id ? state.places.get(id)?.name ?? '…' : t('unknown');
}

/**
 * A place, as a link to its totals.
 * @param {string | null | undefined} id
 */
export function placeLink(id) {
  return id ? html`<a href=${to('totals', null, { place: id })}>${nameOfPlace(id)}</a>` : t('unknown');
}
