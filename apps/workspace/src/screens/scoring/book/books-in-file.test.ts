import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { booksInFile } from './books-in-file.ts';

test('a file holds one rulebook, or several versions', () => {
  const versions = JSON.parse(readFileSync(new URL('../../../../../../modules/scoring/examples/rulebook-versions.json', import.meta.url), 'utf8')) as { versions: object[] };
  versions.versions.push(...versions.versions);
  const books = booksInFile(versions) as { format: string }[];
  assert.ok(books.length === versions.versions.length && books.every((one) => one.format === 'gongkai-rulebook/1'));
  assert.deepEqual([booksInFile({ format: 'gongkai-rulebook/1' }), booksInFile(null), booksInFile({ format: 'gongkai-rulebooks/1' })], [[{ format: 'gongkai-rulebook/1' }], [null], [{ format: 'gongkai-rulebooks/1' }]]);
});
