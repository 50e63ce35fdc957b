import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roundRatio } from './exact.ts';
import { shareOut } from './shares.ts';

const cents = { step: 0.01, mode: 'half-up' } as const;
const halves = { step: 0.5, mode: 'half-up' } as const;
const three = [{ unitId: 'a' }, { unitId: 'b' }, { unitId: 'c' }];
const amounts = (...args: Parameters<typeof shareOut>) => shareOut(...args).map((one) => one.hundredths);

test('three units share ten points: 3.33 each, and the leading unit may get what is left', () => {
  assert.deepEqual(amounts(1000, three, { mode: 'equal', remainder: 'lost' }, cents), [333, 333, 333]);
  assert.deepEqual(amounts(1000, three, { mode: 'equal', remainder: 'lead' }, cents), [334, 333, 333]);
  assert.deepEqual(amounts(1000, three, { mode: 'equal', remainder: 'lost' }, halves), [350, 350, 350]);
  assert.deepEqual(amounts(1000, three, { mode: 'equal', remainder: 'lead' }, halves), [300, 350, 350]);
  assert.deepEqual(amounts(-1000, three, { mode: 'equal', remainder: 'lost' }, cents), [-333, -333, -333]);
});

test('full to each, a fixed value to each, the lead alone, stated weights', () => {
  assert.deepEqual(amounts(1000, three, { mode: 'full', remainder: 'lost' }, cents), [1000, 1000, 1000]);
  assert.deepEqual(amounts(1000, three, { mode: 'fixed', points: 2.5, remainder: 'lost' }, cents), [250, 250, 250]);
  assert.deepEqual(amounts(1000, three, { mode: 'lead', remainder: 'lost' }, cents), [1000]);
  const weighed = [{ unitId: 'a', share: 2 }, { unitId: 'b', share: 1 }];
  assert.deepEqual(shareOut(900, weighed, { mode: 'equal', remainder: 'lost' }, cents), [
    { unitId: 'a', hundredths: 600, share: '2/3' },
    { unitId: 'b', hundredths: 300, share: '1/3' },
  ]);
});

test('rounding is exact on the half and says which way it goes', () => {
  assert.equal(roundRatio(250n, 2n, halves), 150);
  assert.equal(roundRatio(250n, 2n, { step: 0.5, mode: 'half-even' }), 100);
  assert.equal(roundRatio(249n, 2n, { step: 0.5, mode: 'down' }), 100);
  assert.equal(roundRatio(201n, 2n, { step: 0.5, mode: 'up' }), 150);
  assert.equal(roundRatio(-250n, 2n, halves), -150);
});
