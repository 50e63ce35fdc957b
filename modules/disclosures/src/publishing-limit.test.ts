import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formingDaysDueOn, lastLateFormingDay, publishBy } from './publishing-limit.ts';

const formed = (formedOn: string | null, more = {}) => ({ attribute: 'proactive', state: 'draft', formedOn, publishedVersion: null, ...more }) as const;

test('twenty working days run over the National Day holiday and its exchanged days', () => {
  assert.equal(publishBy(formed('2025-09-25')), '2025-10-29');
});

test('no limit runs for what is published, kept from the public, or has no day', () => {
  assert.equal(publishBy(formed('2025-09-25', { publishedVersion: 1 })), null);
  assert.equal(publishBy(formed('2025-09-25', { attribute: 'by-application' })), null);
  assert.equal(publishBy(formed(null)), null);
});

test('what was formed on the last late day is late today, the day after it is not', () => {
  const late = lastLateFormingDay('2025-10-30');
  assert.ok(publishBy(formed(late))! < '2025-10-30');
  assert.equal(formingDaysDueOn('2025-10-29').includes('2025-09-25'), true);
  for (const day of formingDaysDueOn('2025-10-29')) assert.equal(publishBy(formed(day)), '2025-10-29');
});
