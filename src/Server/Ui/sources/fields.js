import { date, t } from '../shell/words.js';

/** @type {import('../records/columns.js').Shape} */
export const documents = {
  title: (document) => document.title ?? t('unnamed'),
  line: (document) => [document.outlet ?? '', document.publishedOn ? date(document.publishedOn) : t('pledges.noDate')]
    .filter(Boolean).join(' · '),
  fields: (document) => [
    ['published', document.publishedOn ? date(document.publishedOn) : t('pledges.noDate')],
    ['outlets', [document.outlet, ...(document.citedOutlets ?? [])].filter(Boolean).join(', ') || t('pledges.nobody')],
    ['language', document.language],
    ['address', document.url ?? t('pledges.nobody')],
  ],
};
