import { html } from 'lit';
import { t } from '../shell/words.js';

/**
 * A field for a password, known to password managers by its kind.
 * @param {string} name
 * @param {string} label
 * @param {'current-password' | 'new-password'} kind
 */
export function secret(name, label, kind) {
  return html`
    <div class="entry">
      <label for=${name}>${label}</label>
      <input id=${name} name=${name} type="password" autocomplete=${kind} required maxlength="128"
        aria-describedby=${kind === 'new-password' ? 'password-form' : ''}>
    </div>`;
}

/** The password that somebody chooses, twice. */
export function newPassword() {
  return html`
    ${secret('chosen', t('accounts.newPassword'), 'new-password')}
    <p class="quiet small" id="password-form">${t('accounts.passwordForm')}</p>
    ${secret('again', t('accounts.again'), 'new-password')}`;
}
