import { dayOf, defaultTimeZone } from '@gongkai/kernel';
import { dayNumber, firstMonthOf, monthIndex, monthText, periodOf, yearOf } from './ledger/calendar.ts';
import type { PeriodLength } from './rulebook/wording.ts';
import type { Months } from './totals.ts';

/** The months of an assessment year. */
export function monthsOfYear(year: number, yearStartMonth = 1): Months {
  const first = firstMonthOf(year, yearStartMonth);
  return { from: monthText(first), to: monthText(first + 11) };
}

/** The months of the period of some length in which a month lies. */
export function monthsOfPeriod(month: string, per: PeriodLength, yearStartMonth = 1): Months {
  const { first, months } = periodOf(monthIndex(month), per, yearStartMonth);
  return { from: monthText(first), to: monthText(first + months - 1) };
}

/** The periods of some length in an assessment year, in order. */
export function periodsIn(year: number, per: PeriodLength, yearStartMonth = 1): Months[] {
  const first = firstMonthOf(year, yearStartMonth);
  const step = per === 'month' ? 1 : per === 'quarter' ? 3 : 12;
  return Array.from({ length: 12 / step }, (_, n) => ({ from: monthText(first + n * step), to: monthText(first + (n + 1) * step - 1) }));
}

/** The assessment year in which a month lies. */
export const yearOfMonth = (month: string, yearStartMonth = 1): number => yearOf(monthIndex(month), yearStartMonth);

/** The month some months earlier (or later, when negative). */
export const monthsBefore = (month: string, count: number): string => monthText(monthIndex(month) - count);

/** First day of a period, and of the period after it. */
export const daysOf = (months: Months): { begins: string; ends: string } => ({ begins: `${months.from}-01`, ends: `${monthsBefore(months.to, -1)}-01` });

/** The last day of a month. */
export const lastDayOfMonth = (month: string): string => new Date(Date.parse(`${monthsBefore(month, -1)}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Days from one day to another. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The day of a moment or of a day. */
export const dayOfText = (text: string, timeZone = defaultTimeZone): string => (text.length === 10 ? text : dayOf(new Date(text), timeZone));
