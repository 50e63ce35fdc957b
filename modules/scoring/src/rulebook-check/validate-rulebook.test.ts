import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RulebookFile } from '../rulebook/rulebook.ts';
import { shippedRulebooks } from '../rulebook/shipped.ts';
import { aRule, aRulebook } from '../testing.ts';
import { validateRulebook } from './validate-rulebook.ts';

const label = { zh: '规则', en: 'rule' };
const vocabulary = { level: { label, values: [{ value: 'county', label }, { value: 'city', label }] }, column: { label, values: [] } };
const codes = (parts: Partial<RulebookFile>) => validateRulebook(aRulebook(parts)).map((one) => one.code.replace('scoring.rulebook.', ''));
const table = (...rows: [string, number, Record<string, string>?][]) =>
  aRule('table', 0, { rows: rows.map(([id, points, tags]) => ({ id, label, points, ...(tags ? { when: { tags } } : {}) })) });

for (const [name, book] of Object.entries(shippedRulebooks)) {
  test(`the shipped rulebook ${name} has nothing wrong with it`, () => {
    assert.deepEqual(validateRulebook(book).filter((one) => one.severity === 'error'), []);
  });
}

const cases: [string, Partial<RulebookFile>, string[]][] = [
  ['a row after one that takes everything', { tags: vocabulary, rules: [table(['wide', 3, { level: 'county' }], ['narrow', 5, { level: 'county', column: '甲' }])] }, ['unreachable', 'value-without-rule']],
  ['two rows with one condition and different points', { tags: vocabulary, rules: [table(['one', 3, { level: 'county' }], ['two', 5, { level: 'county' }], ['three', 1, { level: 'city' }])] }, ['contradiction']],
  ['narrow before wide is right', { tags: vocabulary, rules: [table(['narrow', 5, { level: 'county' }], ['wide', 3])] }, []],
  ['a kind that is scored and has no rule', { factKinds: [{ kind: 'adopted', label }, { kind: 'instructed', label }] }, ['kind-without-rule']],
  ['a rule on a kind that is not listed', { rules: [aRule('adoption', 5), aRule('other', 1, { on: ['praised'] })] }, ['unknown-kind']],
  ['a value that is not listed', { tags: vocabulary, rules: [table(['one', 3, { level: 'moon' }], ['two', 4, { level: 'county' }], ['three', 4, { level: 'city' }])] }, ['unknown-value']],
  ['one id twice', { rules: [aRule('adoption', 5), aRule('adoption', 6)] }, ['duplicate-id', 'duplicate-id']],
  ['a floor above the cap', { periodRules: [{ type: 'limit', id: 'limit', label, per: 'year', over: '*', min: 20, max: 10 }] }, ['floor-above-cap']],
  [
    'limits that cannot hold together',
    { periodRules: [{ type: 'limit', id: 'cap', label, per: 'year', over: '*', max: 10 }, { type: 'limit', id: 'floor', label, per: 'year', over: '*', min: 20 }] },
    ['limits-contradict'],
  ],
  [
    'a quota above what the monthly cap lets anyone reach',
    {
      periodRules: [{ type: 'limit', id: 'cap', label, per: 'month', over: '*', max: 10 }],
      quotas: [{ id: 'year', label, per: 'year', measure: { of: 'points' }, target: 121 }],
    },
    ['quota-above-cap'],
  ],
  ['a quota no rule gives points for', { rules: [aRule('adoption', -5)], quotas: [{ id: 'year', label, per: 'year', measure: { of: 'points' }, target: 1 }] }, ['quota-without-points']],
  [
    'a quota of facts that nobody records',
    { quotas: [{ id: 'year', label, per: 'year', measure: { of: 'count', counts: { kind: 'praised' } }, target: 1 }] },
    ['unknown-kind', 'quota-never-counted'],
  ],
  ['an award that reads a later one', { awards: [{ id: 'a', label, kind: 'progress', conditions: [{ type: 'award', id: 'c', label, award: 'b', holds: false }] }, { id: 'b', label, kind: 'collective', conditions: [] }] }, ['unknown-award']],
  ['fixed shares without a figure', { sharing: { mode: 'fixed' } }, ['fixed-without-points']],
];

for (const [name, parts, expected] of cases) {
  test(name, () => assert.deepEqual(codes(parts).sort(), expected.sort()));
}

test('findings call everything by its name, in both languages, also what was taken out of the vocabulary', () => {
  const { level: _, ...tags } = shippedRulebooks.county.tags;
  const said = validateRulebook({ ...shippedRulebooks.county, tags, factKinds: shippedRulebooks.county.factKinds.map((one) => ({ ...one, scored: true })) });
  assert.ok(said.length > 20);
  for (const { message } of said) assert.doesNotMatch(message.zh, /[a-z]{3,}/, message.zh);
  assert.ok(said.some(({ message }) => message.zh === '“报送信息”列为计分事项，但没有计分规则' && /Item submitted/.test(message.en)));
  assert.ok(said.some(({ message }) => message.zh === '“《快讯》约稿”引用了没有列出的标签“采用层级”'));
});
