import type { Locator } from 'playwright-core';
import { Screen } from './screen.ts';

/** The editor's desk. */
export class EditorsDesk extends Screen {
  async enter(): Promise<void> {
    await this.open('periodicals/desk');
  }

  get rows(): Locator {
    return this.page.locator('[data-desk-row]');
  }

  async titles(): Promise<string[]> {
    return this.rows.locator('strong').allInnerTexts();
  }

  /** The box by which an item is picked to be merged. */
  picked(title: string): Locator {
    return this.page.getByRole('checkbox', { name: `选择《${title}》` });
  }

  async narrow(urgency: string): Promise<void> {
    await this.choose('紧急程度', urgency);
    await this.page.waitForURL(/[?&]urgency=/);
    await this.settled();
  }

  async take(title: string): Promise<void> {
    await this.rows.filter({ hasText: title }).click();
    await this.page.getByRole('heading', { name: title, level: 2 }).waitFor();
    await this.settled();
  }

  /** Begins her own version. */
  async takeUp(): Promise<void> {
    await this.button('开始编辑').click();
    await this.page.getByRole('tab', { name: '编辑稿' }).waitFor();
    await this.settled();
  }

  /** Begins her own version and changes its title and text. */
  async edit(title: string, addition: string): Promise<void> {
    await this.takeUp();
    await this.page.getByLabel('标题', { exact: true }).fill(title);
    await this.write('内容', addition);
    await this.button('保存为新版本').click();
    await this.page.getByText('第2版').waitFor();
  }

  async difference(): Promise<Locator> {
    await this.page.getByRole('tab', { name: '改动' }).click();
    const panel = this.page.getByRole('tabpanel').filter({ visible: true });
    await panel.locator('ins, .diff-added').first().waitFor();
    return panel;
  }

  async adopt(publication: string, column: string, kind: string): Promise<void> {
    await this.button('采用').click();
    await this.choose('刊物', publication, this.window);
    await this.choose('栏目', column, this.window);
    await this.choose('类别', kind, this.window);
    await this.window.getByRole('button', { name: '采用', exact: true }).click();
    await this.window.waitFor({ state: 'hidden' });
    await this.page.getByText(`已采用：${publication} ${column}`).first().waitFor();
  }
}
