import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { AppError } from '@gongkai/kernel';
import { annotateWorkbook, importWorkbook } from '../text/extraction.ts';
import { readWorkbook } from './read-workbook.ts';
import { type Column, writeWorkbook } from './write-workbook.ts';

// Processor time: a busy machine must not decide whether the work is linear.
function cpuMillisecondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

const code = (expected: string) => (error: unknown): boolean => error instanceof AppError && error.code === expected;

interface Row {
  unit: string | null;
  count: number | null;
  day: string | null;
}
const columns: Column<Row>[] = [
  { key: 'unit', heading: '单位', width: 30, value: (row) => row.unit },
  { key: 'count', heading: '报送数', type: 'number', value: (row) => row.count },
  { key: 'day', heading: '日期', type: 'date', value: (row) => row.day },
];
const rows: Row[] = [
  { unit: '清源县<教育>局 & "其他" \' _x0041_', count: 12.5, day: '2026-03-07' },
  { unit: null, count: null, day: null },
  { unit: '第一行\n第二行', count: -3, day: '2026-03-07T10:20:30+08:00' },
  { unit: '不是日期', count: 0, day: '三月七日' },
];

/** A workbook of one sheet from parts as another program would write them. */
function foreign(sheet: string, more: Record<string, string> = {}): Uint8Array {
  const parts: Record<string, string> = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

test('what is written is read back, row by row', async () => {
  const { sheets } = await readWorkbook(await writeWorkbook([{ name: '报送', columns, rows }]));
  assert.deepEqual(sheets, [
    {
      name: '报送',
      rows: [
        ['单位', '报送数', '日期'],
        ['清源县<教育>局 & "其他" \' _x0041_', 12.5, '2026-03-07'],
        [],
        ['第一行\n第二行', -3, '2026-03-07T10:20:30'],
        ['不是日期', 0, '三月七日'],
      ],
    },
  ]);
});

test('text that looks like a formula stays text', async () => {
  const hostile = ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '=HYPERLINK("http://x","y")', '\t=1', '\u0000=1'];
  const bytes = await writeWorkbook([{ name: 'x', columns: [{ key: 'a', heading: '=标题', value: (text: string) => text }], rows: hostile }]);
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  assert.ok(!/<f[ >]/.test(xml));
  assert.equal(xml.match(/t="inlineStr"/g)?.length, hostile.length + 1);
  const { sheets } = await readWorkbook(bytes);
  assert.deepEqual(sheets[0]?.rows.slice(1).map((row) => row[0]), hostile.map((text) => text.replaceAll('\u0000', '')));
});

test('a title stands in a merged row above the headings; sheet names are made legal and different', async () => {
  const bytes = await writeWorkbook([
    { name: '报送/采用[2026]', title: '一览表', columns, rows },
    { name: '报送?采用*2026]', columns, rows: [] },
  ]);
  const { sheets } = await readWorkbook(bytes);
  assert.deepEqual(sheets[0]?.rows[0], ['一览表']);
  assert.deepEqual(sheets[0]?.rows[1], ['单位', '报送数', '日期']);
  assert.equal(new Set(sheets.map((sheet) => sheet.name)).size, 2);
  assert.ok(sheets.every((sheet) => !/[[\]:*?/\\]/.test(sheet.name)));
  assert.match(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array()), /<mergeCell ref="A1:C1"\/>/);
});

test('rows may come from a cursor', async () => {
  async function* cursor(): AsyncGenerator<Row> {
    for (const row of rows) yield row;
  }
  const { sheets } = await readWorkbook(await writeWorkbook([{ name: 'x', columns, rows: cursor() }]));
  assert.equal(sheets[0]?.rows.length, 5);
});

test('cells of other programs are read: shared and rich strings, formulas, errors, dates, gaps', async () => {
  const sheet = `<worksheet><sheetData>
    <row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row>
    <row><c><f>1+1</f><v>2</v></c><c><f>NOW()</f></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>a&amp;b</v></c></row>
    <row r="5"><c r="A5" s="1"><v>46088</v></c><c r="B5" s="2"><v>46088.5</v></c><c r="C5" s="1"><v>59</v></c><c r="D5" s="0"><v>46088</v></c></row>
    <row r="900000"><c r="XFD900000" s="1"/></row></sheetData></worksheet>`;
  const bytes = foreign(sheet, {
    'xl/sharedStrings.xml': '<sst><si><t>甲</t></si><si><r><t>乙</t></r><r><t xml:space="preserve"> 丙</t></r><rPh><t>yi</t></rPh></si></sst>',
    'xl/styles.xml': '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>',
  });
  const { sheets } = await readWorkbook(bytes);
  assert.deepEqual(sheets[0]?.rows, [[], [null, '甲', null, '乙 丙'], [2, null, null, true, 'a&b'], [], ['2026-03-07', '2026-03-07T12:00:00', '1900-02-28', 46088]]);
});

test('sheets with prefixed tags are read', async () => {
  const { sheets } = await readWorkbook(foreign('<x:worksheet xmlns:x="main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'));
  assert.deepEqual(sheets[0]?.rows, [['甲']]);
});

