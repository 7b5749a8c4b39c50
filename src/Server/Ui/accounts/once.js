import { html } from 'lit';
import { t } from '../shell/words.js';

/**
 * A secret that is shown this one time.
 * @param {string} lead What it is, and for whom.
 * @param {string} secret
 */
export function once(lead, secret) {
  return html`
    <div class="a-once" role="status">
      <p>${lead}</p>
      <p><code>${secret}</code></p>
      <button @click=${() => navigator.clipboard.writeText(secret)}>${t('accounts.copy')}</button>
      <p class="quiet small">${t('accounts.onceOnly')}</p>
    </div>`;
}

/** Roles and classes from the least to the most. */
export const roles = ['observer', 'reporter', 'officer', 'administrator'];
export const classes = ['low', 'moderate', 'high', 'severe'];

/**
 * The words up to one's own: nobody gives more than they have.
 * @param {string[]} all
 * @param {string} own
 */
export function upTo(all, own) {
  return all.slice(0, all.indexOf(own) + 1);
}
