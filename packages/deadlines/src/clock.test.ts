import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '@gongkai/kernel';
import { builtinCalendar } from './builtin-calendar.ts';
import type { ClockEvent, ClockRule } from './clock-events.ts';
import { runClock } from './clock.ts';
import { codesOf, explain, sentences } from './explain.ts';

const calendar = builtinCalendar();
const reply: ClockRule = { amount: 20, unit: 'workingDay', maxExtension: 20 };
const start = (at: string): ClockEvent => ({ kind: 'start', at });
const suspend = (at: string, key?: string): ClockEvent => ({ kind: 'suspend', at, key });
const resume = (at: string, key?: string): ClockEvent => ({ kind: 'resume', at, key });
const extend = (at: string, amount = 20): ClockEvent => ({ kind: 'extend', at, amount });

const cases: [what: string, events: ClockEvent[], rule: ClockRule, due: string | null, warnings: string[]][] = [
  ['over National Day', [start('2025-09-25')], reply, '2025-10-29', []],
  ['received on a day off', [start('2025-10-03')], { amount: 1, unit: 'workingDay' }, '2025-10-09', []],
  ['extended once', [start('2025-09-25'), extend('2025-10-29')], reply, '2025-11-26', []],
  ['extended twice beyond the limit', [start('2025-09-25'), extend('2025-10-20', 15), extend('2025-10-21', 15)], reply, '2025-11-26', ['extended-beyond-limit']],
  ['extended after the end', [start('2025-09-25'), extend('2025-10-30')], reply, '2025-10-29', ['extended-late']],
  ['a consultation of three working days', [start('2026-03-02'), suspend('2026-03-03'), resume('2026-03-06')], { amount: 5, unit: 'workingDay' }, '2026-03-12', []],
  ['two overlapping consultations, counted once', [start('2026-03-02'), suspend('2026-03-03', 'a'), suspend('2026-03-04', 'b'), resume('2026-03-05', 'a'), resume('2026-03-06', 'b')], { amount: 5, unit: 'workingDay' }, '2026-03-12', []],
  ['one consultation inside another', [start('2026-03-02'), suspend('2026-03-03', 'a'), suspend('2026-03-04', 'b'), resume('2026-03-05', 'b'), resume('2026-03-06', 'a')], { amount: 5, unit: 'workingDay' }, '2026-03-12', []],
  ['events recorded out of order', [suspend('2026-03-03'), resume('2026-03-06'), start('2026-03-02')], { amount: 5, unit: 'workingDay' }, '2026-03-12', []],
  ['suspended and not resumed', [start('2026-03-02'), suspend('2026-03-05')], reply, null, []],
  ['suspended after the end', [start('2026-03-02'), suspend('2026-03-31')], reply, '2026-03-30', ['suspended-late']],
  ['corrected and begun anew', [start('2026-03-02'), suspend('2026-03-09'), { kind: 'restart', at: '2026-03-25', label: 'corrected' }], reply, '2026-04-23', []],
  ['a fresh extension after a restart', [start('2026-03-02'), extend('2026-03-03'), { kind: 'restart', at: '2026-03-25' }, extend('2026-04-01')], reply, '2026-05-25', []],
  ['days that end on a day off (art. 203)', [start('2026-08-04')], { amount: 60, unit: 'day' }, '2026-10-08', []],
  ['days that stay on a day off', [start('2026-08-04')], { amount: 60, unit: 'day', movesToWorkingDay: false }, '2026-10-03', []],
  ['days with a suspension of ten', [start('2026-06-01'), suspend('2026-06-10'), resume('2026-06-20')], { amount: 30, unit: 'day' }, '2026-07-13', []],
  ['a suspension between the nominal and the moved end', [start('2026-08-04'), suspend('2026-10-05'), resume('2026-10-12')], { amount: 60, unit: 'day' }, '2026-10-13', []],
  ['three months', [start('2026-04-08')], { amount: 3, unit: 'month' }, '2026-07-08', []],
  ['three months extended by three', [start('2025-11-30'), { kind: 'extend', at: '2026-02-10', amount: 3 }], { amount: 3, unit: 'month' }, '2026-06-01', []],
  ['a month without that day, worked by the notice', [start('2026-01-31')], { amount: 1, unit: 'month' }, '2026-02-28', []],
  ['into a year without data', [start('2026-12-20')], reply, '2027-01-15', ['year-without-data']],
  ['days that end in a year without data', [start('2026-12-20')], { amount: 30, unit: 'day' }, '2027-01-19', ['year-without-data']],
  ['plain days need no calendar', [start('2026-12-20')], { amount: 30, unit: 'day', movesToWorkingDay: false }, '2027-01-19', []],
  ['two hours over midnight', [start('2026-01-31T23:00:00+08:00')], { amount: 2, unit: 'hour' }, '2026-01-31T17:00:00.000Z', []],
  ['hours with a suspension', [start('2026-01-31T10:00:00Z'), suspend('2026-01-31T10:30:00Z'), resume('2026-01-31T12:00:00Z')], { amount: 1, unit: 'hour' }, '2026-01-31T12:30:00.000Z', []],
  ['a moment late in the Shanghai day', [start('2026-03-02T16:30:00Z')], { amount: 1, unit: 'workingDay' }, '2026-03-04', []],
  ['a second start', [start('2026-03-02'), start('2026-03-05')], { amount: 1, unit: 'workingDay' }, '2026-03-03', ['started-twice']],
  ['an event before the start', [extend('2026-03-01'), start('2026-03-02')], { amount: 1, unit: 'workingDay' }, '2026-03-03', ['before-start']],
];

