import { dayOf } from '@gongkai/kernel';
import { builtinCalendar, isWorkingDay } from '@gongkai/deadlines';

const hourMilliseconds = 60 * 60_000;
/** Office hours in which waiting counts, as most offices keep them. */
const opening = 9;
const closing = 17;

const hourOf = (at: Date, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at));

/** Whether a moment falls into office hours of a working day. */
export function isOfficeTime(at: Date, timeZone: string): boolean {
  const hour = hourOf(at, timeZone);
  return hour >= opening && hour < closing && isWorkingDay(builtinCalendar(), dayOf(at, timeZone));
}

/** Office hours between two moments, by whole hours; counted no further than `enough`. */
export function officeHoursBetween(from: Date, to: Date, { timeZone, enough }: { timeZone: string; enough: number }): number {
  let hours = 0;
  for (let at = from.getTime(); at + hourMilliseconds <= to.getTime() && hours < enough; at += hourMilliseconds)
    if (isOfficeTime(new Date(at), timeZone)) hours += 1;
  return hours;
}
