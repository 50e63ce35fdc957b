import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayWidth } from './printable.ts';
import { titleLines } from './title-lines.ts';

const title = '清源县人民政府办公室关于进一步加强和改进政务信息报送工作的通知';

test('a title that fits stays on one line', () => {
  assert.deepEqual(titleLines('关于某事的通知', 19), ['关于某事的通知']);
});

test('a long title keeps all its characters, fits, and breaks between words', () => {
  for (const limit of [12, 15, 19, 23]) {
    const lines = titleLines(title, limit);
    assert.equal(lines.join(''), title);
    for (const line of lines) assert.ok(displayWidth(line) <= limit * 2, line);
    assert.ok(lines.every((line) => !/^[的、，]/.test(line)));
  }
  assert.deepEqual(titleLines(title, 19).length, 2);
});

test('line breaks of the writer are kept', () => {
  assert.deepEqual(titleLines('第一行\n第二行', 19), ['第一行', '第二行']);
});

test('a title without any word border is cut by length', () => {
  assert.equal(titleLines('x'.repeat(100), 10).join(''), 'x'.repeat(100));
});
