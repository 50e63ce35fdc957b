import type { Calendar } from './calendar.ts';
import type { ClockEvent, ClockRule, Run } from './clock-events.ts';
import type { ClockResult } from './clock-result.ts';
import { type DayNumber, addMonthsTo, fromDayNumber } from './days.ts';
import { hourClock } from './hour-clock.ts';
import { instantOf, replay } from './replay.ts';
import { eventSteps, type Step, holidaySteps, workedWeekendSteps } from './steps.ts';
import { isWorked, yearsWithoutData } from './working-days.ts';

/**
 * Runs a clock over its events. `asOf` (a day, or a moment for hours) is the point for what remains and ignores later events;
 * without it the last event is the point.
 */
export function runClock(events: readonly ClockEvent[], rule: ClockRule, calendar: Calendar, asOf?: string): ClockResult {
  const point = asOf === undefined ? null : instantOf(asOf, rule, 'asOf');
  const isKnown = (event: ClockEvent, index: number) => point === null || instantOf(event.at, rule, `events.${index}.at`) <= point;
  const past = events.filter(isKnown);
  // A clock that starts after the day asked for stands at its start.
  const known = past.some((event) => event.kind === 'start' || event.kind === 'restart') ? past : events;
  if (rule.unit === 'hour') return hourClock(known, rule, calendar, point);
  const { run, warnings } = replay(known, rule, (candidate) => reckon(candidate, rule, calendar)?.due ?? null);
  const end = reckon(run, rule, calendar);
  const lastEvent = Math.max(run.start, ...known.map((event, index) => instantOf(event.at, rule, `events.${index}.at`)));
  const at = run.stoppedAt ?? Math.max(point ?? lastEvent, run.start);
  const left = remainingAt(run, rule, calendar, at);
  const reach = end?.due ?? run.suspensions.at(-1)?.from ?? run.start;
  const examinedFrom = end ? end.firstExamined : run.start + 1;
  if (examinedFrom !== null && examinedFrom <= reach) {
    for (const year of yearsWithoutData(calendar, examinedFrom, reach)) warnings.push({ code: 'deadlines.warning.year-without-data', values: { year } });
  }
  return {
    due: end ? fromDayNumber(end.due) : null,
    state: run.stoppedAt !== null ? 'stopped' : end ? 'running' : 'suspended',
    remaining: { amount: left, unit: rule.unit === 'workingDay' ? 'workingDay' : 'day' },
    isOverdue: end !== null && at > end.due,
    stoppedAt: run.stoppedAt === null ? null : fromDayNumber(run.stoppedAt),
    steps: stepsOf(run, rule, calendar, end),
    warnings,
    calendarVersion: calendar.version,
    timeZone: rule.timeZone,
  };
}

interface End {
  due: DayNumber;
  /** The last day of the period itself, before it moves to a working day. */
  nominal: DayNumber;
  /** The first day for which the calendar mattered; null when it did not. */
  firstExamined: DayNumber | null;
  countsWorkingDays: boolean;
  endsOnMonthsLastDay: boolean;
}

/** Where a run ends; null when an open suspension stands before its end. */
function reckon(run: Run, rule: ClockRule, calendar: Calendar): End | null {
  let at: DayNumber = run.start;
  let endsOnMonthsLastDay = false;
  let index = 0;
  const open = run.suspensions.find((one) => one.to === null);
  // Steps over one day and says whether it counts; days after `from` up to and with `to` do not.
  const counts = () => {
    at++;
    while (index < run.suspensions.length && (run.suspensions[index]!.to ?? Infinity) < at) index++;
    const suspension = run.suspensions[index];
    return suspension === undefined || at <= suspension.from;
  };
  const isStanding = () => open !== undefined && at >= open.from;
  for (const period of run.periods) {
    let left = period.amount;
    if (period.unit === 'month') {
      const end = addMonthsTo(at, period.amount);
      endsOnMonthsLastDay = fromDayNumber(end).slice(8) !== fromDayNumber(at).slice(8);
      left = end - at;
    }
    while (left > 0) {
      if (isStanding()) return null;
      if (counts() && (period.unit !== 'workingDay' || isWorked(calendar, at))) left--;
    }
  }
  const nominal = at;
  const countsWorkingDays = run.periods.some((period) => period.unit === 'workingDay' && period.amount > 0);
  const moves = rule.movesToWorkingDay ?? rule.unit !== 'workingDay';
  let counted = true;
  while (moves && (!counted || !isWorked(calendar, at))) {
    if (isStanding()) return null;
    counted = counts();
  }
  const firstExamined = countsWorkingDays ? run.start + 1 : moves ? nominal : null;
  return { due: at, nominal, endsOnMonthsLastDay, firstExamined, countsWorkingDays };
}

/** What is left at a day: counted days from it to the end, or to the end it would have were it not suspended. */
function remainingAt(run: Run, rule: ClockRule, calendar: Calendar, at: DayNumber): number {
  const open = run.suspensions.find((one) => one.to === null);
  const suspensions = run.suspensions.filter((one) => one !== open);
  const end = reckon({ ...run, suspensions }, rule, calendar)!;
  const from = open ? Math.min(at, open.from) : at;
  let count = 0;
  for (let day = Math.min(from, end.due) + 1; day <= Math.max(from, end.due); day++) {
    if (suspensions.some((one) => day > one.from && day <= one.to!)) continue;
    if (rule.unit !== 'workingDay' || isWorked(calendar, day)) count++;
  }
  return from > end.due ? -count : count;
}

/** The explanation, in the order in which a person would tell it. */
function stepsOf(run: Run, rule: ClockRule, calendar: Calendar, end: End | null): Step[] {
  const steps = eventSteps(run, rule, fromDayNumber);
  if (end) {
    if (end.countsWorkingDays) steps.push(...holidaySteps(calendar, run.start, end.due), ...workedWeekendSteps(calendar, run.start, end.due));
    if (end.endsOnMonthsLastDay) steps.push({ code: 'deadlines.step.month-end', values: { day: fromDayNumber(end.nominal) } });
    if (end.due !== end.nominal) {
      if (!end.countsWorkingDays) steps.push(...holidaySteps(calendar, end.nominal - 1, end.due));
      steps.push({ code: 'deadlines.step.moved', values: { from: fromDayNumber(end.nominal), to: fromDayNumber(end.due) } });
    }
    steps.push({ code: 'deadlines.step.due', values: { day: fromDayNumber(end.due) } });
  }
  if (run.stoppedAt !== null) steps.push({ code: 'deadlines.step.stopped', values: { day: fromDayNumber(run.stoppedAt) } });
  return steps;
}
