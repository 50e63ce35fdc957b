import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedRulebooks } from '@gongkai/scoring';
import type { TagTest, TagTests } from './parts.ts';
import { firstTest, keyOf, pickedOf, testOf, valueOf, waysFor, withTest } from './tag-tests.ts';

const tests: TagTest[] = ['县', 3, true, false, ['县', '市'], [1, 2], ['甲', true], { min: 1 }, { max: 2 }, { min: 1, max: 2 }, {}, { exists: true }, { exists: false }];

for (const one of tests) {
  test(`${JSON.stringify(one)} is picked and comes back`, () => assert.deepEqual(testOf(pickedOf('tag', one)), one));
}

test('every test of the shipped rulebooks is picked and comes back, a list of one value as that value', () => {
  const found: TagTests[] = [];
  JSON.stringify(shippedRulebooks, (key, value: unknown) => {
    if (key === 'tags' && JSON.stringify(value).includes('label') === false) found.push(value as TagTests);
    if (key === 'anyOf') found.push(...(value as TagTests[]));
    return value;
  });
  assert.ok(found.length > 60);
  for (const [tag, one] of found.flatMap((part) => Object.entries(part))) assert.deepEqual(testOf(pickedOf(tag, one)), Array.isArray(one) && one.length === 1 ? one[0] : one);
});

test('nothing chosen is no test', () => assert.equal(testOf({ tag: 'level', way: 'is', values: [] }), undefined));

test('a tag begins without a value, so that none is chosen by accident; one that has none begins with yes', () => {
  const label = { zh: '甲', en: 'a' };
  const listed = { label, values: [{ value: 'county', label }] };
  assert.deepEqual([firstTest('own', listed), firstTest('own', { label, values: [] }), firstTest('own', undefined), firstTest('publication', { label, values: [] }), firstTest('score', undefined)], [[], true, true, [], { min: 0 }]);
  for (const vocabulary of [listed, undefined]) assert.equal(new Set(waysFor(vocabulary, 'no')).size, 6, 'every way can be chosen for every tag');
});

test('changing one test leaves the others where they stand', () => {
  const before = { level: 'county', publication: '快讯', column: '简况' };
  assert.deepEqual(Object.entries(withTest(before, 'publication', ['快讯', '专报'])), [['level', 'county'], ['publication', ['快讯', '专报']], ['column', '简况']]);
  assert.deepEqual(Object.keys(withTest(before, 'level', undefined)), ['publication', 'column']);
});

test('values survive the widgets; what is typed is a number where it is one', () => {
  for (const value of ['县', '3', 3, true]) assert.equal(valueOf(keyOf(value)), value);
  assert.deepEqual([valueOf('快讯'), valueOf(' 12 '), valueOf('')], ['快讯', 12, '']);
});
