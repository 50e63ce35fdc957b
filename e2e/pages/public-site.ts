import type { Page } from 'playwright-core';

/** The public site, as a citizen uses it: links and forms, no scripts. */
export class PublicSite {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async search(words: string): Promise<void> {
    await this.page.goto('/');
    const field = this.page.locator('input[name="q"]').first();
    await field.fill(words);
    await field.press('Enter');
    await this.page.waitForURL(/\/search\?/);
  }

  /** Searches until a title is found: what is published now is found a moment later. */
  async find(words: string, title: string): Promise<void> {
    const found = this.page.getByRole('link', { name: title }).first();
    for (let looked = 0; looked < 30; looked++) {
      await this.search(words);
      if (await found.isVisible()) break;
      await this.page.waitForTimeout(1_000);
    }
    await found.click();
    await this.page.waitForURL(/\/documents\//);
  }
}
