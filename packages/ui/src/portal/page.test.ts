import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from '../html.ts';
import { portalPage } from './page.ts';
import type { PortalPage, Reading } from './site.ts';
import { portalStyle } from './style.ts';

const reading: Reading = { language: 'zh-CN', large: false, script: 'simplified', links: { otherLanguage: '?language=en', large: '?large=1', script: '?script=traditional' } };
const site = { name: '清河县人民政府', domain: 'www.qinghe.example', idCode: '4200000016', host: '清河县人民政府办公室' };
const page = (parts: Partial<PortalPage> = {}): string =>
  portalPage({ site, reading, title: '通报', nav: [{ label: '首页', address: '/' }], search: { address: '/search' }, styleAddress: portalStyle.address, body: html`<p>正文</p>`, ...parts }).text;

test('every page names its site in the tags of the guideline', () => {
  const text = page({ tags: [{ name: 'ArticleTitle', content: '"通报"' }] });
  for (const tag of ['name="SiteName" content="清河县人民政府"', 'name="SiteDomain" content="www.qinghe.example"', 'name="SiteIDCode" content="4200000016"', 'name="ArticleTitle" content="&quot;通报&quot;"'])
    assert.ok(text.includes(`<meta ${tag}>`), tag);
});

test('works without scripts: it has none', () => assert.doesNotMatch(page(), /<script|\son\w+=/));

test('the large-letter form and the traditional form are marked on the root', () => {
  assert.match(page(), /<html lang="zh-Hans">/);
  assert.match(page({ reading: { ...reading, large: true, script: 'traditional' } }), /<html lang="zh-Hant" class="large">/);
  assert.match(page({ reading: { ...reading, language: 'en' } }), /<html lang="en">/);
});

test('searched words come back escaped', () => {
  assert.match(page({ search: { address: '/search', words: '"><script>' } }), /value="&quot;&gt;&lt;script&gt;"/);
});

test('footer slots stand only where the site has them', () => {
  assert.doesNotMatch(page(), /我为政府网站找错|ICP|site-badge/);
  const text = page({ site: { ...site, errorReportAddress: '/errors', icp: '备00000000号', badge: { picture: '/badge.png', address: '/about' } } });
  for (const part of ['我为政府网站找错', '备00000000号', '党政机关网站标识']) assert.ok(text.includes(part), part);
});

const luminance = (colour: string) => {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};
const contrast = (a: string, b: string) => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
};
const colour = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(portalStyle.text)![1]!;

test('text keeps a contrast of 4.5 to 1 on every ground it stands on', () => {
  for (const ink of ['ink', 'ink-soft', 'blue', 'blue-dark', 'red']) {
    for (const ground of ['paper', 'ground', 'blue-pale']) assert.ok(contrast(colour(ink), colour(ground)) >= 4.5, `${ink} on ${ground}`);
  }
});
