import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import { eventually } from './eventually.ts';
import { RulebookEditor } from './pages/rulebook-editor.ts';
import { startProduct } from './product.ts';
import { desk, phone, withVisitors } from './visitors.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const keeper = 'xinxike-editor';
/** Each shipped rulebook: its title, and a row whose name is changed. */
const shipped: [string, string][] = [
  ['县政务信息报送考核办法（累计计分）', '《快讯》重要会议'], ['市政务信息工作考核办法（就高不就低）', '市《信息快报》'], ['连云港', '省《信息简报》'], ['广元', '《要情专报》'],
];

const visitors = withVisitors(startProduct);

const fileOf = (editor: RulebookEditor, id: string): Promise<string> => editor.page.evaluate(async (rulebookId) => (await fetch(`/api/staff/scoring/rulebooks/${rulebookId}/file`)).text(), id);

/** A month behind every version that is in force already, however often the product has been walked through. */
async function freeMonth(editor: RulebookEditor): Promise<string> {
  const days = await editor.page.evaluate(async () => ((await (await fetch('/api/staff/scoring/rulebooks')).json()) as { rows: { effectiveFrom: string | null }[] }).rows.map((row) => row.effectiveFrom));
  const last = days.filter((day) => day !== null).reduce((one, other) => (other > one ? other : one), new Date().toISOString().slice(0, 10));
  return new Date(Date.UTC(Number(last.slice(0, 4)), Number(last.slice(5, 7)), 15)).toISOString().slice(0, 7);
}

