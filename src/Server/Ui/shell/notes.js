import { html } from 'lit';
import { signInAddress } from './sign-in-address.js';
import { t } from './words.js';

/** Shown while an answer is on its way. */
export function waiting() {
  return html`<p class="note quiet" role="status">${t('loading')}</p>`;
}

/**
 * Shown while the server fills its store.
 * @param {string} step What it does now, in its words.
 */
export function preparing(step) {
  return html`<p class="note" role="status"><strong>${t('preparing')}</strong><br>${step}</p>`;
}

/**
 * Says that there is nothing, and what would make something appear.
 * @param {string} text
 */
export function empty(text) {
  return html`<p class="note quiet">${text}</p>`;
}

/**
 * Says what went wrong, in words that a person in the field can act on.
 * @param {any} error
 * @param {(() => void) | null} [again] Tries once more.
 */
export function failed(error, again = null) {
  const text = error?.code === 'network' ? t('errors.network')
    : error?.code === 'record.missing' || error?.code === 'http.404' ? t('errors.missing')
    : error?.message || t('errors.unknown');
  return html`
    <div class="note fault" role="alert">
      <p>${text}</p>
      ${error?.code && error.code !== 'network' ? html`<p class="quiet small">${error.code}</p>` : ''}
      ${error?.code === 'access.sign-in' ? html`<p><a href=${signInAddress()}>${t('accounts.signIn')}</a></p>` : ''}
      ${again ? html`<button @click=${again}>${t('tryAgain')}</button>` : ''}
    </div>`;
}
