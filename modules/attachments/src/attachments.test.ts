import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { AppError, FixedClock, newId, type Actor } from '@gongkai/kernel';
import type { JobEntry } from '@gongkai/database';
import { actorWith, testDatabase } from '@gongkai/testing';
import { attachmentForDownload, attachmentReasons, attachmentsOf, bindAttachments, copyAttachments, createFileStore, downloadReply, fingerprintOfAttachments, pictureBytes, releaseFile, storeFile } from './index.ts';
import { readText } from './operations/read-text.ts';
import { removeOrphans, removeStored } from './operations/remove-orphans.ts';
import { jobs } from './jobs.ts';
import { pngFile, testFile, wordFile, zipOf } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-files-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const database = await testDatabase();
const county = await database.addJurisdiction();
const files = createFileStore({ driver: 'fs', folder });
const clock = new FixedClock('2026-03-09T01:00:00Z');
const as = (actor?: Actor) => database.context(county, actor, clock).with({ services: { ...database.services, files } });
const asWorker = () => as().with({ pool: database.pools.worker });
const officer = actorWith(['attachments.upload'], newId(), { name: '王芳' });
const colleague = actorWith(['attachments.upload'], officer.kind === 'account' ? officer.unitId : newId(), { name: '赵强' });
const reviewer = actorWith(['attachments.upload', 'attachments.release'], newId(), { name: '孙敏' });
const subjectKind = 'test.record';
const code = (wanted: string) => (error: unknown) => error instanceof AppError && error.code === wanted;
const stored = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
const keyOf = async (id: string) => (await database.pools.owner.query(`select set_config('gongkai.jurisdiction', $1, false)`, [county]), (await database.pools.owner.query('select storage_key from attachments.files where id = $1', [id])).rows[0].storage_key as string);
const readNow = async (id: string) => readText(as(), await keyOf(id));

test('an uploaded file is kept under a key of our own with its type, size and hash', async () => {
  const bytes = wordFile('本镇春耕进展顺利。');
  const view = await storeFile(as(officer), { name: '../春耕.docx', stream: Readable.from([bytes]) });
  assert.deepEqual([view.name, view.size, view.sha256, view.textState], ['春耕.docx', bytes.length, createHash('sha256').update(bytes).digest('hex'), 'waiting']);
  assert.match(await keyOf(view.id), new RegExp(`^${county}/202603/${view.id}$`));
  await readNow(view.id);
  const [row] = (await as().read((tx) => tx.db.selectFrom('attachments.files').select(['text', 'text_state']).where('id', '=', view.id).execute()));
  assert.deepEqual([row?.text?.trim(), row?.text_state], ['本镇春耕进展顺利。', 'extracted']);
});

