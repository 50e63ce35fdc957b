import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { changeAt, inserted, join, moved, removed, valueAt } from './paths.ts';

const shipped = ['county', 'city', 'lianyungang', 'guangyuan'];
const fileOf = (name: string) => readFileSync(new URL(`../../../../../../modules/scoring/rulebooks/${name}.json`, import.meta.url), 'utf8');
const linesOf = (book: unknown) => JSON.stringify(book, null, 2).split('\n');

for (const name of shipped) {
  test(`changing one label of ${name} leaves every other byte of the file as it was`, () => {
    const book: unknown = JSON.parse(fileOf(name));
    const at = join('rules', 0, 'rows', 1, 'label', 'zh');
    const before = linesOf(book);
    const after = linesOf(changeAt(book, at, () => '另一名称'));
    const differing = before.flatMap((line, n) => (line === after[n] ? [] : [n]));
    assert.equal(after.length, before.length);
    assert.equal(differing.length, 1);
    assert.match(after[differing[0]!]!, /"zh": "另一名称"/);
  });

  test(`${name}: parts beside the change stay the same objects, so that they are not drawn again`, () => {
    const book = JSON.parse(fileOf(name)) as { rules: { rows: unknown[] }[]; tags: object; awards: unknown[] };
    const next = changeAt(book, join('rules', 0, 'rows', 0, 'points'), () => 7);
    assert.notEqual(next.rules[0]!.rows[0], book.rules[0]!.rows[0]);
    assert.ok(next.rules[0]!.rows.slice(1).every((row, n) => row === book.rules[0]!.rows[n + 1]));
    assert.ok(next.tags === book.tags && next.awards === book.awards && next.rules[1] === book.rules[1]);
  });
}

test('an optional field is taken away and comes back', () => {
  const part = { rules: [{ once: ['level'], pick: 'first' }] };
  const without = changeAt(part, 'rules/0/once', () => undefined);
  assert.deepEqual(Object.keys(without.rules[0]!), ['pick']);
  assert.deepEqual(changeAt(without, 'rules/0/once', () => ['level']), part);
});

test('keys may hold strokes and signs', () => {
  const part = { tags: { '县/市': { label: 1 } } };
  assert.equal(valueAt(changeAt(part, join('tags', '县/市', 'label'), () => 2), join('tags', '县/市', 'label')), 2);
});

test('lists: put in, take out, move; the ends hold', () => {
  assert.deepEqual([inserted([1, 3], 1, 2), removed([1, 2, 3], 1), moved([1, 2, 3], 0, 1), moved([1, 2, 3], 2, -1)], [[1, 2, 3], [1, 3], [2, 1, 3], [1, 3, 2]]);
  assert.deepEqual([moved([1, 2], 0, -1), moved([1, 2], 1, 1)], [[1, 2], [1, 2]]);
});
