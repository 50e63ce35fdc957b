import type { PointRow } from '../rulebook/point-rules.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { implies } from './implication.ts';
import type { Report } from './report.ts';

const looksAround = (row: PointRow): boolean => row.given !== undefined || row.unless !== undefined;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function checkPair(earlier: PointRow, later: PointRow, report: Report): boolean {
  const isTwin = implies(later.when, earlier.when) && implies(earlier.when, later.when) && same(earlier.given, later.given) && same(earlier.unless, later.unless);
  if (isTwin && !same(earlier.points, later.points)) {
    report('contradiction', 'error', { rule: later.id, by: earlier.id });
    return true;
  }
  const isCovered = implies(later.when, earlier.when) && (!looksAround(earlier) || (same(earlier.given, later.given) && same(earlier.unless, later.unless)));
  if (isCovered) report('unreachable', 'error', { rule: later.id, by: earlier.id });
  return isCovered;
}

/** Finds rows of first-match tables that an earlier row leaves nothing to, and rows that contradict each other. */
export function checkRows(book: Rulebook, report: Report): void {
  for (const rule of book.rules) {
    if ((rule.sharing ?? book.sharing).mode === 'fixed' && (rule.sharing ?? book.sharing).points === undefined) {
      report('fixed-without-points', 'error', { rule: rule.id });
    }
    if (rule.pick !== 'first') continue;
    rule.rows.forEach((later, at) => {
      rule.rows.slice(0, at).some((earlier) => checkPair(earlier, later, report));
    });
  }
}
