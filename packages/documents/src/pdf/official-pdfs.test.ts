import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { paragraph, pdfText, readPdf, sampleBulletin, sampleDocument, samplePng, sentence } from '../testing.ts';
import { bulletinPdf, certificatePdf, officialPdf, reviewSheetPdf } from './official-pdfs.ts';

const millimetre = 72 / 25.4;

test('a page is A4 and holds 22 lines of 28 characters between the margins of the standard', async () => {
  const { bytes } = await officialPdf(sampleDocument({ body: [paragraph('网'.repeat(28 * 60))] }));
  const page = (await readPdf(bytes))[1];
  assert.ok(page);
  assert.ok(Math.abs(page.width - 210 * millimetre) < 1 && Math.abs(page.height - 297 * millimetre) < 1);
  const body = page.lines.filter((line) => /^网+$/.test(line.text));
  assert.equal(body.length, 22);
  for (const line of body) assert.equal(line.text.length, 28);
  assert.ok(Math.abs((body[0]?.x ?? 0) - 28 * millimetre) < 1);
  // Baselines lie 0.12 of the type size over the lower edge of a character.
  assert.ok(Math.abs(page.height - (body[0]?.y ?? 0) - (37 * millimetre + 16 * 0.88)) < 1.5);
  assert.ok(Math.abs((body.at(-1)?.y ?? 0) - (35 * millimetre + 16 * 0.12)) < 1.5);
});

test('page numbers stand at the outer edge under the text area', async () => {
  const { bytes } = await officialPdf(sampleDocument({ body: [paragraph('网'.repeat(28 * 60))] }));
  const numbers = (await readPdf(bytes)).map((page) => page.lines.at(-1));
  assert.deepEqual(numbers.map((line) => line?.text.replace(/\s/g, '')), ['—1—', '—2—', '—3—', '—4—']);
  assert.ok((numbers[0]?.x ?? 0) > 300 && (numbers[1]?.x ?? 600) < 150);
  assert.ok((numbers[0]?.y ?? 0) < 28 * millimetre);
});

test('a document carries the parts of head, text and imprint, the imprint on an even last page', async () => {
  const { bytes, pages, warnings } = await officialPdf(sampleDocument({ urgency: '特急' }));
  assert.deepEqual(warnings, []);
  assert.equal(pages, 2);
  const [first, second] = await readPdf(bytes);
  const text = await pdfText(bytes);
  for (const part of ['特急', '清源县人民政府办公室文件', '清政办发〔2026〕3号', '各直属机构：', '附件：政务信息报送要点', '2026年3月7日', '（联系人：李明）', '抄送：县委各部门', '2026年3月9日印发']) {
    assert.ok(text.includes(part), part);
  }
  assert.ok(first?.lines.every((line) => !line.text.includes('抄送')));
  const imprint = second?.lines.find((line) => line.text.includes('抄送'));
  assert.ok(imprint && imprint.y < 50 * millimetre && Math.abs(imprint.size - 14) < 0.1);
});

test('an imprint behind a blank page carries no number', async () => {
  // Grows the text line by line until the second page has no room for the imprint.
  let numbers: (string | undefined)[] = [];
  for (let lines = 17; lines < 30 && numbers.length < 4; lines += 1) {
    const { bytes } = await officialPdf(sampleDocument({ body: [paragraph('网'.repeat(28 * lines))], attachments: [], note: undefined }));
    numbers = (await readPdf(bytes)).map((page) => page.lines.find((line) => line.text.includes('—'))?.text.replace(/\s/g, ''));
  }
  assert.deepEqual(numbers, ['—1—', '—2—', undefined, undefined]);
});

test('the red mark stays on one line however long the name is', async () => {
  for (const organ of ['清源县', '清源县推进数字政府建设和政务公开政务服务监督管理工作领导小组办公室']) {
    const { bytes } = await officialPdf(sampleDocument({ organ, number: '' }));
    const [page] = await readPdf(bytes);
    assert.ok(page?.lines.some((line) => line.text.replace(/\s/g, '') === `${organ}文件`), organ);
  }
});

