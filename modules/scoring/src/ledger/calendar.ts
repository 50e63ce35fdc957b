import { dayOf as localDay, defaultTimeZone, minuteOf } from '@gongkai/kernel';
import type { PeriodLength } from '../rulebook/wording.ts';

const dayMs = 86_400_000;
// Every zone's offset is a whole number of quarter hours, so one look-up serves all moments of a quarter.
const quarterHourMs = 900_000;

/** Days counted from 1970-01-01, of a calendar day text. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);

/** Months counted from year 0, of "YYYY-MM" (or a day). */
export const monthIndex = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

const monthTexts = new Map<number, string>();
/** "YYYY-MM" of a month index. */
export function monthText(index: number): string {
  let text = monthTexts.get(index);
  if (text === undefined) {
    text = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
    monthTexts.set(index, text);
  }
  return text;
}

/** The first month index and the length of the period in which a month lies; years begin in `yearStartMonth`. */
export function periodOf(month: number, per: PeriodLength, yearStartMonth = 1): { first: number; months: number } {
  const months = per === 'month' ? 1 : per === 'quarter' ? 3 : 12;
  const offset = (((month - (yearStartMonth - 1)) % months) + months) % months;
  return { first: month - offset, months };
}

/** The assessment year of a month: the calendar year in which that assessment year ends. */
export function yearOf(month: number, yearStartMonth = 1): number {
  const { first } = periodOf(month, 'year', yearStartMonth);
  return Math.floor((first + 11) / 12);
}

/** The first month of an assessment year. */
export const firstMonthOf = (year: number, yearStartMonth = 1): number =>
  yearStartMonth === 1 ? year * 12 : (year - 1) * 12 + yearStartMonth - 1;

/** Days and months of moments in one time zone, remembered, because a ledger asks millions of times. */
export class LocalCalendar {
  readonly #timeZone: string;
  readonly #offsetOfDay = new Map<number, number | null>();
  readonly #dayOfQuarter = new Map<number, number>();
  readonly #monthOfDay = new Map<number, number>();
  readonly #startOfDay = new Map<number, number>();
  readonly #startOfMonth = new Map<number, number>();

  constructor(timeZone: string = defaultTimeZone) {
    this.#timeZone = timeZone;
  }

  #offsetAt(ms: number): number {
    return Date.parse(`${minuteOf(new Date(ms), this.#timeZone).replace(' ', 'T')}:00Z`) - Math.floor(ms / 60_000) * 60_000;
  }

  /** The offset from universal time on a day on which it does not change; null when clocks are moved. */
  #steadyOffset(utcDay: number): number | null {
    let offset = this.#offsetOfDay.get(utcDay);
    if (offset === undefined) {
      const first = this.#offsetAt(utcDay * dayMs);
      offset = first === this.#offsetAt((utcDay + 1) * dayMs) ? first : null;
      this.#offsetOfDay.set(utcDay, offset);
    }
    return offset;
  }

  /** The local day of a moment in milliseconds. */
  dayAt(ms: number): number {
    const steady = this.#steadyOffset(Math.floor(ms / dayMs));
    if (steady !== null) return Math.floor((ms + steady) / dayMs);
    const quarter = Math.floor(ms / quarterHourMs);
    let day = this.#dayOfQuarter.get(quarter);
    if (day === undefined) {
      day = dayNumber(localDay(new Date(quarter * quarterHourMs), this.#timeZone));
      this.#dayOfQuarter.set(quarter, day);
    }
    return day;
  }

  /** The local day of a text that is a moment or already a day. */
  dayOf(text: string): number {
    return text.length === 10 ? dayNumber(text) : this.dayAt(Date.parse(text));
  }

  /** A moment in milliseconds; a day stands for its beginning. */
  msOf(text: string): number {
    return text.length === 10 ? this.startOfDay(dayNumber(text)) : Date.parse(text);
  }

  monthOfDay(day: number): number {
    let month = this.#monthOfDay.get(day);
    if (month === undefined) {
      const at = new Date(day * dayMs);
      month = at.getUTCFullYear() * 12 + at.getUTCMonth();
      this.#monthOfDay.set(day, month);
    }
    return month;
  }

  monthOf(text: string): number {
    return this.monthOfDay(this.dayOf(text));
  }

  /** The moment at which a local day begins. */
  startOfDay(day: number): number {
    let found = this.#startOfDay.get(day);
    if (found === undefined) {
      let before = day * dayMs - 16 * 3_600_000;
      let after = day * dayMs + 16 * 3_600_000;
      while (after - before > quarterHourMs) {
        const middle = before + Math.floor((after - before) / 2 / quarterHourMs) * quarterHourMs;
        if (this.dayAt(middle) >= day) after = middle;
        else before = middle;
      }
      found = after;
      this.#startOfDay.set(day, found);
    }
    return found;
  }

  /** The moment at which a local month begins. */
  startOfMonth(month: number): number {
    let found = this.#startOfMonth.get(month);
    if (found === undefined) {
      found = this.startOfDay(Math.round(Date.UTC(Math.floor(month / 12), month % 12, 1) / dayMs));
      this.#startOfMonth.set(month, found);
    }
    return found;
  }
}
