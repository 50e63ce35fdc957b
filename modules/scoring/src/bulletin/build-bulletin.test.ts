import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBulletin } from '../bulletin-check/check-bulletin.ts';
import { computeLedger } from '../ledger/compute-ledger.ts';
import type { Fact, ScoredUnit } from '../ledger/types.ts';
import { standingFacts } from '../records.ts';
import { shippedRulebooks } from '../rulebook/shipped.ts';
import { aFact, seeded, underBook } from '../testing.ts';
import { buildBulletin } from './build-bulletin.ts';
import { bulletinGrid, comparisonGrid } from './bulletin-table.ts';

const { county } = shippedRulebooks;
const units: ScoredUnit[] = [
  { id: 'a', name: '青石镇', group: 'townships' },
  { id: 'b', name: '白鹤镇', group: 'townships' },
  { id: 'c', name: '县财政局', group: 'departments' },
  { id: 'd', name: '县水务局', group: 'departments' },
];
const meeting = (unit: string, on: string, n = 0): Fact[] => [
  aFact({ kind: 'submitted', id: `s-${unit}-${on}-${n}`, item: `${unit}-${on}-${n}`, units: [unit], on }),
  aFact({ kind: 'adopted', id: `a-${unit}-${on}-${n}`, item: `${unit}-${on}-${n}`, units: [unit], on, tags: { level: 'county', publication: '快讯', column: '重要会议' } }),
];
const facts = [
  ...meeting('a', '2026-02-10'), ...meeting('b', '2026-02-11'), ...meeting('b', '2026-02-12'),
  ...meeting('a', '2026-03-10'), ...meeting('a', '2026-03-11'), ...meeting('c', '2026-03-12'),
  aFact({ kind: 'submitted', id: 's-d', item: 'd-1', units: ['d'], on: '2026-03-20' }),
];
const march = { from: '2026-03', to: '2026-03' };

function bulletinOf(own: readonly Fact[], closings = [{ period: '2026-02', closedAt: '2026-03-02T09:00:00+08:00' }]) {
  const { entries } = computeLedger(underBook(county, own, { units, closings }));
  return buildBulletin({ rulebook: county, entries, standing: standingFacts(own), units, period: march });
}

test('month, cumulative, ranks, the units without adoption, and the comparison with the month before', () => {
  const bulletin = bulletinOf(facts);
  const [townships, departments] = bulletin.groups;
  assert.deepEqual(townships?.rows.map((row) => [row.unitId, row.rank, row.previousRank, row.hundredths, row.cumulativeHundredths]), [['a', 1, 2, 600, 900], ['b', 2, 1, 0, 600]]);
  assert.deepEqual(departments?.total.submitted, 2);
  assert.deepEqual([bulletin.zeroAdoption, bulletin.zeroSubmission], [['b', 'd'], ['b']]);
  assert.deepEqual([bulletin.total.adopted, bulletin.previous.adopted, bulletin.lastYear.adopted], [3, 3, 0]);
  assert.equal(townships?.rows[0]?.entryIds.length, 2);
  assert.equal(townships?.rows[0]?.adoptedItems.length, 2);
});

test('an item that two publications took is one adopted item: its points add up, the rate of adoption stays below one', () => {
  const again = aFact({ kind: 'adopted', id: 'again', item: 'c-2026-03-12-0', units: ['c'], on: '2026-03-25', tags: { level: 'city', publication: '工作动态' } });
  const [row] = bulletinOf([...facts, again]).groups[1]!.rows;
  assert.deepEqual([row?.unitId, row?.submitted, row?.adopted, row?.cumulativeAdopted, row?.hundredths], ['c', 1, 1, 1, 800]);
});

test('every unit stands beside the month before and the same month of last year', () => {
  const bulletin = bulletinOf([...facts, ...meeting('b', '2025-03-04')]);
  const [a, b] = bulletin.groups[0]!.rows;
  assert.deepEqual([a?.before, a?.yearAgo], [{ hundredths: 300, adopted: 1 }, { hundredths: 0, adopted: 0 }]);
  assert.deepEqual([b?.before, b?.yearAgo, b?.lastYearRank], [{ hundredths: 600, adopted: 2 }, { hundredths: 300, adopted: 1 }, 1]);
  const grid = comparisonGrid(bulletin);
  assert.deepEqual(grid[0], ['单位', '本月得分', '上期得分', '增减', '比上期名次', '上年同期得分', '增减', '比上年同期名次']);
  assert.deepEqual(grid[1], ['青石镇', 6, 3, 3, '升1位', 0, 6, '升1位']);
  assert.deepEqual(grid[2], ['白鹤镇', 0, 6, -6, '降1位', 3, -3, '降1位']);
});

test('equal scores share a place: standard leaves the next one empty, dense does not', () => {
  const even = [...meeting('a', '2026-03-10'), ...meeting('b', '2026-03-11')];
  const three = [...units, { id: 'e', name: '红岩镇', group: 'townships' }];
  const places = (ranking: 'standard' | 'dense') => {
    const { entries } = computeLedger(underBook(county, even, { units: three }));
    const bulletin = buildBulletin({ rulebook: { ...county, ranking }, entries, standing: standingFacts(even), units: three, period: march });
    return bulletin.groups[0]!.rows.map((row) => row.rank);
  };
  assert.deepEqual([places('standard'), places('dense')], [[1, 1, 3], [1, 1, 2]]);
});

test('a late February adoption stands in March as an adjustment', () => {
  const late = meeting('b', '2026-02-20').map((fact) => ({ ...fact, recordedAt: '2026-03-05T10:00:00+08:00' }));
  const row = bulletinOf([...facts, ...late]).groups[0]?.rows.find((one) => one.unitId === 'b');
  assert.deepEqual([row?.hundredths, row?.adjustmentHundredths, row?.cumulativeHundredths], [300, 300, 900]);
});

test('a printed bulletin passes the office’s own check', () => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));
  const random = seeded(seed);
  for (let round = 0; round < 20; round++) {
    const some = Array.from({ length: 40 }, (_, n) => meeting(units[Math.floor(random() * 4)]!.id, `2026-0${1 + Math.floor(random() * 3)}-${10 + Math.floor(random() * 18)}`, n)).flat();
    const result = checkBulletin([{ name: '通报', rows: bulletinGrid(bulletinOf(some, [])) }]);
    assert.deepEqual(result.findings.map((one) => one.message), [], `seed ${seed}`);
    assert.ok(result.ok);
  }
});