test('a letter has no number on its first page and no word 文件', async () => {
  const { bytes } = await officialPdf(sampleDocument({ form: 'letter', body: Array.from({ length: 9 }, () => paragraph(sentence)) }));
  const pages = await readPdf(bytes);
  assert.equal(pages[0]?.lines[0]?.text, '清源县人民政府办公室');
  assert.ok(pages[0]?.lines.every((line) => !line.text.includes('—')));
  assert.ok(pages[1]?.lines.some((line) => line.text.replace(/\s/g, '') === '—2—'));
});

test('an appendix starts on a page of its own before the imprint', async () => {
  const { bytes } = await officialPdf(sampleDocument({ body: [paragraph('正文。')], attachments: [], note: undefined, appendices: [{ title: '报送要点', body: [paragraph(sentence)] }, { title: '评分办法', body: [] }] }));
  const pages = await readPdf(bytes);
  assert.deepEqual(pages.slice(1).map((page) => page.lines[0]?.text.trim().slice(0, 3)), ['附件1', '附件2', '抄送：']);
});

test('a bulletin shows head, columns, sources and foot', async () => {
  const { bytes } = await bulletinPdf(sampleBulletin({ signer: '王建国', editorNote: [paragraph('现予刊发。')] }));
  const text = await pdfText(bytes);
  for (const part of ['内部资料注意保存', '编号：000012', '第3期（总第120期）', '签发人：王建国', '2026年3月7日', '按：现予刊发。', '【工作动态】', '（县教育局）', '报：市政府办公室，县委领导同志。', '送：县委各部门。', '发：各乡镇人民政府。', '共印80份']) {
    assert.ok(text.includes(part), part);
  }
});

test('a long issue keeps every item and ends with its foot', async () => {
  const items = Array.from({ length: 30 }, (_, index) => ({ title: `第${index + 1}条信息的标题`, body: [paragraph(sentence)], source: '县教育局' }));
  const { bytes, pages } = await bulletinPdf(sampleBulletin({ sections: [{ items }] }));
  const text = await pdfText(bytes);
  for (const item of items) assert.ok(text.includes(item.title));
  const read = await readPdf(bytes);
  assert.equal(read.length, pages);
  assert.ok(read.at(-1)?.lines.some((line) => line.text.includes('共印80份')));
});

test('text is drawn as text, whatever markup it looks like', async () => {
  const hostile = '#panic("x") $x^2$ *粗* _斜_ `code` \\u{41} @label <label> [x] // 注 /* 注 */ #include "/etc/passwd"';
  const { bytes } = await bulletinPdf(sampleBulletin({ name: '#name', sections: [{ heading: '#set', items: [{ title: '$标题$', body: [paragraph(hostile)], source: '*局*' }] }] }));
  const text = await pdfText(bytes);
  assert.ok(text.includes(hostile.replace(/\s/g, '')));
  for (const part of ['#name', '【#set】', '$标题$', '（*局*）']) assert.ok(text.includes(part), part);
});

test('a character without a font is replaced and named', async () => {
  const { bytes, warnings } = await officialPdf(sampleDocument({ body: [paragraph('前\u{e123}后')] }));
  assert.equal(warnings.length, 1);
  assert.ok(warnings[0]?.includes('\u{e123}'));
  assert.ok((await pdfText(bytes)).includes('前〓后'));
});

