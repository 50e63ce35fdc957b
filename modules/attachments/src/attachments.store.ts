import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { FileRow } from './attachments.view.ts';
import type { AttachmentFinding, TextState } from './contract.ts';

const columns = [
  'id', 'uploader_account_id as uploaderAccountId', 'subject_kind as subjectKind', 'subject_id as subjectId', 'position', 'name',
  'media_type as mediaType', 'size', 'sha256', 'storage_key as storageKey', 'width', 'height', 'text_state as textState', 'findings',
  'blocked', 'uploaded_at as uploadedAt',
] as const;

/** Notes that bytes are about to be stored. */
export async function insertUpload(tx: Tx, upload: { id: string; storageKey: string }): Promise<void> {
  await tx.db.insertInto('attachments.uploads').values({ id: upload.id, storage_key: upload.storageKey, started_at: tx.now }).execute();
}

/** Forgets an upload: it became a file, or its bytes are gone. */
export async function deleteUpload(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('attachments.uploads').where('id', '=', id).execute();
}

/** Uploads that began before a moment and never became a file. */
export async function listBrokenUploads(tx: ReadTx, before: Date): Promise<{ id: string; storageKey: string }[]> {
  return tx.db.selectFrom('attachments.uploads').select(['id', 'storage_key as storageKey']).where('started_at', '<', before).limit(500).execute();
}

export type NewFile = Omit<FileRow, 'findings' | 'blocked' | 'uploadedAt' | 'position'> & { position?: number };

/** Adds a file. */
export async function insertFile(tx: Tx, file: NewFile): Promise<void> {
  await tx.db
    .insertInto('attachments.files')
    .values({
      id: file.id, uploader_account_id: file.uploaderAccountId, subject_kind: file.subjectKind, subject_id: file.subjectId,
      position: file.position ?? 0, name: file.name, media_type: file.mediaType, size: file.size, sha256: file.sha256,
      storage_key: file.storageKey, width: file.width, height: file.height, text_state: file.textState, uploaded_at: tx.now,
      unbound_at: file.subjectId ? null : tx.now,
    })
    .execute();
}

