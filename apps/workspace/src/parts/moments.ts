const isDay = (at: string | Date): at is string => typeof at === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(at);

/** A moment as the office writes it: day and minute in the jurisdiction's time zone; a plain day stays as it is. */
export function minuteText(at: string | Date): string {
  if (isDay(at)) return at;
  return format('sv-SE', at, { dateStyle: 'short', timeStyle: 'short' });
}

/** The day of a moment, YYYY-MM-DD; a plain day stays as it is. */
export function dayText(at: string | Date): string {
  if (isDay(at)) return at;
  return format('sv-SE', at, { dateStyle: 'short' });
}

/** Whole calendar days from one day to another; negative when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function format(locale: string, at: string | Date, options: Intl.DateTimeFormatOptions): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return String(at);
  return new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', ...options }).format(moment);
}

/** The moment of a wall-clock time (YYYY-MM-DDTHH:MM) in the jurisdiction's time zone, which knows no summer time. */
export function momentAt(wallClock: string): string {
  return new Date(`${wallClock}:00+08:00`).toISOString();
}
