import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '@gongkai/kernel';
import { Context, deliverAnnouncements, sql } from '@gongkai/database';
import { ensureColumn, importDocuments, standardColumns, withdrawDocument } from '@gongkai/disclosures';
import { anOffice } from '@gongkai/disclosures/testing';
import { testDatabase } from '@gongkai/testing';
import { reindex, searchPublic } from './index.ts';
import { jobs } from './jobs.ts';
import { indexImportBatch } from './operations/index-documents.ts';

const database = await testDatabase();
const here = await office();
const there = await office();

async function office() {
  const made = await anOffice(database);
  const context = database.context(made.jurisdictionId);
  await context.write(async (tx) => {
    for (const column of standardColumns) await ensureColumn(tx, column);
  });
  return { ...made, context, portal: new Context({ pool: database.pools.portal, jurisdictionId: made.jurisdictionId, actor: { kind: 'visitor' } }) };
}

type Office = typeof here;

const law = (title: string, body: string, parts: Record<string, unknown> = {}): string =>
  JSON.stringify({ id: newId(), title, kind: '行政法规', makers: ['国务院'], publishedOn: '2020-01-01', body, ...parts });

async function publish(of: Office, lines: readonly string[], columnCode = 'laws'): Promise<string> {
  const { importId } = await importDocuments(of.context, { name: 'laws', bytes: Buffer.from(lines.join('\n')), columnCode, unitId: of.unitId, personId: of.personId, basis: '转载' });
  return importId!;
}

const found = async (of: Office, text: string, parts: Partial<Parameters<typeof searchPublic>[1]> = {}): Promise<string[]> =>
  (await of.portal.read((tx) => searchPublic(tx, { text, ...parts }))).rows.map((row) => row.document.title);

const lines = [
  law('水库大坝安全管理条例', '第一条　为加强水库大坝安全管理，制定本条例。'),
  law('森林防火条例', '第一条　为预防森林火灾，保护森林资源。附则提到水库。'),
  law('政府信息公开条例', '第一条　为保障公民依法获取政府信息，制定本条例。'),
];

test('a listener asks for a job, the job indexes the import, and a Chinese word finds it; titles first, words marked', async () => {
  const importId = await publish(here, lines);
  const listener = jobs.find((job) => job.kind === 'listener' && job.name === 'search.begin-import');
  assert.ok(listener?.kind === 'listener');
  assert.equal(await deliverAnnouncements(here.context, listener, importId), 1);
  await here.context.write((tx) => indexImportBatch(tx, importId, null));
  assert.deepEqual(await found(here, '水库'), ['水库大坝安全管理条例', '森林防火条例']);
  const answer = await here.portal.read((tx) => searchPublic(tx, { text: '森林火灾' }));
  assert.deepEqual(answer.rows[0]?.excerpt.filter((part) => part.highlighted).map((part) => part.text), ['森林火灾', '森林']);
  assert.deepEqual(answer.total, { count: 1, exceeded: false });
});

test('indexing again changes nothing', async () => {
  assert.equal(await reindex(here.context), 3);
  assert.equal((await found(here, '水库')).length, 2);
});

test('another jurisdiction finds nothing of it, whatever words are used', async () => {
  assert.deepEqual(await found(there, '水库'), []);
  assert.deepEqual(await found(there, `@${here.jurisdictionId}`), []);
  await publish(there, [law('邻县水库办法', '水库。')]);
  await reindex(there.context);
  assert.deepEqual(await found(there, '水库'), ['邻县水库办法']);
  assert.ok(!(await found(here, '水库')).includes('邻县水库办法'));
});

test('nobody reads or writes the tables but through the functions', async () => {
  for (const context of [here.portal, here.context])
    for (const statement of ['select * from search.documents', 'select * from search.titles', 'delete from search.titles'])
      await assert.rejects(context.write((tx) => sql.raw(statement).execute(tx.db)), /permission denied/);
  await assert.rejects(here.portal.write((tx) => sql`select search.forget('{}'::uuid[])`.execute(tx.db)), /permission denied/);
});

