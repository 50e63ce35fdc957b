import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom, seedOf, shufflePieces } from '../test/tsearch-grammar.ts';
import { snippet } from './snippet.ts';

const marked = (text: string, query: string, length?: number) => snippet(text, query, length).map((part) => (part.highlighted ? `[${part.text}]` : part.text)).join('');

const cases: [what: string, text: string, query: string, length: number, expected: string][] = [
  ['neighbouring words as one', '县政府信息公开工作', '政府信息', 50, '县[政府信息]公开工作'],
  ['full-width letters as written', '推进ＡＩ应用', 'ai', 50, '推进[ＡＩ]应用'],
  ['a word by its parts', '国务院和省政府办公厅', '国务院办公厅', 50, '[国务院]和省政府[办公厅]'],
  ['a document number', '根据国办发〔2026〕3号要求', '〔2026〕3号', 50, '根据国办发[〔2026〕3号]要求'],
  ['the beginning when nothing is found', '第一句。第二句。', '小麦', 4, '第一句。…'],
  ['spaces drawn together', '甲\n\n  乙', '丙', 50, '甲 乙'],
  ['nothing', '', '丙', 50, ''],
];
for (const [what, text, query, length, expected] of cases) test(`an excerpt shows ${what}`, () => assert.equal(marked(text, query, length), expected));

test('an excerpt is cut where most of the words stand, at the start of a sentence', () => {
  const text = '无关的话。'.repeat(40) + '只有防汛。' + '无关的话。'.repeat(40) + '防汛抗旱工作会议在县里召开。' + '尾声。'.repeat(60);
  assert.ok(marked(text, '防汛 会议', 40).startsWith('…[防汛]抗旱工作[会议]在县里召开。'));
});

test('an excerpt of hostile text is made of the text itself', (context) => {
  const seed = seedOf();
  context.diagnostic(`seed ${seed}`);
  const random = randomFrom(seed);
  for (let round = 0; round < 1000; round++) {
    const text = shufflePieces(random) + shufflePieces(random);
    const squeezed = text.replace(/\s+/g, '');
    const parts = snippet(text, shufflePieces(random), 20);
    const body = parts.map((part) => part.text).join('').replace(/^…|…$/g, '').replace(/\s+/g, '');
    assert.ok(squeezed.includes(body), `seed ${seed}, round ${round}: ${JSON.stringify([text, body])}`);
  }
});
