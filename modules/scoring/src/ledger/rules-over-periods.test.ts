import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RulebookFile } from '../rulebook/rulebook.ts';
import { aFact, aRule, aRulebook, underBook } from '../testing.ts';
import { sumFor } from '../totals.ts';
import { computeLedger } from './compute-ledger.ts';
import type { Fact, LedgerInput } from './types.ts';

const label = { zh: '规则', en: 'rule' };
const units = [{ id: 'unit-1', name: '甲' }];
const many = (count: number, on: string) => Array.from({ length: count }, (_, i) => aFact({ kind: 'adopted', id: `${on}-${i}`, item: `${on}-${i}`, on }));

function ledger(parts: Partial<RulebookFile>, facts: Fact[], rest: Partial<LedgerInput> = {}) {
  const { entries } = computeLedger(underBook(aRulebook(parts), facts, { units, ...rest }));
  return { entries, in: (from: string, to = from) => sumFor(entries, 'unit-1', { from, to }) / 100 };
}

test('a base score with a floor: 100 a year, penalties down to nothing and no further', () => {
  const parts: Partial<RulebookFile> = {
    rules: [aRule('penalty', -60, { on: ['urgent-late'] })],
    periodRules: [
      { type: 'base', id: 'base', label, per: 'year', points: 100 },
      { type: 'limit', id: 'floor', label, per: 'year', over: '*', min: 0 },
    ],
  };
  const late = (item: string, on: string) => aFact({ kind: 'urgent-late', item, on });
  const rest = { rulebooks: [{ rulebook: aRulebook(parts), effectiveFrom: '2026-01-01' }] };
  assert.equal(ledger(parts, [late('a', '2026-02-03')], rest).in('2026-01', '2026-12'), 40);
  const two = ledger(parts, [late('a', '2026-02-03'), late('b', '2026-05-06')], rest);
  assert.equal(two.in('2026-01', '2026-12'), 0);
  assert.deepEqual([two.in('2026-01'), two.in('2026-02'), two.in('2026-05')], [100, -60, -40]);
});

test('a cap of 10 a month and of 15 a year', () => {
  const parts: Partial<RulebookFile> = {
    periodRules: [
      { type: 'limit', id: 'month-cap', label, per: 'month', over: ['adoption'], max: 10 },
      { type: 'limit', id: 'year-cap', label, per: 'year', over: ['adoption', 'month-cap'], max: 15 },
    ],
  };
  const { in: month } = ledger(parts, [...many(3, '2026-01-10'), ...many(1, '2026-02-10'), ...many(2, '2026-03-10')]);
  assert.deepEqual([month('2026-01'), month('2026-02'), month('2026-03')], [10, 5, 0]);
});

test('a quarter’s cap starts anew with each quarter', () => {
  const parts: Partial<RulebookFile> = { periodRules: [{ type: 'limit', id: 'cap', label, per: 'quarter', over: '*', max: 12 }] };
  const { in: months } = ledger(parts, [...many(3, '2026-03-10'), ...many(3, '2026-04-10')]);
  assert.equal(months('2026-01', '2026-03'), 12);
  assert.equal(months('2026-04', '2026-06'), 12);
});

test('penalties with a floor of their own', () => {
  const parts: Partial<RulebookFile> = {
    rules: [aRule('adoption', 5), aRule('penalty', -10, { on: ['urgent-late'] })],
    periodRules: [{ type: 'limit', id: 'penalty-floor', label, per: 'year', over: ['penalty'], min: -20 }],
  };
  const late = [1, 2, 3].map((n) => aFact({ kind: 'urgent-late', item: `u${n}`, on: `2026-0${n}-10` }));
  assert.equal(ledger(parts, [...late, ...many(1, '2026-01-10')]).in('2026-01', '2026-12'), -15);
});

test('a threshold: 15 items or more give 50 points, fewer give none', () => {
  const parts: Partial<RulebookFile> = {
    rules: [aRule('nothing', 0)],
    periodRules: [{ type: 'threshold', id: 'fifteen', label, per: 'year', counts: { kind: 'adopted' }, steps: [{ atLeast: 15, points: 50 }] }],
  };
  assert.equal(ledger(parts, many(14, '2026-02-10')).in('2026-01', '2026-12'), 0);
  const reached = ledger(parts, [...many(14, '2026-02-10'), ...many(1, '2026-06-10')]);
  assert.deepEqual([reached.in('2026-02'), reached.in('2026-06')], [0, 50]);
});

