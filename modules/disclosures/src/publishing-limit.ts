import { addCalendarDays, addWorkingDays, builtinCalendar } from '@gongkai/deadlines';
import type { attributes, documentStates } from './contract.ts';

/** Article 26: within twenty working days of forming or changing, unless a law says otherwise. */
const publishingDays = 20;

export interface LimitedDocument {
  attribute: (typeof attributes)[number];
  state: (typeof documentStates)[number];
  formedOn: string | null;
  publishedVersion: number | null;
}

/** The last day for publishing a document; null where none runs. A function of its facts and the calendar, never stored. */
export function publishBy(document: LimitedDocument): string | null {
  if (document.attribute !== 'proactive' || document.publishedVersion !== null || document.formedOn === null) return null;
  return addWorkingDays(builtinCalendar(), document.formedOn, publishingDays);
}

/** The newest day of forming whose limit has passed by a day: what was formed on it or before and is not public is late. */
export function lastLateFormingDay(today: string): string {
  let formed = today;
  while (addWorkingDays(builtinCalendar(), formed, publishingDays) >= today) formed = addCalendarDays(formed, -1);
  return formed;
}

/** The days of forming whose limit ends on a day; more than one around holidays. */
export function formingDaysDueOn(due: string): string[] {
  const days: string[] = [];
  for (let formed = lastLateFormingDay(due), limit = ''; limit <= due; ) {
    formed = addCalendarDays(formed, 1);
    limit = addWorkingDays(builtinCalendar(), formed, publishingDays);
    if (limit === due) days.push(formed);
  }
  return days;
}
