import { nameOfPlace, placeLink } from '../records/place-link.js';
import { date, quantity, t, word } from '../shell/words.js';

/** @param {any} damage */
function grade(damage) {
  return damage?.grade === null || damage?.grade === undefined
    ? t('legend.gradeUnknown') : t('fields.gradeOf', { grade: damage.grade });
}

/** @type {import('../records/columns.js').Shape} */
export const assets = {
  title: (asset) => asset.name ? `${asset.localId} · ${asset.name}` : asset.localId,
  line: (asset) => [word('assetKind', asset.kind), nameOfPlace(asset.place)].join(' · '),
  figure: (asset) => grade(asset.damage),
  fields: (asset) => [
    ['localId', asset.localId],
    ['kind', word('assetKind', asset.kind)],
    ['grade', grade(asset.damage)],
    ['gradeRaw', t('fields.gradeRawOf', { raw: asset.damage.raw, scheme: asset.damage.scheme })],
    ['gradedFrom', [
      t(asset.damage.remote ? 'fields.remote' : 'fields.field'), asset.damage.on ? date(asset.damage.on) : '',
    ].filter(Boolean).join(', ')],
    ['quantity', quantity(asset.quantity, asset.unit)],
    ['people', quantity(asset.peopleServed, 'people')],
    ['place', placeLink(asset.place)],
  ],
};
