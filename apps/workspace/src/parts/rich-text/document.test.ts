import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RichText } from '@gongkai/kernel';
import { toBody, toDocument } from './document.ts';

const full: RichText = [
  { type: 'heading', level: 1, runs: [{ text: '一、基本情况' }] },
  { type: 'paragraph', runs: [{ text: '全县' }, { text: '秋粮', bold: true }, { text: '收购', bold: true, underline: true }, { text: '过半', italic: true }] },
  { type: 'paragraph', runs: [] },
  { type: 'list', ordered: true, items: [[{ text: '甲' }], [{ text: '乙', bold: true }], []] },
  { type: 'list', ordered: false, items: [[{ text: '丙' }]] },
  {
    type: 'table',
    rows: [
      [{ runs: [{ text: '乡镇' }], header: true }, { runs: [{ text: '得分' }], header: true, colspan: 2 }],
      [{ runs: [{ text: '柳林镇' }], rowspan: 2 }, { runs: [{ text: '8' }] }, { runs: [] }],
    ],
  },
  { type: 'picture', attachmentId: '01890a5d-ac96-774b-bcce-b302099a8057', caption: '巡查现场' },
  { type: 'picture', attachmentId: '01890a5d-ac96-774b-bcce-b302099a8058' },
];

test('a body survives the way through the editor and back', () => {
  assert.deepEqual(toBody(toDocument(full)), full);
});

test('an empty body is one empty paragraph to write in, and empty again', () => {
  assert.deepEqual(toDocument([]), { type: 'doc', content: [{ type: 'paragraph' }] });
  assert.deepEqual(toBody({ type: 'doc', content: [{ type: 'paragraph' }, { type: 'paragraph', content: [{ type: 'text', text: '  ' }] }] }), []);
});

test('neighbouring text of one look becomes one run', () => {
  const content = [{ type: 'text', text: '防' }, { type: 'text', text: '火' }, { type: 'text', text: '巡查', marks: [{ type: 'bold' }] }];
  assert.deepEqual(toBody({ type: 'doc', content: [{ type: 'paragraph', content }] }), [{ type: 'paragraph', runs: [{ text: '防火' }, { text: '巡查', bold: true }] }]);
});

test('what the kernel does not know is left out, levels stay within its bounds', () => {
  const document = { type: 'doc', content: [{ type: 'horizontalRule' }, { type: 'heading', attrs: { level: 9 }, content: [{ type: 'text', text: '题' }] }] };
  assert.deepEqual(toBody(document), [{ type: 'heading', level: 4, runs: [{ text: '题' }] }]);
});

test('lists and tables without content have no node', () => {
  assert.deepEqual(toDocument([{ type: 'list', ordered: true, items: [] }, { type: 'table', rows: [] }]), { type: 'doc', content: [{ type: 'paragraph' }] });
});
