import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sheet } from './cells.ts';
import { checkBulletin } from './check-bulletin.ts';

type Rows = Sheet['rows'];
const check = (rows: Rows) => checkBulletin([{ name: '表', rows }]);
const found = (rows: Rows) => check(rows).findings.map((one) => `${one.where.split('!')[1]} ${one.code.replace('scoring.check.', '')} ${one.found}→${one.expected}`);

test('a total row may stand above its rows, figures may be text, wide or grouped', () => {
  const rows: Rows = [['单 位', '报送数', '采用数'], ['总 计', '１，２３４', '12'], ['甲镇', '1,000', ' 5 '], ['乙镇', '２３４条', '7条']];
  assert.deepEqual(found(rows), []);
  assert.deepEqual(found([...rows.slice(0, 2), ['甲镇', '1,001', '5'], rows[3]!]), ['B2 total １,２３４→1235'.normalize('NFKC')]);
});

test('rates as percent, as fractions, and to different decimals', () => {
  assert.deepEqual(found([['单位', '报送', '采用', '采用率'], ['甲', 7, 4, 0.571], ['乙', 3, 1, 0.333], ['丙', 3, 2, 0.76]]), ['D4 rate 0.76→0.667']);
  assert.deepEqual(found([['单位', '报送', '采用', '采用率(%)'], ['甲', 7, 4, 57.1], ['乙', 4, 1, 25], ['丙', 0, 0, '—']]), []);
  assert.deepEqual(found([['单位', '报送', '采用', '采用率'], ['甲', 7, 4, '57.1%'], ['乙', 3, 1, '33.33%']]), []);
  assert.deepEqual(found([['单位', '报送', '采用', '采用率'], ['甲', 7, 4, '57.2%'], ['乙', 3, 1, '33.33%']]), ['D2 rate 57.2%→57.14%']);
});

test('of two pairs of columns the rate is that of the pair it fits', () => {
  const rows: Rows = [['单位', '本月报送', '本月采用', '累计报送', '累计采用', '采用率'], ['甲', 10, 5, 30, 21, '50%'], ['乙', 8, 6, 20, 9, '75%'], ['丙', 5, 1, 9, 3, '21%']];
  assert.deepEqual(found(rows), ['F4 rate 21%→20%']);
});

test('ranks: standard, dense, by group, of the month and of the year', () => {
  const ranked = (places: number[]): Rows => [['名次', '单位', '得分'], ...[30, 20, 20, 10].map((score, n) => [places[n]!, `甲${n}`, score])];
  assert.deepEqual(found(ranked([1, 2, 2, 4])), []);
  assert.deepEqual(found(ranked([1, 2, 2, 3])), []);
  assert.deepEqual(found(ranked([1, 2, 3, 4])), ['A4 rank 3→2']);
  const mixed: Rows = [['单位', '得分', '排名'], ['甲', 30, 1], ['乙', 20, 2], ['丙', 20, 2], ['丁', 10, 4], ['戊', 10, 4], ['己', 5, 5]];
  assert.deepEqual(found(mixed), ['C7 rank 5→6']);
  const two: Rows = [['单位', '本月得分', '本月名次', '累计得分', '累计名次'], ['甲', 9, 1, 20, 2], ['乙', 7, 2, 31, 1], ['丙', 5, 3, 11, 2]];
  assert.deepEqual(found(two), ['E4 rank 2→3']);
});

test('headings over several columns, categories in merged cells, subtotals', () => {
  const rows: Rows = [
    ['类别', '单位', '采用', null, null, '得分'],
    [null, null, '县', '市', '小计', null],
    ['乡镇', '甲镇', 3, 1, 4, 14],
    [null, '乙镇', 2, 2, 4, 16],
    [null, '小计', 5, 3, 8, 30],
    ['部门', '丙局', 1, 1, 2, 8],
    [null, '丁局', 4, 1, 6, 17],
    [null, '小计', 5, 2, 8, 25],
    ['合计', null, 10, 5, 16, 55],
  ];
  assert.deepEqual(found(rows), ['E7 parts 6→5']);
});

test('deductions are taken off, whether printed with a sign or without', () => {
  const rows: Rows = [['单位', '报送得分', '采用得分', '扣分', '总分'], ['甲', 10, 20, 5, 25], ['乙', 8, 30, 0, 38], ['丙', 9, 12, 3, 20]];
  assert.deepEqual(found(rows), ['E4 parts 20→18']);
  assert.deepEqual(found([rows[0]!, ['甲', 10, 20, -5, 25], ['乙', 8, 30, 0, 38], ['丙', 9, 12, -3, 18]]), []);
});

