import type { Calendar } from './calendar.ts';
import type { ClockRule, Instant, Run } from './clock-events.ts';
import { type DayNumber, fromDayNumber } from './days.ts';
import { isWorked } from './working-days.ts';

/** One sentence of an explanation, before it is put in words: a message code and its values. Days are YYYY-MM-DD. */
export interface Step {
  code: string;
  values: Record<string, string | number | readonly string[]>;
}

/** The holidays that touch the days after `from` up to and with `to`, each named once in its full length. */
export function holidaySteps(calendar: Calendar, from: DayNumber, to: DayNumber): Step[] {
  const steps: Step[] = [];
  for (let day = from + 1; day <= to; day++) {
    const special = calendar.days.get(day);
    if (!special?.isOff) continue;
    const isSame = (other: DayNumber) => calendar.days.get(other)?.isOff === true && calendar.days.get(other)?.name === special.name;
    let begin = day;
    while (isSame(begin - 1)) begin--;
    let end = day;
    while (isSame(end + 1)) end++;
    steps.push({ code: 'deadlines.step.holiday', values: { from: fromDayNumber(begin), to: fromDayNumber(end), name: special.name } });
    day = end;
  }
  return steps;
}

/** The weekend days after `from` up to and with `to` that are worked, as one step; none when there are none. */
export function workedWeekendSteps(calendar: Calendar, from: DayNumber, to: DayNumber): Step[] {
  const days: string[] = [];
  for (let day = from + 1; day <= to; day++) if (calendar.days.has(day) && isWorked(calendar, day)) days.push(fromDayNumber(day));
  return days.length > 0 ? [{ code: 'deadlines.step.worked-weekends', values: { days } }] : [];
}

/** The steps that the run's own events give, in their order; `say` turns an instant into a day or a moment. */
export function eventSteps(run: Run, rule: ClockRule, say: (at: Instant) => string): Step[] {
  const happened: { at: Instant; step: Step }[] = run.extensions.map(({ at, period }) => ({
    at,
    step: { code: 'deadlines.step.extended', values: { day: say(at), ...period } },
  }));
  for (const { from, to } of run.suspensions) {
    // In days, the day on which a suspension begins still counts, like the first day of any period (民法典 art. 201).
    const begin = rule.unit === 'hour' ? from : from + 1;
    if (to === null) happened.push({ at: from, step: { code: 'deadlines.step.suspended', values: { day: say(from) } } });
    else if (to >= begin) happened.push({ at: from, step: { code: 'deadlines.step.excluded', values: { from: say(begin), to: say(to) } } });
  }
  return [
    { code: `deadlines.step.${run.label}`, values: { day: say(run.start) } },
    { code: run.isRestarted ? 'deadlines.step.period-anew' : 'deadlines.step.period', values: { amount: rule.amount, unit: rule.unit } },
    ...happened.sort((a, b) => a.at - b.at).map(({ step }) => step),
  ];
}
