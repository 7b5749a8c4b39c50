import { html } from 'lit';
import { t } from '../shell/words.js';

/**
 * A document's text with its quotes marked. Offsets count UTF-16 units, as JavaScript's strings do. Quotes that overlap
 * are cut into pieces, and each piece knows every claim it belongs to.
 * @param {string} text
 * @param {any[]} claims
 * @param {string | null} active Claim that is open.
 * @param {(claim: any) => void} choose
 */
export function quotedText(text, claims, active, choose) {
  const edges = new Set([0, text.length]);
  for (const { quote } of claims) {
    edges.add(clamp(quote.start, text.length));
    edges.add(clamp(quote.end, text.length));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  const pieces = cuts.slice(1).map((end, i) => piece(text, cuts[i], end, claims, active, choose));
  return html`<div class="source-text" tabindex="0" role="region" aria-label=${t('pledges.source')}>${pieces}</div>`;
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {any[]} claims
 * @param {string | null} active
 * @param {(claim: any) => void} choose
 */
function piece(text, start, end, claims, active, choose) {
  const part = text.slice(start, end);
  const own = claims.filter(({ quote }) => quote.start <= start && quote.end >= end);
  if (own.length === 0) return part;
  const claim = own.find(({ id }) => id === active) ?? own[0];
  return html`<mark class=${`${claim.state}${claim.id === active ? ' active' : ''}`} data-claim=${claim.id}
    title=${t('pledges.quoteOf', { thing: claim.thing })} @click=${() => choose(claim)}>${part}</mark>`;
}

/**
 * @param {number} offset
 * @param {number} length
 */
function clamp(offset, length) {
  return Math.max(0, Math.min(length, offset));
}
