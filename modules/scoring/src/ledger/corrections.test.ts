import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aFact, aRule, aRulebook, inForce, underBook } from '../testing.ts';
import { sumFor } from '../totals.ts';
import { computeLedger } from './compute-ledger.ts';
import type { Entry, Fact, LedgerInput } from './types.ts';

const book = aRulebook();
const march = [{ period: '2026-03', closedAt: '2026-04-02T09:00:00+08:00' }];
const inMonth = (entries: readonly Entry[], month: string, unit = 'unit-1') => sumFor(entries, unit, { from: month, to: month }) / 100;
const run = (facts: Fact[], rest: Partial<LedgerInput> = {}) => computeLedger(underBook(book, facts, rest)).entries;
const first = aFact({ kind: 'adopted', id: 'A', on: '2026-03-05' });

test('a correction in an open month takes the old entry back and adds the new one; both stay', () => {
  const correction = aFact({ kind: 'adopted', id: 'B', corrects: 'A', on: '2026-03-05', units: ['unit-2'], recordedAt: '2026-03-20T10:00:00+08:00', recordedBy: 'chief' });
  const entries = run([first, correction]);
  assert.deepEqual(entries.map((one) => [one.id, one.unitId, one.hundredths, one.month]), [
    ['A.0', 'unit-1', 500, '2026-03'],
    ['B.0', 'unit-1', -500, '2026-03'],
    ['B.1', 'unit-2', 500, '2026-03'],
  ]);
  assert.equal(entries[1]?.reverses, 'A.0');
  assert.equal(entries[1]?.recordedBy, 'chief');
});

test('a correction that changes nothing worth points makes no entry', () => {
  const same = aFact({ kind: 'adopted', id: 'B', corrects: 'A', on: '2026-03-05', tags: { page: 3 }, recordedAt: '2026-03-20T10:00:00+08:00' });
  assert.equal(run([first, same]).length, 1);
});

test('a correction after the month was closed is an adjustment in the next', () => {
  const correction = aFact({ kind: 'adopted', id: 'B', corrects: 'A', on: '2026-03-05', units: ['unit-2'], recordedAt: '2026-04-10T10:00:00+08:00' });
  const entries = run([first, correction], { closings: march });
  assert.deepEqual([inMonth(entries, '2026-03'), inMonth(entries, '2026-04')], [5, -5]);
  assert.deepEqual([inMonth(entries, '2026-03', 'unit-2'), inMonth(entries, '2026-04', 'unit-2')], [0, 5]);
  assert.ok(entries.slice(1).every((one) => one.adjusts === '2026-03'));
});

test('a late fact counts in the first month still open', () => {
  const late = aFact({ kind: 'adopted', id: 'L', item: 'late', on: '2026-02-05', recordedAt: '2026-04-10T10:00:00+08:00' });
  const entries = run([late], { closings: march });
  assert.deepEqual([entries[0]?.month, entries[0]?.adjusts], ['2026-04', '2026-02']);
});

test('a withdrawn adoption is taken back, and comes back when the withdrawal is withdrawn', () => {
  const withdrawal = aFact({ kind: 'withdrawn', id: 'W', corrects: 'A', on: '2026-03-10' });
  const again = aFact({ kind: 'withdrawn', id: 'X', corrects: 'W', on: '2026-03-11' });
  assert.equal(inMonth(run([first, withdrawal]), '2026-03'), 0);
  assert.deepEqual(run([first, withdrawal, again]).map((one) => one.hundredths), [500, -500, 500]);
});

test('a correction of a correction replaces it', () => {
  const second = aFact({ kind: 'adopted', id: 'B', corrects: 'A', on: '2026-04-05', recordedAt: '2026-04-06T10:00:00+08:00' });
  const third = aFact({ kind: 'adopted', id: 'C', corrects: 'B', on: '2026-05-05', recordedAt: '2026-05-06T10:00:00+08:00' });
  const entries = run([third, first, second]);
  assert.deepEqual(['2026-03', '2026-04', '2026-05'].map((month) => inMonth(entries, month)), [0, 0, 5]);
});

test('withdrawing the higher adoption lets the lower one stand again', () => {
  const high = aRulebook({
    rules: [aRule('adoption', { tag: 'worth', times: 1 })],
    combinations: [{ id: 'highest', label: { zh: '高', en: 'high' }, families: ['adoption'], take: 'highest' }],
  });
  const low = aFact({ kind: 'adopted', id: 'low', tags: { worth: 5 }, on: '2026-03-05' });
  const top = aFact({ kind: 'adopted', id: 'top', tags: { worth: 30 }, on: '2026-04-05' });
  const gone = aFact({ kind: 'withdrawn', id: 'gone', corrects: 'top', on: '2026-05-05' });
  const { entries } = computeLedger(underBook(high, [low, top, gone]));
  assert.deepEqual(['2026-03', '2026-04', '2026-05'].map((month) => inMonth(entries, month)), [5, 0, 0]);
});

test('the rulebook is the version in force on the day of the fact', () => {
  const better = aRulebook({ version: 2, rules: [aRule('adoption', 8)] });
  const rulebooks = [inForce(book), inForce(better, '2026-04-01')];
  const entries = computeLedger({ rulebooks, facts: [first, aFact({ kind: 'adopted', id: 'D', item: 'two', on: '2026-04-01' })] }).entries;
  assert.deepEqual(entries.map((one) => [one.hundredths, one.rulebook]), [[500, 'test-book@1'], [800, 'test-book@2']]);
});

test('an amendment with effect from the past adjusts, and the closed month stays', () => {
  const better = aRulebook({ version: 2, rules: [aRule('adoption', 8)] });
  const rulebooks = [inForce(book), { ...inForce(better, '2026-03-01', '2026-04-20T09:00:00+08:00'), adoptedBy: 'office' }];
  const { entries } = computeLedger({ rulebooks, facts: [first], closings: march, asOf: '2026-04-30' });
  assert.deepEqual([inMonth(entries, '2026-03'), inMonth(entries, '2026-04')], [5, 3]);
  assert.equal(entries[1]?.recordedBy, 'office');
});

test('an appeal’s outcome is an entry', () => {
  const decided = aFact({ kind: 'decision', id: 'appeal', item: 'appeal-7', tags: { points: 2.5 }, on: '2026-04-12' });
  const entries = run([first, decided]);
  assert.deepEqual([entries[1]?.type, entries[1]?.hundredths, entries[1]?.month], ['decision', 250, '2026-04']);
});

test('months are those of the jurisdiction’s time zone', () => {
  const evening = aFact({ kind: 'adopted', occurredAt: '2026-03-31T16:30:00Z', recordedAt: '2026-03-31T16:31:00Z' });
  assert.equal(run([evening])[0]?.month, '2026-04');
  assert.equal(run([evening], { timeZone: 'Europe/Berlin' })[0]?.month, '2026-03');
});

test('the same fact sent twice counts once, and a correction of an unknown fact is reported', () => {
  const orphan = aFact({ kind: 'adopted', id: 'B', corrects: 'nobody' });
  const ledger = computeLedger(underBook(book, [first, first, orphan]));
  assert.equal(ledger.entries.length, 2);
  assert.deepEqual(ledger.problems.map((one) => one.code), ['scoring.fact-corrects-unknown']);
});
