import type { Download } from 'playwright-core';
import { Screen } from './screen.ts';

/** Where an issue is put together, sent for signature and issued. */
export class IssueDesk extends Screen {
  /** Begins an issue, and answers with its id. */
  async begin(publication: string): Promise<string> {
    await this.open('periodicals/issues');
    await this.button('新编一期').first().click();
    await this.choose('刊物', publication, this.window);
    await this.window.getByRole('button', { name: '新编一期', exact: true }).click();
    await this.page.waitForURL(/\/issues\/[0-9a-f-]{36}$/);
    await this.settled();
    return this.page.url().split('/').at(-1)!;
  }

  async putIn(title: string): Promise<void> {
    const [putIn, takeOut] = [this.button(`编入《${title}》`), this.button(`移出《${title}》`)];
    await putIn.or(takeOut).waitFor();
    if (await putIn.isVisible()) await putIn.click();
    await takeOut.waitFor();
  }

  async save(): Promise<void> {
    const save = this.button('保存编排');
    if (await save.isEnabled()) await save.click();
    // Once the version that was saved stands on the screen, there is nothing to save.
    await this.page.locator('button:disabled', { hasText: '保存编排' }).waitFor();
  }

  /** What the preview beside the draft shows. */
  async preview(): Promise<{ status: number; type: string | undefined }> {
    const address = await this.page.locator('iframe[title="预览"]').getAttribute('src');
    const answer = await this.page.request.get(address!);
    return { status: answer.status(), type: answer.headers()['content-type'] };
  }

  async see(issueId: string): Promise<void> {
    await this.open(`periodicals/issues/${issueId}`);
  }

  /** Waits until the page shows that the files are set, and fetches one by its ending. */
  async download(ending: string): Promise<Download> {
    const link = await this.file(ending);
    const [file] = await Promise.all([this.page.waitForEvent('download'), link.click()]);
    return file;
  }
}
