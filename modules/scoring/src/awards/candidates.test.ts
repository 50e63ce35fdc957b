import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeLedger } from '../ledger/compute-ledger.ts';
import type { Fact, ScoredUnit } from '../ledger/types.ts';
import { Records, standingFacts } from '../records.ts';
import { shippedRulebooks } from '../rulebook/shipped.ts';
import { aFact, underBook } from '../testing.ts';
import { MonthSums } from '../totals.ts';
import { awardCandidates } from './candidates.ts';
import type { AwardFrame } from './conditions.ts';

const { county, city } = shippedRulebooks;
const year = { target: { '2026': { 'year-target': 40 } } };
const township = (id: string): ScoredUnit => ({ id, name: id, group: 'townships', classes: ['township'], targets: year.target });

/** A year in which a unit does all that an award asks for: something every month, a special report, an adoption by the city. */
function goodYear(unit: string, more = 0): Fact[] {
  const facts = Array.from({ length: 12 }, (_, n) =>
    aFact({ kind: 'adopted', id: `${unit}-m${n}`, item: `${unit}-m${n}`, units: [unit], on: `2026-${String(n + 1).padStart(2, '0')}-10`, tags: { level: 'county', publication: '快讯', column: '重要会议', officerId: `${unit}-officer` } }),
  );
  facts.push(aFact({ kind: 'adopted', id: `${unit}-s`, item: `${unit}-s`, units: [unit], on: '2026-04-11', tags: { level: 'county', publication: '专报信息', itemKind: 'special' } }));
  facts.push(aFact({ kind: 'adopted', id: `${unit}-c`, item: `${unit}-m3`, units: [unit], on: '2026-05-12', tags: { level: 'city', publication: '工作动态', officerId: `${unit}-officer` } }));
  for (let n = 0; n < more; n++) facts.push(aFact({ kind: 'adopted', id: `${unit}-x${n}`, item: `${unit}-x${n}`, units: [unit], on: '2026-06-15', tags: { level: 'county', publication: '政务调研' } }));
  return facts;
}

function frameOf(facts: Fact[], units: ScoredUnit[], rest: Partial<AwardFrame> = {}): AwardFrame {
  const { entries } = computeLedger(underBook(county, facts, { units }));
  return { rulebook: county, sums: new MonthSums(entries), records: new Records(standingFacts(facts)), units, year: 2026, asOf: '2027-01-05', ...rest };
}
const attested = (unitId: string) => ['collective-network', 'collective-mechanism'].map((conditionId) => ({ conditionId, unitId, holds: true, by: 'editor' }));
const find = (frame: AwardFrame, awardId: string, unitId: string) => awardCandidates(frame).find((one) => one.awardId === awardId && one.unitId === unitId)!;
const failing = (one: { conditions: { id: string; answer: string }[] }) => one.conditions.filter((each) => each.answer !== 'met').map((each) => `${each.id} ${each.answer}`);

test('a unit that meets every condition qualifies; without the attestations it stays open', () => {
  const facts = goodYear('a');
  // 12 × 3 + 7 + 5 = 48 points of 40.
  assert.deepEqual(failing(find(frameOf(facts, [township('a')], { attestations: attested('a') }), 'collective', 'a')), []);
  const open = find(frameOf(facts, [township('a')]), 'collective', 'a');
  assert.equal(open.standing, 'open');
  assert.deepEqual(failing(open), ['collective-network open', 'collective-mechanism open']);
});

test('a false report with serious effect costs ten points and the year’s awards', () => {
  const facts = [...goodYear('a', 2), aFact({ kind: 'urgent-false', id: 'false', item: 'incident', units: ['a'], on: '2026-06-01', tags: { serious: true } })];
  const frame = frameOf(facts, [township('a')], { attestations: attested('a'), lastYear: { a: 20 } });
  const collective = find(frame, 'collective', 'a');
  assert.equal(collective.hundredths, 4800 + 2000 - 1000);
  assert.equal(collective.standing, 'excluded');
  assert.deepEqual(failing(collective), ['collective-no-veto not-met', 'collective-no-failures not-met']);
  assert.deepEqual(collective.conditions.find((one) => one.id === 'collective-no-veto')?.factIds, ['false']);
  assert.equal(find(frame, 'progress', 'a').standing, 'excluded');
});

