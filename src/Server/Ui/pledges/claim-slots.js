import { html, nothing } from 'lit';
import { date, t, word } from '../shell/words.js';
import { amountText } from './fields.js';

/** The slots of a claim in reading order. */
export const slotNames = [
  'pledger', 'recipient', 'thing', 'category', 'amount', 'place', 'modality', 'speaker', 'agency', 'when', 'aggregate',
];

/** The key that opens each slot. */
export const slotKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 't'];

/** Slots that say how they were read. */
const shown = ['pledger', 'recipient', 'place', 'speaker', 'when'];

const modalities = ['proposed', 'planned', 'pledged', 'agreed', 'allocated', 'under-way', 'delivered', 'denied'];
const categories = ['personnel', 'equipment', 'money', 'construction', 'memorial', 'training', 'other'];

/**
 * What stands in a slot, how it was got and by which rule.
 * @param {any} claim
 * @param {string} name
 * @returns {{value: string, status: string, rule: string}}
 */
export function slotOf(claim, name) {
  const several = (/** @type {any[]} */ slots) => ({
    value: slots.map((slot) => slot.value).filter(Boolean).join('; '),
    status: slots[0]?.status ?? 'unknown', rule: slots[0]?.rule ?? '',
  });
  const plain = (/** @type {string} */ value) => ({ value, status: value ? 'stated' : 'unknown', rule: '' });
  if (name === 'pledger') return several(claim.pledgers);
  if (name === 'recipient') return several(claim.recipients);
  if (name === 'place' || name === 'speaker') return several([claim[name]]);
  if (name === 'category') return plain(word('category', claim.category));
  if (name === 'modality') return plain(word('modality', claim.modality));
  if (name === 'amount') return plain(claim.amount ? `${claim.amount.text} = ${amountText(claim.amount)}` : '');
  if (name === 'when') {
    const status = claim.days?.status ?? (claim.when ? 'stated' : 'unknown');
    return { value: [claim.when, daysText(claim.days)].filter(Boolean).join(' = '), status, rule: '' };
  }
  if (name === 'aggregate') return plain(t(claim.aggregate ? 'desk.isTotal' : 'desk.isNoTotal'));
  if (name === 'agency') return plain(claim.citedOutlets.join('; '));
  return plain(claim.thing);
}

/**
 * The days that a date expression may mean; empty when they are not known.
 * @param {any} days
 */
export function daysText(days) {
  if (!days) return '';
  if (days.from && days.from === days.until) return date(days.from);
  if (days.from && days.until) return t('pledges.between', { from: date(days.from), to: date(days.until) });
  return days.from ? t('desk.fromDay', { day: date(days.from) }) : t('desk.untilDay', { day: date(days.until) });
}

/**
 * What a slot may be instead, the likeliest first: other names of the same text, or the words of a list.
 * @param {any} claim
 * @param {string} name
 * @param {any[]} claims All of the document.
 * @param {any} document
 * @returns {{label: string, value: string}[]}
 */
export function choicesFor(claim, name, claims, document) {
  const words = (/** @type {string} */ group, /** @type {string[]} */ all) =>
    all.map((value) => ({ label: word(group, value), value }));
  if (name === 'modality') return words('modality', modalities);
  if (name === 'category') return words('category', categories);
  if (name === 'aggregate') {
    return [['desk.isTotal', 'yes'], ['desk.isNoTotal', 'no']].map(([label, value]) => ({ label: t(label), value }));
  }
  if (name === 'when') return [];
  if (name === 'amount') {
    const text = String(claim.amount?.minimum ?? claim.amount?.maximum ?? '');
    const unit = claim.amount?.currency ?? claim.amount?.unit ?? '';
    return text === '' ? [] : ['', 'at least', 'up to', 'about'].map((how) => `${how} ${text} ${unit}`.trim())
      .map((value) => ({ label: value, value }));
  }
  const names = new Set(claims.flatMap((other) => [
    ...other.pledgers, ...other.recipients, other.speaker, other.place,
  ]).map((slot) => slot?.value).filter(Boolean));
  if (name === 'agency' || name === 'speaker') {
    for (const outlet of [document.outlet, ...(document.citedOutlets ?? [])]) if (outlet) names.add(outlet);
  }
  names.delete(slotOf(claim, name).value);
  return [...names].slice(0, 9).map((value) => ({ label: value, value }));
}

/**
 * The slots, each with its key, its value and why it was read so.
 * @param {any} claim
 * @param {string | null} fixing Slot that is open.
 * @param {(name: string) => void} open
 */
export function slotList(claim, fixing, open) {
  return html`<dl class="slots">${slotNames.map((name, i) => {
    const { value, status, rule } = slotOf(claim, name);
    return html`<div class=${fixing === name ? 'open' : ''} data-slot=${name}>
      <kbd>${slotKeys[i].toUpperCase()}</kbd><dt>${t(`slots.${name}`)}</dt>
      <dd>${value || t('pledges.nobody')}
        ${shown.includes(name) ? html`<span class="why-read">
          · ${word('slot', status)}${rule ? html`, ${t('desk.rule', { rule })}` : nothing}</span>` : nothing}
        ${claim.state === 'rejected' ? nothing : html`<button class="plain small" @click=${() => open(name)}
          aria-label=${t('desk.fix', { slot: t(`slots.${name}`) })}>✎</button>`}</dd></div>`;
  })}</dl>`;
}
