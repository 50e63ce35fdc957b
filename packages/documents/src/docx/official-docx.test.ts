import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { paragraph, sampleBulletin, sampleDocument, samplePng } from '../testing.ts';
import { bulletinDocx } from './bulletin-docx.ts';
import { officialDocx } from './official-docx.ts';

function parts(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
}

const textOf = (xml: string | undefined): string => [...(xml ?? '').matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('');

test('the page has the size, margins, grid and outer page numbers of the standard', async () => {
  const files = parts(await officialDocx(sampleDocument()));
  const document = files['word/document.xml'] ?? '';
  assert.match(document, /<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"/);
  assert.match(document, /<w:pgMar [^>]*w:top="1960"[^>]*w:right="1474"[^>]*w:bottom="1847"[^>]*w:left="1587"/);
  assert.match(document, /<w:docGrid [^>]*w:type="linesAndChars"[^>]*w:linePitch="592"/);
  assert.match(files['word/settings.xml'] ?? '', /<w:evenAndOddHeaders\/>/);
  const alignments = Object.entries(files).filter(([path]) => /footer\d\.xml$/.test(path)).map(([, xml]) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]);
  assert.deepEqual(alignments.sort(), ['left', 'right']);
});

test('faces have their official names and say what may replace them', async () => {
  const files = parts(await officialDocx(sampleDocument()));
  for (const name of ['方正小标宋简体', '仿宋_GB2312', '黑体']) assert.ok(files['word/document.xml']?.includes(`w:eastAsia="${name}"`), name);
  assert.match(files['word/fontTable.xml'] ?? '', /w:name="仿宋_GB2312"><w:altName w:val="仿宋,/);
  assert.match(files['[Content_Types].xml'] ?? '', /fontTable/);
});

test('cells of a table take face and size from a style that the document has', async () => {
  const cell = (text: string, header = false) => ({ runs: [{ text }], header });
  const files = parts(await officialDocx(sampleDocument({ body: [{ type: 'table', rows: [[cell('单位', true)], [cell('教育局')]] }] })));
  const used = [...new Set(files['word/document.xml']?.match(/(?<=<w:pStyle w:val=")Table\w+/g))];
  assert.deepEqual(used, ['TableHead24', 'TableText24']);
  for (const [id, face] of [['TableHead24', '黑体'], ['TableText24', '仿宋_GB2312']]) {
    const style = files['word/styles.xml']?.match(new RegExp(`<w:style [^>]*w:styleId="${id}"[\\s\\S]*?</w:style>`))?.[0] ?? '';
    assert.match(style, /<w:sz w:val="12pt"\/>/, id);
    assert.ok(style.includes(`w:eastAsia="${face}"`), id);
  }
});

test('a chart is a table whose shaded cells are as long as the figures', async () => {
  const bars = [['青石镇', 1000], ['白云镇', 500], ['清溪镇', 0], ['某局', -250]].map(([label, value]) => ({ label: String(label), value: Number(value), shown: String(Number(value) / 100) }));
  const document = parts(await officialDocx(sampleDocument({ appendices: [{ title: '对比图', body: [{ type: 'bars', caption: '本月得分', bars }] }] })))['word/document.xml'] ?? '';
  const rows = document.match(/<w:tr>.*?<\/w:tr>/gs)!.filter((row) => /青石镇|白云镇|清溪镇|某局/.test(row) && row.includes('w:gridSpan'));
  const lengths = rows.map((row) => Number(/<w:gridSpan w:val="(\d+)"\/>(?:(?!<\/w:tcPr>).)*<w:shd/s.exec(row)?.[1] ?? 0));
  assert.deepEqual(lengths, [84, 42, 0, 21]);
  for (const row of rows) assert.equal([...row.matchAll(/<w:gridSpan w:val="(\d+)"/g)].reduce((sum, [, span]) => sum + Number(span), 0), 100);
  assert.match(textOf(document), /本月得分青石镇10白云镇5清溪镇0某局-2\.5/);
});

test('a document carries head, text and imprint', async () => {
  const text = textOf(parts(await officialDocx(sampleDocument({ urgency: '特急' })))['word/document.xml']);
  for (const part of ['特急', '清源县人民政府办公室文件', '清政办发〔2026〕3号', '各直属机构：', '一、总体要求', '附件：政务信息报送要点', '2026年3月7日', '（联系人：李明）', '抄送：县委各部门', '2026年3月9日印发']) {
    assert.ok(text.includes(part), part);
  }
});

test('a letter has its mark in the head of a first page without number', async () => {
  const files = parts(await officialDocx(sampleDocument({ form: 'letter' })));
  assert.match(files['word/document.xml'] ?? '', /<w:titlePg\/>/);
  const header = Object.entries(files).find(([path]) => /header\d\.xml$/.test(path))?.[1];
  assert.equal(textOf(header), '清源县人民政府办公室');
  assert.match(header ?? '', /thickThinSmallGap/);
  assert.ok(!textOf(files['word/document.xml']).includes('印发'));
});

test('a bulletin carries head, columns, sources and foot', async () => {
  const files = parts(await bulletinDocx(sampleBulletin({ signer: '王建国', editorNote: [paragraph('现予刊发。')] })));
  const text = textOf(files['word/document.xml']);
  for (const part of ['内部资料　注意保存', '编号：000012', '第3期（总第120期）', '签发人：王建国', '按：现予刊发。', '【工作动态】', '（县教育局）', '报：市政府办公室，县委领导同志。', '共印80份']) {
    assert.ok(text.includes(part), part);
  }
  assert.match(files['word/document.xml'] ?? '', /<w:tblpPr [^>]*w:tblpYSpec="bottom"/);
});

test('markup, control characters and contradictory tables do not break the file', async () => {
  const body = [
    paragraph('<w:p>&amp;\u0000\u0008\ud800 ]]> 后'),
    { type: 'table' as const, rows: [[{ runs: [{ text: '甲' }], colspan: 3, rowspan: 9 }, { runs: [] }], [{ runs: [{ text: '乙' }], colspan: 50 }], []] },
  ];
  const document = parts(await officialDocx(sampleDocument({ body })))['word/document.xml'] ?? '';
  assert.ok(document.includes('&lt;w:p&gt;&amp;amp; ]]&gt; 后') || document.includes('&lt;w:p&gt;&amp;amp; ]]> 后'));
  assert.ok(!/(?!\s)[\p{Cc}\p{Cs}]/u.test(document));
  for (const row of document.match(/<w:tr>[\s\S]*?<\/w:tr>|<w:tr [\s\S]*?<\/w:tr>/g) ?? []) assert.match(row, /<w:tc>/);
});

test('pictures are embedded; what Word cannot show leaves a remark', async () => {
  const pictures = new Map([['a', { bytes: samplePng(1200, 300), mediaType: 'image/png' }]]);
  const body = ['a', 'b'].map((attachmentId) => ({ type: 'picture' as const, attachmentId, caption: `图${attachmentId}` }));
  const files = parts(await officialDocx(sampleDocument({ body, pictures })));
  assert.equal(Object.keys(files).filter((path) => path.startsWith('word/media/')).length, 1);
  assert.ok(textOf(files['word/document.xml']).includes('（图片未载入）图b'));
  // 442 points are 589 pixels, at 9525 units each.
  assert.match(files['word/document.xml'] ?? '', /<wp:extent cx="5610225"/);
});
