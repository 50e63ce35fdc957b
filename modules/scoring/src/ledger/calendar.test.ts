import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LocalCalendar, dayNumber, monthIndex, monthText, periodOf, yearOf } from './calendar.ts';

test('days and months are those of the zone, also where clocks are moved', () => {
  const shanghai = new LocalCalendar();
  assert.equal(shanghai.dayOf('2026-03-31T15:59:59Z'), dayNumber('2026-03-31'));
  assert.equal(shanghai.dayOf('2026-03-31T16:00:00Z'), dayNumber('2026-04-01'));
  assert.equal(new Date(shanghai.startOfMonth(monthIndex('2026-04'))).toISOString(), '2026-03-31T16:00:00.000Z');
  const berlin = new LocalCalendar('Europe/Berlin');
  assert.equal(berlin.dayOf('2026-03-29T21:59:59Z'), dayNumber('2026-03-29'));
  assert.equal(berlin.dayOf('2026-03-29T22:00:00Z'), dayNumber('2026-03-30'));
  assert.equal(berlin.dayOf('2026-03-28T23:00:00Z'), dayNumber('2026-03-29'));
  assert.equal(new Date(berlin.startOfDay(dayNumber('2026-03-30'))).toISOString(), '2026-03-29T22:00:00.000Z');
});

test('a year that begins in December is named after the year in which it ends', () => {
  assert.equal(yearOf(monthIndex('2025-12'), 12), 2026);
  assert.equal(yearOf(monthIndex('2026-11'), 12), 2026);
  assert.equal(yearOf(monthIndex('2026-11')), 2026);
  const { first, months } = periodOf(monthIndex('2026-02'), 'quarter', 12);
  assert.deepEqual([monthText(first), months], ['2025-12', 3]);
});
