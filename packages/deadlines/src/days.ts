import { invalid } from '@gongkai/kernel';

/** Days since 1970-01-01; arithmetic on days is arithmetic on these. */
export type DayNumber = number;

const dayMilliseconds = 86_400_000;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const first = Date.UTC(1900, 0, 1) / dayMilliseconds;
const last = Date.UTC(2999, 11, 31) / dayMilliseconds;

/** The number of a day (YYYY-MM-DD, 1900–2999), or null when there is no such day. */
export function findDayNumber(day: unknown): DayNumber | null {
  const parts = typeof day === 'string' ? shape.exec(day) : null;
  if (!parts) return null;
  const at = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / dayMilliseconds;
  return at >= first && at <= last && fromDayNumber(at) === day ? at : null;
}

/** The number of a day; `invalid` when there is no such day. */
export function toDayNumber(day: string, path?: string): DayNumber {
  const found = findDayNumber(day);
  if (found === null) throw invalid([{ code: 'deadlines.day-invalid', path, values: { day: String(day).slice(0, 40) } }]);
  return found;
}

/** The day (YYYY-MM-DD) of a number. */
export function fromDayNumber(day: DayNumber): string {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The calendar year of a day number. */
export function yearOf(day: DayNumber): number {
  return new Date(day * dayMilliseconds).getUTCFullYear();
}

/** The day that is some calendar days later; the first day is not counted (民法典 art. 201). */
export function addCalendarDays(day: string, count: number): string {
  return fromDayNumber(toDayNumber(day) + count);
}

/** Calendar days from one day (not counted) to another (counted); negative when the second is earlier. */
export function calendarDaysBetween(from: string, to: string): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** The corresponding day some months later, the month's last day where there is none (民法典 art. 202). */
export function addMonths(day: string, count: number): string {
  return fromDayNumber(addMonthsTo(toDayNumber(day), count));
}

/** `addMonths` on day numbers. */
export function addMonthsTo(day: DayNumber, count: number): DayNumber {
  const at = new Date(day * dayMilliseconds);
  const date = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + count);
  const lastDate = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(date, lastDate));
  return at.getTime() / dayMilliseconds;
}

/** The moment some hours later; hours run from the stated moment itself (民法典 art. 201). */
export function addHours(moment: string, hours: number): string {
  return new Date(toMoment(moment) + hours * 3_600_000).toISOString();
}

/** Milliseconds of a moment with time zone; `invalid` for anything else. */
export function toMoment(moment: string, path?: string): number {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(moment) ? Date.parse(moment) : NaN;
  if (Number.isNaN(at)) throw invalid([{ code: 'deadlines.moment-invalid', path, values: { moment: String(moment).slice(0, 40) } }]);
  return at;
}
