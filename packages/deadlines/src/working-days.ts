import { invalid } from '@gongkai/kernel';
import type { Calendar } from './calendar.ts';
import { type DayNumber, fromDayNumber, toDayNumber, weekdayOf, yearOf } from './days.ts';

/** No period of law comes near this; a larger one is a mistake or an attack. */
export const maxAmount = 10_000;

/** Whether a day number is worked: what the notice says, and Monday to Friday where it is silent. */
export function isWorked(calendar: Calendar, day: DayNumber): boolean {
  const special = calendar.days.get(day);
  if (special) return !special.isOff;
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6;
}

/** Whether offices work on a day. */
export function isWorkingDay(calendar: Calendar, day: string): boolean {
  return isWorked(calendar, toDayNumber(day));
}

/** The working day that is some working days after a day, which is not counted itself; before it for a negative count. */
export function addWorkingDays(calendar: Calendar, day: string, count: number): string {
  if (!Number.isInteger(count) || Math.abs(count) > maxAmount) throw invalid([{ code: 'deadlines.amount-invalid', values: { max: maxAmount } }]);
  const step = count < 0 ? -1 : 1;
  let at = toDayNumber(day);
  for (let left = Math.abs(count); left > 0; ) {
    at += step;
    if (isWorked(calendar, at)) left--;
  }
  return fromDayNumber(at);
}

/** Working days after one day up to and with another; negative when the second is earlier. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  return countWorked(calendar, toDayNumber(from), toDayNumber(to));
}

/** `workingDaysBetween` on day numbers. */
function countWorked(calendar: Calendar, from: DayNumber, to: DayNumber): number {
  if (to < from) return -countWorked(calendar, to, from) || 0;
  let count = 0;
  for (let day = from + 1; day <= to; day++) if (isWorked(calendar, day)) count++;
  return count;
}

/** The day itself when it is worked, otherwise the next that is (民法典 art. 203). */
export function firstWorkingDayFrom(calendar: Calendar, day: string): string {
  let at = toDayNumber(day);
  while (!isWorked(calendar, at)) at++;
  return fromDayNumber(at);
}

/** The years between two days of which the calendar has no data. */
export function yearsWithoutData(calendar: Calendar, from: DayNumber, to: DayNumber): number[] {
  const missing: number[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!calendar.years.has(year)) missing.push(year);
  return missing;
}
