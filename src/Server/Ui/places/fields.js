import { html } from 'lit';
import { nameOfPlace, placeLink } from '../records/place-link.js';
import { fromApi } from '../shell/route.js';
import { number, placeName, quantity, t, word } from '../shell/words.js';

/** @type {import('../records/columns.js').Shape} */
export const places = {
  title: (place) => placeName(place.names),
  line: (place) =>
    [word('placeKind', place.kind), place.parent ? nameOfPlace(place.parent) : ''].filter(Boolean).join(' · '),
  figure: (place) => typeof place.population === 'number' ? number(place.population) : '',
  fields: (place) => [
    ['names', html`<ul class="plain-list">${place.names.map((/** @type {any} */ name) =>
      html`<li lang=${name.language} dir="auto">${name.text} <span class="quiet">${name.language}</span></li>`)}</ul>`],
    ['kind', word('placeKind', place.kind)],
    ['parent', placeLink(place.parent)],
    ['code', place.code ?? t('unknown')],
    ['population', quantity(place.population, null)],
    ...(place.outlineIsApproximate ? [/** @type {[string, unknown]} */ (['outline', t('fields.approximate')])] : []),
    ['works', html`<a href=${fromApi(`/api/totals?place=${place.id}`)}>${t('record.totals')}</a>`],
  ],
};
