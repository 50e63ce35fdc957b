import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startProduct } from './product.ts';
import { staffScreens } from './staff-screens.ts';
import { Screen } from './pages/screen.ts';
import { withVisitors } from './visitors.ts';

const neighbour = 'jichuan.localhost';

const visitors = withVisitors(startProduct);

/** A list of the staff interface for each group of routes, and somebody who may not read it. */
const lists = [
  ['submissions/items', 'bangongshi-audit'], ['submissions/register', 'bangongshi-audit'], ['reviews/inbox', 'mingxi-officer'], ['periodicals/desk', 'mingxi-officer'],
  ['periodicals/issues', 'bangongshi-audit'], ['periodicals/adoptions', 'bangongshi-audit'], ['periodicals/instructions', 'bangongshi-audit'], ['scoring/entries', 'bangongshi-audit'],
  ['scoring/bulletins', 'bangongshi-audit'], ['disclosures/documents', 'bangongshi-audit'], ['accounts', 'mingxi-officer'], ['audit/records', 'mingxi-officer'],
] as const;

describe('who is not signed in', () => {
  test('is asked to sign in at every screen, and the address stays', async () => {
    const page = await visitors.anybody();
    for (const { path } of staffScreens) {
      await page.goto(`/workspace/${path}`);
      await page.getByRole('button', { name: '登录', exact: true }).waitFor();
      assert.equal(new URL(page.url()).pathname, `/workspace/${path}`);
    }
  });

  test('comes to the screen he asked for once he has signed in', async () => {
    const page = await visitors.anybody();
    await page.goto('/workspace/submissions/register');
    await page.locator('.demonstration li', { hasText: '文书' }).getByRole('button').click();
    await page.getByRole('heading', { level: 1, name: '登记台账' }).waitFor();
  });

  test('gets nothing from the interface', async () => {
    const page = await visitors.anybody();
    await page.goto('/workspace/');
    for (const [path] of lists) assert.equal(await statusOf(page, path), 401, path);
  });
});

describe('who has another role', () => {
  for (const stranger of new Set(staffScreens.flatMap((one) => one.stranger ?? []))) {
    test(`${stranger} is told in Chinese that the screen is not for him`, async () => {
      const screen = new Screen(await visitors.person(stranger));
      for (const { path } of staffScreens.filter((one) => one.stranger === stranger)) {
        await screen.move(path);
        await screen.page.getByText('您的角色没有打开此页面的权限').waitFor();
        assert.equal(await screen.page.locator('nav').first().locator(`a[href="/workspace/${path}"]`).count(), 0, `the menu does not name ${path}`);
      }
    });
  }

  test('reads a register without links to items that are not for him', async () => {
    const screen = new Screen(await visitors.person('bangongshi-disclosure'));
    await screen.open('periodicals/adoptions');
    await screen.page.locator('.list-table tbody tr').first().waitFor();
    assert.equal(await screen.page.locator('#screen a[href^="/workspace/submissions/items/"]').count(), 0);
  });

  test('gets from the interface a refusal in words', async () => {
    for (const [path, stranger] of lists) {
      const page = await visitors.person(stranger);
      await page.goto('/workspace/my-work');
      const answer = await page.evaluate(async (address) => {
        const got = await fetch(`/api/staff/${address}`, { headers: { 'x-gongkai': '1', 'accept-language': 'zh-CN' } });
        return { status: got.status, body: await got.text() };
      }, path);
      assert.equal(answer.status, 403, `${path} ${answer.body}`);
      assert.match(answer.body, /\p{Script=Han}/u);
      await page.context().close();
    }
  });
});

describe('who belongs to the neighbouring county', () => {
  test('finds nothing of this one in any list', async () => {
    const there = await visitors.person('baixiu-officer', {}, neighbour);
    await there.goto('/workspace/submissions');
    await there.locator('h1').waitFor();
    const full = [
      ['submissions/items', 'mingxi-officer'], ['periodicals/issues', 'mingxi-officer'], ['disclosures/documents', 'bangongshi-disclosure'], ['scoring/bulletins', 'mingxi-officer'],
      ['organisations/units', 'mingxi-officer'],
    ] as const;
    for (const [path, person] of full) {
      const here = await visitors.person(person);
      await here.goto('/workspace/my-work');
      const [ours, theirs] = [await bodyOf(here, path), await bodyOf(there, path)];
      assert.ok(idsIn(ours).size > 0, `${path} has something to find`);
      assert.deepEqual([...idsIn(theirs)].filter((id) => idsIn(ours).has(id)), [], path);
      assert.doesNotMatch(theirs, /青澜|茗溪/, path);
    }
  });

  test('does not find a record of this one by its address', async () => {
    const here = await visitors.person('mingxi-officer');
    await here.goto('/workspace/my-work');
    const [item] = (JSON.parse(await bodyOf(here, 'submissions/items')) as { rows: { id: string }[] }).rows;
    const there = await visitors.person('baixiu-officer', {}, neighbour);
    await there.goto(`/workspace/submissions/items/${item!.id}`);
    await there.getByText('没有找到该记录，或您无权查看').first().waitFor();
  });

  test('is a stranger here with the session from there', async () => {
    const there = await visitors.person('baixiu-officer', {}, neighbour);
    const [session] = (await there.context().cookies()).filter((cookie) => cookie.name === 'gongkai_session');
    const here = await visitors.anybody();
    await here.context().addCookies([{ name: session!.name, value: session!.value, url: visitors.product.origin }]);
    await here.goto('/workspace/');
    assert.equal(await statusOf(here, 'submissions/items'), 401);
  });
});

const idsIn = (body: string): Set<string> => new Set(body.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g));
const statusOf = (page: Page, path: string): Promise<number> => page.evaluate(async (address) => (await fetch(`/api/staff/${address}`, { headers: { 'x-gongkai': '1' } })).status, path);
const bodyOf = (page: Page, path: string): Promise<string> => page.evaluate(async (address) => (await fetch(`/api/staff/${address}`, { headers: { 'x-gongkai': '1' } })).text(), path);
