import { area, quantity, t, word } from '../shell/words.js';

/**
 * One line about what the pointer is on.
 * @param {string} column
 * @param {any} p Properties as the map gives them back: lists are JSON text there.
 */
export function tipOf(column, p) {
  const name = [p.localId, p.name].filter(Boolean).join(' ');
  if (column === 'hazards') return `${name} · ${t(`legend.${p.kind}`)} · ${area(p.areaSquareMetres)}`;
  if (column === 'assets') {
    const grade = typeof p.grade === 'number' ? t('legend.grade', { grade: p.grade }) : t('legend.gradeUnknown');
    return [name, word('assetKind', p.kind), grade].join(' · ');
  }
  if (column === 'crews') return `${p.name} · ${quantity(p.size, 'people')}`;
  if (column === 'accidents') return `${p.year ?? t('unknown')} · ${word('precision', p.precision)}`;
  return `${p.label ?? p.name} · ${word('placeKind', p.kind)}`;
}
