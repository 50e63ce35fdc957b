import { decodeCursor, toPage, type Page } from '@gongkai/kernel';
import { sql, type ReadTx } from '@gongkai/database';
import { presentFile, type FileRow } from './attachments.view.ts';
import type { BlockedRow } from './contract.ts';

/** The files that a secrecy mark keeps from use, the newest first, for whoever decides about them. */
export async function readBlocked(tx: ReadTx, query: { after?: string | undefined; limit: number }): Promise<Page<BlockedRow>> {
  const keys = query.after === undefined ? null : decodeCursor(query.after, 2).map(String);
  const after = keys ? sql`(f.uploaded_at, f.id) < (${keys[0]}::timestamptz, ${keys[1]}::uuid)` : sql`true`;
  const { rows } = await sql<FileRow>`
    select f.id, f.uploader_account_id as "uploaderAccountId", f.subject_kind as "subjectKind", f.subject_id as "subjectId", f.position, f.name,
      f.media_type as "mediaType", f.size, f.sha256, f.storage_key as "storageKey", f.width, f.height, f.text_state as "textState", f.findings,
      f.blocked, f.uploaded_at as "uploadedAt"
    from attachments.files f where f.blocked and ${after} order by f.uploaded_at desc, f.id desc limit ${query.limit + 1}`.execute(tx.db);
  const page = rows.map((row) => ({ ...presentFile(row), subjectKind: row.subjectKind, subjectId: row.subjectId }));
  return toPage(page, query.limit, (row) => [row.uploadedAt, row.id]);
}
