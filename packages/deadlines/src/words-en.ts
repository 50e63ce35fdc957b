import type { Speaker, Words } from './words.ts';
import { findDayNumber, weekdayOf } from './days.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const units = { workingDay: 'working day', day: 'day', month: 'month', hour: 'hour' };

// In this order: holidays joined in one notice (国庆节、中秋节) go by the longest.
const holidays: [chinese: string, english: string][] = [
  ['国庆', 'National Day holiday'],
  ['春节', 'Spring Festival holiday'],
  ['劳动', 'Labour Day holiday'],
  ['元旦', 'New Year holiday'],
  ['清明', 'Qingming Festival holiday'],
  ['端午', 'Dragon Boat Festival holiday'],
  ['中秋', 'Mid-Autumn Festival holiday'],
];

function speaker(): Speaker {
  let year = '';
  const date = (day: string) => `${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1]}`;
  const withYear = (day: string) => {
    if (day.slice(0, 4) === year) return '';
    year = day.slice(0, 4);
    return ` ${year}`;
  };
  const one = (text: string) => {
    const day = text.slice(0, 10);
    return `${weekdays[weekdayOf(findDayNumber(day)!)]} ${date(day)}${withYear(day)}${text.slice(10) && `, ${text.slice(11, 16)}`}`;
  };
  return {
    day: one,
    dayList: (days) => (days.length < 2 ? days.map(one).join('') : `${days.slice(0, -1).map(one).join(', ')} and ${one(days.at(-1)!)}`),
    range: (from, to) => {
      if (from.length > 10) return `${one(from)} to ${one(to)}`;
      if (from === to) return one(from);
      if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${date(to)}${withYear(to)}`;
      return `${date(from)}${withYear(from)} – ${date(to)}${withYear(to)}`;
    },
    amount: (amount, unit) => `${amount} ${units[unit]}${amount === 1 ? '' : 's'}`,
  };
}

const started = (verb: string) => (values: Record<string, unknown>, words: Speaker) => `${verb} ${words.day(String(values.day))}`;
const amount = (values: Record<string, unknown>, words: Speaker) => words.amount(Number(values.amount), values.unit as 'day');
const warned = (text: string) => (values: Record<string, unknown>, words: Speaker) => text.replace('{at}', words.day(String(values.at)));

/** English. */
export const english: Words = {
  separator: '; ',
  speaker,
  sentences: {
    'deadlines.step.received': started('received'),
    'deadlines.step.confirmed': started('confirmed with the applicant'),
    'deadlines.step.assigned': started('assigned'),
    'deadlines.step.published': started('published'),
    'deadlines.step.corrected': started('corrected request received'),
    'deadlines.step.paid': started('fee paid'),
    'deadlines.step.started': started('started'),
    'deadlines.step.period': amount,
    'deadlines.step.period-anew': (values, words) => `${amount(values, words)}, counted anew`,
    'deadlines.step.extended': (values, words) => `extended on ${words.day(String(values.day))} by ${amount(values, words)}`,
    'deadlines.step.suspended': (values, words) => `suspended since ${words.day(String(values.day))}`,
    'deadlines.step.excluded': (values, words) => `${words.range(String(values.from), String(values.to))} ${values.from === values.to ? 'is' : 'are'} not counted (suspended)`,
    'deadlines.step.holiday': (values, words) => {
      const name = holidays.find(([chinese]) => String(values.name).includes(chinese))?.[1] ?? `holiday "${values.name}"`;
      return `${words.range(String(values.from), String(values.to))} is the ${name}`;
    },
    'deadlines.step.worked-weekends': (values, words) => {
      const days = values.days as readonly string[];
      return `${words.dayList(days)} ${days.length === 1 ? 'is a working day' : 'are working days'}`;
    },
    'deadlines.step.month-end': (values, words) => `the month has no such day, so the period ends on its last, ${words.day(String(values.day))}`,
    'deadlines.step.moved': (values, words) => `${words.day(String(values.from))} is a day off, so the end moves to the next working day`,
    'deadlines.step.due': started('due'),
    'deadlines.step.stopped': started('settled'),
    'deadlines.warning.year-without-data': (values) => `no calendar for ${values.year}: only weekends count as days off in that year, so the date may change`,
    'deadlines.warning.started-twice': warned('the second start on {at} has no effect'),
    'deadlines.warning.before-start': warned('an event on {at} lies before the start and has no effect'),
    'deadlines.warning.after-stop': warned('an event on {at} came after the matter was settled and has no effect'),
    'deadlines.warning.already-suspended': warned('the clock was already suspended for the same reason on {at}'),
    'deadlines.warning.not-suspended': warned('there was no suspension to end on {at}'),
    'deadlines.warning.suspended-late': warned('the suspension on {at} began after the due date and has no effect'),
    'deadlines.warning.extended-late': warned('the extension on {at} came after the due date and has no effect'),
    'deadlines.warning.extended-beyond-limit': warned('the extension on {at} goes beyond the limit and counts only up to it'),
  },
};
