import { invalid, type Problem } from '@gongkai/kernel';
import { builtinCalendar } from './builtin-calendar.ts';
import type { Calendar } from './calendar.ts';
import { runClock } from './clock.ts';
import { findDayNumber } from './days.ts';
import { type Language, sentences } from './explain.ts';
import type { Step } from './steps.ts';
import { maxAmount } from './working-days.ts';

/** A step with its sentence. */
export type SpokenStep = Step & { text: string };

/** The answer of `gongkai deadline`. */
export interface DeadlineAnswer {
  due: string;
  steps: SpokenStep[];
  warnings: SpokenStep[];
}

/** What `gongkai deadline` was asked; words from the command line are checked here. */
export interface DeadlineQuestion {
  from: string;
  workingDays: number | string;
  calendar?: Calendar;
  language?: Language;
}

/** Reckons one deadline in working days; `invalid` names every wrong option. */
export function deadlineCommand({ from, workingDays, calendar = builtinCalendar(), language = 'zh-CN' }: DeadlineQuestion): DeadlineAnswer {
  const problems: Problem[] = [];
  if (findDayNumber(from) === null) problems.push({ code: 'deadlines.day-invalid', path: 'from', values: { day: String(from).slice(0, 40) } });
  const amount = typeof workingDays === 'string' && /^\d{1,5}$/.test(workingDays) ? Number(workingDays) : workingDays;
  if (!isAmount(amount)) problems.push({ code: 'deadlines.amount-invalid', path: 'workingDays', values: { max: maxAmount } });
  if (problems.length > 0) throw invalid(problems);
  const result = runClock([{ kind: 'start', at: from }], { amount: Number(amount), unit: 'workingDay' }, calendar);
  return { due: result.due!, steps: spoken(result.steps, language), warnings: spoken(result.warnings, language) };
}

const isAmount = (amount: unknown): amount is number => Number.isInteger(amount) && Number(amount) >= 0 && Number(amount) <= maxAmount;

function spoken(steps: Step[], language: Language): SpokenStep[] {
  const texts = sentences(steps, language);
  return steps.map((step, index) => ({ ...step, text: texts[index]! }));
}

/** A case whose stated values are not what the calendar gives. */
export interface DifferingCase {
  index: number;
  received: string;
  workingDays: number;
  differences: { field: 'due' | 'calendarDays' | 'receivedOnWorkingDay'; stated: unknown; found: string | number | boolean }[];
}

/** The answer of `gongkai deadline --cases`. */
export interface CasesAnswer {
  isRight: boolean;
  checked: number;
  differing: DifferingCase[];
  warnings: SpokenStep[];
}
