import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedRulebooks, validateRulebook } from '@gongkai/scoring';
import { newAward, newCombination, newCondition, newConsequence, newCredit, newGrade, newPeriodRule, newQuota, newRow, newRule, newSupplement, newVeto } from './new-parts.ts';
import type { Book, Condition, PeriodRule } from './parts.ts';

const { county } = shippedRulebooks;

test('a new row begins with what all rows of its table ask', () => {
  const row = newRow(county, county.rules[0]);
  assert.deepEqual([row.when, row.label], [{ tags: { level: 'county' } }, { zh: '县', en: 'county' }]);
  assert.equal(newRow(county, county.rules[5]).when, undefined);
});

test('every part, as it is added, leaves a book that can be tried: nothing refers into nothing', () => {
  const types: Condition['type'][] = ['quota-met', 'count', 'rank', 'rank-up', 'score', 'award', 'no-veto', 'attested', 'any'];
  const award = { ...newAward(county), conditions: types.map((type) => newCondition(county, type)), grades: [newGrade(county)] };
  const rule = newRule(county);
  const book: Book = {
    ...county, rules: [...county.rules, { ...rule, rows: [{ ...rule.rows[0]!, supplements: [newSupplement(county)] }] }], combinations: [newCombination(county)], credits: [newCredit(county)],
    periodRules: (['base', 'threshold', 'limit', 'annul'] as const satisfies readonly PeriodRule['type'][]).map((type) => newPeriodRule(county, type)),
    quotas: [...county.quotas, { ...newQuota(county), consequences: [newConsequence()] }], vetoes: [...county.vetoes, newVeto(county)], awards: [...county.awards, award],
  };
  const findings = validateRulebook(book).map((one) => one.code);
  assert.deepEqual(findings.filter((code) => !/quota-above-cap/.test(code)), []);
});
