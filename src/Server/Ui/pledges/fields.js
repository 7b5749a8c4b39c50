import { date, number, t, word } from '../shell/words.js';

/**
 * An amount as the interval it is, in the text's unit.
 * @param {any} amount
 */
export function amountText(amount) {
  if (!amount) return t('pledges.noAmount');
  const unit = amount.currency ?? amount.unit ?? '';
  const say = (/** @type {number} */ value) => `${number(value, 2)}${unit ? ` ${unit}` : ''}`;
  const { minimum: low, maximum: high } = amount;
  const has = (/** @type {any} */ value) => value !== null && value !== undefined;
  const text = has(low) && low === high ? say(low)
    : has(low) && has(high) ? t('pledges.between', { from: say(low), to: say(high) })
    : has(low) ? t('pledges.atLeast', { amount: say(low) })
    : has(high) ? t('pledges.atMost', { amount: say(high) }) : amount.text;
  return amount.approximate ? t('pledges.approximately', { amount: text }) : text;
}

/**
 * Who gives to whom.
 * @param {string[]} pledgers
 * @param {string[]} recipients
 */
export function toward(pledgers, recipients) {
  const list = (/** @type {string[]} */ names) => names.filter(Boolean).join(', ') || t('pledges.nobody');
  return t('pledges.toward', { pledger: list(pledgers), recipient: list(recipients) });
}

/** @type {import('../records/columns.js').Shape} */
export const deliveries = {
  title: (delivery) => delivery.title,
  line: (delivery) => [delivery.givers.join(', '), delivery.on ? date(delivery.on) : t('pledges.noDate'),
    ...(delivery.standing ? [] : [t('arrival.takenBack')])].filter(Boolean).join(' · '),
  figure: (delivery) => delivery.amount ? amountText(delivery.amount) : '',
  fields: (delivery) => [
    ['amount', amountText(delivery.amount)],
    ['givers', delivery.givers.join(', ') || t('pledges.nobody')],
    ['recipient', delivery.recipients.join(', ') || t('pledges.nobody')],
    ['category', word('category', delivery.category)],
    ['place', delivery.place ?? t('pledges.nobody')],
    ['on', delivery.on ? date(delivery.on) : t('pledges.noDate')],
  ],
};

/** @type {import('../records/columns.js').Shape} */
export const commitments = {
  title: (commitment) => commitment.title,
  line: (commitment) => t('pledges.byWhom', {
    line: `${toward(commitment.pledgers, commitment.recipients)} · ${word('modality', commitment.modality)}`,
    actor: commitment.confirmedBy,
  }),
  figure: (commitment) => commitment.amount ? amountText(commitment.amount) : '',
  fields: (commitment) => [
    ['amount', amountText(commitment.amount)],
    ['pledger', commitment.pledgers.join(', ') || t('pledges.nobody')],
    ['recipient', commitment.recipients.join(', ') || t('pledges.nobody')],
    ['stage', word('modality', commitment.modality)],
    ['category', word('category', commitment.category)],
    ['place', commitment.place ?? t('pledges.nobody')],
    ['arrived', commitment.arrived === null || commitment.arrived === undefined
      ? t('pledges.arrivedUnknown') : number(commitment.arrived)],
    ['confirmedBy', commitment.confirmedBy],
  ],
};
