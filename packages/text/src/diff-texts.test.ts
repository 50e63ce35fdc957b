import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, RichText } from '@gongkai/kernel';
import { blockText } from '@gongkai/kernel';
import { randomFrom, seedOf, shufflePieces } from '../test/tsearch-grammar.ts';
import { diffTexts, diffWords } from './diff-texts.ts';

const paragraph = (text: string, bold?: boolean): Block => ({ type: 'paragraph', runs: [{ text, bold }] });
const changesOf = (before: RichText, after: RichText) => diffTexts(before, after).map((one) => one.change);

test('a paragraph that was reworded is shown word by word', () => {
  const [only] = diffTexts([paragraph('今年全县新开工重点项目12个，总投资30亿元。')], [paragraph('今年全县新开工重点项目15个，总投资30亿元。')]);
  assert.equal(only!.change, 'changed');
  assert.deepEqual(only!.change === 'changed' && only!.parts, [
    { text: '今年全县新开工重点项目', change: 'same' },
    { text: '12', change: 'removed' },
    { text: '15', change: 'added' },
    { text: '个，总投资30亿元。', change: 'same' },
  ]);
});

const table = (text: string): Block => ({ type: 'table', rows: [[{ runs: [{ text: '乡镇' }] }, { runs: [{ text }] }]] });
const cases: [what: string, before: RichText, after: RichText, changes: string[]][] = [
  ['nothing and nothing', [], [], []],
  ['the same', [paragraph('一'), table('2')], [paragraph('一'), table('2')], ['unchanged', 'unchanged']],
  ['a new paragraph', [paragraph('一')], [paragraph('一'), paragraph('二')], ['unchanged', 'added']],
  ['a lost paragraph', [paragraph('一'), paragraph('二')], [paragraph('二')], ['removed', 'unchanged']],
  ['a replaced paragraph', [paragraph('防汛工作会议召开')], [paragraph('小麦病害已经防治')], ['removed', 'added']],
  ['a cell that changed', [table('十二个行政村')], [table('十三个行政村')], ['changed']],
  ['another order', [paragraph('甲甲甲'), paragraph('乙乙乙')], [paragraph('乙乙乙'), paragraph('甲甲甲')], ['removed', 'unchanged', 'added']],
];
for (const [what, before, after, changes] of cases) test(`${what}: ${changes.join(', ') || 'no block'}`, () => assert.deepEqual(changesOf(before, after), changes));

test('another look of the same words is told as such', () => {
  const [only] = diffTexts([paragraph('要压实责任')], [paragraph('要压实责任', true)]);
  assert.ok(only!.change === 'changed' && only!.isFormatOnly);
});

test('both versions can be read back from the changes', (context) => {
  const seed = seedOf();
  context.diagnostic(`seed ${seed}`);
  const random = randomFrom(seed);
  for (let round = 0; round < 300; round++) {
    const body = () => Array.from({ length: Math.floor(random() * 8) }, () => paragraph(shufflePieces(random).toWellFormed()));
    const before = body();
    const after = random() < 0.5 ? body() : before.filter(() => random() < 0.7).flatMap((block) => (random() < 0.5 ? [block] : [paragraph(`${blockText(block)}增补`), ...body()]));
    const changes = diffTexts(before, after);
    const side = (leftOut: 'added' | 'removed', which: 'before' | 'after') =>
      changes.flatMap((one) => {
        if (one.change === leftOut) return [];
        if (one.change !== 'changed') return [one.block];
        assert.equal(one.parts.filter((part) => part.change !== leftOut).map((part) => part.text).join(''), blockText(one[which]));
        return [one[which]];
      });
    assert.deepEqual(side('added', 'before'), before, `seed ${seed}, round ${round}`);
    assert.deepEqual(side('removed', 'after'), after, `seed ${seed}, round ${round}`);
  }
});

test('two texts without anything in common are told as removed and added, quickly', () => {
  const started = process.cpuUsage();
  assert.deepEqual(diffWords('甲乙丙丁'.repeat(20_000), '子丑寅卯'.repeat(20_000)).map((part) => part.change), ['removed', 'added']);
  const { user, system } = process.cpuUsage(started);
  assert.ok(user + system < 3_000_000);
});
