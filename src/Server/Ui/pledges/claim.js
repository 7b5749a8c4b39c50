import { html, nothing } from 'lit';
import '../records/why.js';
import { fieldList } from '../records/field-list.js';
import { write } from '../shell/api.js';
import { t, word } from '../shell/words.js';
import { amountText } from './fields.js';

/** @param {any[]} slots */
function values(slots) {
  return slots?.map((slot) => slot.value).filter(Boolean).join(', ') || t('pledges.nobody');
}

/**
 * What the reader proposes from one quote, with the decision that a person takes.
 * @param {any} claim
 * @param {string} text The document's text.
 * @param {() => Promise<void>} decided Called after a decision was written.
 */
export function claimCard(claim, text, decided) {
  const decide = (/** @type {string} */ verb) => async (/** @type {string} */ why) => {
    await write(`/api/claims/${claim.id}/${verb}`, why);
    await decided();
  };
  return html`
    <article class="claim" data-claim=${claim.id}>
      <h3>${claim.thing} <span class="tag">${word('claimState', claim.state)}</span></h3>
      <blockquote>${text.slice(claim.quote.start, claim.quote.end)}</blockquote>
      ${fieldList([
        ['pledger', values(claim.pledgers)],
        ['recipient', values(claim.recipients)],
        ['amount', amountText(claim.amount)],
        ['stage', word('modality', claim.modality)],
        ['speaker', values([claim.speaker ?? {}])],
        ['outlets', claim.citedOutlets?.join(', ') || t('pledges.nobody')],
        ['place', values([claim.place ?? {}])],
        ['when', claim.when ?? t('pledges.nobody')],
        ['source', t(claim.direct ? 'pledges.direct' : 'pledges.indirect')],
      ], ['pledges'])}
      ${claim.aggregate ? html`<p class="quiet">${t('pledges.aggregate')}</p>` : nothing}
      ${claim.state === 'proposed' ? html`<furrow-why .acts=${[
        { word: t('pledges.confirm'), act: decide('confirm') },
        { word: t('pledges.reject'), act: decide('reject') },
      ]}></furrow-why>` : nothing}
    </article>`;
}
