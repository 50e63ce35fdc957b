import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedRulebooks } from '../rulebook/shipped.ts';
import type { RulebookFile } from '../rulebook/rulebook.ts';
import { aFact, aRule, aRulebook, inForce, seeded } from '../testing.ts';
import { totalsOf } from '../totals.ts';
import { computeLedger } from './compute-ledger.ts';
import { RunningLedger } from './running-ledger.ts';
import type { Closing, Entry, Fact, LedgerInput, ScoredUnit } from './types.ts';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));
console.log(`seed ${seed}`);
const random = seeded(seed);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const label = { zh: '规则', en: 'rule' };

const units: ScoredUnit[] = [
  { id: 'u1', name: '甲', classes: ['township'] },
  { id: 'u2', name: '乙', classes: ['direct-point'], creditTo: [{ unitId: 'u3', relation: 'county-office' }, { unitId: 'u1', relation: 'counterpart' }] },
  { id: 'u3', name: '丙', classes: ['department'] },
  { id: 'u4', name: '丁' },
];

const limits: RulebookFile['periodRules'] = [
  { type: 'base', id: 'base', label, per: 'quarter', points: 4 },
  { type: 'threshold', id: 'minimum', label, per: 'month', counts: { kind: 'adopted' }, steps: [{ atLeast: 2, points: 3 }], otherwise: -1 },
  { type: 'limit', id: 'cap', label, per: 'month', over: '*', max: 40 },
  { type: 'limit', id: 'floor', label, per: 'year', over: '*', min: 0, max: 200 },
  { type: 'annul', id: 'annul', label, per: 'year', over: '*', counts: { kind: 'urgent-false' }, atLeast: 3 },
];
const withLimits = aRulebook({ rules: [...shippedCity(), aRule('penalty', -10, { on: ['urgent-false'] })], combinations: shippedRulebooks.city.combinations, credits: shippedRulebooks.city.credits, periodRules: limits, factKinds: shippedRulebooks.city.factKinds });
function shippedCity(): RulebookFile['rules'] {
  return shippedRulebooks.city.rules;
}
const amended = aRulebook({ id: 'amended', version: 2, rules: [aRule('adoption', 7), aRule('instruction', 3, { on: ['instructed'] })], sharing: { mode: 'full' } });

