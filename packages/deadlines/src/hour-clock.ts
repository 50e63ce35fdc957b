import type { Calendar } from './calendar.ts';
import type { ClockEvent, ClockRule, Instant, Run } from './clock-events.ts';
import type { ClockResult } from './clock-result.ts';
import { replay } from './replay.ts';
import { eventSteps, type Step } from './steps.ts';

const hourMilliseconds = 3_600_000;
const moment = (at: Instant) => new Date(at).toISOString();

/** A clock in hours: runs day and night from the stated moment, no calendar moves it (民法典 art. 201). */
export function hourClock(events: readonly ClockEvent[], rule: ClockRule, calendar: Calendar, point: Instant | null): ClockResult {
  const { run, warnings } = replay(events, rule, reckon);
  const due = reckon(run);
  const lastEvent = Math.max(run.start, ...events.map((event) => Date.parse(event.at)));
  const at = run.stoppedAt ?? Math.max(point ?? lastEvent, run.start);
  return {
    due: due === null ? null : moment(due),
    state: run.stoppedAt !== null ? 'stopped' : due === null ? 'suspended' : 'running',
    remaining: { amount: remainingAt(run, at), unit: 'hour' },
    isOverdue: due !== null && at > due,
    stoppedAt: run.stoppedAt === null ? null : moment(run.stoppedAt),
    steps: stepsOf(run, rule, due),
    warnings,
    calendarVersion: calendar.version,
    timeZone: rule.timeZone,
  };
}

function reckon(run: Run): Instant | null {
  let end = run.start + run.periods.reduce((sum, period) => sum + period.amount, 0) * hourMilliseconds;
  for (const { from, to } of run.suspensions) {
    if (from >= end) break;
    if (to === null) return null;
    end += to - from;
  }
  return end;
}

function remainingAt(run: Run, at: Instant): number {
  const total = run.periods.reduce((sum, period) => sum + period.amount, 0) * hourMilliseconds;
  const stood = run.suspensions.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to ?? at, at) - from), 0);
  return Math.round(((total - (at - run.start - stood)) / hourMilliseconds) * 100) / 100;
}

function stepsOf(run: Run, rule: ClockRule, due: Instant | null): Step[] {
  const steps = eventSteps(run, rule, moment);
  if (due !== null) steps.push({ code: 'deadlines.step.due', values: { day: moment(due) } });
  if (run.stoppedAt !== null) steps.push({ code: 'deadlines.step.stopped', values: { day: moment(run.stoppedAt) } });
  return steps;
}
