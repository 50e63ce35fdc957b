import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { extractText, readWorkbook, writeWorkbook } from '@gongkai/documents';
import { eventually } from './eventually.ts';
import type { PickedFile } from './files.ts';
import { ReviewInbox } from './pages/review-inbox.ts';
import { RulebookEditor } from './pages/rulebook-editor.ts';
import { passReview, ScoreDesk } from './pages/score-desk.ts';
import { startScoringCounty, type ScoringProduct } from './scoring-county.ts';
import { phone, withVisitors } from './visitors.ts';

const township = '清溪镇';
const department = '县农业农村局';
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const [lastYear, thisYear] = [2025, 2026];
const disputed = `${township}春耕备耕进展顺利`;

const visitors = withVisitors(startScoringCounty);
const known = { march: '' };

const desk = async (who: keyof ScoringProduct['cast'], look = {}) => new ScoreDesk(await visitors.person(visitors.product.cast[who], look));
const reviewers = async () => [new ReviewInbox(await visitors.person(visitors.product.cast.confidentiality)), new ReviewInbox(await visitors.person(visitors.product.cast.officeLeader))];

/** A table as an office keeps it in Excel. */
async function sheet(name: string, headings: readonly string[], rows: readonly (readonly (string | number)[])[]): Promise<PickedFile> {
  const columns = headings.map((heading, n) => ({ key: heading, heading, value: (row: readonly (string | number)[]) => row[n] ?? null }));
  return { name: `${name}.xlsx`, mimeType: workbookType, buffer: Buffer.from(await writeWorkbook([{ name, columns, rows: [...rows] }])) };
}

