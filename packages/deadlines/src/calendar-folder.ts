import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { invalid, type Problem } from '@gongkai/kernel';
import { type Calendar, type CalendarYear, parseCalendar } from './calendar.ts';

const maxBytes = 1_000_000;

/** Reads a calendar from a folder, only from files named YYYY.json; it replaces the built-in calendar. */
export async function loadCalendarFolder(folder: string): Promise<Calendar> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => /^\d{4}\.json$/.test(name)).sort();
  } catch {
    throw invalid([{ code: 'deadlines.calendar-folder-unreadable', values: { folder } }]);
  }
  const problems: Problem[] = [];
  const years: CalendarYear[] = [];
  for (const name of names) {
    try {
      const bytes = await readFile(join(folder, name));
      if (bytes.length > maxBytes) throw new RangeError('too large for a calendar year');
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      years.push({ year: Number(name.slice(0, 4)), json: JSON.parse(text) });
    } catch {
      problems.push({ code: 'deadlines.calendar-file-unreadable', path: name, values: { file: name } });
    }
  }
  if (problems.length > 0) throw invalid(problems);
  return parseCalendar(years);
}
