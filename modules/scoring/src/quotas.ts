import { classesIn } from './ledger/books.ts';
import type { ScoredUnit } from './ledger/types.ts';
import { dayOfText, daysBetween, daysOf, monthsOfYear, periodsIn } from './periods.ts';
import type { Records } from './records.ts';
import type { Consequence, Quota } from './rulebook/quota-rules.ts';
import type { Rulebook } from './rulebook/rulebook.ts';
import { toHundredths } from './rulebook/wording.ts';
import type { Months, MonthSums } from './totals.ts';

/** What an office decided about one consequence of a missed task or a veto. */
export interface DecidedConsequence {
  /** The quota or veto. */
  ruleId: string;
  unitId: string;
  periodTo: string;
  /** The quarter check, 0 for none. */
  check: number;
  effect: Consequence['effect'];
  carriedOut: boolean;
}

/** What quotas are judged from; `asOf` is the day of asking. */
export interface QuotaFrame {
  rulebook: Rulebook;
  sums: MonthSums;
  records: Records;
  units: readonly ScoredUnit[];
  year: number;
  asOf: string;
  /** What was decided already; the newest word of each counts. */
  decidedConsequences?: readonly DecidedConsequence[];
}

/** The newest decision about a consequence, if any. */
export function decisionOn<T extends DecidedConsequence>(decided: readonly T[], one: Omit<DecidedConsequence, 'carriedOut'>): T | undefined {
  return decided.findLast((each) => each.ruleId === one.ruleId && each.unitId === one.unitId && each.periodTo === one.periodTo && each.check === one.check && each.effect === one.effect);
}

export type QuotaState = 'met' | 'on-track' | 'warned' | 'missed' | 'no-target' | 'not-begun';

/** One unit under one quota in one period (or quarter check of a year's target). */
export interface QuotaProgress {
  quotaId: string;
  unitId: string;
  months: Months;
  /** A quarter check of a year's target, from 1 to 4. */
  check: number | null;
  /** Points, a count or a percentage. */
  done: number;
  target: number | null;
  /** What `done` grows to by the end of the period at the pace so far. */
  forecast: number | null;
  state: QuotaState;
  daysLeft: number;
  consequences: readonly Consequence[];
}

/** Whether a quota is for a unit in a year. */
const concerns = (quota: Quota, unit: ScoredUnit, year: number): boolean =>
  quota.classes === undefined || classesIn(unit, year).some((one) => quota.classes!.includes(one));

function doneBy(quota: Quota, unitId: string, months: Months, frame: QuotaFrame): number {
  const { measure } = quota;
  switch (measure.of) {
    case 'points':
      return frame.sums.of(unitId, months) / 100;
    case 'count':
      return frame.records.count(unitId, measure.counts, months);
    case 'rate': {
      const whole = frame.records.countItems(unitId, measure.outOf, months);
      return whole === 0 ? 0 : (frame.records.countItems(unitId, measure.counts, months) / whole) * 100;
    }
  }
}

function targetOf(quota: Quota, unit: ScoredUnit, year: number): number | null {
  return quota.target === 'unit' ? (unit.targets?.[String(year)]?.[quota.id] ?? null) : quota.target;
}

/** Compares exactly where the figures are points. */
const reaches = (quota: Quota, done: number, target: number): boolean =>
  quota.measure.of === 'points' ? toHundredths(done) >= Math.round(target * 100) : done >= target;

interface Stretch {
  months: Months;
  check: number | null;
  /** Part of the target due by the end. */
  percent: number;
}

function stretchesOf(quota: Quota, frame: QuotaFrame): Stretch[] {
  const start = frame.rulebook.yearStartMonth;
  const periods = periodsIn(frame.year, quota.per, start).map((months) => ({ months, check: null, percent: 100 }));
  if (quota.quarterPercents === undefined) return periods;
  const year = monthsOfYear(frame.year, start);
  const checks = periodsIn(frame.year, 'quarter', start).map(({ to }, n) => ({ months: { from: year.from, to }, check: n + 1, percent: quota.quarterPercents![n]! }));
  return [...checks, ...periods];
}

function stateOf(quota: Quota, figures: Pick<QuotaProgress, 'done' | 'target' | 'forecast' | 'months'>, today: string): QuotaState {
  const { done, target, forecast } = figures;
  const { begins, ends } = daysOf(figures.months);
  if (today < begins) return 'not-begun';
  if (target === null) return 'no-target';
  if (today >= ends) return reaches(quota, done, target) ? 'met' : 'missed';
  // A rate can still fall; it is only met when the period is over.
  if (quota.measure.of !== 'rate' && reaches(quota, done, target)) return 'met';
  if (daysBetween(today, ends) <= quota.warnDays) return reaches(quota, done, target) ? 'on-track' : 'warned';
  return forecast !== null && forecast < target ? 'warned' : 'on-track';
}

function progressIn(quota: Quota, unit: ScoredUnit, stretch: Stretch, frame: QuotaFrame): QuotaProgress {
  const { months } = stretch;
  const whole = targetOf(quota, unit, frame.year);
  const target = whole === null ? null : quota.measure.of === 'points' ? Math.round(whole * stretch.percent) / 100 : (whole * stretch.percent) / 100;
  const done = doneBy(quota, unit.id, months, frame);
  const { begins, ends } = daysOf(months);
  const today = dayOfText(frame.asOf);
  const length = daysBetween(begins, ends);
  const passed = Math.min(length, Math.max(0, daysBetween(begins, today) + 1));
  const forecast = passed === 0 ? null : quota.measure.of === 'rate' ? done : Math.round((done / passed) * length * 100) / 100;
  const state = stateOf(quota, { done, target, forecast, months }, today);
  return {
    quotaId: quota.id,
    unitId: unit.id,
    months,
    check: stretch.check,
    done,
    target,
    forecast,
    state,
    daysLeft: Math.max(0, daysBetween(today, ends)),
    consequences: state === 'missed' ? quota.consequences : [],
  };
}

/** How far every unit is with every quota of the year: done, due, forecast, and what follows when it is missed. */
export function quotaProgress(frame: QuotaFrame): QuotaProgress[] {
  return frame.rulebook.quotas.flatMap((quota) =>
    frame.units
      .filter((unit) => concerns(quota, unit, frame.year))
      .flatMap((unit) => stretchesOf(quota, frame).map((stretch) => progressIn(quota, unit, stretch, frame))),
  );
}

/** A veto that has struck, with what follows from it. */
export interface StruckVeto {
  vetoId: string;
  unitId: string;
  /** The last month of the period in which it struck last. */
  periodTo: string;
  factIds: string[];
  consequences: readonly Consequence[];
}

/** The vetoes of the year that have struck. */
export function struckVetoes(frame: QuotaFrame): StruckVeto[] {
  return frame.rulebook.vetoes.flatMap((veto) =>
    frame.units.flatMap((unit) => {
      const periods = periodsIn(frame.year, veto.per, frame.rulebook.yearStartMonth);
      const struck = periods.map((months) => ({ months, facts: frame.records.of(unit.id, veto.counts, months) })).filter(({ facts }) => facts.length >= veto.atLeast);
      const last = struck.at(-1);
      return last === undefined ? [] : [{
        vetoId: veto.id, unitId: unit.id, periodTo: last.months.to, factIds: struck.flatMap(({ facts }) => facts.map((one) => one.fact.id)), consequences: veto.consequences,
      }];
    }),
  );
}
