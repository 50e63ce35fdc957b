import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedRulebooks } from '@gongkai/scoring';
import { copied, newId } from './ids.ts';

const drawn = (...numbers: number[]) => () => numbers.shift() ?? 0.5;

test('an id has the form the schema asks for, and is not one that stands already', () => {
  assert.match(newId('row', {}), /^[a-z][a-z0-9]*-[a-z0-9]{6}$/);
  const zeros = Array<number>(6).fill(0);
  assert.equal(newId('row', {}, drawn(...zeros)), 'row-aaaaaa');
  assert.equal(newId('row', { rules: [{ id: 'row-aaaaaa' }] }, drawn(...zeros, ...zeros.map(() => 0.999))), 'row-999999');
});

test('a copy has new ids everywhere and says the same', () => {
  const book = shippedRulebooks.county;
  const award = book.awards[0]!;
  const copy = copied(award, book);
  const ids = (one: typeof award) => [one.id, ...one.conditions.flatMap((condition) => [condition.id, ...(condition.type === 'any' ? condition.of.map((inner) => inner.id) : [])])];
  assert.equal(new Set([...ids(award), ...ids(copy)]).size, ids(award).length * 2);
  const without = (one: unknown) => JSON.stringify(one, (key, value: unknown) => (key === 'id' ? undefined : value));
  assert.equal(without(copy), without(award));
});

test('values of a vocabulary, which have no id of their own, stay as they are', () => {
  const value = { value: 'county', label: { zh: '县', en: 'county' } };
  assert.deepEqual(copied(value, {}), value);
});
