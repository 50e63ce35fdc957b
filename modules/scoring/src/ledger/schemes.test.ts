import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedRulebooks } from '../rulebook/shipped.ts';
import { aFact, underBook } from '../testing.ts';
import { sumFor } from '../totals.ts';
import { computeLedger } from './compute-ledger.ts';
import type { Fact, LedgerInput } from './types.ts';

const { county, city, lianyungang, guangyuan } = shippedRulebooks;

function points(book: typeof county, facts: Fact[], unitId = 'unit-1', rest: Partial<LedgerInput> = {}): number {
  return sumFor(computeLedger(underBook(book, facts, rest)).entries, unitId) / 100;
}
const adopted = (level: string, publication: string, more: Record<string, string | boolean> = {}, rest = {}) =>
  aFact({ kind: 'adopted', tags: { level, publication, ...more }, ...rest });
const instructed = (leaderLevel: string, rest = {}) => aFact({ kind: 'instructed', tags: { leaderLevel }, ...rest });

test('county: a comprehensive work brief with a county leader’s instruction is 3 + 5', () => {
  const brief = adopted('county', '快讯', { column: '工作简况', itemKind: 'comprehensive' });
  assert.equal(points(county, [brief, instructed('county', { on: '2026-03-09' })]), 8);
});

test('county: a research paper instructed, forwarded and adopted by the city as 工作交流 is 10 + 5 + 10 + 1 + 20', () => {
  const facts = [
    adopted('county', '政务调研', { itemKind: 'research' }),
    instructed('county', { on: '2026-03-09' }),
    aFact({ kind: 'forwarded', tags: { level: 'city' }, on: '2026-03-10' }),
    adopted('city', '工作交流', {}, { on: '2026-04-02' }),
  ];
  assert.equal(points(county, facts), 46);
  const { entries } = computeLedger(underBook(county, facts));
  assert.equal(sumFor(entries, 'unit-1', { from: '2026-03', to: '2026-03' }), 2600);
  assert.equal(sumFor(entries, 'unit-1', { from: '2026-04', to: '2026-04' }), 2000);
});

test('county: every line of the table', () => {
  const lines: [string, Record<string, string | boolean>, number][] = [
    ['快讯', { column: '工作简况', itemKind: 'comprehensive' }, 3],
    ['快讯', { column: '工作简况', itemKind: 'brief' }, 1],
    ['快讯', { column: '重要会议', itemKind: 'brief' }, 3],
    ['快讯', { column: '情况通报', itemKind: 'comprehensive' }, 3],
    ['快讯', { column: '情况通报', itemKind: 'brief' }, 1],
    ['快讯', { column: '上情动态', itemKind: 'comprehensive' }, 3],
    ['快讯', { column: '上情动态', itemKind: 'web-digest' }, 1],
    ['快讯', { column: '工作简况', itemKind: 'brief', commissioned: true }, 3],
    ['专报信息', { itemKind: 'special' }, 7],
    ['专报信息', { itemKind: 'comprehensive' }, 3],
    ['要情快报', { itemKind: 'comprehensive' }, 3],
    ['要情快报', { itemKind: 'brief' }, 1],
    ['工作交流', {}, 10],
    ['政务调研', {}, 10],
  ];
  for (const [publication, tags, expected] of lines) assert.equal(points(county, [adopted('county', publication, tags)]), expected, publication);
  const cityLines: [string, number][] = [['工作动态', 5], ['工作交流', 20], ['专报信息', 10], ['简要信息', 3]];
  for (const [publication, expected] of cityLines) assert.equal(points(county, [adopted('city', publication)]), expected, publication);
  assert.equal(points(county, [instructed('city')]), 10);
});

test('county: a false report takes 10 points from every unit that reported it', () => {
  const report = aFact({ kind: 'urgent-false', tags: { serious: true }, units: ['unit-1', 'unit-2'] });
  assert.equal(points(county, [report]), -10);
  assert.equal(points(county, [report], 'unit-2'), -10);
});

