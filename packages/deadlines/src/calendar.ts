import { createHash } from 'node:crypto';
import { invalid, type Problem } from '@gongkai/kernel';
import { type DayNumber, findDayNumber, yearOf } from './days.ts';

/** What a notice says of one day: off, or worked although it is a weekend day. */
export interface SpecialDay {
  name: string;
  isOff: boolean;
}

/** The working-day calendar: imported years and their special days; everything else follows the weekend rule. */
export interface Calendar {
  /** Names this content, so that a due date can say by which calendar it was reckoned. */
  version: string;
  years: ReadonlySet<number>;
  days: ReadonlyMap<DayNumber, SpecialDay>;
}

/** One year of a calendar as it was read; `json` is not trusted. */
export interface CalendarYear {
  year: number;
  json: unknown;
}

interface Entry {
  name: string;
  date: string;
  isOffDay: boolean;
}

/** Reads the years of a calendar; `invalid` with every problem when a day is malformed, misplaced, doubled or contradicted. */
export function parseCalendar(years: readonly CalendarYear[]): Calendar {
  const problems: Problem[] = [];
  const days = new Map<DayNumber, SpecialDay>();
  const sources = new Map<DayNumber, number>();
  const known = new Set<number>();
  for (const { year, json } of years) {
    if (known.has(year)) problems.push({ code: 'deadlines.calendar-year-twice', path: `${year}`, values: { year } });
    known.add(year);
    entriesOf(year, json, problems).forEach((entry, index) => {
      if (!entry) return;
      const path = `${year}.days.${index}.date`;
      const day = findDayNumber(entry.date);
      const values = { day: entry.date.slice(0, 40), year };
      // A notice reaches over the new year's holiday into the neighbouring year, not further.
      if (day === null || Math.abs(yearOf(day) - year) > 1) return void problems.push({ code: 'deadlines.calendar-day-invalid', path, values });
      const before = days.get(day);
      if (before && before.isOff !== entry.isOffDay) problems.push({ code: 'deadlines.calendar-day-contradicted', path, values });
      else if (before && sources.get(day) === year) problems.push({ code: 'deadlines.calendar-day-twice', path, values });
      if (before) return;
      days.set(day, { name: entry.name, isOff: entry.isOffDay });
      sources.set(day, year);
    });
  }
  if (problems.length > 0) throw invalid(problems);
  return { version: versionOf(known, days), years: known, days };
}

// Unknown fields are ignored: published calendars carry schema names and notes of their own. A bad entry keeps its place as null.
function entriesOf(year: number, json: unknown, problems: Problem[]): (Entry | null)[] {
  const { year: stated, days } = Object(json) as { year?: unknown; days?: unknown };
  if (!Number.isInteger(stated)) problems.push({ code: 'deadlines.calendar-shape', path: `${year}.year` });
  else if (stated !== year) problems.push({ code: 'deadlines.calendar-year-differs', path: `${year}.year`, values: { year, found: Number(stated) } });
  if (!Array.isArray(days) || days.length > 400) {
    problems.push({ code: 'deadlines.calendar-shape', path: `${year}.days` });
    return [];
  }
  return days.map((day: unknown, index) => {
    const { name, date, isOffDay } = Object(day) as Record<string, unknown>;
    const isNamed = typeof name === 'string' && name.trim() !== '' && name.length <= 60;
    if (isNamed && typeof date === 'string' && typeof isOffDay === 'boolean') return { name: name.trim(), date, isOffDay };
    const field = !isNamed ? 'name' : typeof date !== 'string' ? 'date' : 'isOffDay';
    problems.push({ code: 'deadlines.calendar-shape', path: `${year}.days.${index}.${field}` });
    return null;
  });
}

function versionOf(years: Set<number>, days: Map<DayNumber, SpecialDay>): string {
  const list = [...days].sort(([a], [b]) => a - b).map(([day, { name, isOff }]) => [day, name, isOff]);
  return createHash('sha256').update(JSON.stringify([[...years].sort(), list])).digest('hex').slice(0, 16);
}
