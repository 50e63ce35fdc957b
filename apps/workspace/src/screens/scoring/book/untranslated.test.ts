import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedRulebooks } from '@gongkai/scoring';
import { changeAt } from './paths.ts';
import { untranslated } from './untranslated.ts';

test('the shipped rulebooks are whole in English; what only has Chinese is found', () => {
  for (const book of Object.values(shippedRulebooks)) assert.deepEqual(untranslated(book), []);
  const book = changeAt(shippedRulebooks.county, 'rules/0/rows/2/label', () => ({ zh: '新行', en: '新行' }));
  assert.deepEqual(untranslated(changeAt(book, 'groups/0/label', () => ({ zh: '甲 1', en: '甲 1' }))), ['groups.0.label', 'rules.0.rows.2.label']);
});
