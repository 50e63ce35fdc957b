import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { messageKeys, say } from './say.ts';

const read = (path: string): Record<string, string> => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]).sort();

test('both languages say every message with the same values', () => {
  const [zh, en] = [read('./zh-CN.json'), read('./en.json')];
  assert.deepEqual(Object.keys(en).sort(), [...messageKeys].sort());
  for (const key of messageKeys) assert.deepEqual(placeholders(en[key]!), placeholders(zh[key]!), key);
});

test('the screens say what the figures say', () => {
  for (const language of ['zh-CN', 'en']) {
    assert.deepEqual(read(`../../../../packages/ui/src/messages/${language}/scoring-figures.json`), read(`./${language}.json`), 'copy src/wording to the catalogue of the screens');
  }
});

test('a message takes its values; an unknown key comes back as itself', () => {
  assert.equal(say('en', 'scoring.why.rule', { rule: 'Policy Research', points: '10' }), 'Policy Research: 10');
  assert.equal(say('en', 'scoring.nothing', {}), 'scoring.nothing');
});
