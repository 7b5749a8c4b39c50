import { html } from 'lit';
import { nameOfPlace, placeLink } from '../records/place-link.js';
import { to } from '../shell/route.js';
import { area, date, number, quantity, t, word } from '../shell/words.js';

/** @param {any} one */
function evidence(one) {
  const parts = [
    word('evidence', one.kind), word('evidenceMethod', one.method), one.on ? date(one.on) : '', one.note ?? '',
  ];
  return html`<li>${parts.filter(Boolean).join(', ')}</li>`;
}

/** @type {import('../records/columns.js').Shape} */
export const hazards = {
  above: () => html`<p class="buttons"><a class="button" href=${to('hazards', 'new')}>${t('ground.open')}</a>
    <a class="button" href=${to('hazards', 'bulk')}>${t('bulk.title')}</a></p>`,
  title: (hazard) => hazard.name ? `${hazard.localId} · ${hazard.name}` : hazard.localId,
  line: (hazard) =>
    [word('hazardKind', hazard.kind), word('method', hazard.method), nameOfPlace(hazard.place)].join(' · '),
  figure: (hazard) => area(hazard.areaSquareMetres),
  fields: (hazard) => [
    ['localId', hazard.localId],
    ['kind', word('hazardKind', hazard.kind)],
    ['status', word('hazardStatus', hazard.status)],
    ['area', html`${area(hazard.areaSquareMetres)}
      <span class="quiet">(${t('fields.areaExact', { exact: number(hazard.areaSquareMetres, 1) })})</span>`],
    ...(hazard.outlineIsStandIn ? [/** @type {[string, unknown]} */ (['outline', t('fields.standIn')])] : []),
    ['evidence', hazard.evidence?.length
      ? html`<ul class="plain-list">${hazard.evidence.map(evidence)}</ul>` : t('unknown')],
    ['ordnance', hazard.ordnance?.map((/** @type {string} */ one) => word('ordnance', one)).join(', ') || t('unknown')],
    ['method', word('method', hazard.method)],
    ['rate', hazard.rateSquareMetresPerCrewDay
      ? t('fields.ratePerDay', { rate: quantity(hazard.rateSquareMetresPerCrewDay, 'm²') }) : t('fields.rateByNorm')],
    ['surveyed', hazard.surveyedOn ? date(hazard.surveyedOn) : t('fields.notSurveyed')],
    ['place', placeLink(hazard.place)],
  ],
};

/** @type {import('../records/columns.js').Shape} */
export const accidents = {
  title: (accident) => [accident.year ?? t('unknown'), accident.placeText ?? nameOfPlace(accident.place)].join(' · '),
  line: (accident) => accident.sourceKind ?? '',
  figure: (accident) => `${number(accident.killed)} / ${number(accident.injured)}`,
  fields: (accident) => [
    ['year', accident.on ? date(accident.on) : accident.year ? String(accident.year) : t('unknown')],
    ['killed', number(accident.killed)],
    ['injured', number(accident.injured)],
    ['precision', word('precision', accident.precision)],
    ['kind', accident.sourceKind ?? t('unknown')],
    ['place', accident.place ? placeLink(accident.place) : accident.placeText ?? t('unknown')],
  ],
};
