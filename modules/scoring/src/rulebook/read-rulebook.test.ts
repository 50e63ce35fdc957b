import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validateRulebook } from '../rulebook-check/validate-rulebook.ts';
import { readRulebookFile } from './read-rulebook.ts';
import { shippedRulebooks } from './shipped.ts';

const { county } = shippedRulebooks;
const codesOf = (json: unknown): string[] => {
  const read = readRulebookFile(json);
  return 'book' in read ? [] : read.problems.map((problem) => problem.code);
};
const ruleOf = (rows: number) => ({ ...county.rules[0], rows: Array.from({ length: rows }, (_, row) => ({ ...county.rules[0]!.rows[0], id: `row-${row}` })) });

test('the shipped rulebooks are far from the bound', () => {
  for (const book of Object.values(shippedRulebooks)) assert.deepEqual(codesOf({ ...book, rules: Array.from({ length: 10 }, () => book.rules).flat() }), []);
});

test('a rulebook whose examination would keep everybody waiting is refused; one of the largest size is examined at once', () => {
  assert.deepEqual(codesOf({ ...county, rules: [ruleOf(20_000)] }), ['scoring.rulebook-too-large']);
  const alternatives = Array.from({ length: 12_000 }, (_, value) => ({ level: `${value}` }));
  assert.deepEqual(codesOf({ ...county, rules: [{ ...ruleOf(2), rows: ruleOf(2).rows.map((row) => ({ ...row, when: { anyOf: alternatives } })) }] }), ['scoring.rulebook-too-large']);
  const large = readRulebookFile({ ...county, rules: [ruleOf(1_200)] });
  assert.ok('book' in large);
  const started = process.cpuUsage();
  validateRulebook(large.book);
  const { user, system } = process.cpuUsage(started);
  assert.ok(user + system < 5_000_000, `${(user + system) / 1e6} s`);
});

test('what is nested without end is refused, not followed', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 100_000; level++) deep = [deep];
  assert.deepEqual(codesOf(deep), ['scoring.rulebook-too-large']);
});