test('up by exactly 8 places earns the progress prize, up by 7 does not', () => {
  const facts = goodYear('a');
  const progress = (before: number) => find(frameOf(facts, [township('a')], { lastYear: { a: before } }), 'progress', 'a');
  assert.equal(progress(9).standing, 'qualified');
  assert.deepEqual(failing(progress(8)), ['progress-rank-up not-met']);
});

test('who wins the collective award takes no part in the progress prize', () => {
  const frame = frameOf(goodYear('a'), [township('a')], { attestations: attested('a'), lastYear: { a: 12 } });
  assert.deepEqual(failing(find(frame, 'progress', 'a')), ['progress-not-collective not-met']);
  const undecided = awardCandidates(frame, { decided: { collective: [] } }).find((one) => one.awardId === 'progress')!;
  assert.equal(undecided.standing, 'qualified');
});

test('a month without an adoption, a quarter at zero and a missed target are named', () => {
  const facts = goodYear('a').filter((fact) => !['a-m6', 'a-m7', 'a-m8'].includes(fact.id));
  const one = find(frameOf(facts, [township('a')], { attestations: attested('a') }), 'collective', 'a');
  assert.deepEqual(failing(one), ['collective-target not-met', 'collective-no-zero-quarter not-met', 'collective-monthly not-met']);
  assert.deepEqual(one.conditions.find((each) => each.id === 'collective-monthly')?.because, ['2026-07', '2026-08', '2026-09']);
});

test('in a running year what can still come about is open, what has failed is not met', () => {
  const facts = goodYear('a').filter((fact) => fact.occurredAt <= '2026-11-26');
  const running = { attestations: attested('a'), lastYear: { a: 12 }, asOf: '2026-11-26' };
  const one = find(frameOf(facts, [township('a')], running), 'collective', 'a');
  assert.equal(one.standing, 'open');
  // January to November are done, December is to come; a place, a veto or a failed report can still change.
  assert.deepEqual(failing(one), ['collective-no-veto open', 'collective-monthly open', 'collective-rank open', 'collective-no-failures open', 'collective-commissions open', 'collective-answers open']);
  const progress = find(frameOf(facts, [township('a')], running), 'progress', 'a');
  assert.deepEqual(failing(progress), ['progress-no-veto open', 'progress-rank-up open', 'progress-not-collective open']);
  const gap = find(frameOf(facts.filter((fact) => fact.id !== 'a-m6'), [township('a')], running), 'collective', 'a');
  assert.equal(gap.standing, 'excluded');
  assert.deepEqual(gap.conditions.filter((each) => each.answer === 'not-met').map((each) => [each.id, each.because]), [['collective-monthly', ['2026-07']]]);
});

test('a failed report excludes on the day it is known', () => {
  const facts = [...goodYear('a').filter((fact) => fact.occurredAt <= '2026-06-30'), aFact({ kind: 'urgent-late', id: 'late', item: 'incident', units: ['a'], on: '2026-06-20' })];
  const one = find(frameOf(facts, [township('a')], { asOf: '2026-06-30' }), 'collective', 'a');
  assert.deepEqual(one.conditions.filter((each) => each.answer === 'not-met').map((each) => [each.id, each.factIds]), [['collective-no-failures', ['late']]]);
});

test('a missed task whose consequence is the loss of eligibility shuts a unit out', () => {
  const facts = goodYear('a').filter((fact) => fact.id !== 'a-s');
  const collective = find(frameOf(facts, [township('a')], { attestations: attested('a') }), 'collective', 'a');
  assert.deepEqual(failing(collective), ['collective-named-publications not-met', 'collective-no-veto not-met']);
});