test('a figure that its own row contradicts is named alone: the total and the places that were right are not', () => {
  const rows: Rows = [['乡镇', '快讯', '专报', '批示加分', '总分', '位次'], ['甲镇', 9, 7, 5, 21, 1], ['乙镇', 7, 7, 0, 14, 2], ['丙镇', 3, 7, 0, 17, 3], ['小计', 19, 21, 5, 45, null]];
  assert.deepEqual(found(rows), ['E4 parts 17→10']);
  assert.deepEqual(found([...rows.slice(0, 4), ['小计', 19, 21, 5, 46, null]]), ['E5 total 46→45', 'E4 parts 17→10']);
  const running: Rows = [['单位', '上月累计得分', '本月得分', '累计得分', '排名'], ['甲', 10, 8, 18, 1], ['乙', 5, 5, 20, 2], ['丙', 2, 1, 3, 3], ['合计', 17, 14, 31, null]];
  assert.deepEqual(found(running), ['D3 cumulative-sum 20→10']);
});

test('the year so far is not below the month, and is last month’s plus this month’s', () => {
  assert.deepEqual(found([['单位', '本月得分', '累计得分'], ['甲', 10, 8], ['乙', 5, 5]]), ['C2 cumulative-below 8→10']);
  assert.deepEqual(found([['单位', '上月累计得分', '本月得分', '累计得分'], ['甲', 10, 8, 18], ['乙', 5, 5, 11]]), ['D3 cumulative-sum 11→10']);
});

test('a unit that stands twice, spaces and widths apart', () => {
  assert.deepEqual(found([['单位', '采用条数'], ['甲 镇', 1], ['乙镇', 2], ['甲镇', 3]]), ['A4 duplicate 甲镇→']);
});

test('several tables on a sheet and several sheets', () => {
  const rows: Rows = [['单位', '采用数'], ['甲镇', 1], ['合计', 2], [], ['二、部门'], ['单位', '采用数'], ['丙局', 1], ['合计', 1]];
  assert.deepEqual(found(rows), ['B3 total 2→1']);
  assert.equal(checkBulletin([{ name: '一', rows }, { name: '二', rows }]).findings.length, 2);
});

test('what the figures cannot settle is said', () => {
  const result = check([['单位', '采用数', '满意率', '加权总分'], ['甲镇', '3条左右', '90%', 81], ['乙镇', 2, '95%', 77], [null, 5, null, null], ['平均', 2.5, null, null]]);
  assert.deepEqual(result.unjudged.map((one) => one.code.replace('scoring.check.', '')).sort(), ['average', 'nameless', 'rate-unknown', 'unreadable']);
  const none = check([['今天开会'], ['无表格']]);
  assert.deepEqual([none.ok, none.unjudged.map((one) => one.code)], [false, ['scoring.check.no-table']]);
  assert.equal(checkBulletin([]).ok, false);
});

test('headings under many names: 县（市、区）, months side by side, how far a unit has moved, a title over all columns', () => {
  const title = '2026年3月政务信息采用情况';
  const rows: Rows = [[title, title, title, title, title], ['县（市、区）', '1月', '2月', '3月', '累计'], ['甲县', 1, 2, 3, 6], ['乙县', 4, 0, 2, 6], ['丙县', 2, 2, 2, 7]];
  assert.deepEqual(found(rows), ['E5 parts 7→6']);
  assert.deepEqual(found([['单位', '得分', '排名', '排名变化'], ['甲', 9, 1, '+2'], ['乙', 7, 2, '-1'], ['丙', 5, 2, '0']]), ['C4 rank 2→3']);
  assert.deepEqual(found([['单位', '得分', '名次'], ['甲', 30, 2], ['乙', 20, 1], ['丙', 10, 3]]), ['C2 rank 2→1', 'C3 rank 1→2']);
});

