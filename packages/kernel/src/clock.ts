/** Where the present comes from; tests give a fixed one. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands at one moment until it is set or moved. */
export class FixedClock implements Clock {
  #at: Date;
  constructor(at: Date | string) {
    this.#at = new Date(at);
  }
  now(): Date {
    return new Date(this.#at);
  }
  set(at: Date | string): void {
    this.#at = new Date(at);
  }
  advance(milliseconds: number): void {
    this.#at = new Date(this.#at.getTime() + milliseconds);
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();
function format(timeZone: string): Intl.DateTimeFormat {
  let found = formats.get(timeZone);
  if (!found) {
    found = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(timeZone, found);
  }
  return found;
}

/** Asia/Shanghai: the time zone of a jurisdiction unless it is configured otherwise. */
export const defaultTimeZone = 'Asia/Shanghai';

/** The calendar day (YYYY-MM-DD) of a moment in a time zone. */
export function dayOf(at: Date, timeZone: string = defaultTimeZone): string {
  return format(timeZone).format(at).slice(0, 10);
}

/** The calendar month (YYYY-MM) of a moment in a time zone. */
export function monthOf(at: Date, timeZone: string = defaultTimeZone): string {
  return format(timeZone).format(at).slice(0, 7);
}

/** A moment as "YYYY-MM-DD HH:MM" in a time zone, the form public pages must show. */
export function minuteOf(at: Date, timeZone: string = defaultTimeZone): string {
  return format(timeZone).format(at).slice(0, 16);
}

/** A day in Chinese official form: 2025年3月7日, no leading zeros (GB/T 9704—2012, 7.3.5.4). */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