test('city: the highest adoption counts once; commission and instructions are added: 50 + 10 + 20 + 40', () => {
  const facts = [
    adopted('city', '情况', { research: true }),
    adopted('province', '专报信息', { research: true, commissioned: true }, { on: '2026-04-10' }),
    adopted('state', '国办要情', {}, { on: '2026-05-11' }),
    instructed('city', { on: '2026-03-20' }),
    instructed('province', { on: '2026-05-20' }),
    instructed('province', { on: '2026-05-21', id: 'second provincial leader' }),
  ];
  const { entries } = computeLedger(underBook(city, facts));
  assert.equal(sumFor(entries, 'unit-1'), 12_000);
  const month = (m: string) => sumFor(entries, 'unit-1', { from: m, to: m });
  // March: 25 + 20; April: 50 − 25 + 10; May: 40 for the provincial leader; the State Council's 40 and the second instruction give nothing.
  assert.deepEqual(['2026-03', '2026-04', '2026-05'].map(month), [4500, 3500, 4000]);
  const displaced = entries.filter((entry) => entry.type === 'displaced');
  assert.deepEqual(
    displaced.map((entry) => [entry.ruleId, entry.hundredths, entry.explanation.at(-1)?.code]).sort(),
    [
      ['city-situation', -2500, 'scoring.why.displaced'],
      ['province-leader', 0, 'scoring.why.once'],
      ['state-brief', 0, 'scoring.why.not-highest'],
    ],
  );
});

test('city: each level scores what its table says', () => {
  const lines: [string, string, number][] = [
    ['city', '情况', 5], ['city', '信息参考', 5], ['city', '信息快报', 10], ['city', '信息摘报', 5],
    ['province', '信息简报', 10], ['province', '共享信息', 6], ['province', '专报信息', 30], ['province', '领导批示与反馈', 10], ['province', '信息摘报', 10],
    ['state', '国办要情', 40], ['state', '国办综合', 40], ['state', '国办送阅', 40], ['state', '专报信息', 80], ['state', '信息参考', 120], ['state', '政务情况交流', 200],
  ];
  for (const [level, publication, expected] of lines) assert.equal(points(city, [adopted(level, publication)]), expected, publication);
  for (const [level, expected] of [['city', 20], ['province', 40], ['state', 80]] as const) assert.equal(points(city, [instructed(level)]), expected);
  assert.equal(points(city, [adopted('city', '信息快报', { research: true, commissioned: true })]), 35);
});

test('city: a direct-reporting point’s points count for its county office and its counterpart department', () => {
  const units = [
    { id: 'point', name: '某直报点', classes: ['direct-point'], creditTo: [{ unitId: 'county-office', relation: 'county-office' }, { unitId: 'bureau', relation: 'counterpart' }] },
    { id: 'county-office', name: '某县政府办' },
    { id: 'bureau', name: '某局' },
  ];
  const facts = [
    adopted('city', '情况', {}, { units: ['point'] }),
    adopted('province', '专报信息', {}, { units: ['point'], on: '2026-04-01' }),
  ];
  const { entries } = computeLedger(underBook(city, facts, { units }));
  for (const unit of ['point', 'county-office', 'bureau']) {
    assert.equal(sumFor(entries, unit, { from: '2026-03', to: '2026-03' }), 500, unit);
    assert.equal(sumFor(entries, unit), 3000, unit);
  }
  assert.ok(entries.filter((entry) => entry.unitId === 'bureau').every((entry) => entry.type === 'credit' && entry.via === 'point'));
});

test('连云港: points of several publications and of sending up add to each other', () => {
  const facts = [
    adopted('city', '政务建议', { itemKind: 'research' }),
    aFact({ kind: 'forwarded', tags: { level: 'province' }, on: '2026-03-06' }),
    adopted('province', '专报信息', { itemKind: 'research' }, { on: '2026-03-20' }),
    aFact({ kind: 'forwarded', tags: { level: 'state' }, on: '2026-04-06' }),
    adopted('state', '国办要情', {}, { on: '2026-05-20' }),
    instructed('city', { on: '2026-03-21' }),
    instructed('province', { on: '2026-04-21' }),
    instructed('state', { on: '2026-06-01' }),
  ];
  assert.equal(points(lianyungang, facts), 20 + 2 + 30 + 10 + 50 + 10 + 50 + 100);
  assert.equal(points(lianyungang, [adopted('city', '昨日情况'), instructed('city')]), 8);
  assert.equal(points(lianyungang, [adopted('city', '昨日情况', { itemKind: 'brief' })]), 1);
  // The provincial leader's bonus is for items that the province adopted.
  assert.equal(points(lianyungang, [adopted('city', '昨日情况'), instructed('province')]), 3);
  assert.equal(points(lianyungang, [adopted('city', '专报信息'), adopted('province', '互联网信息摘编'), adopted('province', '江苏信息摘编')]), 18);
});

