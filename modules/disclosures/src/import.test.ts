import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '@gongkai/kernel';
import { Context, sql } from '@gongkai/database';
import { testDatabase } from '@gongkai/testing';
import { annotateImport, ensureColumn, importDocuments, readPublicColumns, readPublicDocument, readPublicList, standardColumns } from './index.ts';
import { anOffice } from './testing.ts';

const database = await testDatabase();
const { jurisdictionId, unitId, personId } = await anOffice(database);
const context = database.context(jurisdictionId);
await context.write(async (tx) => {
  for (const column of standardColumns) await ensureColumn(tx, column);
});

const line = (parts: Record<string, unknown> = {}): string =>
  JSON.stringify({ id: newId(), title: '试验条例', kind: '行政法规', makers: ['国务院'], publishedOn: '2020-01-01', version: '2020', body: '# 试验条例\n\n第一条　为了试验。', ...parts });
const bytes = (...lines: string[]): Uint8Array => Buffer.from(lines.join('\n'));
const request = (content: Uint8Array) => ({ name: 'laws', bytes: content, columnCode: 'laws', unitId, personId, basis: '转载国家法律法规数据库公布文本' });
const portal = new Context({ pool: database.pools.portal, jurisdictionId, actor: { kind: 'visitor' } });

test('an import is published under its maker and can be read by the portal alone through its views', async () => {
  const result = await importDocuments(context, request(bytes(line({ title: '甲条例' }), line({ title: '甲条例', version: '2021' }))));
  assert.equal(result.imported, 2);
  const list = await portal.read((tx) => readPublicList(tx, { limit: 10 }));
  assert.deepEqual(list.rows.map((row) => row.metadata.edition).sort(), ['2020', '2021']);
  const document = await portal.read((tx) => readPublicDocument(tx, list.rows[0]!.id));
  assert.deepEqual(document?.metadata.makers, ['国务院']);
  assert.equal(document?.metadata.validity, 'not-verified');
  assert.equal(document?.metadata.number, null);
  assert.equal((await portal.read(readPublicColumns)).length, standardColumns.length);
  await assert.rejects(portal.read((tx) => sql`select * from disclosures.documents`.execute(tx.db)), /permission denied/);
});

test('importing the same file again changes nothing', async () => {
  const file = bytes(line({ title: '乙条例' }));
  assert.deepEqual((await importDocuments(context, request(file))).imported, 1);
  const again = await importDocuments(context, request(file));
  assert.deepEqual([again.imported, again.known, again.importId], [0, 1, null]);
});

test('a file with faults is refused whole, with every fault at its line', async () => {
  const before = await portal.read((tx) => readPublicList(tx, { limit: 100 }));
  const twice = line({ title: '丙条例' });
  await assert.rejects(
    importDocuments(context, request(bytes(twice, twice, '{ not json', line({ publishedOn: '2020-02-30' }), line({ surprise: 1 })))),
    (error: { kind: string; problems: { code: string; path: string }[] }) => {
      assert.equal(error.kind, 'invalid');
      assert.deepEqual(error.problems.map((problem) => `${problem.path} ${problem.code}`), [
        'line 2 disclosures.import-id-repeats', 'line 2 disclosures.import-edition-repeats', 'line 3 disclosures.import-not-json',
        'line 4 · publishedOn general.day-invalid', 'line 5 · surprise general.unknown-field',
      ]);
      return true;
    },
  );
  await assert.rejects(importDocuments(context, request(Buffer.from([0x7b, 0xff, 0xfe]))), { code: 'disclosures.import-not-utf8' });
  assert.equal((await portal.read((tx) => readPublicList(tx, { limit: 100 }))).rows.length, before.rows.length);
});

test('wrong lines are left out when that is asked, come back with their errors, and are taken in once they are mended', async () => {
  const [right, wrong] = [line({ title: '丁条例' }), line({ title: '戊条例', publishedOn: '2020-02-30' })];
  const file = bytes(right, wrong, '{ not json', '7');
  const result = await importDocuments(context, { ...request(file), wrongRows: 'leave-out' });
  assert.deepEqual([result.imported, result.known, result.leftOut], [1, 0, 3]);
  const marked = annotateImport(file, (problem) => problem.code)!.toString().split('\n');
  assert.equal(marked[0], right);
  const [second, third, fourth] = marked.slice(1).map((one) => JSON.parse(one) as { publishedOn?: string; text?: string; errors: string[] });
  assert.deepEqual([second!.errors, third, fourth!.text], [['general.day-invalid'], { text: '{ not json', errors: ['disclosures.import-not-json'] }, '7']);
  const mended = bytes(marked[0]!, JSON.stringify({ ...second, publishedOn: '2020-02-28' }));
  const again = await importDocuments(context, request(mended));
  assert.deepEqual([again.imported, again.known, again.leftOut], [1, 1, 0]);
  assert.equal(annotateImport(mended, () => ''), null);
  await assert.rejects(importDocuments(context, { ...request(bytes('{ not json')), wrongRows: 'leave-out' }), { kind: 'invalid' });
});

test('the database refuses a published version without a clearance of its content', async () => {
  const list = await portal.read((tx) => readPublicList(tx, { limit: 1 }));
  const documentId = list.rows[0]!.id;
  await assert.rejects(
    context.write((tx) =>
      sql`insert into disclosures.versions (document_id, number, fingerprint, clearance_id, title, metadata, body, published_at, published_by)
        select v.document_id, 99, ${'0'.repeat(64)}, v.clearance_id, v.title, v.metadata, v.body, now(), 'x' from disclosures.versions v where v.document_id = ${documentId} limit 1`.execute(tx.db)),
    /foreign key/,
  );
});
