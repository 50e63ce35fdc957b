import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrongWordScanner } from './wrong-words.ts';

const scan = wrongWordScanner([
  { wrong: '截止到', right: '截至' },
  { wrong: '截止', right: '截至', unless: ['截止日期', '截止时间'] },
  { wrong: '布署', right: '部署' },
  { wrong: 'a.b(' },
  { wrong: '' },
]);

const cases: [text: string, found: [found: string, right: string | null][]][] = [
  ['截止6月底', [['截止', '截至']]],
  ['截止到6月底', [['截止到', '截至']]],
  ['报名截止日期为6月底', []],
  ['布署工作，a.b(c', [['布署', '部署'], ['a.b(', null]]],
  ['aXb(', []],
  ['', []],
];
for (const [text, found] of cases) {
  test(`wrong words of 「${text}」`, () => {
    const hits = scan(text);
    assert.deepEqual(hits.map((hit) => [hit.found, hit.right]), found);
    for (const hit of hits) assert.equal(text.slice(hit.start, hit.end), hit.found);
  });
}

test('an empty list finds nothing', () => assert.deepEqual(wrongWordScanner([])('截止'), []));
