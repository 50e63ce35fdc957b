import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtinCalendar } from './builtin-calendar.ts';
import { runClock } from './clock.ts';
import { addCalendarDays, addHours, addMonths } from './days.ts';
import { addWorkingDays, firstWorkingDayFrom, isWorkingDay, workingDaysBetween } from './working-days.ts';

const calendar = builtinCalendar();

const months: [day: string, count: number, due: string][] = [
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-03-15', 3, '2026-06-15'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-10-31', 14, '2027-12-31'],
];
for (const [day, count, due] of months) test(`${count} months from ${day} end on ${due}`, () => assert.equal(addMonths(day, count), due));

test('days, hours and backward counts', () => {
  assert.equal(addCalendarDays('2026-12-31', 60), '2027-03-01');
  assert.equal(addHours('2026-01-31T23:30:00+08:00', 2), '2026-01-31T17:30:00.000Z');
  assert.equal(addWorkingDays(calendar, '2025-10-09', -3), '2025-09-28');
  assert.equal(firstWorkingDayFrom(calendar, '2025-10-01'), '2025-10-09');
  assert.throws(() => addWorkingDays(calendar, '2025-10-32', 1));
  assert.throws(() => addWorkingDays(calendar, '2025-10-01', 1.5));
});

// mulberry32: small, good enough for picking cases, and the same everywhere.
function randomFrom(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('properties over random days', (context) => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  context.diagnostic(`seed ${seed}`);
  const random = randomFrom(seed);
  for (let round = 0; round < 2000; round++) {
    const day = addCalendarDays('2018-06-01', Math.floor(random() * 3500));
    const a = Math.floor(random() * 60);
    const b = Math.floor(random() * 60);
    const due = addWorkingDays(calendar, day, a + 1);
    const why = `seed ${seed}: ${day}, ${a}, ${b}`;
    assert.ok(isWorkingDay(calendar, due), why);
    assert.equal(workingDaysBetween(calendar, day, due), a + 1, why);
    assert.equal(workingDaysBetween(calendar, due, day), -(a + 1), why);
    assert.equal(addWorkingDays(calendar, addWorkingDays(calendar, day, a), b), addWorkingDays(calendar, day, a + b), why);
    // A suspension delays by exactly the working days it covers, however it overlaps with another.
    const from = addCalendarDays(day, Math.floor(random() * 10));
    const to = addCalendarDays(from, Math.floor(random() * 30));
    const plain = addWorkingDays(calendar, day, 40);
    const events = [
      { kind: 'start', at: day } as const,
      { kind: 'suspend', at: from, key: 'a' } as const,
      { kind: 'suspend', at: from, key: 'b' } as const,
      { kind: 'resume', at: to, key: 'a' } as const,
      { kind: 'resume', at: to, key: 'b' } as const,
    ];
    const covered = workingDaysBetween(calendar, from, to);
    assert.equal(runClock(events, { amount: 40, unit: 'workingDay' }, calendar).due, addWorkingDays(calendar, plain, covered), why);
  }
});
