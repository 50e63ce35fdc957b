import type { Download, Locator } from 'playwright-core';
import type { PickedFile } from '../files.ts';
import { ReviewInbox } from './review-inbox.ts';
import { Screen } from './screen.ts';

/** The screens on which scores are kept, read, disputed and honoured. */
export class ScoreDesk extends Screen {
  /** Takes a file in; answers with what the screen says. */
  async takeIn(screen: string, label: string, file: PickedFile): Promise<string> {
    await this.move(screen);
    await this.button(label).click();
    await this.window.locator('input[type=file]:enabled').setInputFiles(file);
    const said = this.window.locator('.import-outcome.ant-alert-success .ant-alert-title');
    await said.waitFor();
    const words = await said.innerText();
    await this.leaveWindow();
    return words;
  }

  /** Takes a file in that has errors, whole or without its wrong rows; answers with what is said and the file that comes back. */
  async takeInWithErrors(screen: string, label: string, file: PickedFile, wrongRows: 'refuse' | 'leave-out' = 'refuse'): Promise<{ said: string; file: Download }> {
    await this.move(screen);
    await this.button(label).click();
    if (wrongRows === 'leave-out') await this.window.getByLabel('有错误的行除外，先导入其余各行').check();
    await this.window.locator('input[type=file]:enabled').setInputFiles(file);
    const outcome = this.window.locator('.import-outcome');
    await outcome.waitFor();
    const [download] = await Promise.all([this.page.waitForEvent('download'), outcome.getByRole('button').click()]);
    const said = await outcome.locator('.ant-alert-title').innerText();
    await this.leaveWindow();
    return { said, file: download };
  }

  private async leaveWindow(): Promise<void> {
    const { window } = this;
    await this.page.keyboard.press('Escape');
    await window.waitFor({ state: 'hidden' });
  }

  /** Compiles the notice of a month; answers with its address and name. */
  async compile(month: string): Promise<{ path: string; name: string }> {
    await this.move('scoring/bulletins');
    await this.button('编制通报').click();
    await this.window.getByLabel('月份').fill(month);
    await this.window.getByRole('button', { name: '编制通报' }).click();
    await this.page.waitForURL(/bulletins\/[0-9a-f-]{36}$/);
    await this.settled();
    return { path: new URL(this.page.url()).pathname.replace('/workspace/', ''), name: await this.page.locator('h1').innerText() };
  }

  /** The figures of a unit in the table of a notice, by heading. */
  async figuresOf(unit: string): Promise<Record<string, string>> {
    const table = this.page.locator('.scoring-grid').first();
    await table.locator('tbody tr', { hasText: unit }).waitFor();
    const heads = await table.locator('thead th').allInnerTexts();
    const cells = await table.locator('tbody tr', { hasText: unit }).locator('td').allInnerTexts();
    return Object.fromEntries(heads.map((head, n) => [head, cells[n]!.trim()]));
  }

  /** One card of the awards, by the name of the award. */
  award(name: string): Locator {
    return this.page.locator('.ant-card', { has: this.page.getByRole('heading', { name, exact: true }) });
  }

  /** Opens the conditions of a candidate; those who are out stand in a fold of their own. */
  async conditions(award: string, candidate: string): Promise<Locator> {
    const card = this.award(award);
    const fold = card.locator('.ant-collapse-header', { hasText: '不符合条件的' });
    const line = card.locator('.ant-collapse-item', { has: this.page.locator('.scoring-candidate', { hasText: candidate }) }).last();
    await line.or(fold).first().waitFor();
    if (!(await line.isVisible())) await fold.click();
    await line.locator('.ant-collapse-header').last().click();
    const list = line.locator('.scoring-conditions').first();
    await list.waitFor();
    return list;
  }
}

/** What leaves the house passes the confidentiality review and the leader of the office. */
export async function passReview(windows: readonly ReviewInbox[], name: string): Promise<void> {
  for (const inbox of windows) {
    await inbox.take(name);
    await inbox.approve('同意');
  }
}
