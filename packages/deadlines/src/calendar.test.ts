import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { AppError } from '@gongkai/kernel';
import { builtinCalendar } from './builtin-calendar.ts';
import { parseCalendar } from './calendar.ts';
import { loadCalendarFolder } from './calendar-folder.ts';
import { addWorkingDays, isWorkingDay } from './working-days.ts';

const year = (days: unknown[], stated: unknown = 2030) => ({ year: 2030, json: { year: stated, days } });
const off = (date: string, isOffDay: unknown = true) => ({ name: '测试节', date, isOffDay });

const refused: [what: string, years: { year: number; json: unknown }[], code: string, path: string | undefined][] = [
  ['null', [{ year: 2030, json: null }], 'deadlines.calendar-shape', '2030.year'],
  ['days that are no list', [{ year: 2030, json: { year: 2030, days: {} } }], 'deadlines.calendar-shape', '2030.days'],
  ['another year inside', [year([], 2031)], 'deadlines.calendar-year-differs', '2030.year'],
  ['a year twice', [year([]), year([])], 'deadlines.calendar-year-twice', '2030'],
  ['a day that does not exist', [year([off('2030-02-30')])], 'deadlines.calendar-day-invalid', '2030.days.0.date'],
  ['a day of a distant year', [year([off('2035-02-03')])], 'deadlines.calendar-day-invalid', '2030.days.0.date'],
  ['a day twice', [year([off('2030-02-03'), off('2030-02-03')])], 'deadlines.calendar-day-twice', '2030.days.1.date'],
  ['a day off and worked', [year([off('2030-02-03'), off('2030-02-03', false)])], 'deadlines.calendar-day-contradicted', '2030.days.1.date'],
  ['a flag that is text', [year([off('2030-02-03', 'yes')])], 'deadlines.calendar-shape', '2030.days.0.isOffDay'],
  ['a contradiction between two files', [year([off('2030-12-31')]), { year: 2031, json: { year: 2031, days: [off('2030-12-31', false)] } }], 'deadlines.calendar-day-contradicted', '2031.days.0.date'],
];

for (const [what, years, code, path] of refused) {
  test(`a calendar with ${what} is refused at its place`, () => {
    assert.throws(
      () => parseCalendar(years),
      (error) => error instanceof AppError && error.kind === 'invalid' && error.problems.some((problem) => problem.code === code && problem.path === path),
    );
  });
}

test('all problems of a calendar are told at once', () => {
  assert.throws(
    () => parseCalendar([year([off('2030-13-01'), off('x'), { date: 1 }])]),
    (error) => error instanceof AppError && error.problems.length === 3,
  );
});

test('the same day in two notices that agree is no problem', () => {
  const calendar = parseCalendar([year([off('2030-12-31')]), { year: 2031, json: { year: 2031, days: [off('2030-12-31')] } }]);
  assert.equal(isWorkingDay(calendar, '2030-12-31'), false);
});

const days: [day: string, worked: boolean][] = [
  ['2025-09-28', true],
  ['2025-10-01', false],
  ['2025-10-08', false],
  ['2025-10-11', true],
  ['2022-12-31', false],
  ['2018-12-29', true],
  ['2026-02-14', true],
  ['2026-02-21', false],
  ['2027-01-01', true],
  ['2027-01-02', false],
];
for (const [day, worked] of days) {
  test(`${day} is ${worked ? 'worked' : 'off'}`, () => assert.equal(isWorkingDay(builtinCalendar(), day), worked));
}

test('a calendar folder replaces the built-in one, and only files named YYYY.json are read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-calendar-'));
  try {
    await writeFile(join(folder, '2027.json'), JSON.stringify({ year: 2027, days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }] }));
    await writeFile(join(folder, 'notes.json'), 'not a calendar');
    await writeFile(join(folder, '2027.json.bak'), 'not a calendar');
    const calendar = await loadCalendarFolder(folder);
    assert.deepEqual([...calendar.years], [2027]);
    assert.equal(addWorkingDays(calendar, '2026-12-31', 1), '2027-01-04');
    assert.notEqual(calendar.version, builtinCalendar().version);
    await writeFile(join(folder, '2028.json'), '{');
    await assert.rejects(loadCalendarFolder(folder), (error) => error instanceof AppError && error.problems[0]?.path === '2028.json');
  } finally {
    await rm(folder, { recursive: true });
  }
  await assert.rejects(loadCalendarFolder(join(folder, 'absent')), (error) => error instanceof AppError && error.kind === 'invalid');
});
