import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, month } from './schemas.ts';

test('a day or month of the year 0, or one that does not exist, is none', () => {
  for (const wrong of ['0000-01-01', '2026-02-30', '2026-13-01', '2026-1-1', '12026-01-01']) assert.equal(day.safeParse(wrong).success, false, wrong);
  for (const right of ['0001-01-01', '2024-02-29', '9999-12-31']) assert.equal(day.safeParse(right).success, true, right);
  assert.deepEqual(['0000-01', '2026-13', '2026-12'].map((text) => month.safeParse(text).success), [false, false, true]);
});
