import type { Locator } from 'playwright-core';
import { Screen } from './screen.ts';

/** The sections of the editor, by the word on their link. */
export type RulebookSection = '基本信息' | '词汇表' | '计分表' | '合并与关联' | '期间规则' | '任务' | '一票否决' | '评先评优' | '通读' | '文本（JSON）';

/** Where the office writes its rules: tables with rows, examples scored beside them, what changes against the version in force. */
export class RulebookEditor extends Screen {
  /** Begins a draft from a rulebook that comes with the product, and answers with its id. */
  async begin(title: string): Promise<string> {
    await this.open('scoring/rulebooks');
    await this.button('从随附办法复制').click();
    await this.page.getByRole('menuitem', { name: title }).click();
    await this.page.waitForURL(/\/rulebooks\/[0-9a-f-]{36}/);
    await this.settled();
    return new URL(this.page.url()).pathname.split('/').at(-1)!;
  }

  /** Begins a draft from the version on the screen. */
  async copyVersion(): Promise<string> {
    const before = this.page.url();
    await this.button('以此起草新版本').click();
    await this.page.waitForURL((address) => address.href !== before);
    await this.settled();
    return new URL(this.page.url()).pathname.split('/').at(-1)!;
  }

  async see(rulebookId: string, query = ''): Promise<void> {
    await this.open(`scoring/rulebooks/${rulebookId}${query}`);
  }

  async section(name: RulebookSection): Promise<void> {
    await this.page.getByRole('navigation', { name: '办法的各部分' }).getByRole('link', { name }).click();
  }

  /** A table, row, task, award, condition or other part, by its name. */
  part(name: string, within: Locator = this.page.locator('.book-main')): Locator {
    return within.getByRole('group', { name, exact: true });
  }

  async openPart(name: string): Promise<Locator> {
    const part = this.part(name).first();
    await part.getByRole('button', { name: '编辑', exact: true }).first().click();
    return part;
  }

  /** Writes points into a row. */
  async setPoints(row: string, points: number): Promise<void> {
    await this.part(row).getByRole('spinbutton', { name: '分值', exact: true }).first().fill(String(points));
  }

  /** Adds a row to a table: a condition of tags and their values, and points; the row is named by its condition until `name` names it. */
  async addRow(table: string, row: { when: Record<string, string>; points: number; name?: string }): Promise<void> {
    const rows = this.part(table);
    await rows.getByRole('button', { name: '增加一行' }).click();
    const added = rows.getByRole('group').filter({ has: this.page.getByRole('button', { name: '收起' }) }).last();
    await added.waitFor();
    for (const [tag, value] of Object.entries(row.when)) await this.setCondition(added, tag, value);
    await added.getByRole('spinbutton', { name: '分值', exact: true }).fill(String(row.points));
    if (row.name !== undefined) await added.getByLabel('这一行的名称', { exact: true }).fill(row.name);
    await added.getByRole('button', { name: '收起' }).click();
  }

  /** Asks that a tag has a value, in a part that stands open. */
  async setCondition(part: Locator, tag: string, value: string): Promise<void> {
    const field = part.getByRole('combobox', { name: tag, exact: true });
    if (!(await field.isVisible())) await this.choose('增加条件…', tag, part);
    else for (let left = await part.locator('.book-line', { hasText: tag }).locator('.ant-select-selection-item-remove').count(); left > 0; left--) await part.locator('.book-line', { hasText: tag }).locator('.ant-select-selection-item-remove').first().click();
    await this.choose(tag, value, part);
    await field.press('Escape');
  }

  async save(): Promise<void> {
    await this.button('保存').click();
    await this.page.getByText('已全部保存').waitFor();
  }

  /** Puts the draft into force from a month (`2026-05`). */
  async enforce(month: string, retroactive = false): Promise<void> {
    await this.button('付诸施行').click();
    await this.window.getByLabel('施行日期').fill(month);
    if (retroactive) await this.window.getByRole('checkbox').check();
    await this.window.getByRole('button', { name: '付诸施行', exact: true }).click();
    await this.window.waitFor({ state: 'hidden' });
    await this.settled();
  }

  /** Does what the menu of a row offers. */
  async fromMenu(row: string, entry: string): Promise<void> {
    await this.part(row).first().getByRole('button', { name: `更多操作：${row}` }).click();
    await this.page.getByRole('menuitem', { name: new RegExp(`${entry}$`) }).click();
    // The menu of the next row has the same entries.
    await this.page.locator('.ant-dropdown').filter({ visible: true }).waitFor({ state: 'hidden' });
  }

  /** Adds what a row asks as an example, as an item of its own. */
  async tryRow(row: string): Promise<void> {
    await this.fromMenu(row, '用这一行举例');
  }

  /** What an item of the examples (信息甲, 信息乙 …) scores under the rules as they stand, such as `8分`. */
  async exampleScore(item: string): Promise<string> {
    await this.page.locator('.book-examples:not(.is-stale)').waitFor();
    return this.page.getByRole('status', { name: `${item}合计` }).innerText();
  }

  /** What the check of the rules says, one line a finding. */
  async findings(): Promise<string[]> {
    await this.page.getByRole('tab', { name: /^检查结果/ }).click();
    // The panel says one or the other as soon as it is drawn.
    await this.page.locator('.book-found li, .book-fine').first().waitFor();
    return this.page.locator('.book-found li').allInnerTexts();
  }

  /** What differs from the version in force, one entry a part. */
  async changes(): Promise<string[]> {
    await this.page.getByRole('tab', { name: '与现行的差别' }).click();
    await this.page.locator('.book-changes, .book-fine').first().waitFor();
    return this.page.locator('.book-changes li').allInnerTexts();
  }
}
