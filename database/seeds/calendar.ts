const dayMilliseconds = 86_400_000;

/** The day so many days later (or earlier). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);
}

/** The first day of the month so many months later (or earlier). */
export function addMonths(month: string, months: number): string {
  const [year, index] = month.split('-').map(Number) as [number, number];
  const total = year * 12 + index - 1 + months;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}

/** The month (YYYY-MM) of a day. */
export const monthOfDay = (day: string): string => day.slice(0, 7);
/** The year of a day. */
export const yearOfDay = (day: string): number => Number(day.slice(0, 4));
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds);
}

// Spring Festival days differ each year; the other holidays stand on fixed days. Enough for a story: deadlines use the real calendar.
const springFestivals = [['2025-01-28', '2025-02-04'], ['2026-02-15', '2026-02-23'], ['2027-02-05', '2027-02-11'], ['2028-01-25', '2028-01-31']] as const;

/** Whether offices work on a day. */
export function isWorkday(day: string): boolean {
  if (weekday(day) === 0 || weekday(day) === 6) return false;
  const date = day.slice(5);
  if (date === '01-01' || (date >= '05-01' && date <= '05-05') || (date >= '10-01' && date <= '10-07')) return false;
  return !springFestivals.some(([from, to]) => day >= from && day <= to);
}

/** The same day if offices work on it, otherwise the next on which they do. */
export function workdayFrom(day: string): string {
  let found = day;
  while (!isWorkday(found)) found = addDays(found, 1);
  return found;
}

/** Whether a day is a Friday. */
export const isFriday = (day: string): boolean => weekday(day) === 5;

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment of a day in Chinese time. */
export function at(day: string, minuteOfDay: number): string {
  return `${day}T${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}:00+08:00`;
}

/** A moment some minutes after another. */
export function later(moment: string, minutes: number): string {
  const shifted = new Date(Date.parse(moment) + (minutes + 480) * 60_000).toISOString();
  return `${shifted.slice(0, 19)}+08:00`;
}

/** The moment some working minutes after another: evenings and days off are skipped. */
export function afterInOffice(moment: string, minutes: number): string {
  const next = later(moment, minutes);
  const day = next.slice(0, 10);
  const clock = Number(next.slice(11, 13)) * 60 + Number(next.slice(14, 16));
  if (isWorkday(day) && clock >= 8 * 60 + 30 && clock <= 17 * 60 + 50) return next;
  const following = clock < 8 * 60 + 30 ? workdayFrom(day) : workdayFrom(addDays(day, 1));
  return at(following, 8 * 60 + 30 + (minutes % 45));
}