/** One file; null when there is none. */
export async function findFile(tx: ReadTx, id: string): Promise<FileRow | null> {
  return (await tx.db.selectFrom('attachments.files').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** One file, locked until the transaction ends. */
export async function lockFile(tx: Tx, id: string): Promise<FileRow | null> {
  return (await tx.db.selectFrom('attachments.files').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null;
}

/** Files by id, locked in the order of their ids so that two transactions never wait for each other. */
export async function lockFiles(tx: Tx, ids: readonly string[]): Promise<FileRow[]> {
  if (ids.length === 0) return [];
  return tx.db.selectFrom('attachments.files').select(columns).where('id', 'in', [...ids]).orderBy('id').forUpdate().execute();
}

/** The files of a record in their order. */
export async function listFilesOf(tx: ReadTx, subjectId: string): Promise<FileRow[]> {
  return tx.db.selectFrom('attachments.files').select(columns).where('subject_id', '=', subjectId).orderBy('position').orderBy('id').execute();
}

/** Files of some records among the given ids. */
export async function listFilesAmong(tx: ReadTx, subjectIds: readonly string[], ids: readonly string[]): Promise<FileRow[]> {
  if (subjectIds.length === 0 || ids.length === 0) return [];
  return tx.db
    .selectFrom('attachments.files').select(columns)
    .where('subject_id', 'in', [...subjectIds]).where('id', 'in', [...ids])
    .execute();
}

/** Gives a file to a record, at a place in its order. */
export async function bindFile(tx: Tx, id: string, to: { subjectKind: string; subjectId: string; position: number }): Promise<void> {
  await tx.db
    .updateTable('attachments.files')
    .set({ subject_kind: to.subjectKind, subject_id: to.subjectId, position: to.position, unbound_at: null })
    .where('id', '=', id).execute();
}

/** Takes files from a record; a day later they are removed. */
export async function unbindFiles(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .updateTable('attachments.files').set({ subject_kind: null, subject_id: null, position: 0, unbound_at: tx.now })
    .where('id', 'in', [...ids]).execute();
}

/** Copies the rows of files to another record; bytes, text and findings are shared. */
export async function insertCopies(tx: Tx, copies: { from: string; id: string; subjectKind: string; subjectId: string }[]): Promise<void> {
  for (const copy of copies)
    await sql`insert into attachments.files (id, uploader_account_id, subject_kind, subject_id, position, name, media_type, size, sha256,
        storage_key, width, height, text_state, text, findings, blocked, released_at, released_by, release_reason, uploaded_at)
      select ${copy.id}, uploader_account_id, ${copy.subjectKind}, ${copy.subjectId}, position, name, media_type, size, sha256,
        storage_key, width, height, text_state, text, findings, blocked, released_at, released_by, release_reason, uploaded_at
      from attachments.files where id = ${copy.from}`.execute(tx.db);
}

/** How many files, and how many bytes, an account holds that belong to no record. */
export async function countUnbound(tx: ReadTx, accountId: string): Promise<{ files: number; bytes: number }> {
  const { rows } = await sql<{ files: number; bytes: number }>`
    select count(*)::int as files, coalesce(sum(size), 0)::bigint as bytes from attachments.files
    where uploader_account_id = ${accountId} and unbound_at is not null`.execute(tx.db);
  return rows[0]!;
}

/** What the bytes under a key are: the row that still waits for its text, if there is one. */
export async function findStored(tx: ReadTx, storageKey: string): Promise<{ name: string; mediaType: string; textState: string } | null> {
  const row = await tx.db
    .selectFrom('attachments.files').select(['name', 'media_type as mediaType', 'text_state as textState'])
    .where('storage_key', '=', storageKey).orderBy(sql`text_state = 'waiting'`, 'desc').limit(1).executeTakeFirst();
  return row ?? null;
}

export interface ExtractedText {
  textState: Exclude<TextState, 'waiting'>;
  text: string | null;
  findings: AttachmentFinding[];
  blocked: boolean;
}

/** Keeps what was read in a file, on every row that stands for the same bytes and still waits. */
export async function setText(tx: Tx, storageKey: string, read: ExtractedText): Promise<{ uploaderAccountId: string | null }[]> {
  return tx.db
    .updateTable('attachments.files')
    .set({ text_state: read.textState, text: read.text, findings: JSON.stringify(read.findings), blocked: read.blocked })
    .where('storage_key', '=', storageKey).where('text_state', '=', 'waiting')
    .returning(['uploader_account_id as uploaderAccountId']).execute();
}

/** Notes that a secrecy mark is none, on every row of the same bytes. */
export async function releaseFiles(tx: Tx, storageKey: string, by: { name: string; reason: string }): Promise<void> {
  await tx.db
    .updateTable('attachments.files')
    .set({ blocked: false, released_at: tx.now, released_by: by.name, release_reason: by.reason })
    .where('storage_key', '=', storageKey).where('blocked', '=', true).execute();
}

/** Removes files that have belonged to no record since before a moment; returns where their bytes lie. */
export async function deleteUnbound(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await sql<{ storageKey: string }>`
    delete from attachments.files where id in (
      select id from attachments.files where unbound_at < ${before} order by unbound_at limit 500 for update skip locked)
    returning storage_key as "storageKey"`.execute(tx.db);
  return [...new Set(rows.map((row) => row.storageKey))];
}

/** Whether any file still stands for the bytes under a key. */
export async function isStored(tx: ReadTx, storageKey: string): Promise<boolean> {
  const row = await tx.db.selectFrom('attachments.files').select('id').where('storage_key', '=', storageKey).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The text of a record's files, for search and for looking for near-duplicates. */
export async function listTextsOf(tx: ReadTx, subjectId: string): Promise<{ id: string; name: string; text: string }[]> {
  const rows = await tx.db
    .selectFrom('attachments.files').select(['id', 'name', 'text'])
    .where('subject_id', '=', subjectId).where('blocked', '=', false).where('text', 'is not', null)
    .orderBy('position').orderBy('id').execute();
  return rows.map((row) => ({ ...row, text: row.text! }));
}
