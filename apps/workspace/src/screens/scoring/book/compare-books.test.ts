import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from '@gongkai/ui/messages';
import { shippedRulebooks } from '@gongkai/scoring';
import { wordsFor } from '../words/words.ts';
import { compareBooks } from './compare-books.ts';
import type { Book } from './parts.ts';
import { changeAt, inserted, moved, removed } from './paths.ts';

const { county } = shippedRulebooks;
const compare = (after: Book, language: 'zh-CN' | 'en' = 'zh-CN') => {
  const side = (book: Book) => ({ book, words: wordsFor(book, language, (key, values) => translate(language, key, values)) });
  return compareBooks(side(county), side(after));
};

test('a book does not differ from itself', () => assert.deepEqual(compare(structuredClone(county)), []));

test('other points of a row, in words', () => {
  assert.deepEqual(compare(changeAt(county, 'rules/0/rows/1/points', () => 4)), [{
    section: 'points', id: 'row/express-work-comprehensive', label: '县政府办公室采用 › 《快讯》工作简况·综合信息', change: 'changed', details: [{ name: 'points', before: '3分', after: '4分' }],
  }]);
});

test('a new row, a row taken away', () => {
  const row = { ...county.rules[0]!.rows[0]!, id: 'row-new', label: { zh: '新行', en: 'new row' }, points: 2 };
  const after = changeAt(county, 'rules/0/rows', (rows) => removed(inserted(rows as object[], 0, row), 14));
  const changes = compare(after);
  assert.deepEqual(changes.map((one) => [one.change, one.label]), [['added', '县政府办公室采用 › 新行'], ['removed', '县政府办公室采用 › 《政务调研》']]);
  assert.deepEqual(changes[0]!.details.find((one) => one.name === 'points'), { name: 'points', before: null, after: '2分' });
});

test('another order of the rows is a change of its own', () => {
  const [change, ...others] = compare(changeAt(county, 'rules/1/rows', (rows) => moved(rows as object[], 0, 1)));
  assert.equal(others.length, 0);
  assert.equal(change!.details[0]!.name, 'order');
  assert.match(change!.details[0]!.after!, /^市《工作交流》、市《工作动态》/);
});

test('a new name of a publication is one change, not one in every row', () => {
  const changes = compare(changeAt(county, 'tags/publication/values/0/label/zh', () => '快讯（新）'));
  assert.deepEqual(changes.map((one) => [one.section, one.details.map((detail) => detail.name)]), [['vocabulary', ['values']]]);
});

test('a new name of a table is one change, not one in every table of its family', () => {
  const changes = compare(changeAt(county, 'rules/0/label/zh', () => '本县采用'));
  assert.deepEqual(changes.map((one) => [one.id, one.details]), [['rule/county-adoption', [{ name: 'label', before: '县政府办公室采用', after: '本县采用' }]]]);
});

test('English alone is told as well', () => {
  assert.deepEqual(compare(changeAt(county, 'awards/0/label/en', () => 'Best unit')).map((one) => one.details), [[{ name: 'label-en', before: 'Advanced collective', after: 'Best unit' }]]);
});

test('quotas, consequences and conditions in words', () => {
  const after = changeAt(changeAt(county, 'quotas/1/target', () => 2), 'awards/0/conditions/6/byGroup/townships', () => 12);
  assert.deepEqual(compare(after).map((one) => one.details), [
    [{ name: 'target', before: '目标1次', after: '目标2次' }], [{ name: 'condition', before: '乡镇（街道）前10名，县直部门和单位前20名', after: '乡镇（街道）前12名，县直部门和单位前20名' }],
  ]);
});

test('the order in which a condition was written is no change', () => {
  const backwards = changeAt(county, 'rules/0/rows/1/when/tags', (tags) => Object.fromEntries(Object.entries(tags as object).reverse()));
  assert.deepEqual(compare(changeAt(backwards, 'awards/0/conditions/6/byGroup', (groups) => Object.fromEntries(Object.entries(groups as object).reverse()))), []);
});
