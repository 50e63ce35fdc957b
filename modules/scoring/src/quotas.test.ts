import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeLedger } from './ledger/compute-ledger.ts';
import type { Fact, ScoredUnit } from './ledger/types.ts';
import { quotaProgress } from './quotas.ts';
import { Records, standingFacts } from './records.ts';
import type { RulebookFile } from './rulebook/rulebook.ts';
import { shippedRulebooks } from './rulebook/shipped.ts';
import { aFact, aRulebook, underBook } from './testing.ts';
import { MonthSums } from './totals.ts';

const label = { zh: '任务', en: 'quota' };
const units: ScoredUnit[] = [{ id: 'unit-1', name: '甲', classes: { '2026': ['a'] }, targets: { '2026': { 'year-target': 40 } } }];
const many = (count: number, on: string): Fact[] => Array.from({ length: count }, (_, n) => aFact({ kind: 'adopted', id: `${on}-${n}`, item: `${on}-${n}`, on, tags: { level: 'county', publication: '政务调研' } }));

function progress(parts: Partial<RulebookFile>, facts: Fact[], asOf: string) {
  const book = 'id' in parts && parts.id === 'county' ? shippedRulebooks.county : aRulebook(parts);
  const { entries } = computeLedger(underBook(book, facts, { units }));
  return quotaProgress({ rulebook: book, sums: new MonthSums(entries), records: new Records(standingFacts(facts)), units, year: 2026, asOf });
}

test('the county’s yearly target is checked by quarters, and a missed one has its consequences', () => {
  // 40 points: 10 by the end of March, 20 by the end of June.
  const found = progress({ id: 'county' }, many(1, '2026-02-10'), '2026-07-01').filter((one) => one.quotaId === 'year-target');
  assert.deepEqual(found.map((one) => [one.check, one.done, one.target, one.state]), [
    [1, 10, 10, 'met'],
    [2, 10, 20, 'missed'],
    [3, 10, 30, 'warned'],
    [4, 10, 40, 'warned'],
    [null, 10, 40, 'warned'],
  ]);
  assert.deepEqual(found[1]?.consequences.map((one) => one.effect), ['target-deduction', 'notice']);
});

test('a forecast follows the pace so far, and the end of the period brings a warning', () => {
  const quota = { quotas: [{ id: 'q', label, classes: ['a'], per: 'quarter', measure: { of: 'points' }, target: 30, warnDays: 20 }] } satisfies Partial<RulebookFile>;
  const [onTrack] = progress(quota, many(3, '2026-01-10'), '2026-01-30');
  assert.deepEqual([onTrack?.state, onTrack?.forecast, onTrack?.daysLeft], ['on-track', 45, 61]);
  const [late] = progress(quota, many(5, '2026-01-10'), '2026-03-15');
  assert.equal(late?.state, 'warned');
  const [met] = progress(quota, many(6, '2026-01-10'), '2026-03-15');
  assert.equal(met?.state, 'met');
});

test('counts by month and rates', () => {
  const rules: Partial<RulebookFile> = {
    factKinds: [{ kind: 'adopted', label }, { kind: 'forwarded', label, scored: false }],
    quotas: [
      { id: 'monthly', label, per: 'month', measure: { of: 'count', counts: { kind: 'adopted' } }, target: 2 },
      { id: 'rate', label, per: 'year', measure: { of: 'rate', counts: { kind: 'adopted', tags: { level: 'city' } }, outOf: { kind: 'forwarded' } }, target: 60 },
    ],
  };
  const sent = Array.from({ length: 5 }, (_, n) => aFact({ kind: 'forwarded', id: `f${n}`, item: `i${n}`, on: '2026-02-01' }));
  const taken = Array.from({ length: 3 }, (_, n) => aFact({ kind: 'adopted', id: `a${n}`, item: `i${n}`, on: '2026-02-20', tags: { level: 'city' } }));
  const found = progress(rules, [...sent, ...taken], '2027-01-01');
  assert.deepEqual(found.filter((one) => one.quotaId === 'monthly').map((one) => one.state).slice(0, 3), ['missed', 'met', 'missed']);
  assert.deepEqual(found.filter((one) => one.quotaId === 'rate').map((one) => [one.done, one.state]), [[60, 'met']]);
});

test('a quota for another class or without a target says so', () => {
  const rules: Partial<RulebookFile> = {
    quotas: [
      { id: 'theirs', label, classes: ['b'], per: 'year', measure: { of: 'points' }, target: 1 },
      { id: 'own', label, per: 'year', measure: { of: 'points' }, target: 'unit' },
    ],
  };
  assert.deepEqual(progress(rules, [], '2026-05-01').map((one) => [one.quotaId, one.state]), [['own', 'no-target']]);
});
