import { invalid, type Problem } from '@gongkai/kernel';
import { builtinCalendar } from './builtin-calendar.ts';
import type { Calendar } from './calendar.ts';
import { calendarDaysBetween, findDayNumber } from './days.ts';
import { type CasesAnswer, deadlineCommand, type DifferingCase, type SpokenStep } from './deadline-command.ts';
import type { Language } from './explain.ts';
import { isWorkingDay, maxAmount } from './working-days.ts';

const maxCases = 100_000;

interface Case {
  received: string;
  workingDays: number;
  due: string;
  calendarDays?: number;
  receivedOnWorkingDay?: boolean;
}

/** Checks every case of a file shaped like `deadline-samples.json` and lists those that differ; `invalid` when the file is not so shaped. */
export function checkCases(json: unknown, calendar: Calendar = builtinCalendar(), language: Language = 'zh-CN'): CasesAnswer {
  const cases = parseCases(json);
  const differing: DifferingCase[] = [];
  const warnings = new Map<string, SpokenStep>();
  cases.forEach((one, index) => {
    const answer = deadlineCommand({ from: one.received, workingDays: one.workingDays, calendar, language });
    for (const warning of answer.warnings) warnings.set(warning.text, warning);
    const found = {
      due: answer.due,
      calendarDays: calendarDaysBetween(one.received, answer.due),
      receivedOnWorkingDay: isWorkingDay(calendar, one.received),
    };
    const differences = (['due', 'calendarDays', 'receivedOnWorkingDay'] as const)
      .filter((field) => one[field] !== undefined && one[field] !== found[field])
      .map((field) => ({ field, stated: one[field], found: found[field] }));
    if (differences.length > 0) differing.push({ index, received: one.received, workingDays: one.workingDays, differences });
  });
  return { isRight: differing.length === 0, checked: cases.length, differing, warnings: [...warnings.values()] };
}

function parseCases(json: unknown): Case[] {
  const { cases } = Object(json) as { cases?: unknown };
  // A check that examined nothing would look like one that found nothing wrong.
  if (!Array.isArray(cases) || cases.length === 0) throw invalid([{ code: 'deadlines.cases-missing', path: 'cases' }]);
  if (cases.length > maxCases) throw invalid([{ code: 'deadlines.cases-too-many', path: 'cases', values: { max: maxCases } }]);
  const problems: Problem[] = [];
  cases.forEach((one: unknown, index) => {
    const { received, workingDays, due, calendarDays, receivedOnWorkingDay } = Object(one) as Record<string, unknown>;
    const wrong = (field: string, code: string, values?: Problem['values']) => problems.push({ code, path: `cases.${index}.${field}`, values });
    for (const [field, day] of Object.entries({ received, due })) {
      if (findDayNumber(day) === null) wrong(field, 'deadlines.day-invalid', { day: String(day).slice(0, 40) });
    }
    if (!Number.isInteger(workingDays) || Number(workingDays) < 0 || Number(workingDays) > maxAmount) wrong('workingDays', 'deadlines.amount-invalid', { max: maxAmount });
    if (calendarDays !== undefined && !Number.isInteger(calendarDays)) wrong('calendarDays', 'deadlines.amount-invalid', { max: maxAmount });
    if (receivedOnWorkingDay !== undefined && typeof receivedOnWorkingDay !== 'boolean') wrong('receivedOnWorkingDay', 'deadlines.case-invalid');
  });
  if (problems.length > 0) throw invalid(problems.slice(0, 200));
  return cases as Case[];
}
