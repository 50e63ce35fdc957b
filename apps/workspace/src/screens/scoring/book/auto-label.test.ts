import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedRulebooks } from '@gongkai/scoring';
import type { When } from './parts.ts';
import { autoLabel, withChinese } from './auto-label.ts';

const cases: [string, When | undefined, string, string][] = [
  ['values', { tags: { level: 'county', publication: '快讯', column: '工作简况', itemKind: 'comprehensive' } }, '县·《快讯》·工作简况·综合信息', 'county · Express News · Work briefs · comprehensive'],
  ['several values', { tags: { level: ['city', 'province'] } }, '市、省', 'city or province'],
  ['yes and no', { tags: { commissioned: true, onTime: false } }, '约稿·非按时', 'Commissioned · not In time'],
  ['bounds', { tags: { score: { min: 3 } } }, 'score ≥ 3', 'score ≥ 3'],
  ['alternatives', { anyOf: [{ commissioned: true }, { itemKind: 'research' }] }, '约稿、调研', 'Commissioned or research'],
  ['nothing', undefined, '其他各项', 'Anything else'],
];

for (const [name, when, zh, en] of cases) test(`a row is named by its condition: ${name}`, () => assert.deepEqual(autoLabel(shippedRulebooks.county, when), { zh, en }));

test('English follows Chinese until somebody writes it', () => {
  assert.deepEqual(withChinese({ zh: '甲', en: '甲' }, '甲乙'), { zh: '甲乙', en: '甲乙' });
  assert.deepEqual(withChinese({ zh: '', en: '' }, '甲'), { zh: '甲', en: '甲' });
  assert.deepEqual(withChinese({ zh: '甲', en: 'A' }, '甲乙'), { zh: '甲乙', en: 'A' });
  assert.deepEqual(withChinese({ zh: '县', en: 'county' }, '本县', { zh: '县', en: 'county' }), { zh: '本县', en: '本县' });
});