test('what is too large, hostile or no workbook is refused', async () => {
  const wide = foreign('<worksheet><sheetData><row r="1"><c r="ZZ1"><v>1</v></c></row></sheetData></worksheet>');
  const long = foreign('<worksheet><sheetData><row r="101"><c r="A101"><v>1</v></c></row></sheetData></worksheet>');
  await assert.rejects(readWorkbook(wide), code('documents.too-many-columns'));
  await assert.rejects(readWorkbook(long, { maxRows: 100 }), code('documents.too-many-rows'));
  await assert.rejects(readWorkbook(foreign('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')), code('documents.xml-doctype'));
  await assert.rejects(readWorkbook(foreign('<worksheet/>', { 'xl/bomb.xml': ' '.repeat(50_000_000) })), code('documents.archive-too-large'));
  await assert.rejects(readWorkbook(zipSync({ 'word/document.xml': strToU8('x') })), code('documents.workbook-unreadable'));
  await assert.rejects(readWorkbook(strToU8('单位,数量')), code('documents.workbook-unreadable'));
});

test('a part that never closes its elements costs no more than another', async () => {
  const started = process.cpuUsage();
  const hostile = ['<row r="1"><c>'.repeat(300_000), `<row r="1">${'<c r="A1"><v>'.repeat(300_000)}</row>`, `<row r="1">${'<c t="inlineStr"><is><t '.repeat(300_000)}</c></row>`];
  for (const rowsXml of hostile) {
    const padding = Array.from({ length: 40 }, (_, index) => [`pad${index}`, Array.from({ length: 3000 }, () => Math.random()).join()]);
    await readWorkbook(foreign(`<worksheet><sheetData>${rowsXml}</sheetData></worksheet>`, Object.fromEntries(padding)));
  }
  assert.ok(cpuMillisecondsSince(started) < 5000);
});

test('errors stand in a column at the right, and an earlier round of them is replaced', async () => {
  const bytes = await writeWorkbook([{ name: '报送', title: '一览表', columns, rows }]);
  const once = await annotateWorkbook(bytes, '报送', new Map([[3, '单位不存在'], [9, '多出的行']]), '错误');
  const first = (await readWorkbook(once)).sheets[0]?.rows;
  assert.deepEqual(first?.map((row) => row[3] ?? null), [null, '错误', '单位不存在', null, null, null, null, null, '多出的行']);
  const twice = await annotateWorkbook(once, '报送', new Map([[5, '<数量>不对']]), '错误');
  const second = (await readWorkbook(twice)).sheets[0]?.rows;
  assert.deepEqual(second?.map((row) => row.slice(3)), [[], ['错误'], [], [], ['<数量>不对'], []]);
  await assert.rejects(annotateWorkbook(bytes, '别的', new Map(), '错误'), code('documents.sheet-missing'));
});

test('twenty thousand rows are written and read in a few seconds', async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => ({ ...rows[0], count: index }) as Row);
  const started = process.cpuUsage();
  const { sheets } = await readWorkbook(await writeWorkbook([{ name: 'x', columns, rows: many }]));
  assert.equal(sheets[0]?.rows.length, 20_001);
  assert.ok(cpuMillisecondsSince(started) < 5000);
});

/** A workbook with many tabs: of one part, or each of its own. */
function tabs(count: number, sheet: string, parts: 'one' | 'each'): Uint8Array {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const target = (number: number): string => `worksheets/sheet${parts === 'one' ? 0 : number}.xml`;
  const files: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${numbers.map((number) => `<sheet name="t${number}" r:id="r${number}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${numbers.map((number) => `<Relationship Id="r${number}" Target="${target(number)}"/>`).join('')}</Relationships>`,
  };
  for (const number of numbers) files[`xl/${target(number)}`] = sheet;
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

test('a part that thousands of tabs name is read once, and sheets of few bytes do not add up to rows without end', async () => {
  const repeated = tabs(5_000, `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(3_000)}</sheetData></worksheet>`, 'one');
  const { sheets } = await readWorkbook(repeated);
  assert.deepEqual(sheets.map(({ name, rows: read }) => [name, read.length]), [['t0', 3_000]]);
  const far = tabs(400, '<worksheet><sheetData><row r="100000"><c><v>1</v></c></row></sheetData></worksheet>', 'each');
  await assert.rejects(readWorkbook(far), code('documents.too-many-rows'));
});

test('while a large workbook that somebody sent is read, others are answered', async () => {
  const large = foreign(`<worksheet><sheetData>${Array.from({ length: 300_000 }, (_, number) => `<row r="9"><c><v>${(number * 7919.7) % 104_729}</v></c></row>`).join('')}</sheetData></worksheet>`);
  // The thread and its libraries are there before the time is taken.
  await importWorkbook(foreign('<worksheet><sheetData/></worksheet>'), {});
  const started = process.cpuUsage();
  const { user } = process.threadCpuUsage();
  await importWorkbook(large, {});
  const own = (process.threadCpuUsage().user - user) / 1000;
  assert.ok(own < cpuMillisecondsSince(started) / 3, `${own} ms of this thread`);
});