test('sums of groups: 各组合计 above or below their rows and one 总计, sections with Chinese numerals, parts that are not added again', () => {
  const groups: Rows = [['单位', '报送', '采用'], ['甲镇', 3, 1], ['乙镇', 4, 2], ['乡镇合计', 7, 3], ['丙局', 5, 5], ['丁局', 1, 0], ['部门合计', 6, 4], ['总计', 13, 8]];
  assert.deepEqual(found(groups), ['C7 subtotal 4→5']);
  const sections: Rows = [['序号', '单位', '报送'], ['一', '乡镇', 8], [1, '甲镇', 3], [2, '乙镇', 4], ['二', '部门', 6], [3, '丙局', 5], [4, '丁局', 1], [null, '合计', 13]];
  assert.deepEqual(found(sections), ['C2 subtotal 8→7']);
  const within: Rows = [['单位', '报送', '采用'], ['甲镇', 3, 1], ['乙镇', 4, 2], ['合计', 7, 3], ['其中：约稿', 2, 1]];
  assert.deepEqual([found(within), check(within).unjudged.map((one) => one.code)], [[], ['scoring.check.within']]);
  const cut: Rows = [['单位', '报送', '采用'], ['甲镇', 3, 1], ['乙镇', 4, 2], ['……'], ['合计', 70, 30]];
  assert.deepEqual([found(cut), check(cut).unjudged.map((one) => one.code)], [[], ['scoring.check.cut']]);
  const marks: Rows = [['单位', '采用', '考核得分'], ['甲镇', 3, 90], ['乙镇', 4, 95], ['合计', 7, 92.5]];
  assert.deepEqual([found(marks), check(marks).unjudged.map((one) => one.where)], [[], ['表!C4']]);
});

test('a list in two halves side by side is one table, with one total and one order of places', () => {
  const rows: Rows = [['单位', '得分', '名次', '单位', '得分', '名次'], ['甲镇', 30, 1, '丙镇', 20, 3], ['乙镇', 25, 2, '甲镇', 10, 4], [null, null, null, '合计', 86, null]];
  assert.deepEqual(found(rows), ['D3 duplicate 甲镇→', 'E4 total 86→85']);
});

test('a rate is found by its name, and a share is one of the table or of its group', () => {
  assert.deepEqual(found([['单位', '结案数', '派单数', '不满意数', '不满意率'], ['甲', 87, 99, 8, '9%'], ['乙', 70, 77, 6, '9%'], ['丙', 66, 68, 5, '8%'], ['丁', 63, 68, 3, '6%'], ['戊', 39, 41, 5, '13%']]), ['E5 rate 6%→5%']);
  const share: Rows = [['单位', '采用', '占比'], ['甲', 4, '2%'], ['乙', 137, '97%'], ['乡镇合计', 141, '36%'], ['丙', 250, '64%'], ['部门合计', 250, '64%'], ['总计', 391, '100%']];
  assert.deepEqual(found(share), ['C2 rate 2%→1%', 'C3 rate 97%→35%']);
});

test('among a few rows the headings say what adds up: months, quarters, a base with what is added and taken off', () => {
  assert.deepEqual(found([['单位', '1月', '2月', '3月', '累计得分'], ['甲', 3, 4, 5, 12], ['乙', 1, 2, 3, 7]]), ['E3 parts 7→6']);
  assert.deepEqual(found([['单位', '一季度', '二季度', '三季度', '全年得分'], ['甲', 3, 4, 5, 12], ['乙', 1, 2, 3, 7]]), ['E3 parts 7→6']);
  assert.deepEqual(found([['单位', '基础分', '加分', '扣分', '得分'], ['甲', 60, 30, 2, 88], ['乙', 60, 20, 5, 85]]), ['E3 parts 85→75']);
  assert.deepEqual(found([['单位', '报送分', '采用分', '批示分', '小计', '扣分', '总分'], ['甲', 5, 10, 5, 20, 2, 18], ['乙', 4, 8, 0, 12, 0, 12], ['丙', 3, 6, 1, 10, 1, 10]]), ['G4 parts 10→9']);
  assert.deepEqual(found([['单位', '上月累计', '本月得分', '累计得分'], ['甲', 20, 5, 25], ['乙', 18, 4, 23]]), ['D3 cumulative-sum 23→22']);
});

test('a place may be written in Chinese numerals, and goes by the score of the period that its heading names', () => {
  assert.deepEqual(found([['排名', '单位', '得分'], ['第一名', '甲', 10], ['三', '乙', 9], ['并列第二', '丙', 9], ['十一', '丁', 8]]), ['A3 rank 三→2', 'A5 rank 十一→4']);
  const rows: Rows = [['单位', '本月得分', '本月名次', '累计得分', '累计名次'], ['甲', 10, 1, 30, 1], ['乙', 5, 2, 40, 2]];
  assert.deepEqual(found(rows), ['E2 rank 1→2', 'E3 rank 2→1']);
  assert.deepEqual(found([['单位', '得分', '累计得分', '名次（累计）'], ['甲', 10, 30, 1], ['乙', 5, 40, 2]]), ['D2 rank 1→2', 'D3 rank 2→1']);
});