const picture = Buffer.from(pngFile());
const refusals: [string, string, Uint8Array, string][] = [
  ['an HTML page named as a picture', 'photo.png', Buffer.from('<!doctype html><script>alert(1)</script>'), 'attachments.type-refused'],
  ['an HTML page named as a text', 'note.txt', Buffer.from('\n <html><script>1</script>'), 'attachments.type-refused'],
  ['a drawing with scripts', 'logo.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'attachments.type-refused'],
  ['a program', 'setup.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(2000)]), 'attachments.type-refused'],
  ['a plain zip', 'files.zip', zipOf([{ name: 'a.txt', content: 'a' }]), 'attachments.type-refused'],
  ['a Word file whose parts leave their folder', 'a.docx', wordFile('甲', [{ name: '../../evil.sh', content: 'x' }]), 'attachments.archive-paths'],
  ['a Word file that fills the disk', 'bomb.docx', wordFile('甲', [{ name: 'word/media/a.xml', content: Buffer.alloc(60_000_000) }]), 'attachments.archive-expands'],
  ['a Word file that claims to be endless', 'bomb.docx', wordFile('甲', [{ name: 'word/b.xml', content: 'x', claimedSize: 0xfffffff0 }]), 'attachments.archive-expands'],
  ['a picture of a billion pixels', 'huge.png', pngFile(40_000, 40_000), 'attachments.picture-too-large'],
  ['a text in another encoding', 'gbk.txt', Buffer.from([0xd5, 0xfe, 0xce, 0xf1]), 'attachments.text-not-utf8'],
  ['a text with control characters', 'binary.txt', Buffer.from('a\u0000b'), 'attachments.type-refused'],
  ['an empty file', 'empty.txt', Buffer.alloc(0), 'attachments.empty'],
  ['a truncated picture', 'broken.png', picture.subarray(0, 20), 'attachments.damaged'],
];
for (const [what, name, bytes, wanted] of refusals)
  test(`${what} is refused and leaves nothing in the store`, async () => {
    const before = stored();
    await assert.rejects(storeFile(as(officer), { name, bytes }), code(wanted));
    assert.equal(stored(), before);
    assert.equal((await as().read((tx) => tx.db.selectFrom('attachments.uploads').selectAll().execute())).length, 0);
  });

test('a file that is too long is cut off while it comes in', async () => {
  const before = stored();
  let sent = 0;
  const endless = new Readable({ read() { sent += 1; this.push(Buffer.alloc(1024 * 1024, 65)); } });
  await assert.rejects(storeFile(as(officer), { name: 'a.txt', stream: endless }), code('attachments.too-large'));
  assert.ok(sent < 260, `${sent} MiB were read`);
  assert.equal(stored(), before);
});

test('a sender who breaks off leaves nothing', async () => {
  const before = stored();
  const broken = new Readable({ read() { this.push('anfang'); this.destroy(new Error('gone')); } });
  await assert.rejects(storeFile(as(officer), { name: 'a.txt', stream: broken }), /gone|premature/i);
  assert.equal(stored(), before);
});

test('a picture with a page behind it leaves as a picture that nothing runs', async () => {
  const subjectId = newId();
  const view = await storeFile(as(officer), { name: 'a.html', bytes: Buffer.concat([picture, Buffer.from('<script>alert(1)</script>')]) });
  assert.deepEqual([view.name, view.mediaType, view.width], ['a.html.png', 'image/png', 2]);
  await as(officer).write((tx) => bindAttachments(tx, { subjectKind, subjectId, ids: [view.id] }));
  const { headers = {}, body } = await downloadReply(as(), await as().read((tx) => attachmentForDownload(tx, { subjectId, attachmentId: view.id })));
  assert.equal(headers['content-type'], 'image/png');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.match(headers['content-security-policy']!, /sandbox/);
  assert.match(headers['content-disposition']!, /^attachment;/);
  assert.ok((await text(body as Readable)).length > 0);
});

test('who lacks the permission uploads nothing', async () => {
  await assert.rejects(testFile(as(actorWith([], newId()))), code('general.forbidden'));
});

test('files of others and of other records do not exist for a record', async () => {
  const [first, second] = [newId(), newId()];
  const file = await testFile(as(officer));
  await assert.rejects(as(colleague).write((tx) => bindAttachments(tx, { subjectKind, subjectId: first, ids: [file.id] })), code('general.not-found'));
  await as(officer).write((tx) => bindAttachments(tx, { subjectKind, subjectId: first, ids: [file.id] }));
  await assert.rejects(as(officer).write((tx) => bindAttachments(tx, { subjectKind, subjectId: second, ids: [file.id] })), code('attachments.not-found'));
  await assert.rejects(as().read((tx) => attachmentForDownload(tx, { subjectId: second, attachmentId: file.id })), code('general.not-found'));
  assert.equal((await as().read((tx) => pictureBytes(as(), tx, { subjectIds: [second], ids: [file.id] }))).size, 0);
  const west = await database.addJurisdiction();
  await assert.rejects(database.context(west).read((tx) => attachmentForDownload(tx, { subjectId: first, attachmentId: file.id })), code('general.not-found'));
});

test('one file never belongs to two records, also when both ask at once', async () => {
  const file = await testFile(as(officer));
  const tries = await Promise.allSettled([newId(), newId(), newId()].map((subjectId) => as(officer).write((tx) => bindAttachments(tx, { subjectKind, subjectId, ids: [file.id] }))));
  assert.deepEqual(tries.map((one) => one.status).sort(), ['fulfilled', 'rejected', 'rejected']);
});

test('the fingerprint of the files changes with name, content and order', async () => {
  const subjectId = newId();
  const [a, b] = [await testFile(as(officer), 'a.txt', '甲'), await testFile(as(officer), 'b.txt', '乙')];
  const print = (ids: string[]) => as(officer).write(async (tx) => (await bindAttachments(tx, { subjectKind, subjectId, ids }), fingerprintOfAttachments(tx, subjectId)));
  const prints = [await print([a.id, b.id]), await print([b.id, a.id]), await print([a.id])];
  assert.equal(new Set(prints).size, 3);
  assert.equal(await print([a.id]), prints[2]);
});

test('a secrecy mark keeps a file from use until a confidentiality reviewer says that it is none', async () => {
  const subjectId = newId();
  const file = await storeFile(as(officer), { name: '方案.docx', bytes: wordFile('机密★10年') });
  await as(officer).write((tx) => bindAttachments(tx, { subjectKind, subjectId, ids: [file.id] }));
  assert.deepEqual((await as().read((tx) => attachmentReasons(tx, subjectId))).map((one) => one.code), ['attachments.text-waiting']);
  await readNow(file.id);
  const [view] = await as().read((tx) => attachmentsOf(tx, subjectId));
  assert.equal(view?.blocked, true);
  assert.ok(view?.findings.some((finding) => finding.kind === 'secrecyMark'));
  assert.deepEqual((await as().read((tx) => attachmentReasons(tx, subjectId))).map((one) => one.code), ['attachments.secrecy-mark']);
  const refusal = code('attachments.secrecy-mark');
  await assert.rejects(as().read((tx) => attachmentForDownload(tx, { subjectId, attachmentId: file.id })), refusal);
  await assert.rejects(as(officer).write((tx) => copyAttachments(tx, { from: { subjectId }, to: { subjectKind, subjectId: newId() } })), refusal);
  await assert.rejects(releaseFile(as(officer), { attachmentId: file.id, reason: '不是' }), code('general.forbidden'));
  await releaseFile(as(reviewer), { attachmentId: file.id, reason: '引用法律条文，不是密级标志' });
  assert.deepEqual(await as().read((tx) => attachmentReasons(tx, subjectId)), []);
});

test('personal data in a file is found and shown masked', async () => {
  const file = await testFile(as(officer), '名单.txt', '张三 13800138000 张三 13800138000');
  const subjectId = newId();
  await as(officer).write((tx) => bindAttachments(tx, { subjectKind, subjectId, ids: [file.id] }));
  await readNow(file.id);
  const [view] = await as().read((tx) => attachmentsOf(tx, subjectId));
  assert.deepEqual(view?.findings, [{ kind: 'mobile', masked: '138****8000', count: 2 }]);
});

test('a damaged document is marked as unreadable and stays', async () => {
  const broken = wordFile('甲', [{ name: 'word/document.xml.bak', content: 'x' }]);
  const file = await storeFile(as(officer), { name: 'a.docx', bytes: Buffer.concat([Buffer.from(broken).subarray(0, 400), Buffer.from(broken).subarray(400).map((byte, at) => (at < 300 ? byte ^ 0xff : byte))]) }).catch((error: unknown) => error);
  if (file instanceof AppError) return assert.match(file.code, /^attachments\./);
  await readNow((file as { id: string }).id);
});

test('a copy shares the bytes, and they are removed only with the last of them', async () => {
  const [subjectId, copyId] = [newId(), newId()];
  const file = await testFile(as(officer), '共用.txt');
  await as(officer).write((tx) => bindAttachments(tx, { subjectKind, subjectId, ids: [file.id] }));
  const copies = await as(officer).write((tx) => copyAttachments(tx, { from: { subjectId }, to: { subjectKind, subjectId: copyId } }));
  const key = await keyOf(file.id);
  await as(officer).write((tx) => bindAttachments(tx, { subjectKind, subjectId, ids: [] }));
  clock.advance(25 * 3600_000);
  assert.ok((await removeOrphans(asWorker())) >= 1);
  await removeStored(asWorker(), key);
  assert.equal(await files.has(key), true);
  assert.equal((await as().read((tx) => attachmentsOf(tx, copyId)))[0]?.id, copies.get(file.id));
  await as(officer).write((tx) => bindAttachments(tx, { subjectKind, subjectId: copyId, ids: [] }));
  clock.advance(25 * 3600_000);
  await removeOrphans(asWorker());
  await removeStored(asWorker(), key);
  assert.equal(await files.has(key), false);
});

test('an upload that was bound in time stays; a broken one is cleaned away', async () => {
  const kept = await testFile(as(officer), 'kept.txt');
  const subjectId = newId();
  await as(officer).write((tx) => bindAttachments(tx, { subjectKind, subjectId, ids: [kept.id] }));
  const lost = newId();
  const key = `${county}/202603/${lost}`;
  await files.put(key, Buffer.from('half'));
  await as().write(async (tx) => void (await tx.db.insertInto('attachments.uploads').values({ id: lost, storage_key: key, started_at: tx.now }).execute()));
  clock.advance(25 * 3600_000);
  await removeOrphans(asWorker());
  await removeStored(asWorker(), key);
  assert.equal(await files.has(key), false);
  assert.equal((await as().read((tx) => attachmentsOf(tx, subjectId))).length, 1);
});

test('a file whose bytes are gone says so', async () => {
  const file = await testFile(as(officer));
  const subjectId = newId();
  await as(officer).write((tx) => bindAttachments(tx, { subjectKind, subjectId, ids: [file.id] }));
  unlinkSync(join(folder, await keyOf(file.id)));
  const found = await as().read((tx) => attachmentForDownload(tx, { subjectId, attachmentId: file.id }));
  await assert.rejects(downloadReply(as(), found), code('attachments.file-missing'));
});

test('a request that is sent again leaves one file', async () => {
  const once = { key: 'upload-0001', route: 'POST /test', fingerprint: 'a' };
  const before = stored();
  const views = [await storeFile(as(officer).with({ once }), { name: 'a.txt', bytes: Buffer.from('甲') }), await storeFile(as(officer).with({ once }), { name: 'a.txt', bytes: Buffer.from('甲') })];
  assert.equal(views[0]!.id, views[1]!.id);
  assert.equal(stored(), before + 1);
});

test('the jobs have names of this module', () => {
  assert.ok(jobs.every((job: JobEntry) => job.name.startsWith('attachments.')));
});