describe('the editor of rulebooks', () => {
  for (const [title, row] of shipped) {
    test(`changes one name of ${title} and leaves every other byte`, async () => {
      const editor = new RulebookEditor(await visitors.person(keeper));
      const id = await editor.begin(title);
      const original = (await fileOf(editor, id)).split('\n');
      const part = await editor.openPart(row);
      await part.getByLabel('这一行的名称', { exact: true }).fill('另一名称');
      await editor.save();
      const changed = (await fileOf(editor, id)).split('\n');
      assert.equal(changed.length, original.length);
      const differing = original.flatMap((line, n) => (line === changed[n] ? [] : [changed[n]!.trim()]));
      assert.deepEqual(differing, ['"zh": "另一名称",']);
    });
  }

  test('scores an example by a row that has just been added, and keeps it through a reload', async () => {
    const editor = new RulebookEditor(await visitors.person(keeper));
    const exampleScores = (said: string) => eventually(async () => assert.equal(await editor.exampleScore('信息丙'), said));
    const id = await editor.begin(shipped[0]![0]);
    await editor.addRow('市政府办公室采用', { when: { 刊物: '政务调研', 约稿: '是' }, points: 15, name: '市《政务调研》约稿' });
    await editor.tryRow('市《政务调研》约稿');
    await exampleScores('15分');
    await editor.setPoints('市《政务调研》约稿', 16);
    await exampleScores('16分');
    await editor.page.getByText('已暂存在本机').waitFor();
    await editor.page.reload();
    await editor.settled();
    await editor.part('市《政务调研》约稿').waitFor();
    await exampleScores('16分');
    await editor.save();
    assert.match(await fileOf(editor, id), /"zh": "市《政务调研》约稿"/);
    assert.match((await editor.changes()).join(), /新增.*市政府办公室采用 › 市《政务调研》约稿[\s\S]*采用层级：市，刊物：政务调研，约稿：是/);
  });

  test('shows both versions when somebody else has saved first, and loses neither', async () => {
    const first = new RulebookEditor(await visitors.person(keeper));
    const id = await first.begin(shipped[0]![0]);
    const second = new RulebookEditor(await visitors.person(keeper));
    await second.see(id);
    await first.setPoints('《政务调研》', 12);
    await first.save();
    await second.setPoints('《政务调研》', 14);
    await second.setPoints('《工作交流》', 11);
    await second.button('保存').click();
    const conflict = second.page.locator('.conflict');
    await conflict.waitFor();
    const words = await conflict.innerText();
    assert.match(words, /县政府办公室采用 › 《政务调研》\s+分值：14分\s+分值：12分/);
    assert.match(words, /县政府办公室采用 › 《工作交流》\s+分值：11分\s+分值：10分/);
    await second.button('保留我的，覆盖对方的').click();
    await second.page.getByText('已全部保存').waitFor();
    const rows = (JSON.parse(await fileOf(second, id)) as { rules: { rows: { id: string; points: number }[] }[] }).rules[0]!.rows;
    assert.deepEqual(rows.slice(-2).map((row) => row.points), [11, 14]);
  });

  test('refuses a broken file with all its problems at once, in words and at their places', async () => {
    const editor = new RulebookEditor(await visitors.person(keeper));
    await editor.open('scoring/rulebooks');
    const book = (await editor.page.evaluate(async () => (await fetch('/api/staff/scoring/rulebooks/shipped/county')).json())) as { title: { en: string }; rules: { rows: { points: unknown }[]; colour?: string }[] };
    book.title.en = '';
    book.rules[0]!.rows[3]!.points = '三';
    book.rules[1]!.colour = '红';
    await editor.page.locator('input[type=file]:enabled').setInputFiles({ name: '办法.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(book)) });
    for (const said of ['有3处问题', '基本信息 › 英文名称', '不能空着', '计分表 › 县政府办公室采用 › 《快讯》重要会议 › 分值', '应填数字', '计分表 › 市政府办公室采用', '有不认识的内容：colour']) await editor.window.getByText(said).first().waitFor();
  });

  test('leads from a finding to its part, and tells it there', async () => {
    const editor = new RulebookEditor(await visitors.person(keeper));
    await editor.begin(shipped[0]![0]);
    await editor.addRow('县政府办公室采用', { when: { 刊物: '工作交流', 约稿: '是' }, points: 12 });
    await editor.page.waitForFunction(() => document.querySelector('#screen')?.textContent?.includes('永远轮不到'));
    const [finding] = await editor.findings();
    assert.match(finding!, /计分表 › 县政府办公室采用 › 县·《工作交流》·约稿\s+“县·《工作交流》·约稿”永远轮不到：前面的“《工作交流》”已经包括它的全部情形/);
    await editor.section('评先评优');
    await editor.page.locator('.book-jump').first().click();
    await editor.part('县·《工作交流》·约稿').getByText('永远轮不到').waitFor();
  });

  test('begins with a blank book: a publication of the register, a row, a copy, a place further up, and one step back', async () => {
    const editor = new RulebookEditor(await visitors.person(keeper));
    await editor.begin('空白办法');
    await editor.section('词汇表');
    const tag = await editor.openPart('刊物');
    await tag.getByRole('button', { name: '增加取值' }).click();
    await editor.page.getByRole('menuitem', { name: '快讯', exact: true }).click();
    await editor.section('计分表');
    await editor.addRow('县政府办公室采用', { when: { 采用层级: '县', 刊物: '快讯' }, points: 3 });
    const rows = editor.part('县政府办公室采用').getByRole('group');
    const stand = (...names: string[]) => eventually(async () => assert.deepEqual(await rows.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))), names));
    await stand('县采用信息', '县·《快讯》');
    await editor.fromMenu('县·《快讯》', '上移');
    await editor.fromMenu('县采用信息', '复制');
    await stand('县·《快讯》', '县采用信息', '县采用信息');
    await editor.fromMenu('县采用信息', '删除');
    await stand('县·《快讯》', '县采用信息');
    await editor.button('撤销').first().click();
    await stand('县·《快讯》', '县采用信息', '县采用信息');
    await editor.button('撤销').first().click();
    await editor.save();
    await editor.page.reload();
    await editor.settled();
    await stand('县·《快讯》', '县采用信息');
  });

  test('takes a text over only when it can be read, and keeps it until then', async () => {
    const editor = new RulebookEditor(await visitors.person(keeper));
    const id = await editor.begin('广元');
    await editor.section('文本（JSON）');
    const field = editor.page.getByRole('textbox', { name: '文本（JSON）' });
    const book = JSON.parse(await field.inputValue()) as { ranking?: string; awards?: unknown[]; title: { zh: string } };
    await field.fill(JSON.stringify({ ...book, ranking: 'random' }));
    await editor.button('采用这段文字').click();
    await editor.page.getByRole('alert').filter({ hasText: '基本信息 › 并列名次' }).filter({ hasText: '只能是以下之一' }).waitFor();
    await editor.page.getByText('已暂存在本机').or(editor.page.getByText('已全部保存')).first().waitFor();
    const { ranking: _, awards: __, ...rest } = book;
    await field.fill(JSON.stringify({ ...rest, title: { zh: '广元新办法', en: 'New rules' } }));
    await editor.button('采用这段文字').click();
    await editor.page.getByText('已采用，表单内容已更新').waitFor();
    await editor.section('基本信息');
    assert.equal(await editor.page.getByLabel('办法名称', { exact: true }).inputValue(), '广元新办法');
    await editor.section('评先评优');
    await editor.page.getByText('还没有。').waitFor();
    await editor.save();
    assert.match(await fileOf(editor, id), /"ranking": "standard"/);
  });

  for (const look of [{ viewport: desk }, { viewport: phone }, { viewport: desk, language: 'en' as const }]) {
    test(`every section can be read and reached by everybody (${look.language ?? 'zh-CN'} at ${look.viewport.width})`, async () => {
      const editor = new RulebookEditor(await visitors.person(keeper));
      const id = await editor.begin('广元');
      const page = await visitors.person(keeper, look);
      for (const part of ['basics', 'vocabulary', 'points', 'combining', 'periods', 'quotas', 'vetoes', 'awards', 'read', 'json']) {
        await page.goto(`/workspace/scoring/rulebooks/${id}?part=${part}&beside=${part === 'read' ? 'changes' : 'examples'}`);
        await page.locator(part === 'read' ? '.book-changes, .book-fine' : '.book-examples:not(.is-stale)').first().waitFor();
        const edit = page.locator('.book-main').getByRole('button', { name: look.language ? 'Edit' : '编辑', exact: true });
        for (let opened = 0; opened < 3 && (await edit.count()) > 0; opened++) await edit.first().click();
        await page.evaluate(axe);
        const found = await page.evaluate(() => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ resultTypes: ['violations'] }));
        assert.deepEqual(found.violations.filter((one) => one.impact === 'serious' || one.impact === 'critical').map((one) => `${part}: ${one.id} ${one.nodes[0]?.html}`), []);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)) <= 1, `${part} is wider than the window`);
        const words = await page.locator('.book-editor').innerText();
        assert.doesNotMatch(words, /\b(rulebook|scoring|workspace)\.[a-z]/, part);
        if (!look.language && part !== 'json') assert.deepEqual(words.replaceAll('JSON', '').match(/[A-Za-z]{2,}/g), null, part);
      }
    });
  }

  test('puts into force what was just written, saved or not; everybody reads it and its difference in words', async () => {
    const editor = new RulebookEditor(await visitors.person(keeper));
    await editor.open('scoring/rulebooks');
    await editor.page.getByRole('row').filter({ hasText: '施行' }).getByRole('link').first().click();
    await editor.page.waitForURL(/\/rulebooks\/[0-9a-f-]{36}/);
    await editor.settled();
    const before = new URL(editor.page.url()).pathname.split('/').at(-1)!;
    const id = await editor.copyVersion();
    const points = Number(await editor.part('《快讯》重要会议').getByRole('spinbutton', { name: '分值', exact: true }).inputValue());
    await editor.setPoints('《快讯》重要会议', points + 1);
    await editor.enforce(await freeMonth(editor));
    await editor.button('以此起草新版本').waitFor();
    const reader = new RulebookEditor(await visitors.person('mingxi-officer'));
    await reader.see(id, `?with=${before}`);
    const change = reader.page.locator('.book-changes li');
    await reader.page.locator('.book-changes li, .book-fine').first().waitFor();
    assert.match(await change.innerText(), /修改\s*县政府办公室采用 › 《快讯》重要会议\s+分值\s+\d+分\s*→/);
    assert.ok((await change.innerText()).endsWith(`${points + 1}分`));
    await reader.page.getByRole('row').filter({ hasText: '《快讯》重要会议' }).filter({ hasText: `${points + 1}分` }).waitFor();
    assert.deepEqual((await reader.words()).replaceAll('JSON', '').match(/[A-Za-z]{2,}/g), null);
  });
});