test('what has changed since another period, as a figure and as a rate', () => {
  const rows: Rows = [['单位', '上月采用', '本月采用', '增减', '环比'], ['甲', 5, 8, 3, '60.0%'], ['乙', 6, 4, 2, '↓33.3%'], ['丙', 2, 2, 0, '0'], ['丁', 1, 4, '↑3', '33.0%']];
  assert.deepEqual(found(rows), ['E5 rate 33.0%→300.0%', 'D3 change 2→-2']);
  const absent: Rows = [['单位', '上月采用', '本月采用', '同比'], ['甲', 5, 8, '7%'], ['乙', 6, 4, '9%'], ['丙', 2, 2, '-3%']];
  assert.deepEqual([found(absent), check(absent).unjudged.map((one) => one.where)], [[], ['表!D']]);
});

test('a last total may add up the tables above it, and a row of means is one where a figure of it shows that', () => {
  const group = (name: string, a: number): Rows => [['单位', '报送', '采用'], [`${name}一`, a, 1], [`${name}二`, 2, 1], ['小计', a + 2, 2]];
  assert.deepEqual(found([...group('镇', 5), [], ...group('局', 6), ['总计', 15, 4]]), []);
  assert.deepEqual(found([...group('镇', 5), [], ...group('局', 6), ['总计', 16, 4]]), ['B10 total 16→15']);
  assert.deepEqual(found([['单位', '采用', '得分'], ['甲', 3, 10], ['乙', 4, 20], ['丙', 5, 15], ['平均', 4, 16]]), ['C5 mean 16→15']);
});

test('a mark of a note is no part of a figure, and nothing is compared with what cannot be read', () => {
  assert.deepEqual(found([['单位', '得分', '名次'], ['甲', '10*', 1], ['乙', '9①', 2], ['合计', 19, null]]), []);
  const unread: Rows = [['单位', '报送', '采用', '采用率', '得分', '名次'], ['甲', 4, 2, '50%', '约10', 1], ['乙', '5？', 1, '20%', 9, 2], ['合计', 9, 3, '33%', 19, null]];
  assert.deepEqual([found(unread), check(unread).unjudged.map((one) => one.where)], [[], ['表!E2', '表!B3']]);
});

test('below nothing there are places too: a unit with points taken off comes after those without any', () => {
  const rows: Rows = [
    ['名次', '单位', '本月得分', '累计得分'], [null, '乡镇（街道）', null, null], [1, '甲镇', 5, 7], [2, '乙镇', 0, 0], [3, '丙乡', -10, -8], [null, '小计', -5, -1],
    [null, '县直部门和单位', null, null], [1, '丁局', 3, 3], [2, '戊局', -10, -12], [null, '小计', -7, -9], [null, '合计', -12, -10],
  ];
  assert.deepEqual(found(rows), []);
  assert.deepEqual(found(rows.with(4, [4, '丙乡', -10, -8])), ['A5 rank 4→3']);
  // Points that were taken off before leave the year below the month.
  assert.deepEqual(found([['单位', '本月得分', '累计得分'], ['甲', 5, 9], ['乙', 6, -4]]), []);
  const fallen: Rows = [['单位', '本月采用', '累计采用', '本月得分', '累计得分'], ['甲', 2, 3, 5, 9], ['乙', 3, 2, 15, 5]];
  assert.deepEqual(found(fallen), ['C3 cumulative-below 2→3', 'E3 cumulative-below 5→15']);
  assert.deepEqual(checkBulletin([{ name: '表', rows: fallen }], { mayHaveFallen: true }).findings.map((one) => one.where), ['表!C3']);
});

test('a section without points is a section, and what stands over the next table is no unit', () => {
  const head = ['序号', '单位', '采用', '得分', '名次'];
  const rows: Rows = [head, ['一', '乡镇', 3, 9, null], [1, '甲镇', 2, 6, 1], [2, '乙镇', 1, 3, 2], ['二', '部门', '—', '—', null], [1, '丙局', '—', '—', 1], [2, '丁局', '—', '—', 1], [null, '合计', 3, 9, null]];
  assert.deepEqual(found(rows), []);
  const over: Rows = [['单位', '采用', '得分', '名次'], ['甲镇', 1, 3, 2], ['小计', 1, 3, null], ['乙局', 2, 6, 1], ['小计', 2, 6, null], ['填报单位：某县政府办', null, '单位：条', null]];
  assert.deepEqual([found(over), check(over).unjudged], [[], []]);
});