test('the eleventh township is out by rank', () => {
  const units = Array.from({ length: 11 }, (_, n) => township(`t${String(n).padStart(2, '0')}`));
  const facts = units.flatMap((unit, n) => goodYear(unit.id, n));
  const frame = frameOf(facts, units, { attestations: units.flatMap((unit) => attested(unit.id)) });
  const outcome = awardCandidates(frame).filter((one) => one.awardId === 'collective');
  assert.equal(outcome.filter((one) => one.standing === 'qualified').length, 10);
  assert.deepEqual(failing(outcome.at(-1)!), ['collective-rank not-met']);
});

test('an advanced individual belongs to an advanced collective or had an item of his own adopted above', () => {
  const units = [township('a'), township('b')];
  const facts = [...goodYear('a'), aFact({ kind: 'adopted', id: 'b1', item: 'b1', units: ['b'], on: '2026-03-03', tags: { level: 'county', publication: '专报信息', itemKind: 'special', officerId: 'b-officer' } })];
  const officers = ['a', 'b'].map((unitId) => ({ id: `${unitId}-officer`, name: unitId, unitId }));
  const individuals = awardCandidates(frameOf(facts, units), { officers }).filter((one) => one.awardId === 'individual');
  assert.deepEqual(individuals.map((one) => [one.officerId, one.standing]), [['a-officer', 'qualified'], ['b-officer', 'excluded']]);
});

test('city: the first three of a group are first class, the others second', () => {
  const units: ScoredUnit[] = Array.from({ length: 5 }, (_, n) => ({ id: `c${n}`, name: `c${n}`, group: 'counties', classes: ['county-b'] }));
  const facts = units.flatMap((unit, n) =>
    ['02', '05', '08', '11'].map((month) => aFact({ kind: 'adopted', id: `${unit.id}-${month}`, item: `${unit.id}-${month}`, units: [unit.id], on: `2026-${month}-03`, tags: { level: 'state', publication: n < 4 ? '政务情况交流' : '专报信息' } })),
  );
  const { entries } = computeLedger(underBook(city, facts, { units }));
  const attestations = units.flatMap((unit) => ['advanced-leader', 'advanced-staff', 'advanced-network'].map((conditionId) => ({ conditionId, unitId: unit.id, holds: true, by: 'editor' })));
  const frame = { rulebook: city, sums: new MonthSums(entries), records: new Records(standingFacts(facts)), units, year: 2026, asOf: '2027-01-05', attestations };
  const outcome = awardCandidates(frame).filter((one) => one.awardId === 'advanced');
  assert.deepEqual(outcome.map((one) => one.gradeId), ['advanced-first', 'advanced-first', 'advanced-first', 'advanced-second', null]);
  assert.deepEqual(failing(outcome[4]!), ['advanced-quota not-met']);
});

test('city: a provincial unit has no task and is not kept from the award by that', () => {
  const units: ScoredUnit[] = [{ id: 'p', name: 'p', group: 'provincial-units', classes: ['provincial-unit'] }];
  const facts = ['02', '05', '08', '11'].map((month) => aFact({ kind: 'adopted', id: month, item: month, units: ['p'], on: `2026-${month}-03`, tags: { level: 'city', publication: '情况' } }));
  const { entries } = computeLedger(underBook(city, facts, { units }));
  const attestations = ['advanced-leader', 'advanced-staff', 'advanced-network'].map((conditionId) => ({ conditionId, unitId: 'p', holds: true, by: 'editor' }));
  const frame = { rulebook: city, sums: new MonthSums(entries), records: new Records(standingFacts(facts)), units, year: 2026, asOf: '2027-01-05', attestations };
  assert.deepEqual(failing(find(frame, 'advanced', 'p')), []);
});
