import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftKey, dropAllDrafts, findDraft, keepDraft } from './draft-store.ts';

class MapStore {
  #map = new Map<string, string>();
  get length() {
    return this.#map.size;
  }
  key = (index: number) => [...this.#map.keys()][index] ?? null;
  getItem = (key: string) => this.#map.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#map.set(key, value);
  removeItem = (key: string) => void this.#map.delete(key);
}

const now = new Date('2026-03-09T08:00:00Z');

test('gives back what was kept, to the same account only', () => {
  const store = new MapStore();
  keepDraft(store, draftKey('a', 'item'), { title: '防火' }, now);
  assert.deepEqual(findDraft(store, draftKey('a', 'item'), now), { values: { title: '防火' }, at: now.toISOString() });
  assert.equal(findDraft(store, draftKey('b', 'item'), now), null);
});

test('forgets drafts after two weeks, and broken ones', () => {
  const store = new MapStore();
  keepDraft(store, draftKey('a', 'item'), {}, now);
  assert.equal(findDraft(store, draftKey('a', 'item'), new Date('2026-03-24T08:00:00Z')), null);
  store.setItem(draftKey('a', 'other'), '{');
  assert.equal(findDraft(store, draftKey('a', 'other'), now), null);
  assert.equal(store.length, 0);
});

test('says so when the browser has no room', () => {
  const full = Object.assign(new MapStore(), { setItem: () => { throw new Error('quota'); } });
  assert.equal(keepDraft(full, 'k', {}, now), false);
});

test('signing out leaves no draft and touches nothing else', () => {
  const store = new MapStore();
  store.setItem('gongkai.language', 'en');
  keepDraft(store, draftKey('a', 'item'), {}, now);
  keepDraft(store, draftKey('b', 'item'), {}, now);
  dropAllDrafts(store);
  assert.deepEqual([store.length, store.getItem('gongkai.language')], [1, 'en']);
});
