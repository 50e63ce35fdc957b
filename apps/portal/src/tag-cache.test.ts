import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TagCache } from './tag-cache.ts';

const kept = (value: string, tags: string[] = [], bytes = 10) => ({ value, jurisdictionId: 'a', tags, bytes });

function hearing(maxBytes = 1000): TagCache<string> {
  const cache = new TagCache<string>(maxBytes);
  cache.resume();
  return cache;
}

test('keeps nothing until it hears of changes, and nothing after it has ceased to', () => {
  const cache = new TagCache<string>(1000);
  assert.equal(cache.put('k', kept('v'), cache.stamp()), false);
  cache.resume();
  assert.equal(cache.put('k', kept('v'), cache.stamp()), true);
  cache.suspend();
  assert.equal(cache.get('k'), undefined);
  assert.equal(cache.put('k', kept('v'), cache.stamp()), false);
});

test('drops by tag, in the jurisdiction that has changed alone', () => {
  const cache = hearing();
  cache.put('k', kept('v', ['home', 'lists']), cache.stamp());
  cache.drop('b', ['home']);
  assert.equal(cache.get('k'), 'v');
  cache.drop('a', ['lists']);
  assert.deepEqual([cache.get('k'), cache.size, cache.bytes], [undefined, 0, 0]);
});

test('what was read before a change that was heard meanwhile is not kept', () => {
  const cache = hearing();
  const stamp = cache.stamp();
  cache.drop('a', ['anything']);
  assert.equal(cache.put('k', kept('stale'), stamp), false);
  assert.equal(cache.put('k', kept('fresh'), cache.stamp()), true);
});

test('what was read while nothing was heard is not kept when hearing begins again', () => {
  const cache = hearing();
  const stamp = cache.stamp();
  cache.suspend();
  cache.resume();
  assert.equal(cache.put('k', kept('stale'), stamp), false);
});

test('the longest unused goes first when there are too many bytes', () => {
  const cache = hearing(100);
  for (const key of ['one', 'two', 'three', 'four']) cache.put(key, kept(key, ['t'], 25), cache.stamp());
  cache.get('one');
  cache.put('five', kept('five', ['t'], 25), cache.stamp());
  assert.deepEqual([cache.get('two'), cache.get('one'), cache.bytes], [undefined, 'one', 100]);
  assert.equal(cache.put('huge', kept('huge', [], 90), cache.stamp()), false);
});
