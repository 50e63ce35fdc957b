import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually, jobPatienceMilliseconds } from '../eventually.ts';

// The star of a required field and the name of an icon stand before the words.
const named = (words: string): RegExp => new RegExp(`(^|\\s|\\*)${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

/** What all screens of the workspace have in common: fields, choices, windows that ask for confirmation. */
export class Screen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`/workspace/${path}`);
    await this.settled();
  }

  /** Goes to another screen as a link of the workspace does, without loading the workspace anew. */
  async move(path: string): Promise<void> {
    if (!this.page.url().includes('/workspace/')) return this.open(path);
    await this.page.evaluate((address) => {
      history.pushState(null, '', address);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `/workspace/${path}`);
    await this.settled();
  }

  /** Waits until the screen of the address is the one that is drawn, has its title, and nothing is being fetched. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(() => {
      const drawn = document.querySelector('#screen')?.getAttribute('data-path');
      return drawn == null || location.pathname === `/workspace${drawn}`;
    });
    await this.page.locator('h1').first().waitFor();
    await this.page.waitForFunction(() => !document.querySelector('.ant-skeleton, .ant-spin-spinning, #screen [aria-busy="true"], #screen[aria-busy="true"]'));
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name: named(name) });
  }

  /** Chooses in a field with a list; typing narrows a long one. */
  async choose(label: string, option: string, within: Page | Locator = this.page): Promise<void> {
    const field = within.getByRole('combobox', { name: named(label) });
    const wanted = this.page.locator(`.ant-select-dropdown:not(.ant-select-dropdown-hidden) [title="${option}"]`).first();
    await field.click();
    if (await field.isEditable()) await field.pressSequentially(option);
    // A list that opens while the page still moves may be put aside; opened again it stands in its place.
    try {
      await wanted.click({ timeout: 4_000 });
    } catch {
      await field.press('Escape');
      await field.click();
      await wanted.click();
    }
  }

  /** The window that stands open. */
  get window(): Locator {
    return this.page.getByRole('dialog').filter({ visible: true });
  }

  /** Presses a button that asks for confirmation, and confirms with a reason where one is given. */
  async decide(name: string, reason?: string): Promise<void> {
    await this.button(name).click();
    if (reason !== undefined) await this.window.getByRole('textbox').fill(reason);
    await this.window.getByRole('button', { name: named(name) }).click();
    await this.window.waitFor({ state: 'hidden' });
    await this.settled();
  }

  /** Writes into the rich text, after what stands there. */
  async write(label: string, text: string): Promise<void> {
    const editor = this.page.getByRole('textbox', { name: label, exact: true });
    await editor.click();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.insertText(text);
  }

  /** The words of the main part. */
  async words(): Promise<string> {
    return this.page.locator('#screen').innerText();
  }

  /** Waits until the main part says all of it. */
  async says(...parts: readonly RegExp[]): Promise<void> {
    await eventually(async () => {
      const words = await this.words();
      for (const part of parts) assert.match(words, part);
    });
  }

  /** Waits until the screen shows a file that a job is still making. */
  async file(ending: string): Promise<Locator> {
    const link = this.page.locator('#screen a', { hasText: ending }).first();
    await link.waitFor({ timeout: jobPatienceMilliseconds });
    return link;
  }
}
