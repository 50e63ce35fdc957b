import type { Download, Locator } from 'playwright-core';
import type { PickedFile } from '../files.ts';
import { ReviewInbox } from './review-inbox.ts';
import { Screen } from './screen.ts';

/** The screens on which scores are kept, read, disputed and honoured. */
export class ScoreDesk extends Screen {
  /** Takes a file in; answers with what the screen says. */
  async takeIn(screen: string, label: string, file: PickedFile): Promise<string> {
    await this.move(screen);
    await this.page.locator(`input[type=file][aria-label="${label}"]`).setInputFiles(file);
    const said = this.page.locator('.ant-message-success').first();
    await said.waitFor();
    return said.innerText();
  }

  /** Tries to take a file in that has errors; answers with the file that comes back. */
  async takeInWithErrors(screen: string, label: string, file: PickedFile): Promise<Download> {
    await this.move(screen);
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.locator(`input[type=file][aria-label="${label}"]`).setInputFiles(file),
    ]);
    return download;
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
    const heads = await table.locator('thead th').allInnerTexts();
    const cells = await table.locator('tbody tr', { hasText: unit }).locator('td').allInnerTexts();
    return Object.fromEntries(heads.map((head, n) => [head, cells[n]!.trim()]));
  }

  /** Waits for a file of the notice on the screen. */
  async file(ending: string): Promise<Locator> {
    const link = this.page.locator('#screen a', { hasText: ending }).first();
    for (let looked = 0; !(await link.isVisible()) && looked < 40; looked++) {
      await this.page.waitForTimeout(500);
      await this.page.reload();
      await this.settled();
    }
    return link;
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
    if (!(await line.isVisible()) && (await fold.isVisible())) await fold.click();
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
