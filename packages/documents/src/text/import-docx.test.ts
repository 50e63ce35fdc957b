import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AlignmentType, Document, HeadingLevel, ImageRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { AppError, plainText, richText } from '@gongkai/kernel';
import { officialDocx } from '../docx/official-docx.ts';
import { paragraph, sampleDocument, samplePng } from '../testing.ts';
import { importDocx } from './extraction.ts';

const code = (expected: string) => (error: unknown): boolean => error instanceof AppError && error.code === expected;

async function word(children: (Paragraph | Table)[]): Promise<Uint8Array> {
  const numbering = { config: [{ reference: 'list', levels: [{ level: 0, format: 'decimal' as const, text: '%1.' }] }] };
  return new Uint8Array(await Packer.toBuffer(new Document({ numbering, sections: [{ children }] })));
}
const text = (value: string, look: { size?: number; bold?: boolean; underline?: object } = {}): TextRun => new TextRun({ text: value, ...look });

test('headings, paragraphs, lists, tables and pictures become blocks', async () => {
  const cell = (value: string, spans = {}): TableCell => new TableCell({ children: [new Paragraph(value)], ...spans });
  const bytes = await word([
    new Paragraph({ heading: HeadingLevel.TITLE, children: [text('关于某事的报告')] }),
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: [text('（一）情况')] }),
    new Paragraph({ children: [text('　　全县'), text('共', { bold: true }), text('12', { bold: true }), text('条', { underline: {} })] }),
    new Paragraph({ numbering: { reference: 'list', level: 0 }, children: [text('第一')] }),
    new Paragraph({ numbering: { reference: 'list', level: 0 }, children: [text('第二')] }),
    new Table({ rows: [new TableRow({ tableHeader: true, children: [cell('表头', { columnSpan: 2 })] }), new TableRow({ children: [cell('甲'), cell('乙')] })] }),
    new Paragraph({ children: [new ImageRun({ type: 'png', data: samplePng(8, 4), transformation: { width: 8, height: 4 }, altText: { name: 'n', description: '现场' } })] }),
  ]);
  const imported = await importDocx(bytes);
  assert.equal(imported.title, '关于某事的报告');
  assert.deepEqual(imported.body, [
    { type: 'heading', level: 2, runs: [{ text: '（一）情况' }] },
    { type: 'paragraph', runs: [{ text: '全县' }, { text: '共12', bold: true }, { text: '条', underline: true }] },
    { type: 'list', ordered: true, items: [[{ text: '第一' }], [{ text: '第二' }]] },
    { type: 'table', rows: [[{ runs: [{ text: '表头' }], header: true, colspan: 2 }], [{ runs: [{ text: '甲' }] }, { runs: [{ text: '乙' }] }]] },
    { type: 'picture', attachmentId: 'picture-1', caption: '现场' },
  ]);
  assert.deepEqual(imported.pictures.map(({ bytes: picture, ...rest }) => ({ ...rest, size: picture.length > 0 })), [{ placeholderId: 'picture-1', mediaType: 'image/png', name: 'picture-1.png', size: true }]);
  richText.parse(imported.body);
});

test('a title without a style is found by its looks, over several lines, and headings by their numbers', async () => {
  const large = (value: string): Paragraph => new Paragraph({ alignment: AlignmentType.CENTER, children: [text(value, { size: 44 })] });
  const imported = await importDocx(await word([large('清源县人民政府关于'), large('加强某项工作的通知'), new Paragraph('各乡镇：'), new Paragraph('一、总体要求'), new Paragraph('（二）具体做法'), new Paragraph('一、这是一句很长的话，不是标题。')]));
  assert.equal(imported.title, '清源县人民政府关于加强某项工作的通知');
  assert.deepEqual(imported.body.map((block) => (block.type === 'heading' ? block.level : 0)), [0, 1, 2, 0]);
});

test('a picture that is shown again and again is taken over as often as memory allows, and no more', async () => {
  const packed = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph({ children: [new ImageRun({ type: 'png', data: samplePng(8, 4), transformation: { width: 8, height: 4 } })] })] }] })));
  const parts = unzipSync(packed);
  const body = strFromU8(parts['word/document.xml']!);
  const [paragraphs] = /<w:p>.*<\/w:p>/s.exec(body)!;
  const shown = (times: number, picture: Uint8Array) => {
    const [path] = Object.keys(parts).filter((one) => one.startsWith('word/media/') && one.endsWith('.png'));
    return zipSync({ ...parts, [path!]: [picture, { level: 0 }], 'word/document.xml': strToU8(body.replace(paragraphs, () => paragraphs.repeat(times))) }, { level: 1 });
  };
  const often = await importDocx(shown(500, samplePng(8, 4)));
  assert.deepEqual([often.pictures.length, often.warnings], [200, ['图片过多，只保留前200张']]);
  const heavy = new Uint8Array(30_000_000);
  heavy.set(samplePng(8, 4));
  const few = await importDocx(shown(20, heavy));
  assert.deepEqual([few.pictures.length, few.warnings], [4, ['图片过多，只保留前4张']]);
});

test('a document without a title keeps all its text', async () => {
  const imported = await importDocx(await word([new Paragraph('只有正文。')]));
  assert.equal(imported.title, null);
  assert.equal(plainText(imported.body), '只有正文。');
});

test('a document of this package gives back its title, not its red mark', async () => {
  const imported = await importDocx(await officialDocx(sampleDocument({ title: '关于报送信息的通知', body: [paragraph('<b>正文</b>')] })));
  assert.equal(imported.title, '关于报送信息的通知');
  assert.ok(plainText(imported.body).includes('<b>正文</b>'));
});

test('bombs and other files are refused', async () => {
  await assert.rejects(importDocx(zipSync({ 'word/document.xml': new Uint8Array(60_000_000) })), code('documents.archive-too-large'));
  await assert.rejects(importDocx(zipSync({ 'xl/workbook.xml': new Uint8Array(1) })), code('documents.docx-unreadable'));
  await assert.rejects(importDocx(new Uint8Array(100)), code('documents.archive-unreadable'));
});