const factHeadings = ['日期', '事项', '标题', '单位', '层级', '刊物', '栏目', '类别'];
const monthsOf = (year: number, count = 12) => Array.from({ length: count }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`);
const meeting = (day: string, unit: string) => [day, '采用', `${unit}${Number(day.slice(5, 7))}月会议落实情况${day.slice(0, 4)}`, unit, '县', '快讯', '重要会议', '综合信息'];

/** Last year: the township did everything an award asks for, the department fell silent in summer. */
const history = [
  ...monthsOf(lastYear).map((month) => meeting(`${month}-10`, township)),
  [`${lastYear}-04-11`, '采用', '茶产业发展专题报告', township, '县', '专报信息', '', '专题'],
  [`${lastYear}-05-12`, '采用', '茶产业发展专题报告', township, '市', '工作动态', '', ''],
  ...monthsOf(lastYear, 5).map((month) => meeting(`${month}-15`, department)),
];
/** This year to the end of March: a month of three, and one that was taken for a brief. */
const beginning = [
  ...monthsOf(thisYear, 2).map((month) => meeting(`${month}-10`, township)),
  [`${thisYear}-03-09`, '采用', disputed, township, '县', '快讯', '工作简况', '简要信息'],
  [`${thisYear}-03-12`, '采用', '高标准农田建设经验', department, '县', '工作交流', '', '经验'],
];

test('the office takes its history in; a file with an error comes back with the error marked, or without its wrong row when asked', async () => {
  const editor = await desk('editor');
  await editor.open('scoring/facts');
  const wrong = [...beginning, [`${thisYear}-03-13`, '采用', '秋收进展', '不存在的镇', '县', '快讯', '工作简况', '综合信息']];
  const back = await editor.takeInWithErrors('scoring/facts', '导入历史事项', await sheet('历史事项', factHeadings, wrong));
  assert.equal(back.said, '有 1 行需要修改，未导入任何内容');
  const marked = (await readWorkbook(await readFile(await back.file.path()))).sheets[0]!.rows;
  assert.match(String(marked.at(-1)!.at(-1)), /不存在的镇/);
  const partly = await editor.takeInWithErrors('scoring/facts', '导入历史事项', await sheet('历史事项', factHeadings, wrong), 'leave-out');
  assert.equal(partly.said, `已导入 ${beginning.length} 行，1 行有错误未导入`);
  const outcomes = (await readWorkbook(await readFile(await partly.file.path()))).sheets[0]!.rows.map((row) => String(row.at(-1)));
  assert.deepEqual(outcomes.slice(0, -1), ['错误', ...beginning.map(() => '已导入')]);
  assert.match(outcomes.at(-1)!, /不存在的镇/);
  const whole = await sheet('历史事项', factHeadings, history);
  assert.equal(await editor.takeIn('scoring/facts', '导入历史事项', whole), `已导入${history.length}行，产生${history.length}条台账`);
  assert.equal(await editor.takeIn('scoring/facts', '导入历史事项', whole), `已导入0行，产生0条台账；${history.length} 项已存在，未改动`);
  await editor.takeIn('scoring/quotas', '导入年度目标', await sheet('目标', ['单位', '年度', '任务', '目标'], [township, department].map((unit) => [unit, lastYear, 'year-target', 40])));
});

test('the office writes a new rule, sees what it does to an example and to last year, and brings it into force from the next month', async () => {
  const editor = new RulebookEditor(await visitors.person(visitors.product.cast.editor));
  await editor.open('scoring/rulebooks');
  await editor.page.getByRole('link', { name: '县政务信息报送考核办法（累计计分）' }).click();
  await editor.page.waitForURL(/rulebooks\/[0-9a-f-]{36}$/);
  await editor.settled();
  const draftId = await editor.copyVersion();
  await editor.addRow('县政府办公室采用', { when: { 刊物: '要情快报', 信息类别: '网摘' }, points: 2, name: '《要情快报》网摘' });
  await editor.tryRow('《要情快报》网摘');
  await eventually(async () => assert.equal(await editor.exampleScore('信息丙'), '2分'));
  await editor.setPoints('《快讯》重要会议', 4);
  await editor.save();
  await editor.changes();
  for (const part of ['《快讯》重要会议', '《要情快报》网摘']) await editor.page.locator('.book-changes li', { hasText: part }).first().waitFor();

  const desk = new ScoreDesk(editor.page);
  await desk.move(`scoring/trial?rules=${draftId}&year=${lastYear}`);
  const row = desk.page.locator('.ant-table-row', { hasText: township });
  // Twelve meetings at four points instead of three.
  assert.match(await row.innerText(), /48[\s\S]*60[\s\S]*《快讯》重要会议 \+12/);

  await editor.see(draftId);
  const [year, month] = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).split('-').map(Number) as [number, number];
  await editor.enforce(month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`);
  await editor.page.locator('.ant-tag', { hasText: '施行' }).first().waitFor();
});

test('March is compiled, reviewed and issued; its document carries the entries behind every score', async () => {
  const editor = await desk('editor');
  await editor.open('scoring/bulletins');
  const { path, name } = await editor.compile(`${thisYear}-03`);
  known.march = path;
  assert.deepEqual(await editor.figuresOf(township).then((row) => [row['名次'], row['采用'], row['得分'], row['本年累计']]), ['1', '1', '1', '7']);
  await editor.decide('送审');
  await passReview(await reviewers(), name);
  await editor.page.reload();
  await editor.settled();
  await editor.decide('印发');
  const file = await editor.file('.pdf');
  const [download] = await Promise.all([editor.page.waitForEvent('download'), file.click()]);
  const { text } = await extractText(await readFile(await download.path()), 'application/pdf');
  for (const part of ['计分明细', '各单位得分对比图', disputed, '与上期、上年同期比较', `${township}小计`]) assert.ok(text.replaceAll(/\s/g, '').includes(part), `${part} stands in the document`);
});

test('the unit opens its score down to the entry, and disputes it', async () => {
  const officer = await desk('officer');
  await officer.open(known.march);
  await officer.page.locator('.scoring-grid').first().locator('tbody tr', { hasText: township }).getByRole('link', { name: '1', exact: true }).click();
  await officer.page.waitForURL(/scoring\/entries/);
  await officer.settled();
  await eventually(async () => assert.equal(await officer.page.locator('.scoring-figures dd').first().innerText(), '+1'));
  const row = officer.page.locator('.list-table tbody tr', { hasText: disputed });
  assert.match(await row.innerText(), /工作简况·简要信息：1分/);
  await row.getByRole('button', { name: '申诉' }).click();
  await officer.window.getByRole('textbox').fill('稿件为综合信息，应计3分。');
  await officer.window.getByRole('button', { name: '申诉' }).click();
  await officer.page.getByText('申诉已提交').waitFor();
  const editor = await desk('editor');
  await editor.open(known.march);
  await editor.page.getByText(/签收情况（1\/2）/).waitFor();
});