test('a monthly minimum in proportion: 8 items give 10 points, 6 give 7.5, and a month below loses when it ends', () => {
  const steps = [{ atLeast: 8, points: 10 }];
  const minimum = { type: 'threshold', id: 'minimum', label, per: 'month', counts: { kind: 'adopted' }, steps, inProportion: true } as const;
  assert.equal(ledger({ rules: [aRule('nothing', 0)], periodRules: [minimum] }, many(6, '2026-02-10')).in('2026-02'), 7.5);
  assert.equal(ledger({ rules: [aRule('nothing', 0)], periodRules: [minimum] }, many(9, '2026-02-10')).in('2026-02'), 10);
  const strict = { ...minimum, inProportion: false, otherwise: -2 } as const;
  const facts = many(6, '2026-02-10');
  const during = ledger({ rules: [aRule('nothing', 0)], periodRules: [strict] }, facts, { asOf: '2026-02-20' });
  assert.equal(during.in('2026-02'), 0);
  const after = ledger({ rules: [aRule('nothing', 0)], periodRules: [strict] }, facts, { asOf: '2026-03-01' });
  assert.equal(after.in('2026-02'), -2);
});

test('two commissions missed annul the year’s score from that month on', () => {
  const parts: Partial<RulebookFile> = {
    periodRules: [{ type: 'annul', id: 'annulled', label, per: 'year', over: '*', counts: { kind: 'commission-missed' }, atLeast: 2 }],
  };
  const missed = (on: string) => aFact({ kind: 'commission-missed', item: on, on });
  const facts = [...many(4, '2026-01-10'), missed('2026-02-01')];
  assert.equal(ledger(parts, facts).in('2026-01', '2026-12'), 20);
  assert.equal(ledger(parts, [...facts, missed('2026-05-01'), ...many(2, '2026-06-01')]).in('2026-01', '2026-12'), 0);
});

test('a multiple of the provincial score, rounded as stated', () => {
  const parts: Partial<RulebookFile> = {
    rounding: { step: 0.5, mode: 'half-up' },
    rules: [aRule('provincial', { tag: 'score', times: 1.5 }, { on: ['upper-score'] })],
  };
  // 12.5 × 1.5 = 18.75, in steps of half a point 19.
  assert.equal(ledger(parts, [aFact({ kind: 'upper-score', tags: { score: 12.5 } })]).in('2026-03'), 19);
  assert.equal(ledger({ ...parts, rounding: { step: 0.01 } }, [aFact({ kind: 'upper-score', tags: { score: 12.5 } })]).in('2026-03'), 18.75);
});

test('an assessment year that begins in December', () => {
  const parts: Partial<RulebookFile> = { yearStartMonth: 12, periodRules: [{ type: 'limit', id: 'cap', label, per: 'year', over: '*', max: 5 }] };
  const { in: months } = ledger(parts, [...many(1, '2025-12-10'), ...many(1, '2026-11-10'), ...many(1, '2026-12-10')]);
  assert.deepEqual([months('2025-12', '2026-11'), months('2026-12')], [5, 5]);
});

test('an opening balance counts in the total and not in the month’s own rules', () => {
  const opening = { unitId: 'unit-1', period: '2026-05', points: 86.5, recordedAt: '2026-06-01T09:00:00+08:00', recordedBy: 'editor' };
  const { entries, in: months } = ledger({}, many(1, '2026-06-10'), { openingBalances: [opening] });
  assert.deepEqual([months('2026-01', '2026-12'), months('2026-06')], [91.5, 5]);
  assert.equal(entries[0]?.type, 'opening');
});

test('a cap decided later with effect from the past takes back what is above it, month by month, in the month still open', () => {
  const capped = aRulebook({ version: 2, periodRules: [{ type: 'limit', id: 'cap', label, per: 'month', over: '*', max: 10 }] });
  const rulebooks = [
    { rulebook: aRulebook(), effectiveFrom: '2026-01-01' },
    { rulebook: capped, effectiveFrom: '2026-01-01', adoptedAt: '2026-03-15T09:00:00+08:00' },
  ];
  const closings = [{ period: '2026-02', closedAt: '2026-03-02T09:00:00+08:00' }];
  const { entries, in: months } = ledger({}, [...many(3, '2026-01-10'), ...many(4, '2026-02-10')], { rulebooks, closings, asOf: '2026-03-31' });
  assert.deepEqual(['2026-01', '2026-02', '2026-03'].map((month) => months(month)), [15, 20, -15]);
  assert.deepEqual(entries.filter((one) => one.type === 'period').map((one) => [one.hundredths, one.adjusts]), [[-500, '2026-01'], [-1000, '2026-02']]);
});
