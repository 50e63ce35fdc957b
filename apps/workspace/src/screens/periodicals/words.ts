import type { AdoptedKind, Level } from '@gongkai/periodicals/contract';
import type { Text } from '../../app/language.tsx';

const kinds: readonly AdoptedKind[] = ['comprehensive', 'brief', 'special', 'research', 'experience', 'web-digest'];
const levels: readonly Level[] = ['county', 'city', 'province', 'state'];

/** The kinds of items as choices. */
export const kindOptions = (text: Text, among: readonly AdoptedKind[] = kinds) => among.map((value) => ({ value, label: text(`periodicals.kind.${value}`) }));

/** The levels as choices; those above the county where only they make sense. */
export const levelOptions = (text: Text, upper = false) =>
  levels.filter((value) => !upper || value !== 'county').map((value) => ({ value, label: text(`periodicals.level.${value}`) }));

/** The number of an issue in words, or that it has none yet. */
export const issueNumber = (text: Text, issue: { year: number | null; number: number | null; totalNumber?: number | null }): string =>
  issue.number === null
    ? text('periodicals.issue-unnumbered')
    : text(issue.totalNumber ? 'periodicals.issue-number-total' : 'periodicals.issue-number', { year: issue.year ?? '', number: issue.number, total: issue.totalNumber ?? '' });

/** Units with their shares as people say them: a part each where all have the same, so that three thirds are not 99 %. */
export const sharesText = (units: readonly { unitName: string; share: number }[]): string => {
  const whole = units.reduce((sum, unit) => sum + unit.share, 0);
  if (units.length === 1) return units[0]!.unitName;
  const isEven = units.every((unit) => unit.share === units[0]!.share);
  return units.map((unit) => `${unit.unitName} ${isEven ? `1/${units.length}` : `${Math.round((unit.share / whole) * 100)}%`}`).join('、');
};