test('pictures are drawn; missing and broken ones leave a remark and a warning', async () => {
  const broken = samplePng(4, 4).slice(0, 40);
  const pictures = new Map([['good', { bytes: samplePng(600, 300), mediaType: 'image/png' }], ['broken', { bytes: broken, mediaType: 'image/png' }], ['svg', { bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'), mediaType: 'image/svg+xml' }]]);
  const body = ['good', 'broken', 'svg', 'missing'].map((attachmentId) => ({ type: 'picture' as const, attachmentId, caption: `题注${attachmentId}` }));
  const { bytes, warnings } = await officialPdf(sampleDocument({ body, pictures }));
  assert.equal(warnings.length, 3);
  const text = await pdfText(bytes);
  assert.ok(text.includes('题注good') && !text.includes('（图片未载入）题注good'));
  for (const id of ['broken', 'svg', 'missing']) assert.ok(text.includes(`（图片未载入）题注${id}`), id);
});

test('a table with contradictory spans is still drawn', async () => {
  const cell = (text: string, colspan = 1, rowspan = 1): { runs: { text: string }[]; colspan: number; rowspan: number } => ({ runs: [{ text }], colspan, rowspan });
  const body = [{ type: 'table' as const, rows: [[cell('甲', 2, 9), cell('乙')], [cell('丙', 40), cell('丁')], [], [cell('戊')]] }, { type: 'table' as const, rows: [] }];
  const { bytes } = await officialPdf(sampleDocument({ body }));
  const text = await pdfText(bytes);
  for (const part of ['甲', '乙', '丙', '丁', '戊']) assert.ok(text.includes(part), part);
});

test('a review sheet shows every opinion with name, time, recorder and fingerprint', async () => {
  const opinions = Array.from({ length: 9 }, (_, index) => ({ step: `第${index + 1}步`, person: '王建国', post: '科长', decision: '同意', opinion: '请主任审定', at: '2026-03-07 10:20', recordedBy: '张三', fingerprint: 'ab12'.repeat(16) }));
  const { bytes, pages } = await reviewSheetPdf({ title: '文稿签批单', fields: [{ label: '标题', value: '关于某事的通知' }], opinions, footer: '尾注' });
  const text = await pdfText(bytes);
  assert.ok(pages >= 1);
  for (const part of ['文稿签批单', '关于某事的通知', '第9步', '同意。请主任审定', '（由张三代录）', '文本指纹：ab12ab12', '尾注']) assert.ok(text.replaceAll('\u200b', '').includes(part), part);
});

test('a certificate is one sheet across with recipient, text, organ, date and number', async () => {
  const { bytes, pages } = await certificatePdf({ title: '荣誉证书', recipient: '青石镇张三同志', text: '成绩突出。\n特发此证，以资鼓励。', issuer: '清源县人民政府办公室', date: '2026-01-20', number: '2025年第7号' });
  const sheet = (await readPdf(bytes))[0]!;
  assert.ok(pages === 1 && sheet.width > sheet.height);
  const text = await pdfText(bytes);
  for (const part of ['荣誉证书', '青石镇张三同志：', '成绩突出。特发此证，以资鼓励。', '清源县人民政府办公室2026年1月20日', '证书编号：2025年第7号']) assert.ok(text.includes(part), part);
});

test('a chart prints every bar with its name and figure, also those without length', async () => {
  const bars = [['青石镇', 1250], ['白云镇', 0], ['某局', -300]].map(([label, value]) => ({ label: String(label), value: Number(value), shown: String(Number(value) / 100) }));
  const text = await pdfText((await officialPdf(sampleDocument({ appendices: [{ title: '对比图', body: [{ type: 'bars', caption: '本月得分', bars }, { type: 'bars', caption: '没有单位', bars: [] }] }] }))).bytes);
  for (const part of ['本月得分', '青石镇12.5', '白云镇0', '某局-3', '没有单位']) assert.ok(text.includes(part), part);
});

test('documents asked for at once are all drawn', async () => {
  const names = ['甲县', '乙县', '丙县', '丁县'];
  const drawn = await Promise.all(names.map((organ) => officialPdf(sampleDocument({ organ }))));
  for (const [index, { bytes }] of drawn.entries()) assert.ok((await pdfText(bytes)).includes(`${names[index]}文件`));
});

test('a process that dies while it draws fails that document alone; the next one is drawn by another', async () => {
  const pid = () => Number(readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').at(-1));
  await officialPdf(sampleDocument());
  const dying = officialPdf(sampleDocument({ body: Array.from({ length: 400 }, () => paragraph(sentence)) }));
  process.kill(pid(), 'SIGKILL');
  await assert.rejects(dying, /The process that draws has ended: SIGKILL/);
  assert.ok((await pdfText((await officialPdf(sampleDocument({ organ: '戊县' }))).bytes)).includes('戊县文件'));
});
