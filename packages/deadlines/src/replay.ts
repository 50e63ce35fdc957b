import { dayOf, invalid } from '@gongkai/kernel';
import type { ClockEvent, ClockRule, Instant, Period, Run, Suspension, Unit } from './clock-events.ts';
import { toDayNumber, toMoment } from './days.ts';
import type { Step } from './steps.ts';
import { maxAmount } from './working-days.ts';

/** An instant of an event in the rule's measure; moments become days of the jurisdiction's time zone. */
export function instantOf(at: string, rule: ClockRule, path: string): Instant {
  if (rule.unit === 'hour') return toMoment(at, path);
  return toDayNumber(at.length > 10 ? dayOf(new Date(toMoment(at, path)), rule.timeZone) : at, path);
}

/** Refuses a rule or an extension that no law could mean. */
function checkPeriod({ amount, unit }: Period, path: string): void {
  const isKnown = ['workingDay', 'day', 'month', 'hour'].includes(unit);
  const isWhole = unit === 'hour' ? Number.isFinite(amount) : Number.isInteger(amount);
  if (isKnown && isWhole && amount >= 0 && amount <= maxAmount) return;
  throw invalid([{ code: isKnown ? 'deadlines.amount-invalid' : 'deadlines.unit-invalid', path, values: { max: maxAmount } }]);
}

const newRun = (start: Instant, event: Extract<ClockEvent, { kind: 'start' | 'restart' }>, rule: ClockRule): Run => ({
  start,
  label: event.label ?? (event.kind === 'restart' ? 'started' : 'received'),
  isRestarted: event.kind === 'restart',
  periods: [{ amount: rule.amount, unit: rule.unit }],
  extensions: [],
  suspensions: [],
  openKeys: new Set(),
  stoppedAt: null,
});

/**
 * Plays the events in the order in which they happened and leaves the run that counts. What cannot have an effect (an extension after
 * the end, a second start) is left out with a warning: recorded facts are never refused here, operations refuse them beforehand.
 */
export function replay(events: readonly ClockEvent[], rule: ClockRule, dueOf: (run: Run) => Instant | null): { run: Run; warnings: Step[] } {
  checkPeriod(rule, 'rule');
  const warnings: Step[] = [];
  let run: Run | undefined;
  const placed = events.map((event, index) => ({ event, at: instantOf(event.at, rule, `events.${index}.at`), path: `events.${index}` }));
  placed.sort((a, b) => a.at - b.at);
  for (const { event, at, path } of placed) {
    const warn = (code: string) => warnings.push({ code: `deadlines.warning.${code}`, values: { at: event.at } });
    if (event.kind === 'start' || event.kind === 'restart') {
      if (event.kind === 'start' && run) warn('started-twice');
      else run = newRun(at, event, rule);
    } else if (!run) warn('before-start');
    else if (run.stoppedAt !== null) warn('after-stop');
    else if (event.kind === 'stop') run.stoppedAt = at;
    else if (event.kind === 'suspend') suspend(run, event.key ?? '', { at, path, rule, dueOf, warn });
    else if (event.kind === 'resume') resume(run, event.key ?? '', at, warn);
    else if (event.kind === 'extend') extend(run, { amount: event.amount, unit: event.unit ?? rule.unit }, { at, path, rule, dueOf, warn });
  }
  if (!run) throw invalid([{ code: 'deadlines.no-start', path: 'events' }]);
  return { run, warnings };
}

/** What an event needs to know beside itself. */
interface Surroundings {
  at: Instant;
  path: string;
  rule: ClockRule;
  dueOf: (run: Run) => Instant | null;
  warn: (code: string) => unknown;
}

const isOver = (run: Run, at: Instant, dueOf: (run: Run) => Instant | null) => {
  const due = dueOf(run);
  return due !== null && at > due;
};

function suspend(run: Run, key: string, { at, dueOf, warn }: Surroundings): void {
  if (run.openKeys.has(key)) return void warn('already-suspended');
  // Time that has run out does not come back when a consultation begins afterwards.
  if (isOver(run, at, dueOf)) return void warn('suspended-late');
  run.openKeys.add(key);
  const last: Suspension | undefined = run.suspensions.at(-1);
  if (last && (last.to === null || last.to >= at)) last.to = null;
  else run.suspensions.push({ from: at, to: null });
}

function resume(run: Run, key: string, at: Instant, warn: (code: string) => void): void {
  if (!run.openKeys.delete(key)) return void warn('not-suspended');
  const last = run.suspensions.at(-1);
  if (last && run.openKeys.size === 0) last.to = at;
}

function extend(run: Run, { amount, unit }: { amount: number; unit: Unit }, { at, path, rule, dueOf, warn }: Surroundings): void {
  checkPeriod({ amount, unit }, `${path}.amount`);
  if ((unit === 'hour') !== (rule.unit === 'hour')) throw invalid([{ code: 'deadlines.extension-unit', path: `${path}.unit` }]);
  if (isOver(run, at, dueOf)) return void warn('extended-late');
  const used = run.extensions.reduce((sum, one) => sum + (one.period.unit === rule.unit ? one.period.amount : 0), 0);
  const room = unit === rule.unit && rule.maxExtension !== undefined ? Math.max(0, rule.maxExtension - used) : amount;
  if (amount > room) warn('extended-beyond-limit');
  const granted = { amount: Math.min(amount, room), unit };
  if (granted.amount === 0) return;
  run.extensions.push({ at, period: granted });
  const last = run.periods.at(-1)!;
  // One unit is counted through, so that a month's end stays the corresponding day of the start.
  if (last.unit === unit) last.amount += granted.amount;
  else run.periods.push({ ...granted });
}
