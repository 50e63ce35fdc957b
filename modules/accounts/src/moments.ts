import { dayOf, minuteOf } from '@gongkai/kernel';

/** The moment at which a calendar day begins in a time zone. */
function startOfDay(day: string, timeZone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // What the zone's clock shows at UTC midnight says how far it is off; asked twice for days on which the offset changes.
  const shown = (at: number) => Date.parse(`${minuteOf(new Date(at), timeZone).replace(' ', 'T')}:00Z`);
  const first = utc - (shown(utc) - utc);
  return new Date(utc - (shown(first) - first));
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A day or a moment as the moment from which something holds. */
export const fromMoment = (text: string, timeZone: string): Date => (isDay(text) ? startOfDay(text, timeZone) : new Date(text));

/** A day (included) or a moment (excluded) as the moment until which something holds. */
export function untilMoment(text: string, timeZone: string): Date {
  if (!isDay(text)) return new Date(text);
  const next = new Date(startOfDay(text, timeZone).getTime() + 36 * 3_600_000);
  return startOfDay(dayOf(next, timeZone), timeZone);
}
