import { html, nothing } from 'lit';
import { fieldList } from '../records/field-list.js';
import { choices, form } from '../records/form.js';
import { historyOf, originOf } from '../records/origin.js';
import { Answered } from '../shell/answered.js';
import { read, write } from '../shell/api.js';
import { empty } from '../shell/notes.js';
import { go, to } from '../shell/route.js';
import { date, t, word } from '../shell/words.js';
import { entered, methods, objectives } from './board.js';
import { organisations as shape } from './release-fields.js';

const KINDS = ['operator', 'inspector', 'authority', 'builder', 'educator', 'other'];

/** The form that registers an organisation, or changes one. */
export function organisationForm(/** @type {any} */ before = null, /** @type {() => void} */ then = () => {}) {
  return form(t(before ? 'organisation.change' : 'organisation.register'), [
    { name: 'name', label: t('organisation.name'), required: true, value: before?.name ?? '' },
    { name: 'kind', label: t('organisation.kind'), type: 'choice', required: true, value: before?.kind ?? 'operator',
      choices: choices('organisationKind', KINDS, word), why: t('organisation.kindWhy') },
    { name: 'country', label: t('release.country'), value: before?.country ?? '' },
    { name: 'contact', label: t('release.contact'), value: before?.contact ?? '', why: t('organisation.contactWhy') },
  ], async (values, why) => {
    const record = { origin: entered(), ...before, ...values, id: before?.id ?? crypto.randomUUID() };
    await write('/api/organisations', why, { record });
    if (!before) go(to('organisations', record.id));
    then();
  });
}

/** One organisation: what it is accredited for, from when to when, and the forms that accredit it. */
class OrganisationPage extends Answered {
  /** @param {string} id */
  async ask(id) {
    const [answer, crews] = await Promise.all(
      [read(`/api/organisations/${encodeURIComponent(id)}`), read('/api/crews?limit=2000')]);
    return { ...answer, crews: crews.items };
  }

  /** @param {any} answer */
  show({ record, accreditations, crews, journal }) {
    const names = new Map(crews.map((/** @type {any} */ one) => [one.id, one.name]));
    return html`
      <p class="kind">${t('lists.organisations')}</p><h2>${record.name}</h2>
      ${record.origin?.illustrative ? html`<p class="tag warn">${t('illustrative')}</p>` : nothing}
      ${fieldList(shape.fields(record), ['release', 'fields'])}
      ${organisationForm(record, () => this.load())}
      <h3>${t('organisation.accreditations')}</h3>
      ${accreditations.length === 0 ? empty(t('organisation.none')) : nothing}
      <ul class="rows">${accreditations.map((/** @type {any} */ one) => this.#accreditation(one, names))}</ul>
      ${this.#form(crews)}
      ${originOf(record.origin)}
      ${historyOf(journal)}`;
  }

  /**
   * @param {any} one
   * @param {Map<string, string>} names
   */
  #accreditation(one, names) {
    const today = new Date().toISOString().slice(0, 10);
    const holds = one.validFrom <= today && today <= one.validTo && !(one.withdrawnOn && one.withdrawnOn <= today);
    return html`<li>
      <p><strong>${one.number}</strong> ${one.crew ? html`<a href=${to('crews', one.crew)}>
        ${names.get(one.crew) ?? t('unknown')}</a>` : t('organisation.itself')}
        <span class="tag ${holds ? '' : 'warn'}">${t(holds ? 'organisation.holds' : 'organisation.holdsNot')}</span></p>
      <p class="quiet small">${one.objectives.map((/** @type {string} */ what) => word('objective', what)).join(', ')} ·
        ${date(one.validFrom)} – ${date(one.validTo)} · ${one.issuedBy}</p>
      ${one.methods.length ? html`<p class="quiet small">${one.methods.map((/** @type {any} */ method) =>
        `${word('fieldMethod', method.method)}${method.reliableDepthCm === undefined ? ''
          : ` ${t('organisation.to', { depth: method.reliableDepthCm })}`}`).join('; ')}</p>` : nothing}
      ${one.withdrawnOn ? html`<p class="fault">${t('organisation.withdrawn', { day: date(one.withdrawnOn),
        why: one.withdrawnWhy ?? '' })}</p>` : form(t('organisation.withdraw'), [
        { name: 'on', label: t('release.on'), type: 'date', required: true }], async (values, why) => {
        await write(`/api/accreditations/${one.id}/withdraw`, why, values);
        await this.load();
      })}</li>`;
  }

  /** @param {any[]} crews */
  #form(crews) {
    return form(t('organisation.accredit'), [
      { name: 'number', label: t('organisation.certificate'), required: true },
      { name: 'crew', label: t('release.crew'), type: 'choice', why: t('organisation.crewWhy'),
        choices: crews.map((one) => [one.id, one.name]) },
      { name: 'objectives', label: t('release.objective'), type: 'many', required: true, value: ['clearance'],
        choices: choices('objective', objectives, word) },
      { name: 'method', label: t('release.method'), type: 'choice', choices: choices('fieldMethod', methods, word),
        why: t('organisation.methodWhy') },
      { name: 'reliableDepthCm', label: t('organisation.depth'), type: 'number', why: t('organisation.depthWhy') },
      { name: 'validFrom', label: t('organisation.from'), type: 'date', required: true },
      { name: 'validTo', label: t('organisation.until'), type: 'date', required: true },
      { name: 'issuedBy', label: t('organisation.issuedBy'), required: true },
    ], async (values, why) => {
      const { method, reliableDepthCm, ...record } = values;
      await write('/api/accreditations', why, { record: { ...record, id: crypto.randomUUID(),
        organisation: this.record, origin: entered(), methods: method ? [{ method, reliableDepthCm }] : [] } });
      await this.load();
    });
  }
}

customElements.define('furrow-organisation', OrganisationPage);
