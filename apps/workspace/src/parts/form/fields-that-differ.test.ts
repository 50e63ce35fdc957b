import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsThatDiffer } from './fields-that-differ.ts';

test('names the fields whose words differ, bodies included', () => {
  const mine = { title: '防火', body: [{ type: 'paragraph', runs: [{ text: '甲' }, { text: '乙', bold: true }] }], same: 1, onlyMine: 2 };
  const theirs = { title: '防汛', body: [{ type: 'paragraph', runs: [{ text: '甲丙' }] }], same: 1 };
  assert.deepEqual(fieldsThatDiffer(mine, theirs, ['title', 'body', 'same', 'onlyMine']), [
    { name: 'title', mine: '防火', theirs: '防汛' },
    { name: 'body', mine: '甲乙', theirs: '甲丙' },
  ]);
});

test('a difference of look alone is none', () => {
  const body = (bold: boolean) => [{ type: 'paragraph', runs: [{ text: '甲', bold }] }];
  assert.deepEqual(fieldsThatDiffer({ body: body(true) }, { body: body(false) }, ['body']), []);
});
