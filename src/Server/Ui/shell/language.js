import { html, nothing } from 'lit';
import { Piece } from './piece.js';
import { chooseLanguage, chosenLanguages, languages, t } from './words.js';

/** The language of the screen, and, where asked for, apart from it that of places' names. */
class Language extends Piece {
  static properties = { full: { type: Boolean } };

  constructor() {
    super();
    /** True to ask for the language of names, too. */
    this.full = false;
  }

  render() {
    const { screen, names } = chosenLanguages();
    return html`
      ${this.#choice('screen', screen, nothing)}
      ${this.full ? this.#choice('names', names ?? '', html`
        <option value="" ?selected=${!names}>${t('language.asScreen')}</option>`) : nothing}`;
  }

  /**
   * @param {'screen' | 'names'} what
   * @param {string} chosen
   * @param {unknown} first
   */
  #choice(what, chosen, first) {
    return html`
      <label class="language"><span class=${this.full ? '' : 'unseen'}>${t(`language.${what}`)}</span>
        <select @change=${(/** @type {any} */ event) => chooseLanguage(what, event.target.value)}>
          ${first}
          ${Object.entries(languages).map(([tag, name]) => html`
            <option value=${tag} lang=${tag} ?selected=${tag === chosen}>${name}</option>`)}
        </select></label>`;
  }
}

customElements.define('furrow-language', Language);
