import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import Fastify from 'fastify';
import { dropPages, JurisdictionDirectory, openPool, sql } from '@gongkai/database';
import { ensureColumn, importDocuments, readPublicList, standardColumns, withdrawDocument } from '@gongkai/disclosures';
import { anOffice } from '@gongkai/disclosures/testing';
import { reindex } from '@gongkai/search';
import { testDatabase } from '@gongkai/testing';
import { mountPortal } from './index.ts';

// Hooks run in their order: the portal lets its connection go before the database is dropped.
let close = async (): Promise<void> => {};
after(() => close());
const database = await testDatabase();
const office = await anOffice(database);
const context = database.context(office.jurisdictionId);
await context.write(async (tx) => {
  for (const column of standardColumns) await ensureColumn(tx, column);
});
const hostile = '<script>alert(1)</script>"\'&';
const line = (id: string, title: string, parts: Record<string, unknown> = {}): string =>
  JSON.stringify({ id, title, kind: '行政法规', makers: ['国务院'], publishedOn: '2020-01-01', body: '# 总则\n\n第一条　水库管理。', ...parts });
const publish = (lines: string[]) =>
  importDocuments(context, { name: 'laws', bytes: Buffer.from(lines.join('\n')), columnCode: 'laws', unitId: office.unitId, personId: office.personId, basis: '转载' });
await publish([line('1', '水库条例', { version: '2020' }), line('2', '水库条例', { version: '2024', validity: 'repealed' }), line('3', hostile, { body: hostile })]);
await reindex(context);
const list = await context.read((tx) => readPublicList(tx, { limit: 50 }));
const documentOf = (title: string): string => list.rows.find((row) => row.title === title)!.id;

const server = Fastify({ forceCloseConnections: true });
const portal = await mountPortal(server, { pool: database.pools.portal, directory: new JurisdictionDirectory(database.pools.portal), services: database.services, log: () => {} });
await server.listen({ port: 0, host: '127.0.0.1' });
const base = `http://127.0.0.1:${(server.server.address() as { port: number }).port}`;
close = async () => {
  await server.close();
  await portal.close();
};
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(base + path, { headers, redirect: 'manual' });
const text = async (path: string): Promise<string> => (await get(path)).text();
/** Asks for a page until it is as it should be, as long as a change may take to be heard on a busy machine. */
async function heard(path: string, isSo: (page: string, status: number) => boolean): Promise<void> {
  for (const began = Date.now(); Date.now() - began < 10_000; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const answer = await get(path);
    if (isSo(await answer.text(), answer.status)) return;
  }
  assert.fail(`${path} never told of the change`);
}

test('every kind of page answers, in both languages, in large letters and in traditional characters', async () => {
  const places = ['/', '/catalogue', '/catalogue/laws', `/documents/${documentOf('水库条例')}`, '/guide', '/search?q=%E6%B0%B4%E5%BA%93', '/search', '/feed.xml', '/catalogue/laws/feed.xml', '/sitemap.xml', '/sitemaps/0000.xml', '/robots.txt'];
  for (const mode of ['', '/en', '/large', '/hant', '/en/large'])
    for (const place of places) assert.equal((await get(mode + place)).status, 200, mode + place);
  assert.match(await text('/hant/catalogue'), /政府信息公開|政府資訊|行政規範性文件/);
  assert.match(await text('/en/catalogue'), /Normative documents/);
});

test('a document bears the tags of the guideline, its metadata and its other editions', async () => {
  const page = await text(`/documents/${list.rows.find((row) => row.metadata.edition === '2024')!.id}`);
  for (const name of ['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType', 'ArticleTitle', 'PubDate', 'ContentSource', 'Author', 'Description', 'Url'])
    assert.match(page, new RegExp(`<meta name="${name}"`), name);
  assert.match(page, /name="PubDate" content="\d{4}-\d\d-\d\d \d\d:\d\d"/);
  for (const part of ['索引号', '国务院', '本文件的其他版本', '水库条例（2020）', '本文件已经废止']) assert.ok(page.includes(part), part);
});

