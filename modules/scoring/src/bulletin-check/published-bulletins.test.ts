import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBulletin } from './check-bulletin.ts';
import { publishedTables } from './published-bulletins.ts';
import { publishedHotlines } from './published-hotlines.ts';

for (const { sheet, wrong, checks } of [...publishedTables, ...publishedHotlines]) {
  test(`published: ${sheet.name}`, () => {
    const result = checkBulletin([sheet]);
    assert.deepEqual(result.findings.map((one) => one.where.split('!')[1]), wrong, JSON.stringify(result.findings, null, 1));
    assert.equal(result.ok, wrong.length === 0);
    for (const check of checks) assert.ok((result.checked[check] ?? 0) > 0, `${check} compared nothing`);
  });
}

test('a share printed to make the column add up to 100 is named with what it should be', () => {
  const forestry = publishedTables.find((one) => one.wrong.length > 0)!;
  const [met, missed] = checkBulletin([forestry.sheet]).findings;
  assert.deepEqual([met?.expected, missed?.expected], ['63.2%', '36.8%']);
});
