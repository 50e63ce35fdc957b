import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wilson } from './fairness.ts';
import { rank } from './ranking.ts';
import { aFact, aRule, aRulebook, inForce, underBook } from './testing.ts';
import { tryRulebooks } from './what-if.ts';

const units = [{ id: 'a', name: '甲' }, { id: 'b', name: '乙' }];
const months = { from: '2025-01', to: '2025-12' };

test('another rulebook over a past year says who moves and because of which rule', () => {
  const facts = [
    aFact({ kind: 'adopted', id: '1', item: '1', units: ['a'], on: '2025-03-01' }),
    aFact({ kind: 'adopted', id: '2', item: '2', units: ['a'], on: '2025-04-01' }),
    aFact({ kind: 'adopted', id: '3', item: '3', units: ['b'], on: '2025-05-01' }),
    aFact({ kind: 'instructed', id: '4', item: '3', units: ['b'], on: '2025-05-02' }),
  ];
  const other = aRulebook({ id: 'other', rules: [aRule('adoption', 5), aRule('instruction', 20, { on: ['instructed'] })] });
  const result = tryRulebooks({ ...underBook(aRulebook(), facts), units }, [inForce(other)], months);
  assert.deepEqual(result.units.map((one) => [one.unitId, one.before, one.after, one.moves, one.because]), [
    ['b', { hundredths: 500, rank: 2 }, { hundredths: 2500, rank: 1 }, 1, [{ ruleId: 'instruction-row', hundredths: 2000 }]],
    ['a', { hundredths: 1000, rank: 1 }, { hundredths: 1000, rank: 2 }, -1, []],
  ]);
  assert.deepEqual([result.moved, result.likeness], [2, -1]);
});

test('places: standard leaves places empty after a tie, dense does not', () => {
  const ranks = (method: 'standard' | 'dense') => rank([30, 20, 20, 10], (value) => value, method).map((place) => place.rank);
  assert.deepEqual(ranks('standard'), [1, 2, 2, 4]);
  assert.deepEqual(ranks('dense'), [1, 2, 2, 3]);
});

test('two of two says less than ninety of a hundred', () => {
  const small = wilson(2, 2)!;
  const large = wilson(90, 100)!;
  assert.ok(small.low < large.low);
  assert.deepEqual([Math.round(large.low * 1000), Math.round(large.high * 1000)], [826, 945]);
});