test('hostile text comes out as text, and no page may run a script', async () => {
  const answer = await get(`/documents/${documentOf(hostile)}`);
  assert.match(answer.headers.get('content-security-policy')!, /default-src 'none'/);
  assert.doesNotMatch(await answer.text(), /<script/i);
  assert.doesNotMatch(await text(`/search?q=${encodeURIComponent(hostile)}`), /<script/i);
  assert.doesNotMatch(await text('/feed.xml'), /<script/i);
});

test('an unchanged page costs no bytes, compressed or not', async () => {
  const first = await get('/catalogue/laws');
  const etag = first.headers.get('etag')!;
  assert.match(etag, /^"[\w-]{22}-gzip"$/);
  const again = await get('/catalogue/laws?utm=1', { 'if-none-match': etag });
  assert.deepEqual([again.status, await again.text()], [304, '']);
  assert.equal((await get('/catalogue/laws', { 'accept-encoding': 'identity' })).headers.get('content-encoding'), null);
});

test('a kept page is gone when its tag is dropped', async () => {
  const before = await text('/');
  await context.write(async (tx) => {
    await sql`update disclosures.columns set name = '法规文库' where code = 'laws'`.execute(tx.db);
  });
  assert.equal(await text('/'), before);
  await context.write((tx) => dropPages(tx, ['site']));
  await heard('/', (page) => page.includes('法规文库'));
});

test('a withdrawn document tells when and why at once, in page, list, feed, site map and search', async () => {
  const id = list.rows.find((row) => row.metadata.edition === '2020')!.id;
  const other = list.rows.find((row) => row.metadata.edition === '2024')!.id;
  const places = ['/', '/catalogue/laws', `/documents/${other}`, '/feed.xml', `/sitemaps/${new Date().getUTCFullYear()}.xml`, '/search?q=%E6%B0%B4%E5%BA%93'];
  for (const place of places) assert.ok((await text(place)).includes(id), place);
  await get(`/documents/${id}`);
  const { version } = (await context.read((tx) => sql<{ version: number }>`select d.version from disclosures.documents d where d.id = ${id}`.execute(tx.db))).rows[0]!;
  await withdrawDocument(context, id, { seenVersion: version, reason: '文本有误' });
  await heard(`/documents/${id}`, (_page, status) => status === 410);
  const gone = await get(`/documents/${id}`);
  const page = await gone.text();
  assert.equal(gone.status, 410);
  assert.ok(page.includes('文本有误') && !page.includes('第一条') && !page.includes('水库条例'));
  for (const place of places) assert.ok(!(await text(place)).includes(id), place);
});

test('while changes cannot be heard nothing is kept, and pages are still right', async () => {
  await text('/catalogue');
  const superuser = openPool(database.superuserUrl, { max: 1, name: 'superuser' });
  const killed = await superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'gongkai-portal' and query ilike 'listen%'`);
  await superuser.end();
  assert.equal(killed.rows.length, 1);
  await context.write(async (tx) => {
    await sql`update disclosures.columns set name = '政策法规' where code = 'laws'`.execute(tx.db);
  });
  await context.write((tx) => dropPages(tx, ['site']));
  await new Promise((resolve) => setTimeout(resolve, 900));
  assert.match(await text('/catalogue'), /政策法规/);
});

test('what is not there is told kindly; other ways of asking and staff addresses are not pages', async () => {
  const missing = await get('/no-such-place');
  assert.equal(missing.status, 404);
  assert.match(await missing.text(), /没有找到该页面/);
  assert.equal((await get('/api/staff/unknown')).headers.get('content-type')?.startsWith('application/json'), true);
  assert.equal((await fetch(`${base}/catalogue`, { method: 'POST' })).status, 404);
  assert.equal((await get('/leaving?to=https%3A%2F%2Fevil.example')).status, 404);
  assert.equal((await fetch(`${base}/`, { method: 'HEAD' })).status, 200);
});
