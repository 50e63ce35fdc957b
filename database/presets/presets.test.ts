import { test } from 'node:test';
import assert from 'node:assert/strict';
import { divisions, laws, lawLines } from './read-presets.ts';

const all = [...laws()];

test('857 records are shipped, in the proportions of the source', () => {
  assert.equal(all.length, 857);
  assert.equal(all.filter((one) => one.kind === '行政法规').length, 683);
  assert.equal(all.filter((one) => one.field === '行政法').length, 118);
  assert.equal(all.filter((one) => one.field === '宪法相关法').length, 56);
});

test('ids are unique, and so are title and version together', () => {
  assert.equal(new Set(all.map((one) => one.id)).size, all.length);
  assert.equal(new Set(all.map((one) => `${one.title}\n${one.version}`)).size, all.length);
  const titles = new Map<string, number>();
  for (const one of all) titles.set(one.title, (titles.get(one.title) ?? 0) + 1);
  assert.equal([...titles.values()].filter((count) => count > 1).length, 51);
});

test('every record names organs as its makers', () => {
  for (const one of all) {
    for (const organ of [...one.makers, ...one.approvedBy, ...one.amendedBy]) {
      assert.match(organ, /^(国务院|政务院|中共中央|全国人民代表大会(常务委员会)?|\p{Script=Han}{2,14}[部局会行署室])$/u, `${one.title}: ${organ}`);
    }
    if (one.kind === '法律') assert.ok(one.makers.every((organ) => organ.startsWith('全国人民代表大会')), one.title);
  }
});

test('no number is given that the history does not state', () => {
  for (const one of all) {
    if (one.number === null) continue;
    const stated = one.history.join('').replaceAll('［', '〔').replaceAll('］', '〕');
    assert.ok(stated.includes(one.number), `${one.title}: ${one.number}`);
  }
});

test('validity is left open where the source is silent', () => {
  for (const one of all) {
    assert.equal(one.expired, null);
    assert.equal(one.validity, 'not-verified');
  }
});

test('days lie where a law can have been made', () => {
  for (const one of all) {
    for (const day of [one.passedOn, one.publishedOn, one.effectiveOn]) {
      if (day !== null) assert.ok(day >= '1949-10-01' && day <= '2026-12-31', `${one.title}: ${day}`);
    }
  }
});

const maker = (title: string, publishedOn: string) => {
  const found = all.find((one) => one.title === title && one.publishedOn === publishedOn);
  assert.ok(found, title);
  return found;
};

test('makers are read off the history', () => {
  const disclosure = all.find((one) => one.title === '中华人民共和国政府信息公开条例' && one.publishedOn >= '2019');
  assert.deepEqual(disclosure?.makers, ['国务院']);
  const shipping = maker('上海航运交易所管理规定', '1996-10-03');
  assert.deepEqual([shipping.makers, shipping.approvedBy, shipping.number], [['交通部'], ['国务院'], '中华人民共和国交通部令第8号']);
  assert.deepEqual(maker('征兵工作条例', '2023-04-01').makers, ['国务院', '中央军事委员会']);
  assert.deepEqual(maker('中华人民共和国兵役法', '2021-08-20').makers, ['全国人民代表大会常务委员会']);
  assert.deepEqual(maker('进口影片管理办法', '1981-10-13').makers, ['文化部', '海关总署']);
  const land = maker('中华人民共和国土地管理法', '2019-08-26');
  assert.deepEqual([land.makers, land.amendedBy], [['全国人民代表大会常务委员会'], ['全国人民代表大会常务委员会']]);
});

test('lines are plain JSON with a text of substance', () => {
  assert.equal(lawLines().length, 857);
  for (const one of all) assert.ok(one.body.length > 100, one.title);
});

test('division codes are complete and every parent is there', () => {
  const list = divisions();
  assert.equal(list.length, 44_703);
  const codes = new Set(list.map((one) => one.code));
  assert.equal(codes.size, list.length);
  for (const one of list) {
    assert.ok(one.name.length > 0);
    if (one.parentCode !== null) assert.ok(codes.has(one.parentCode), one.code);
  }
});
