import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { AppError } from '@gongkai/kernel';
import { officialDocx } from '../docx/official-docx.ts';
import { officialPdf } from '../pdf/official-pdfs.ts';
import { paragraph, sampleDocument } from '../testing.ts';
import { writeWorkbook } from '../xlsx/write-workbook.ts';
import { extractText } from './extraction.ts';
import { withoutLookAlikes } from './radicals.ts';

const code = (expected: string) => (error: unknown): boolean => error instanceof AppError && error.code === expected;
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The least that a program recognises as a .docx file. */
function word(document: string, more: Record<string, string> = {}): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    'word/document.xml': document,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

test('plain text is read in the encodings that offices use', async () => {
  const text = '清源县人民政府，镕';
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const utf16be = Buffer.from(utf16).swap16();
  const utf8Marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
  const gb18030 = Buffer.from('c7e5d4b4cfd8c8cbc3f1d5feb8aea3ace946', 'hex');
  for (const bytes of [Buffer.from(text), utf8Marked, utf16, utf16be, gb18030]) assert.deepEqual(await extractText(bytes, 'text/plain'), { text, truncated: false });
  assert.equal((await extractText(strToU8('单位,数量'), 'text/csv; charset=utf-8')).text, '单位,数量');
});

test('the text of a document, a workbook and a PDF is found', async () => {
  const doc = sampleDocument({ body: [paragraph('身份证号110101199003070000，见附表。')] });
  for (const [bytes, type] of [[await officialDocx(doc), docx], [(await officialPdf(doc)).bytes, 'application/pdf']] as const) {
    const { text } = await extractText(bytes, type);
    for (const part of ['清政办发〔2026〕3号', '身份证号110101199003070000，见附表。', '抄送：县委各部门']) assert.ok(text.includes(part), `${type} ${part}`);
  }
  const book = await writeWorkbook([{ name: '名单', columns: [{ key: 'a', heading: '姓名', value: (name: string) => name }], rows: ['李明'] }]);
  assert.equal((await extractText(book, xlsx)).text, '名单\n姓名\n李明');
});

test('headers, notes, comments and deleted passages of a document are found too', async () => {
  const w = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const body = `<w:document><w:body>${w('正文')}<w:p><w:del><w:r><w:delText>删去的</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc>${w('甲')}</w:tc><w:tc>${w('乙')}</w:tc></w:tr></w:tbl></w:body></w:document>`;
  const { text } = await extractText(word(body, { 'word/header1.xml': w('页眉'), 'word/comments.xml': w('批注&amp;') }), docx);
  assert.equal(text, '正文\n删去的\n甲\t乙\n页眉\n批注&');
});

test('text is cut at the limit and says so', async () => {
  assert.deepEqual(await extractText(strToU8('一二三四五'), 'text/plain', { maxCharacters: 3 }), { text: '一二三', truncated: true });
});

test('bombs, document types, other types and damaged files are refused', async () => {
  await assert.rejects(extractText(word('<w:document/>', { 'word/bomb.xml': ' '.repeat(60_000_000) }), docx), code('documents.archive-too-large'));
  await assert.rejects(extractText(word('<!DOCTYPE lolz [<!ENTITY a "a">]><w:document/>'), docx), code('documents.xml-doctype'));
  await assert.rejects(extractText(strToU8('%PDF-1.7 nothing'), 'application/pdf'), code('documents.file-unreadable'));
  await assert.rejects(extractText(strToU8('hello'), 'application/pdf'), code('documents.type-mismatch'));
  await assert.rejects(extractText(new Uint8Array(9), 'image/png'), code('documents.type-unsupported'));
});

test('a reading that takes too long is ended', async () => {
  const cell = '<w:tbl>'.repeat(10) + '<w:p><w:r><w:t>甲</w:t></w:r></w:p>'.repeat(50_000);
  await assert.rejects(extractText(word(cell), docx, { milliseconds: 20 }), code('documents.extraction-timeout'));
  assert.equal((await extractText(strToU8('之后'), 'text/plain')).text, '之后');
});

test('a reading that takes too much memory is ended', async () => {
  const rows = '<row><c r="XFC1"><v>1</v></c></row>'.repeat(100_000);
  const parts = {
    '[Content_Types].xml': `<Types><Override PartName="/xl/workbook.xml" ContentType="${xlsx}.main+xml"/></Types>`,
    'xl/workbook.xml': '<workbook><sheets><sheet name="x" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="a" Target="sheet.xml"/></Relationships>',
    'xl/sheet.xml': `<worksheet>${rows}</worksheet>`,
    // Keeps the container below the ratio at which it is refused unread.
    'noise.bin': Array.from({ length: 2000 }, () => Math.random()).join(),
  };
  const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
  await assert.rejects(extractText(bytes, xlsx), code('documents.extraction-memory'));
});

test('characters that only look like others become those; punctuation stays', () => {
  assert.equal(withoutLookAlikes('⼈⺠政府⽂件，（①）２０２６ﬁ'), '人民政府文件，（①）2026fi');
});
