import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { RulebookEditor } from './pages/rulebook-editor.ts';
import { startProduct, type Product } from './product.ts';
import { Visitors } from './visitors.ts';

const keeper = 'xinxike-editor';
/** Each shipped rulebook: its title, and a row whose name is changed. */
const shipped: [string, string][] = [
  ['县政务信息报送考核办法（累计计分）', '《快讯》重要会议'], ['市政务信息工作考核办法（就高不就低）', '市《信息快报》'], ['连云港', '省《信息简报》'], ['广元', '《要情专报》'],
];

let product: Product;
let visitors: Visitors;

before(async () => {
  product = await startProduct();
  visitors = await Visitors.arrive(product);
});
after(async () => {
  await visitors?.leave();
  await product?.stop();
});

const fileOf = (editor: RulebookEditor, id: string): Promise<string> => editor.page.evaluate(async (rulebookId) => (await fetch(`/api/staff/scoring/rulebooks/${rulebookId}/file`)).text(), id);

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
    const id = await editor.begin(shipped[0]![0]);
    await editor.addRow('市政府办公室采用', { when: { 刊物: '政务调研', 约稿: '是' }, points: 15, name: '市《政务调研》约稿' });
    await editor.tryRow('市《政务调研》约稿');
    assert.equal(await editor.exampleScore('信息丙'), '15分');
    await editor.setPoints('市《政务调研》约稿', 16);
    await editor.page.waitForFunction(() => document.querySelector('.book-examples')?.textContent?.includes('16分'));
    assert.equal(await editor.exampleScore('信息丙'), '16分');
    await editor.page.getByText('草稿已保存').waitFor();
    await editor.page.reload();
    await editor.settled();
    await editor.part('市《政务调研》约稿').waitFor();
    assert.equal(await editor.exampleScore('信息丙'), '16分');
    await editor.save();
    assert.match(await fileOf(editor, id), /"zh": "市《政务调研》约稿"/);
    assert.match((await editor.changes()).join(), /新增.*市政府办公室采用 › 市《政务调研》约稿[\s\S]*采用层级：市，刊物：政务调研，约稿：是/);
  });
});
