import { html, nothing } from 'lit';
import { codeChoices } from '../records/codes.js';
import { form } from '../records/form.js';
import { read, write } from '../shell/api.js';
import { Piece } from '../shell/piece.js';
import { go, to } from '../shell/route.js';
import { date, number, t } from '../shell/words.js';
import { entered } from '../works/board.js';

/** The form for a session of risk education. */
class SessionForm extends Piece {
  static properties = { codes: { state: true } };

  constructor() {
    super();
    /** @type {Record<string, any[]> | null} */
    this.codes = null;
  }

  async firstUpdated() {
    this.codes = await read('/api/codes').catch(() => ({}));
  }

  render() {
    if (!this.codes) return nothing;
    return form(t('session.add'), [
      { name: 'localId', label: t('ground.fields.localId'), required: true },
      { name: 'on', label: t('session.on'), type: 'date', required: true },
      { name: 'organisation', label: t('release.organisation'), required: true },
      { name: 'method', label: t('session.method'), type: 'choice',
        choices: codeChoices(this.codes, 'education-method') },
      { name: 'audience', label: t('session.audience'), type: 'choice',
        choices: codeChoices(this.codes, 'education-audience') },
      { name: 'people', label: t('session.people'), type: 'people', required: true, why: t('session.peopleWhy') },
      { name: 'firstTime', label: t('session.firstTime'), type: 'number' },
    ], async (values, why) => {
      const record = { ...values, id: crypto.randomUUID(), origin: entered() };
      await write('/api/sessions', why, { record });
      go(to('sessions', record.id));
    });
  }
}

customElements.define('furrow-session-form', SessionForm);

/** @type {import('../records/columns.js').Shape} */
export const sessions = {
  above: () => html`<furrow-session-form></furrow-session-form>`,
  title: (one) => one.localId,
  line: (one) => [date(one.on), one.organisation].join(' · '),
  figure: (one) => t('session.count', { count: one.people.total }),
  fields: (one) => [
    ['held', date(one.on)], ['organisation', one.organisation], ['method', one.method ?? t('unknown')],
    ['audience', one.audience ?? t('unknown')],
    ['people', html`${number(one.people.total)}${one.people.groups.length ? html`<ul class="plain-list">
      ${one.people.groups.map((/** @type {any} */ group) => html`<li>${t(`form.people.${group.sex}`)}, ${group.band}:
        ${number(group.count)}</li>`)}</ul>` : nothing}`],
    ['firstTime', one.firstTime === undefined ? t('unknown') : number(one.firstTime)],
  ],
};