test('the office answers within its limit, and April shows the adjustment while March stays', async () => {
  const editor = await desk('editor');
  await editor.open('scoring/appeals');
  await editor.button('答复申诉').click();
  await editor.choose('处理结果', '加减分', editor.window);
  await editor.window.getByLabel('加减分值').fill('2');
  await editor.window.getByLabel('答复', { exact: true }).fill('经核实为综合信息，补2分。');
  await editor.window.getByRole('button', { name: '答复申诉' }).click();
  await editor.window.waitFor({ state: 'hidden' });
  await editor.page.getByText('已采纳').first().waitFor();

  const officer = await desk('officer', { viewport: phone });
  await officer.open(`scoring/scores?month=${thisYear}-04`);
  await officer.says(new RegExp(`\\+2[\\s\\S]*调整所属月份 ${thisYear}-03`));
  await officer.open(known.march);
  assert.equal((await officer.figuresOf(township))['得分'], '1');

  await editor.compile(`${thisYear}-04`);
  assert.deepEqual(await editor.figuresOf(township).then((row) => [row['得分'], row['其中调整'], row['本年累计']]), ['2', '2', '9']);
});

test('the awards of the year: conditions met, not met and open, recommended, shown, objected to, decided, certified', async () => {
  const editor = await desk('editor');
  await editor.open(`scoring/awards?year=${lastYear}`);
  const out = await editor.conditions('先进集体', department);
  assert.match(await out.innerText(), /不符合\s*每月至少1条信息被采用或得到县领导批示[\s\S]*2025-06/);
  const list = await editor.conditions('先进集体', township);
  const words = await list.innerText();
  assert.match(words, /符合\s*完成全年目标任务/);
  assert.match(words, /待定\s*通过县信息网络全文报送/);
  for (const condition of ['通过县信息网络全文报送', '内部机制健全、配备专职信息员']) {
    await list.locator('li', { hasText: condition }).getByRole('button', { name: '认定' }).click();
    await editor.window.getByLabel('依据').fill('经现场核查属实');
    await editor.window.getByRole('button', { name: '认定' }).click();
    await editor.window.waitFor({ state: 'hidden' });
    await editor.settled();
  }
  await editor.award('先进集体').getByRole('button', { name: '推荐' }).click();
  await editor.page.getByText('已推荐').first().waitFor();
  await editor.decide('公示');

  const other = await desk('otherOfficer');
  await other.open(`scoring/awards?year=${lastYear}`);
  await other.button('提出异议').click();
  await other.window.getByLabel('异议内容').fill('五月采用数有疑问');
  await other.window.getByRole('button', { name: '提出异议' }).click();
  await other.window.waitFor({ state: 'hidden' });

  await editor.page.reload();
  await editor.settled();
  await editor.button('答复异议').click();
  await editor.window.getByLabel('答复', { exact: true }).fill('经复核，五月采用1条，无误。');
  await editor.window.getByRole('button', { name: '答复异议' }).click();
  await editor.window.waitFor({ state: 'hidden' });
  await visitors.product.letPublicityEnd();
  await editor.page.reload();
  await editor.settled();
  await editor.decide('授予', '经公示无异议成立，同意授予。');
  const [download] = await Promise.all([editor.page.waitForEvent('download'), editor.page.getByRole('link', { name: '证书' }).click()]);
  const { text } = await extractText(await readFile(await download.path()), 'application/pdf');
  for (const part of ['荣誉证书', township, '先进集体', `${lastYear}年度`]) assert.ok(text.replaceAll(/\s/g, '').includes(part), `${part} stands on the certificate`);
});
