import type { PeriodRule } from '../rulebook/period-rules.ts';
import { toHundredths } from '../rulebook/wording.ts';
import { partOf } from './exact.ts';
import type { Rounding } from '../rulebook/point-rules.ts';

/** Amounts by month index. */
export type ByMonth = Map<number, number>;

/** One period of one unit under one rule. */
export interface Span {
  first: number;
  months: number;
  /** Whether the period has begun, and whether it is over, at the moment of asking. */
  hasBegun: boolean;
  isOver: boolean;
  rounding: Rounding;
}

export const addTo = (sums: ByMonth, month: number, amount: number): void => void sums.set(month, (sums.get(month) ?? 0) + amount);

/** Follows a running total through the months of a period; `at` turns it into what shall count, the differences are given. */
function follow(amounts: ByMonth, span: Span, at: (total: number, month: number) => number, start = 0): ByMonth {
  const given: ByMonth = new Map();
  let total = 0;
  let before = start;
  for (let month = span.first; month < span.first + span.months; month++) {
    total += amounts.get(month) ?? 0;
    const now = at(total, month);
    if (now !== before) given.set(month, now - before);
    before = now;
  }
  return given;
}

function threshold(rule: Extract<PeriodRule, { type: 'threshold' }>, counts: ByMonth, span: Span): ByMonth {
  const steps = [...rule.steps].sort((a, b) => a.atLeast - b.atLeast);
  const lowest = steps[0]!;
  const worth = (count: number): number => {
    const step = steps.findLast((one) => count >= one.atLeast);
    if (step !== undefined) return toHundredths(step.points);
    return rule.inProportion && count > 0 ? partOf(toHundredths(lowest.points), count, lowest.atLeast, span.rounding) : 0;
  };
  const given = follow(counts, span, worth);
  let total = 0;
  for (let month = span.first; month < span.first + span.months; month++) total += counts.get(month) ?? 0;
  if (span.isOver && total < lowest.atLeast && rule.otherwise !== 0) addTo(given, span.first + span.months - 1, toHundredths(rule.otherwise));
  return given;
}

function limit(rule: Extract<PeriodRule, { type: 'limit' }>, points: ByMonth, span: Span): ByMonth {
  const min = rule.min === undefined ? -Infinity : toHundredths(rule.min);
  const max = rule.max === undefined ? Infinity : toHundredths(rule.max);
  return follow(points, span, (total) => Math.min(max, Math.max(min, total)) - total);
}

function annul(rule: Extract<PeriodRule, { type: 'annul' }>, points: ByMonth, counts: ByMonth, span: Span): ByMonth {
  let count = 0;
  let struck = Infinity;
  for (let month = span.first; month < span.first + span.months && struck === Infinity; month++) {
    count += counts.get(month) ?? 0;
    if (count >= rule.atLeast) struck = month;
  }
  return follow(points, span, (total, month) => (month >= struck ? -total : 0));
}

/** What a rule gives in each month of a period, from the points it looks at and the facts it counts. */
export function applyPeriodRule(rule: PeriodRule, points: ByMonth, counts: ByMonth, span: Span): ByMonth {
  if (!span.hasBegun) return new Map();
  switch (rule.type) {
    case 'base':
      return new Map([[span.first, toHundredths(rule.points)]]);
    case 'threshold':
      return threshold(rule, counts, span);
    case 'limit':
      return limit(rule, points, span);
    case 'annul':
      return annul(rule, points, counts, span);
  }
}
