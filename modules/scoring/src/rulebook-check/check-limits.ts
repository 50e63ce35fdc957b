import type { PeriodRule } from '../rulebook/period-rules.ts';
import type { Quota } from '../rulebook/quota-rules.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Report } from './report.ts';

type Limit = Extract<PeriodRule, { type: 'limit' }>;
const monthsIn = { month: 1, quarter: 3, year: 12 } as const;
const overlap = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean => a === undefined || b === undefined || a.some((one) => b.includes(one));
const covers = (wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean => wide === undefined || (narrow?.every((one) => wide.includes(one)) ?? false);

function checkLimits(limits: readonly Limit[], report: Report): void {
  limits.forEach((limit, at) => {
    if (limit.min !== undefined && limit.max !== undefined && limit.min > limit.max) report('floor-above-cap', 'error', { rule: limit.id });
    for (const other of limits.slice(0, at)) {
      if (other.per !== limit.per || String(other.over) !== String(limit.over) || !overlap(other.classes, limit.classes)) continue;
      const [low, high] = (limit.min ?? -Infinity) > (other.max ?? Infinity) ? [limit, other] : (other.min ?? -Infinity) > (limit.max ?? Infinity) ? [other, limit] : [];
      if (low && high) report('limits-contradict', 'error', { rule: low.id, by: high.id, min: low.min!, max: high.max! });
    }
  });
}

/** The most that a limit on everything lets a unit have in a quota's period. */
function capFor(quota: Quota, limit: Limit, book: Rulebook): number {
  const isOnAll = limit.over === '*' || [...new Set(book.rules.map((rule) => rule.family))].every((family) => limit.over.includes(family));
  if (limit.max === undefined || !isOnAll || !covers(limit.classes, quota.classes)) return Infinity;
  const share = monthsIn[quota.per] / monthsIn[limit.per];
  return share >= 1 ? limit.max * share : limit.max;
}

const givesPoints = (book: Rulebook): boolean =>
  book.rules.some((rule) => rule.rows.some((row) => typeof row.points !== 'number' || row.points > 0)) ||
  book.periodRules.some((rule) => (rule.type === 'base' && rule.points > 0) || (rule.type === 'threshold' && rule.steps.some((step) => step.points > 0)));

function checkQuota(quota: Quota, book: Rulebook, limits: readonly Limit[], report: Report): void {
  const { target, measure } = quota;
  const percents = quota.quarterPercents;
  if (percents !== undefined && (percents[3] !== 100 || percents.some((one, n) => n > 0 && one < percents[n - 1]!))) report('quarter-percents', 'error', { rule: quota.id });
  if (measure.of !== 'points') {
    const listed = new Set(book.factKinds.map((one) => one.kind));
    if (![measure.counts.kind].flat().some((kind) => listed.has(kind))) report('quota-never-counted', 'error', { rule: quota.id });
    if (measure.of === 'rate' && typeof target === 'number' && target > 100) report('rate-above-hundred', 'error', { rule: quota.id, target });
    return;
  }
  if (!givesPoints(book) && target !== 0) report('quota-without-points', 'error', { rule: quota.id, target });
  for (const limit of limits) {
    const cap = capFor(quota, limit, book);
    if (typeof target === 'number' && cap < target) report('quota-above-cap', 'error', { rule: quota.id, by: limit.id, target, max: cap });
  }
}

/** Finds floors above caps, limits that cannot hold together, thresholds that punish work, and quotas that cannot be met. */
export function checkLimitsAndQuotas(book: Rulebook, report: Report): void {
  const limits = book.periodRules.filter((rule) => rule.type === 'limit');
  checkLimits(limits, report);
  for (const rule of book.periodRules) {
    if (rule.type !== 'threshold') continue;
    const steps = [...rule.steps].sort((a, b) => a.atLeast - b.atLeast);
    if (steps.some((step, n) => n > 0 && step.points < steps[n - 1]!.points)) report('steps-decrease', 'warning', { rule: rule.id });
  }
  for (const quota of book.quotas) checkQuota(quota, book, limits, report);
}
