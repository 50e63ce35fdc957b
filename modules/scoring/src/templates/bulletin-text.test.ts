import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Bulletin, BulletinFigures, BulletinRow } from '../bulletin/build-bulletin.ts';
import { chartsAnnex } from './bulletin-text.ts';

const sums = (hundredths: number, cumulativeHundredths: number): BulletinFigures => ({ submitted: 0, adopted: 0, cumulativeSubmitted: 0, cumulativeAdopted: 0, hundredths, cumulativeHundredths, adjustmentHundredths: 0 });
const row = (name: string, hundredths: number, cumulativeHundredths: number): BulletinRow => ({
  ...sums(hundredths, cumulativeHundredths), unitId: name, name, rank: 1, tied: 1, previousRank: null, lastYearRank: null, before: { hundredths: 0, adopted: 0 }, yearAgo: { hundredths: 0, adopted: 0 }, entryIds: [], adoptedItems: [],
});
const notice = (...groups: BulletinRow[][]): Bulletin => ({
  period: { from: '2026-03', to: '2026-03' }, year: { from: '2026-01', to: '2026-12' }, rulebook: '', groups: groups.map((rows, n) => ({ groupId: String(n), label: { zh: `第${n + 1}组`, en: '' }, rows, total: sums(0, 0) })),
  total: sums(0, 0), zeroAdoption: [], zeroSubmission: [], previous: sums(0, 0), lastYear: sums(0, 0), missedTasks: [],
});
const drawn = (figures: Bulletin) => chartsAnnex(figures, 'month')?.body.map((chart) => (chart.type === 'bars' ? [chart.caption, ...chart.bars.map((bar) => `${bar.label} ${bar.shown}`)] : [])) ?? null;

test('each group has its scores as bars, of the period and of the year, each in its own order', () => {
  assert.deepEqual(drawn(notice([row('甲镇', 300, 900), row('乙镇', 550, 550)], [row('丙局', -100, 200)])), [
    ['第1组本月得分（分）', '乙镇 5.5', '甲镇 3'], ['第1组本年累计得分（分）', '甲镇 9', '乙镇 5.5'], ['第2组本月得分（分）', '丙局 -1'], ['第2组本年累计得分（分）', '丙局 2'],
  ]);
});

test('nothing is drawn twice, nothing without a score, and no more bars than a reader compares', () => {
  assert.deepEqual(drawn(notice([row('甲镇', 300, 300)])), [['第1组本月得分（分）', '甲镇 3']]);
  assert.equal(drawn(notice([row('甲镇', 0, 0)])), null);
  assert.deepEqual(drawn(notice([row('甲镇', 0, 400)])), [['第1组本年累计得分（分）', '甲镇 4']]);
  const [many] = drawn(notice(Array.from({ length: 50 }, (_, n) => row(`${n}镇`, n * 100, n * 100))))!;
  assert.deepEqual([many!.length - 1, many![0], many![1]], [30, '第1组本月得分（分），前30名', '49镇 49']);
});