test('连云港: every line of the table and every bonus', () => {
  const lines: [string, string, Record<string, string>, number][] = [
    ['city', '昨日情况', {}, 3], ['city', '昨日情况', { itemKind: 'brief' }, 1], ['city', '政务建议', { itemKind: 'research' }, 20], ['city', '专报信息', { itemKind: 'dynamic' }, 3],
    ['province', '信息简报', {}, 10], ['province', '江苏信息摘编', {}, 10], ['province', '专报信息', {}, 20], ['province', '专报信息', { itemKind: 'research' }, 30],
    ['province', '互联网信息摘编', {}, 5], ['state', '国办要情', {}, 50],
  ];
  for (const [level, publication, tags, expected] of lines) assert.equal(points(lianyungang, [adopted(level, publication, tags)]), expected, `${level} ${publication}`);
  const sentUp = (level: string) => aFact({ kind: 'forwarded', tags: { level } });
  assert.deepEqual([points(lianyungang, [sentUp('province')]), points(lianyungang, [sentUp('state')])], [2, 10]);
  // Bonuses on top of what the item scored: 5 on 昨日情况, 10 on 政务建议, 50 where the province adopted it, 100 whatever it was.
  const later = { on: '2026-03-20' };
  assert.equal(points(lianyungang, [adopted('city', '政务建议', { itemKind: 'research' }), instructed('city', later)]), 20 + 10);
  assert.equal(points(lianyungang, [adopted('province', '信息简报'), instructed('province', later)]), 10 + 50);
  assert.equal(points(lianyungang, [adopted('city', '昨日情况'), instructed('state', later)]), 3 + 100);
  // Sent up and adopted above: "各另外加分" — 3 + 2 + 10.
  assert.equal(points(lianyungang, [adopted('city', '昨日情况'), sentUp('province'), adopted('province', '江苏信息摘编', {}, later)]), 15);
});

test('广元: every line of the table and every bonus', () => {
  const lines: [string, string, Record<string, string | boolean>, number][] = [
    ['city', '政务晨讯', {}, 2], ['city', '要情专报', {}, 2], ['city', '政府工作通报', {}, 5], ['city', '政务参阅', {}, 5], ['city', '政务参阅', { commissioned: true }, 5],
    ['city', '要情专报', { commissioned: true }, 5], ['city', '市政府门户网站', {}, 1], ['city', '市政府门户网站', { itemKind: 'picture' }, 0.5],
    ['province', '川政晨讯', { column: '参阅' }, 3], ['province', '川政晨讯', { column: '重要' }, 5], ['state', '国办综合', {}, 10],
  ];
  for (const [level, publication, tags, expected] of lines) assert.equal(points(guangyuan, [adopted(level, publication, tags)]), expected, `${level} ${publication}`);
  for (const [level, expected] of [['state', 20], ['province', 10], ['city', 5]] as const) assert.equal(points(guangyuan, [instructed(level)]), expected);
  assert.equal(points(guangyuan, [aFact({ kind: 'instruction-overdue' })]), -10);
  // Half a point shared by two units: a quarter each, which the scheme's step of half a point rounds up.
  assert.equal(points(guangyuan, [adopted('city', '市政府门户网站', { itemKind: 'picture' }, { units: ['unit-1', 'unit-2'] })], 'unit-2'), 0.5);
});

test('广元: half a point for a picture, five for a commission, ten off for one not delivered', () => {
  assert.equal(points(guangyuan, [adopted('city', '市政府门户网站', { itemKind: 'picture' })]), 0.5);
  assert.equal(points(guangyuan, [adopted('city', '市政府门户网站')]), 1);
  assert.equal(points(guangyuan, [adopted('city', '政务晨讯', { commissioned: true })]), 5);
  assert.equal(points(guangyuan, [adopted('city', '政府工作通报', { leaderSpeech: true })]), 0);
  assert.equal(points(guangyuan, [adopted('city', '政府工作通报')]), 5);
  assert.equal(points(guangyuan, [adopted('province', '川政晨讯', { column: '重要' }), adopted('province', '川政晨讯', { column: '参阅' })]), 8);
  assert.equal(points(guangyuan, [adopted('state', '国办要情'), instructed('state'), instructed('province'), instructed('city')]), 45);
  const late = aFact({ kind: 'commission-delivered', tags: { onTime: false }, item: 'c1' });
  const inTime = aFact({ kind: 'commission-delivered', tags: { onTime: true }, item: 'c2' });
  assert.equal(points(guangyuan, [late, inTime, aFact({ kind: 'commission-missed', item: 'c3' })]), -20);
});
