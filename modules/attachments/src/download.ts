import { contentDisposition, notFound, refused, reply, type Reply } from '@gongkai/kernel';
import type { Context, ReadTx } from '@gongkai/database';
import { findFile, listFilesAmong, listTextsOf } from './attachments.store.ts';

/** A file that may be handed out. */
export interface DownloadableFile {
  name: string;
  mediaType: string;
  size: number;
  storageKey: string;
}

/**
 * A file of a record whose reading the caller's policy has allowed; a file of any other record does not exist. What bears a secrecy
 * mark is handed to nobody.
 */
export async function attachmentForDownload(tx: ReadTx, { subjectId, attachmentId }: { subjectId: string; attachmentId: string }): Promise<DownloadableFile> {
  const file = await findFile(tx, attachmentId);
  if (!file || file.subjectId !== subjectId) throw notFound('general.not-found');
  if (file.blocked) throw refused([{ code: 'attachments.secrecy-mark', values: { name: file.name } }]);
  const { name, mediaType, size, storageKey } = file;
  return { name, mediaType, size, storageKey };
}

/** What every file leaves with: a browser saves it, guesses nothing about it and runs nothing in it. */
export function downloadHeaders(file: { name: string; mediaType: string }): Record<string, string> {
  return {
    'content-type': file.mediaType.startsWith('text/') ? `${file.mediaType}; charset=utf-8` : file.mediaType,
    'content-disposition': contentDisposition(file.name),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  };
}

/** Hands out a stored file; says so when its bytes are gone. */
export async function downloadReply(context: Context, file: DownloadableFile): Promise<Reply> {
  const body = await context.services.files.stream(file.storageKey).catch(missing);
  return reply({ headers: { ...downloadHeaders(file), 'content-length': String(file.size) }, body });
}

/** The stored bytes of a file of a record, for jobs and imports that read it. */
export async function attachmentBytes(context: Context, tx: ReadTx, of: { subjectId: string; attachmentId: string }): Promise<Uint8Array> {
  return context.services.files.bytes((await attachmentForDownload(tx, of)).storageKey).catch(missing);
}

/**
 * The pictures that a body names, for documents: only those among the files of the given records, so that a body cannot draw another
 * record's picture into a document. A picture whose bytes are gone is left out, and the document says so.
 */
export async function pictureBytes(
  context: Context,
  tx: ReadTx,
  { subjectIds, ids }: { subjectIds: readonly string[]; ids: readonly string[] },
): Promise<Map<string, { bytes: Uint8Array; mediaType: string }>> {
  const pictures = new Map<string, { bytes: Uint8Array; mediaType: string }>();
  for (const file of await listFilesAmong(tx, subjectIds, ids)) {
    if (file.blocked || !file.mediaType.startsWith('image/')) continue;
    if (!(await context.services.files.has(file.storageKey))) continue;
    pictures.set(file.id, { bytes: await context.services.files.bytes(file.storageKey), mediaType: file.mediaType });
  }
  return pictures;
}

/** The texts of a record's files, for search and for finding near-duplicates. */
export async function textsOf(tx: ReadTx, subjectId: string): Promise<{ id: string; name: string; text: string }[]> {
  return listTextsOf(tx, subjectId);
}

// One clear answer whatever the store says: the record is there, its file is not.
function missing(error: unknown): never {
  const code = (error as { code?: string } | null)?.code ?? '';
  if (/not-found|file-missing|ENOENT|CANNOT_READ|NoSuchKey/.test(code)) throw notFound('attachments.file-missing');
  throw error;
}
