import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before } from 'node:test';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { patienceMilliseconds } from './eventually.ts';
import { originOf, type Product } from './product.ts';

const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** How somebody looks at the product. */
export interface Look {
  viewport?: { width: number; height: number };
  language?: 'zh-CN' | 'en';
  scripts?: boolean;
}

type Storage = Awaited<ReturnType<BrowserContext['storageState']>>;

/** The people who visit a product: each signs in once, and every window he opens later is signed in already. */
export class Visitors<Visited extends Product> {
  readonly #start: () => Promise<Visited>;
  #browser: Browser | undefined;
  #product: Visited | undefined;
  readonly #sessions = new Map<string, Storage>();
  readonly #windows: BrowserContext[] = [];
  readonly #failures: string[] = [];

  constructor(start: () => Promise<Visited>) {
    this.#start = start;
  }

  /** What they visit. */
  get product(): Visited {
    if (!this.#product) throw new Error('the product has not been started');
    return this.#product;
  }

  async arrive(): Promise<void> {
    const executablePath = programs.find((path) => existsSync(path));
    if (!executablePath) throw new Error('no Chromium is installed; ./test says how to get one');
    this.#product = await this.#start();
    this.#browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--lang=zh-CN'] });
  }

  /** Goes away; refuses when a script has thrown on any screen. */
  async leave(): Promise<void> {
    for (const window of this.#windows) await window.close();
    await this.#browser?.close();
    await this.#product?.stop();
    assert.deepEqual(this.#failures, []);
  }

  /** A window of somebody who is not signed in. */
  async anybody(look: Look = {}, host?: string): Promise<Page> {
    return this.#window(look, host, undefined);
  }

  /** A window of a person of the demonstration, signed in. */
  async person(key: string, look: Look = {}, host?: string): Promise<Page> {
    const name = `${key} ${host ?? ''}`;
    const session = this.#sessions.get(name) ?? (await this.#signIn(key, host));
    this.#sessions.set(name, session);
    return this.#window(look, host, session);
  }

  async #signIn(key: string, host: string | undefined): Promise<Storage> {
    const page = await this.#window({}, host, undefined);
    await page.goto('/workspace/');
    const { password } = this.product;
    const how = password === undefined ? { path: 'demonstration', body: { key } } : { path: 'session', body: { loginName: key, password } };
    const status = await page.evaluate(async ({ path, body }) => {
      const answer = await fetch(`/api/staff/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-gongkai': '1' }, body: JSON.stringify(body) });
      return answer.status;
    }, how);
    if (status >= 300) throw new Error(`${key} cannot sign in: ${status}`);
    const session = await page.context().storageState();
    await page.context().close();
    return { ...session, origins: [] };
  }

  async #window(look: Look, host: string | undefined, storageState: Storage | undefined): Promise<Page> {
    const { viewport = desk, language = 'zh-CN', scripts = true } = look;
    const options: BrowserContextOptions = {
      baseURL: host ? originOf(this.product, host) : this.product.origin, viewport, locale: language, timezoneId: 'Asia/Shanghai', javaScriptEnabled: scripts,
      isMobile: viewport.width < 500, hasTouch: viewport.width < 500, reducedMotion: 'reduce', ...(storageState ? { storageState } : {}),
    };
    const window = await this.#browser!.newContext(options);
    window.setDefaultTimeout(patienceMilliseconds);
    this.#windows.push(window);
    const page = await window.newPage();
    if (scripts) await page.addInitScript((chosen) => localStorage.setItem('gongkai.language', chosen), language);
    page.on('pageerror', (error) => this.#failures.push(`${page.url()} ${error.message}`));
    return page;
  }
}

/** The visitors of a test file: they arrive at a product before its first test, and both go after its last. */
export function withVisitors<Visited extends Product>(start: () => Promise<Visited>): Visitors<Visited> {
  const visitors = new Visitors(start);
  before(() => visitors.arrive());
  after(() => visitors.leave());
  return visitors;
}