test('narrowed by column, by day, and read page by page', async () => {
  await publish(here, Array.from({ length: 12 }, (_, number) => law(`第${number}号通知`, '关于防汛值班的通知。')), 'notices');
  await reindex(here.context);
  const columnOf = async (code: string) => (await here.context.read((tx) => sql<{ id: string }>`select c.id from disclosures.columns c where c.code = ${code}`.execute(tx.db))).rows[0]!.id;
  assert.equal((await found(here, '条例', { columnIds: [await columnOf('notices')] })).length, 0);
  assert.equal((await found(here, '防汛', { columnIds: [await columnOf('notices'), await columnOf('news')], limit: 50 })).length, 12);
  assert.deepEqual(await found(here, '防汛', { from: '2001-01-01', to: '2001-12-31' }), []);
  const pages = [await found(here, '防汛', { limit: 5 }), await found(here, '防汛', { limit: 5, page: 2 }), await found(here, '防汛', { limit: 5, page: 3 })];
  assert.equal(new Set(pages.flat()).size, 12);
  const behind = await here.portal.read((tx) => searchPublic(tx, { text: '防汛', limit: 5, page: 9 }));
  assert.deepEqual([behind.page, behind.pages, behind.total.count, behind.rows.map((row) => row.document.title)], [3, 3, 12, pages[2]]);
});

test('the best come first, or the newest when that is asked', async () => {
  const best = law('灌溉管理规定', '灌溉，灌溉。', { publishedOn: '2011-01-01' });
  await publish(here, [law('旧的通知', '提到灌溉。', { publishedOn: '1949-10-01' }), best, law('新的通知', '提到灌溉。', { publishedOn: '2021-05-01' })]);
  await here.context.write((tx) => sql`update disclosures.current c set published_at = (d.metadata ->> 'formedOn')::date from disclosures.documents d
    where d.id = c.document_id and d.title in ('旧的通知', '灌溉管理规定', '新的通知')`.execute(tx.db));
  await reindex(here.context);
  assert.deepEqual(await found(here, '灌溉'), ['灌溉管理规定', '新的通知', '旧的通知']);
  assert.deepEqual(await found(here, '灌溉', { order: 'newest' }), ['新的通知', '灌溉管理规定', '旧的通知']);
  assert.deepEqual(await found(here, '灌溉', { from: '1949-01-01', to: '2011-12-31', order: 'newest' }), ['灌溉管理规定', '旧的通知']);
});

test('a withdrawn document is found no more from the moment of its withdrawal, before any job has run', async () => {
  const answer = await here.portal.read((tx) => searchPublic(tx, { text: '信息公开' }));
  const { id } = answer.rows[0]!.document;
  const { version } = (await here.context.read((tx) => sql<{ version: number }>`select d.version from disclosures.documents d where d.id = ${id}`.execute(tx.db))).rows[0]!;
  await withdrawDocument(here.context, id, { seenVersion: version, reason: '有误' });
  assert.deepEqual((await here.portal.read((tx) => searchPublic(tx, { text: '信息公开' }))).total, { count: 0, exceeded: false });
});

test('a version that is no longer public is neither shown nor counted, though the index still has its words', async () => {
  assert.ok((await found(here, '森林')).length === 1);
  const owner = await database.pools.owner.connect();
  try {
    await owner.query('update search.documents set version_number = version_number - 1');
    await owner.query('update search.titles set version_number = version_number - 1');
  } finally {
    owner.release();
  }
  assert.deepEqual(await found(here, '森林'), []);
  await reindex(here.context);
  assert.equal((await found(here, '森林')).length, 1);
});

test('what is typed as syntax is searched as words', async () => {
  for (const text of ["'", '"', '&', '! | (', ':*', "'); drop table search.titles; --", '\\', '<script>', '　', 'a'.repeat(200)]) await found(here, text);
  assert.equal((await found(here, '森林')).length, 1);
});