for (const [what, events, rule, due, warnings] of cases) {
  test(`a clock ${what}`, () => {
    const result = runClock(events, rule, calendar);
    assert.equal(result.due, due);
    assert.deepEqual(result.warnings.map(({ code }) => code.replace('deadlines.warning.', '')), warnings);
    for (const language of ['zh-CN', 'en'] as const) {
      assert.doesNotMatch(explain(result, language) + sentences(result.warnings, language).join(), /undefined|NaN|Invalid|\{/);
    }
  });
}

test('the explanation reads as the office would say it', () => {
  const result = runClock([start('2025-09-25')], reply, calendar);
  assert.equal(
    explain(result, 'en'),
    'received Thursday 25 September 2025; 20 working days; 1–8 October is the National Day holiday; Sunday 28 September and Saturday 11 October are working days; due Wednesday 29 October',
  );
  assert.equal(
    explain(result, 'zh-CN'),
    '2025年9月25日（星期四）收到；期限20个工作日；10月1日至8日国庆节、中秋节放假；9月28日（星期日）、10月11日（星期六）调休上班，计为工作日；10月29日（星期三）到期',
  );
});

test('what remains is counted from the day asked for and is negative when overdue', () => {
  const at = (asOf: string) => runClock([start('2025-09-25')], reply, calendar, asOf);
  assert.deepEqual(at('2025-09-25').remaining, { amount: 20, unit: 'workingDay' });
  assert.deepEqual(at('2025-10-28').remaining, { amount: 1, unit: 'workingDay' });
  assert.deepEqual(at('2025-09-01').remaining, { amount: 20, unit: 'workingDay' });
  assert.equal(at('2025-10-29').isOverdue, false);
  assert.deepEqual([at('2025-10-31').remaining.amount, at('2025-10-31').isOverdue], [-2, true]);
  assert.equal(runClock([start('2026-03-02'), suspend('2026-03-05')], reply, calendar, '2026-06-01').remaining.amount, 17);
  assert.equal(runClock([start('2026-01-31T10:00:00Z')], { amount: 2, unit: 'hour' }, calendar, '2026-01-31T10:45:00Z').remaining.amount, 1.25);
});

test('a settled clock stands; later events change nothing', () => {
  const result = runClock([start('2026-03-02'), { kind: 'stop', at: '2026-03-20' }, extend('2026-03-21')], reply, calendar, '2026-06-01');
  assert.equal(result.state, 'stopped');
  assert.equal(result.isOverdue, false);
  assert.equal(result.stoppedAt, '2026-03-20');
  assert.equal(result.remaining.amount, 6);
});

const refused: [what: string, events: ClockEvent[], rule: ClockRule, code: string][] = [
  ['no start', [], reply, 'deadlines.no-start'],
  ['a day that does not exist', [start('2026-02-30')], reply, 'deadlines.day-invalid'],
  ['a bare day for a clock in hours', [start('2026-02-28')], { amount: 1, unit: 'hour' }, 'deadlines.moment-invalid'],
  ['half a working day', [start('2026-02-27')], { amount: 0.5, unit: 'workingDay' }, 'deadlines.amount-invalid'],
  ['an endless period', [start('2026-02-27')], { amount: 1e9, unit: 'day' }, 'deadlines.amount-invalid'],
  ['hours on top of days', [start('2026-02-27'), { kind: 'extend', at: '2026-02-27', amount: 1, unit: 'hour' }], reply, 'deadlines.extension-unit'],
];
for (const [what, events, rule, code] of refused) {
  test(`a clock with ${what} is refused`, () => {
    assert.throws(() => runClock(events, rule, calendar), (error) => error instanceof AppError && error.kind === 'invalid' && error.code === code);
  });
}

test('both languages know the same codes', () => assert.deepEqual(codesOf('zh-CN').sort(), codesOf('en').sort()));
