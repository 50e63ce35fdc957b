import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '@gongkai/kernel';
import { addressOf, parseAddress } from './addresses.ts';

const canonical = (url: string): string | null => {
  const address = parseAddress(url);
  return address && addressOf(address.mode, address.place);
};
const id = newId();

test('every canonical address leads to itself', () => {
  for (const url of ['/', '/en/', '/large/', '/en/large/', '/hant/large/catalogue', '/catalogue', '/catalogue/laws', `/documents/${id}`, `/en/documents/${id}/files/${id}`, '/guide', '/feed.xml',
    '/catalogue/laws/feed.xml', '/sitemap.xml', '/sitemaps/2026.xml', '/robots.txt', '/search?q=%E6%B0%B4%E5%BA%93&column=laws&from=2026-01-01&to=2026-12-31&order=newest&page=2'])
    assert.equal(canonical(url), url);
});

test('unknown parameters and unusable values are ignored, not refused', () => {
  assert.equal(canonical('/?utm_source=x&q=1'), '/');
  assert.equal(canonical('/catalogue/laws?after=nonsense&x=1'), '/catalogue/laws');
  assert.equal(canonical('/search?q=%20a%20%20b%20&page=-3&from=2026-02-30&order=x&column=../etc'), '/search?q=a+b');
  assert.equal(canonical('/catalogue/'), '/catalogue');
  assert.equal(canonical('/search?q=%ff%00%E2%80%AE'), '/search');
});

test('what is no place is none', () => {
  for (const url of ['/nope', '/documents/1', `/documents/${id.toUpperCase()}`, '/catalogue/UPPER', '/catalogue/a/b', '/en/en', '//evil', '/..%2f..%2fetc', '/documents', `/documents/${id}/files/x`, '/%E0%A4%A'])
    assert.equal(parseAddress(url), null, url);
});
