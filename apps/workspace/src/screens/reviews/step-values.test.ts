import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byOf, moved, newStep, wordOf } from './step-values.ts';

test('a choice of reviewers goes to a word and back', () => {
  for (const by of [{ post: 'head' as const }, { role: 'office-leader' as const }]) assert.deepEqual(byOf(wordOf(by), { post: 'member' }), by);
  const named = { accountIds: ['a'] };
  assert.equal(byOf(wordOf(named), named), named);
});

test('a new step has a key of its own', () => {
  const first = newStep([]);
  const third = newStep([first, { ...first, key: 'step-3' }]);
  assert.deepEqual([first.key, third.key], ['step-1', 'step-4']);
});

test('a step moves by one', () => {
  const [a, b] = [newStep([]), { ...newStep([]), key: 'b' }];
  assert.deepEqual(moved([a, b], 1, -1).map((step) => step.key), ['b', 'step-1']);
});
