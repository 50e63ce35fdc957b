import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import { EditorsDesk } from './pages/editors-desk.ts';
import { Screen } from './pages/screen.ts';
import { startProduct } from './product.ts';
import { staffScreens } from './staff-screens.ts';
import { desk, phone, withVisitors } from './visitors.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const looks = [{ viewport: desk, language: 'zh-CN' }, { viewport: phone, language: 'zh-CN' }, { viewport: desk, language: 'en' }, { viewport: phone, language: 'en' }] as const;
const nameOf = ({ viewport, language }: (typeof looks)[number]) => `${language} at ${viewport.width}`;

// Words that are the same in every language: units of files, names of formats and products, keys.
const foreignAllowed = /^(English|Excel|ICP|Edge|Firefox|Safari|WeChat|Android|iPhone|iPad|macOS|Word|PDF|XLSX|DOCX|CSV|JSON|Atom|RSS|KB|MB|B|J|K|A|R|H|X|Enter|Esc|Ctrl|S|IP|ID|SHA|TOTP|GBK|UTF|Chromium|Chrome|Linux|Windows|docx|xlsx|pdf|png|jpg|csv|txt|http|https|localhost)$/i;

const visitors = withVisitors(startProduct);

/** What is wrong with a page for who cannot see it, is on a phone, or reads only one language. */
async function faultsOf(page: Page, language: string): Promise<string[]> {
  const where = `${new URL(page.url()).pathname}`;
  await page.evaluate(axe);
  // Colours are the same in both languages, and weighing them costs most of the time: once is enough.
  const rules = { 'color-contrast': { enabled: language === 'zh-CN' } };
  const found = await page.evaluate((options) => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(options), { resultTypes: ['violations'], rules });
  const faults = found.violations.filter((one) => one.impact === 'serious' || one.impact === 'critical').map((one) => `${where}: ${one.id} ${one.nodes[0]?.html.slice(0, 160)} (${one.nodes.length})`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (over > 1) faults.push(`${where}: ${over} points wider than the window`);
  const cut = await page.evaluate(() => [...document.querySelectorAll<SVGTextElement>('.chart svg text')].filter((label) => {
    const [inner, outer] = [label.getBoundingClientRect(), label.ownerSVGElement!.getBoundingClientRect()];
    return inner.left < outer.left - 1 || inner.right > outer.right + 1;
  }).map((label) => label.textContent));
  faults.push(...cut.map((label) => `${where}: ${label} is cut off in a chart`));
  const words = await page.locator('body').innerText();
  // A message that is missing shows its key.
  for (const key of (words.match(/\b(workspace|general|submissions|periodicals|scoring|disclosures|reviews|organisations|accounts|notices|attachments|portal|audit|search)\.[a-z][a-z0-9.-]+/g) ?? [])) faults.push(`${where}: ${key} is no text`);
  if (language === 'zh-CN') faults.push(...[...new Set([...(await foreignWords(page)), ...(await codesIn(page))])].map((word) => `${where}: ${word} on a Chinese page`));
  else faults.push(...[...new Set(await chineseChrome(page))].map((word) => `${where}: ${word} on an English page`));
  return faults;
}

// Text of the product itself; what people wrote and what they are called stays in the language in which it was written.
async function foreignWords(page: Page): Promise<string[]> {
  const words = await wordsBesideCode(page);
  return (words.replaceAll(/\S+@\S+|https?:\S+|[\w.-]+\.(png|jpe?g|pdf|docx|xlsx|txt|csv)|[a-z0-9]+([-_.:/][a-z0-9]+)+|[0-9a-f]{8,}|\w*\d\w*/gi, ' ').match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !foreignAllowed.test(word));
}

async function wordsBesideCode(page: Page): Promise<string> {
  const codes = await page.locator('code').allInnerTexts();
  return codes.reduce((rest, code) => rest.replaceAll(code, ' '), await page.locator('body').innerText());
}

// Codes of the program are words in small letters, joined by hyphens or dots; what people type as it is, a login name or the address of a column, stands as code.
async function codesIn(page: Page): Promise<string[]> {
  const words = (await wordsBesideCode(page)).replaceAll(/\S*@\S+|https?:\S+|\S*\/\S*|[\w.-]+\.(png|jpe?g|pdf|docx|xlsx|txt|csv|example)/gi, ' ');
  return [...new Set(words.match(/(?<![\w.-])[a-z]+(?:[-.][a-z]+)+(?![\w.-])/g) ?? [])];
}

async function chineseChrome(page: Page): Promise<string[]> {
  const words = await page.locator('button:not([data-desk-row], .account-button, .demonstration button), thead th, label, [role="tab"], .ant-menu-item, .ant-menu-item-group-title, .ant-select-placeholder, .ant-empty-description, .ant-descriptions-item-label').allInnerTexts();
  return words.filter((word) => /\p{Script=Han}/u.test(word) && word.trim() !== '中文').map((word) => word.trim().slice(0, 30));
}

describe('the workspace', { concurrency: 2 }, () => {
  for (const look of looks) {
    test(`is usable by everybody: ${nameOf(look)}`, async () => {
      const faults: string[] = [];
      for (const person of new Set(staffScreens.map((one) => one.person))) {
        const screen = new Screen(await visitors.person(person, look));
        for (const { path } of staffScreens.filter((one) => one.person === person)) {
          await screen.move(path);
          faults.push(...(await faultsOf(screen.page, look.language)));
        }
        await screen.page.context().close();
      }
      assert.deepEqual(faults, []);
    });
  }

  test('is usable by everybody: the page on which one signs in', async () => {
    for (const look of looks) {
      const page = await visitors.anybody(look);
      await page.goto('/workspace/');
      await page.locator('.demonstration li').first().waitFor();
      const faults = await faultsOf(page, look.language);
      assert.deepEqual(faults, []);
    }
  });

  test('lets the keyboard pass the menu and reach the screen', async () => {
    const screen = new Screen(await visitors.person('xinxike-editor'));
    await screen.open('my-work');
    await screen.page.keyboard.press('Tab');
    assert.equal(await screen.page.evaluate(() => document.activeElement?.textContent), '跳到主要内容');
    await screen.page.keyboard.press('Enter');
    await eventually(async () => assert.equal(await screen.page.evaluate(() => document.activeElement?.id), 'screen'));
    // Loaded without the place in its address, from which the keys would go on.
    await screen.open('my-work');
    for (let pressed = 0; pressed < 30 && !(await screen.page.evaluate(() => document.activeElement?.closest('nav') !== null)); pressed++) await screen.page.keyboard.press('Tab');
    assert.ok(await screen.page.evaluate(() => document.activeElement?.closest('nav') !== null), 'the menu is reached');
  });

  test('lets the editor work by keys', async () => {
    const place = new EditorsDesk(await visitors.person('xinxike-editor'));
    await place.enter();
    const standsOn = (title: string) => place.page.locator('[data-desk-row][aria-current="true"]', { hasText: title }).waitFor();
    const [first, second] = await place.titles();
    await standsOn(first!);
    await place.page.keyboard.press('j');
    await standsOn(second!);
    await place.page.keyboard.press('k');
    await standsOn(first!);
    await place.settled();
    await place.page.keyboard.press('a');
    await place.window.getByText('采用').first().waitFor();
    await place.page.keyboard.press('Escape');
    await place.window.waitFor({ state: 'hidden' });
    await place.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    for (const title of [first!, second!]) await place.picked(title).check();
    await place.button('合并').click();
    for (const title of [first!, second!]) await place.window.getByText(title).filter({ visible: true }).waitFor();
    const drawn = await place.window.locator('.article-row').first().evaluate((row) => Number.parseFloat(getComputedStyle(row).fontSize));
    assert.ok(drawn >= 12, `what is merged can be read: ${drawn} points`);
    await place.window.getByRole('button', { name: '取消' }).click();
    await place.window.waitFor({ state: 'hidden' });
    for (const title of [first!, second!]) await place.picked(title).uncheck();
    await place.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await standsOn(first!);
    await place.page.keyboard.press('Enter');
    await place.page.getByRole('tab', { name: '编辑稿' }).waitFor();
  });
});

describe('the public site', () => {
  for (const look of looks) {
    test(`is usable by everybody: ${nameOf(look)}`, async () => {
      const page = await visitors.anybody(look);
      const prefix = look.language === 'en' ? '/en' : '';
      const faults: string[] = [];
      await page.goto(`${prefix}/catalogue`);
      const column = await page.locator('main a[href*="/catalogue/"]').first().getAttribute('href');
      await page.goto(column!);
      const document = await page.locator('main a[href*="/documents/"]').first().getAttribute('href');
      for (const path of [`${prefix}/`, `${prefix}/catalogue`, column!, document!, `${prefix}/guide`, `${prefix}/search?q=${encodeURIComponent('政务信息')}`, `${prefix}/search?q=${encodeURIComponent('没有这样的词语组合')}`, `${prefix}/documents/no-such-page`]) {
        await page.goto(path);
        faults.push(...(await faultsOf(page, look.language)));
      }
      assert.deepEqual(faults, []);
    });
  }
});
