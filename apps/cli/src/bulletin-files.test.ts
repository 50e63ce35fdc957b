import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officialDocx, writeWorkbook } from '@gongkai/documents';
import type { Block } from '@gongkai/kernel';
import { checkBulletin } from '@gongkai/scoring';
import { sheetsOf } from './bulletin-files.ts';

const rows = [['单位', '报送', '采用'], ['甲镇', '1,010', '4'], ['乙镇', '6', '3'], ['合计', '1,016', '8']];
const delimited = (separator: string, end = '\n') => rows.map((row) => row.map((cell) => (cell.includes(separator) ? `"${cell}"` : cell)).join(separator)).join(end);
const wrongIn = async (bytes: Uint8Array, path: string) => checkBulletin(await sheetsOf(Buffer.from(bytes), path)).findings.map((one) => `${one.where} ${one.found}→${one.expected}`);

/** 单位,报送,采用 … in GB18030, which the runtime reads but does not write. */
const gb18030 = Buffer.from('b5a5cebbb1a8cbcdb2c9d3c3', 'hex');

const texts: [what: string, bytes: Uint8Array][] = [
  ['commas', Buffer.from(delimited(','))],
  ['a mark of its encoding and lines ended as Windows does', Buffer.from(`\ufeff${delimited(',', '\r\n')}\r\n`)],
  ['semicolons', Buffer.from(delimited(';'))],
  ['tabs in UTF-16, as spreadsheets save Unicode text', Buffer.from(`\ufeff${delimited('\t')}`, 'utf16le')],
  ['lines ended by carriage returns alone', Buffer.from(delimited(',', '\r'))],
];
for (const [what, bytes] of texts) {
  test(`a bulletin as text with ${what}`, async () => assert.deepEqual(await wrongIn(bytes, 'folder/通报.CSV'), ['通报.CSV!C4 8→7']));
}

test('a bulletin as text in GB18030', async () => {
  const [unit, submitted, adopted] = [gb18030.subarray(0, 4), gb18030.subarray(4, 8), gb18030.subarray(8, 12)];
  const bytes = Buffer.concat([unit, Buffer.from(','), submitted, Buffer.from(','), adopted, Buffer.from('\nA,10,4\nB,6,3\nB,1,1\n')]);
  assert.deepEqual(await wrongIn(bytes, 'x.csv'), ['x.csv!A4 B→']);
});

test('a bulletin as a workbook', async () => {
  const sheets = [{ name: '三月', columns: rows[0]!.map((heading, n) => ({ key: heading, heading, value: (row: string[]) => row[n]! })), rows: rows.slice(1) }];
  assert.deepEqual(await wrongIn(await writeWorkbook(sheets), 'x.xlsx'), ['三月!C4 8→7']);
});

type Spanning = { text: string; colspan?: number; rowspan?: number };
const line = (...cells: (string | Spanning)[]) => cells.map((cell) => {
  const { text, ...spans } = typeof cell === 'string' ? { text: cell } : cell;
  return { runs: [{ text }], ...spans };
});

test('a bulletin as a document: merged cells keep their places, every table has its number', async () => {
  const table = (...lines: ReturnType<typeof line>[]): Block => ({ type: 'table', rows: lines });
  const down = (text: string, rowspan: number) => ({ text, rowspan });
  const body: Block[] = [
    table(
      line(down('类别', 2), down('单位', 2), { text: '采用', colspan: 2 }, down('合计', 2)),
      line('县级', '市级'),
      line(down('乡镇', 3), '甲镇', '3', '1', '4'),
      line('乙镇', '2', '2', '5'),
      line('丙镇', '1', '1', '2'),
    ),
    { type: 'paragraph', runs: [{ text: '以下为报送情况。' }] },
    table(...rows.map((row) => line(...row))),
  ];
  const bytes = await officialDocx({ organ: '县政府办公室', form: 'letter', title: '通报', body, signature: '县政府办公室', date: '2026-04-03' });
  const found = await wrongIn(bytes, 'x.docx');
  assert.deepEqual(found.map((one) => one.replace(/^表\d+/, '')), ['!E4 5→4', '!C4 8→7']);
});

test('what is no bulletin is one sentence', async () => {
  const refused: [bytes: Uint8Array, path: string, sentence: RegExp][] = [
    [Buffer.from('单位,报送\n甲镇,"5\n乙镇,6\n'), 'x.csv', /quotation mark opened in row 2/],
    [Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00]), 'x.csv', /is not text/],
    [Buffer.from([0x81, 0x20, 0xff, 0xfe]), 'x.csv', /neither UTF-8 nor GB18030/],
    [Buffer.from('x'), 'x.xls', /\.csv, \.xlsx or \.docx/],
  ];
  for (const [bytes, path, sentence] of refused) await assert.rejects(sheetsOf(Buffer.from(bytes), path), sentence);
});
