import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '@gongkai/kernel';
import samples from '../test/deadline-samples.json' with { type: 'json' };
import { parseCalendar } from './calendar.ts';
import { checkCases } from './check-cases.ts';
import { deadlineCommand } from './deadline-command.ts';

test('every sample of the published list holds', () => {
  const answer = checkCases(samples);
  assert.deepEqual([answer.checked, answer.isRight, answer.differing], [24, true, []]);
});

test('planted wrong cases are reported, and only they', () => {
  const planted = structuredClone(samples);
  planted.cases[3]!.due = '2021-05-28';
  planted.cases[7]!.calendarDays = 22;
  planted.cases[9]!.receivedOnWorkingDay = false;
  const answer = checkCases(planted);
  assert.equal(answer.isRight, false);
  assert.deepEqual(answer.differing.map(({ index, differences }) => [index, differences]), [
    [3, [{ field: 'due', stated: '2021-05-28', found: '2021-05-31' }]],
    [7, [{ field: 'calendarDays', stated: 22, found: 21 }]],
    [9, [{ field: 'receivedOnWorkingDay', stated: false, found: true }]],
  ]);
});

test('another calendar gives other days', () => {
  const bare = parseCalendar([{ year: 2021, json: { year: 2021, days: [] } }]);
  const answer = checkCases(samples, bare, 'en');
  assert.equal(answer.isRight, false);
  assert.ok(answer.warnings.some(({ text }) => text.includes('2022')));
});

const malformed: [what: string, json: unknown, paths: (string | undefined)[]][] = [
  ['null', null, ['cases']],
  ['a list', [], ['cases']],
  ['no case', { cases: [] }, ['cases']],
  ['a case that is text', { cases: ['x'] }, ['cases.0.received', 'cases.0.due', 'cases.0.workingDays']],
  ['bad values', { cases: [{ received: '2026-02-30', workingDays: -1, due: 5 }] }, ['cases.0.received', 'cases.0.due', 'cases.0.workingDays']],
];
for (const [what, json, paths] of malformed) {
  test(`cases that are ${what} are refused with every problem`, () => {
    assert.throws(() => checkCases(json), (error) => error instanceof AppError && error.kind === 'invalid' && assert.deepEqual(error.problems.map(({ path }) => path), paths) === undefined);
  });
}

test('a deadline comes with sentences and warnings in the language asked for', () => {
  const answer = deadlineCommand({ from: '2026-12-20', workingDays: '20', language: 'en' });
  assert.equal(answer.due, '2027-01-15');
  assert.equal(answer.steps.at(-1)!.text, 'due Friday 15 January 2027');
  assert.match(answer.warnings[0]!.text, /2027/);
});

test('wrong options are refused all at once', () => {
  for (const workingDays of ['', '-3', '2.5', '1e3', 'x', 10_001, Number.NaN]) {
    assert.throws(() => deadlineCommand({ from: '25/9/2025', workingDays }), (error) => error instanceof AppError && error.problems.length === 2);
  }
});

test('a calendar without any year still answers by the weekends, with a warning', () => {
  const answer = deadlineCommand({ from: '2025-09-25', workingDays: 20, calendar: parseCalendar([]), language: 'en' });
  assert.equal(answer.due, '2025-10-23');
  assert.match(answer.warnings[0]!.text, /no calendar for 2025/);
});
