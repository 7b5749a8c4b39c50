import { date, t, word } from '../shell/words.js';
import { incidentLine } from './incident.js';
import { organisationForm } from './organisation.js';

/** @type {import('../records/columns.js').Shape} */
export const organisations = {
  above: () => organisationForm(),
  title: (one) => one.name,
  line: (one) => [word('organisationKind', one.kind), one.country].filter(Boolean).join(' · '),
  fields: (one) => [['kind', word('organisationKind', one.kind)], ['country', one.country ?? t('unknown')],
    ['contact', one.contact ?? t('unknown')]],
};

/** @type {import('../records/columns.js').Shape} */
export const tasks = {
  title: (one) => one.number,
  line: (one) => [word('objective', one.objective), word('taskState', one.state),
    `${date(one.plannedFrom)} – ${date(one.plannedTo)}`].join(' · '),
  fields: () => [],
};

/** @type {import('../records/columns.js').Shape} */
export const incidents = {
  title: (one) => one.number,
  line: incidentLine,
  fields: () => [],
};
