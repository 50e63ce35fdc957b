import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, wordKeysOf } from './audit-changes.ts';

test('fields of before and after stand side by side, nested ones by their path', () => {
  assert.deepEqual(changesOf({ name: '甲', group: 'township' }, { name: '乙', validTo: '2026-01-01' }), [
    { path: ['name'], before: '甲', after: '乙' }, { path: ['group'], before: 'township', after: undefined }, { path: ['validTo'], before: undefined, after: '2026-01-01' },
  ]);
  assert.deepEqual(changesOf(null, { tags: { level: 'county' }, units: [{ unitId: 'a' }, { unitId: 'b' }], ids: ['x', 'y'] }), [
    { path: ['tags', 'level'], before: undefined, after: 'county' }, { path: ['units', 1, 'unitId'], before: undefined, after: 'a' },
    { path: ['units', 2, 'unitId'], before: undefined, after: 'b' }, { path: ['ids'], before: undefined, after: ['x', 'y'] },
  ]);
});

test('what has no fields is one line; beside one that has fields it stands alone', () => {
  assert.deepEqual(changesOf(['张三', '李四'], { to: ['王五'] }), [{ path: [], before: ['张三', '李四'], after: undefined }, { path: ['to'], before: undefined, after: ['王五'] }]);
  assert.deepEqual(changesOf(null, null), [{ path: [], before: null, after: null }]);
  assert.deepEqual(changesOf(null, { filters: {} }), [{ path: ['filters'], before: undefined, after: {} }]);
});

test('a code looks for its words in its own module first; a text is no code', () => {
  assert.deepEqual(wordKeysOf('scoring', 'state', 'granted').slice(0, 3), ['scoring.state.granted', 'scoring.appeal-state.granted', 'scoring.nomination-state.granted']);
  assert.deepEqual(wordKeysOf('scoring', 'rankBy', 'points'), ['scoring.rank-by.points']);
  assert.deepEqual(wordKeysOf('accounts', 'role', '信息员'), []);
});
