import assert from 'node:assert/strict';
import { test } from 'node:test';
import county from '../../rulebooks/county.json' with { type: 'json' };
import { say } from '../wording/say.ts';
import { fileProblems } from './file-problems.ts';
import { rulebook } from './rulebook.ts';

type Change = (book: any) => void;
function found(change: Change) {
  const book = structuredClone(county);
  change(book);
  const parsed = rulebook.safeParse(book);
  return parsed.success ? [] : fileProblems(parsed.error.issues);
}

const cases: [string, Change, string, string][] = [
  ['a field that is not there', (book) => { delete book.rules[0].label; }, 'missing', 'rules.0.label'],
  ['an empty name', (book) => { book.rules[0].rows[1].label.zh = ''; }, 'required', 'rules.0.rows.1.label.zh'],
  ['a number as text', (book) => { book.yearStartMonth = '三'; }, 'not-a-number', 'yearStartMonth'],
  ['a month too many', (book) => { book.yearStartMonth = 13; }, 'number-too-big', 'yearStartMonth'],
  ['a table without rows', (book) => { book.rules[1].rows = []; }, 'list-too-short', 'rules.1.rows'],
  ['a word that means nothing', (book) => { book.ranking = 'random'; }, 'not-one-of', 'ranking'],
  ['a field that nobody knows', (book) => { book.rules[0].colour = 'red'; }, 'unknown-field', 'rules.0'],
  ['points that are neither', (book) => { book.rules[0].rows[0].points = 'three'; }, 'not-a-number', 'rules.0.rows.0.points'],
  ['a multiple without its figure', (book) => { book.rules[0].rows[0].points = { tag: 'score' }; }, 'missing', 'rules.0.rows.0.points'],
  ['a condition whose values are still to be chosen', (book) => { book.rules[0].rows[0].when.tags.level = []; }, 'list-too-short', 'rules.0.rows.0.when.tags.level'],
  ['a fact of no kind', (book) => { book.quotas[1].measure.counts.kind = []; }, 'list-too-short', 'quotas.1.measure.counts.kind'],
  ['a type of condition that is none', (book) => { book.awards[0].conditions[0].type = 'luck'; }, 'malformed', 'awards.0.conditions.0.type'],
];

for (const [name, change, kind, path] of cases) {
  test(name, () => {
    assert.deepEqual(found(change).map((one) => [one.code, one.path]), [[`scoring.file-problem.${kind}`, path]]);
  });
}

test('points too fine keep their own words; several problems come at once', () => {
  const problems = found((book) => {
    book.rules[0].rows[0].points = 1.234;
    book.quotas[0].warnDays = 500;
    book.title.en = '';
  });
  assert.deepEqual(problems.map((one) => one.path), ['title.en', 'rules.0.rows.0.points', 'quotas.0.warnDays']);
});

test('every problem has words in both languages, with its values', () => {
  for (const [, change] of cases) {
    for (const { code, values } of found(change)) {
      for (const language of ['zh-CN', 'en'] as const) assert.doesNotMatch(say(language, code, values), /\{\{|file-problem/);
    }
  }
});
