import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedRulebooks } from '@gongkai/scoring';
import { examplesFor, firstExamples, nextItem, tagsFor, tagsOfKind } from './examples.ts';

const { county, city, lianyungang, guangyuan } = shippedRulebooks;
const at = { item: '1', on: '2026-03-05' };

test('an example for a row carries what its condition asks, and what must be there besides', () => {
  const rule = county.rules.find((one) => one.id === 'county-instruction')!;
  assert.deepEqual(examplesFor(county, rule, rule.rows[1]!, at), [
    { kind: 'adopted', ...at, tags: { level: 'county', publication: '工作交流' }, unitCount: 1 },
    { kind: 'instructed', ...at, tags: { leaderLevel: 'county' }, unitCount: 1 },
  ]);
});

test('tags pass tests of every form', () => {
  const tags = tagsFor(county, { tags: { level: ['city', 'state'], onTime: false, commissioned: { exists: true }, itemKind: { exists: true }, column: { exists: false }, score: { min: 3 } }, anyOf: [{ publication: '快讯' }, { publication: '专报信息' }] });
  assert.deepEqual(tags, { level: 'city', commissioned: true, itemKind: 'comprehensive', score: 3, publication: '快讯' });
});

for (const [name, book] of Object.entries({ county, city, lianyungang, guangyuan })) {
  test(`${name} begins with something to see`, () => {
    const examples = firstExamples(book, at.on);
    assert.ok(examples.length >= 2 && examples.every((one) => book.factKinds.some((kind) => kind.kind === one.kind)));
    assert.equal(nextItem(examples), '3');
  });
}

test('only the tags that matter for a kind are asked', () => {
  assert.deepEqual(tagsOfKind(county, 'adopted'), ['level', 'publication', 'column', 'itemKind', 'commissioned']);
  assert.deepEqual(tagsOfKind(county, 'forwarded'), ['level']);
  assert.deepEqual(tagsOfKind(city, 'instructed'), ['leaderLevel']);
});
