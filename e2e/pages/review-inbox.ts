import type { PickedFile } from '../files.ts';
import { Screen } from './screen.ts';

/** What waits for a signature, and the page on which it is given. */
export class ReviewInbox extends Screen {
  async take(title: string): Promise<void> {
    await this.open('reviews');
    // The longest waiting stands first: of several that are called the same, the one just submitted is the last.
    await this.page.getByRole('link', { name: title }).last().click();
    await this.page.waitForURL(/\/cases\//);
    await this.settled();
  }

  async approve(opinion = ''): Promise<void> {
    await this.#answer('同意', opinion);
  }

  async sendBack(reason: string): Promise<void> {
    await this.#answer('退回', reason);
  }

  /** Carries over the signature of the one person who is asked, with its scan. */
  async recordPaper(title: string, scan: PickedFile): Promise<void> {
    await this.open('reviews/cases');
    await this.page.getByRole('link', { name: title }).first().click();
    await this.page.waitForURL(/\/cases\//);
    await this.settled();
    await this.page.locator('input[type=file]:enabled').setInputFiles(scan);
    await this.page.getByRole('link', { name: scan.name }).waitFor();
    await this.button('登记纸质签批').click();
    await this.page.getByText(/纸质签批，.+登记/).first().waitFor();
  }

  async #answer(button: string, opinion: string): Promise<void> {
    if (opinion) await this.page.locator('#review-opinion').fill(opinion);
    await this.button(button).click();
    await this.page.locator('#review-opinion').waitFor({ state: 'detached' });
    await this.settled();
  }
}