function moments(): string {
  const month = 1 + Math.floor(random() * 9);
  const day = 1 + Math.floor(random() * 28);
  return `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function someFacts(count: number): Fact[] {
  const facts: Fact[] = [];
  for (let n = 0; n < count; n++) {
    const on = moments();
    const recorded = new Date(Date.parse(`${on}T02:00:00Z`) + Math.floor(random() * random() * 60 * 86_400_000)).toISOString();
    const base = { id: `f${n}`, item: `item-${Math.floor(random() * count / 3)}`, on, recordedAt: recorded };
    const some = units.filter(() => random() < 0.35).map((unit) => unit.id);
    const who = some.length > 0 ? some : ['u1'];
    const roll = random();
    if (roll < 0.5) {
      const [level, publication] = pick([['city', '情况'], ['city', '信息快报'], ['province', '专报信息'], ['state', '国办要情']] as const);
      facts.push(aFact({ ...base, kind: 'adopted', units: who, tags: { level, publication, research: random() < 0.3, commissioned: random() < 0.3 } }));
    } else if (roll < 0.7) facts.push(aFact({ ...base, kind: 'instructed', units: who, tags: { leaderLevel: pick(['city', 'province', 'state']) } }));
    else if (roll < 0.76) facts.push(aFact({ ...base, kind: 'urgent-false', units: [who[0]!], item: `incident-${n}` }));
    else if (facts.length > 0) {
      const target = pick(facts);
      const later = new Date(Math.max(Date.parse(recorded), Date.parse(target.recordedAt) + 1000)).toISOString();
      if (roll < 0.86) facts.push({ ...target, id: `f${n}`, kind: 'withdrawn', corrects: target.id, recordedAt: later });
      else if (target.kind !== 'withdrawn') facts.push({ ...target, id: `f${n}`, corrects: target.id, recordedAt: later, units: [{ unitId: pick(units).id }], subject: random() < 0.2 ? { kind: 'item', id: 'item-0' } : target.subject });
    }
  }
  return facts;
}

const closings: Closing[] = [3, 4, 6, 8].map((month) => ({ period: `2026-0${month}`, closedAt: `2026-0${month + 1}-02T09:00:00+08:00` }));
const inputOf = (facts: Fact[], parts: Partial<LedgerInput> = {}): LedgerInput => ({ rulebooks: [inForce(withLimits)], facts, units, closings, asOf: '2026-12-31', ...parts });
const byId = (entries: readonly Entry[]) => [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
const shuffled = <T>(items: readonly T[]): T[] => items.map((item) => [random(), item] as const).sort((a, b) => a[0] - b[0]).map(([, item]) => item);
const byRecording = (facts: readonly Fact[]) => [...facts].sort((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt) || (a.id < b.id ? -1 : 1));

test('the order of facts does not matter', () => {
  for (let round = 0; round < 12; round++) {
    const facts = someFacts(60);
    assert.deepEqual(computeLedger(inputOf(shuffled(facts))), computeLedger(inputOf(facts)), `seed ${seed}`);
  }
});

test('ids are unique and totals equal the sums of their entries', () => {
  for (let round = 0; round < 12; round++) {
    const { entries } = computeLedger(inputOf(someFacts(60)));
    assert.equal(new Set(entries.map((one) => one.id)).size, entries.length);
    for (const total of totalsOf(entries).values()) {
      const own = entries.filter((one) => one.unitId === total.unitId);
      assert.equal(own.reduce((sum, one) => sum + one.hundredths, 0), total.hundredths);
      assert.ok(own.every((one) => Number.isInteger(one.hundredths)));
    }
    for (const one of entries) if (one.reverses !== null) assert.equal(entries.find((other) => other.id === one.reverses)?.hundredths, -one.hundredths);
  }
});

test('a running ledger only adds, and ends where a recomputation ends', () => {
  for (const rulebook of [withLimits, shippedRulebooks.city, shippedRulebooks.county]) {
    for (let round = 0; round < 4; round++) {
      const facts = byRecording(someFacts(40));
      const running = new RunningLedger({ rulebooks: [inForce(rulebook)], facts: [], units, closings, asOf: '2026-01-01T00:00:00+08:00' });
      let before = running.entries;
      const change = { rulebook: amended, effectiveFrom: pick(['2026-02-01', '2026-06-01']), adoptedAt: '2026-06-15T09:00:00+08:00' };
      let isAmended = false;
      for (const fact of facts) {
        if (!isAmended && Date.parse(fact.recordedAt) > Date.parse(change.adoptedAt)) {
          before = [...before, ...running.amend(change)];
          isAmended = true;
        }
        const fresh = running.apply(fact);
        assert.deepEqual(running.entries, [...before, ...fresh], `seed ${seed}`);
        before = running.entries;
      }
      running.advance('2026-12-31');
      const rulebooks = [inForce(rulebook), ...(isAmended ? [change] : [])];
      const recomputed = computeLedger({ rulebooks, facts, units, closings, asOf: '2026-12-31' });
      assert.deepEqual(byId(running.entries), byId(recomputed.entries), `seed ${seed}`);
    }
  }
});

test('neither a rulebook change nor later facts alter a closed month', () => {
  for (let round = 0; round < 12; round++) {
    const facts = someFacts(60);
    const closedAt = Date.parse('2026-07-02T09:00:00+08:00');
    const known = facts.filter((fact) => Date.parse(fact.recordedAt) <= closedAt);
    const issued = computeLedger(inputOf(known, { asOf: '2026-07-02T09:00:00+08:00' }));
    const change = { rulebook: amended, effectiveFrom: pick(['2026-01-01', '2026-05-01', '2026-08-01']), adoptedAt: '2026-07-15T09:00:00+08:00' };
    const later = computeLedger(inputOf(facts, { rulebooks: [inForce(withLimits), change] }));
    const through = { from: '2026-01', to: '2026-06' };
    const sums = (entries: readonly Entry[]) => Object.fromEntries([...totalsOf(entries, through)].map(([id, total]) => [id, total.hundredths]).sort());
    assert.deepEqual(sums(later.entries), sums(issued.entries), `seed ${seed}`);
    const ids = new Set(later.entries.map((one) => one.id));
    assert.ok(issued.entries.every((one) => ids.has(one.id)), `an issued entry is gone, seed ${seed}`);
  }
});
