import { pipeline } from 'node:stream/promises';
import type { ServerResponse } from 'node:http';
import { notFound } from '@gongkai/kernel';
import { downloadHeaders } from '@gongkai/attachments';
import type { Context } from '@gongkai/database';
import { readPublicDocument } from '@gongkai/disclosures';

const pictureTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Sends a file of the published version of a document: the bytes that were cleared, never those of a draft. */
export async function sendFile(context: Context, place: { documentId: string; fileId: string }, response: ServerResponse, head: boolean): Promise<void> {
  const document = await context.read((tx) => readPublicDocument(tx, place.documentId));
  const file = document?.withdrawnAt === null ? document.attachments.find((one) => one.id === place.fileId) : undefined;
  if (!file || !(await context.services.files.has(file.storageKey))) throw notFound('general.not-found');
  const stream = await context.services.files.stream(file.storageKey);
  response.writeHead(200, {
    ...downloadHeaders(file),
    'content-length': file.size,
    // Asked for again on every use: a withdrawal holds for files too.
    'cache-control': 'no-store',
    ...(pictureTypes.has(file.mediaType) ? { 'content-disposition': 'inline' } : {}),
  });
  if (head) {
    stream.destroy();
    response.end();
    return;
  }
  await pipeline(stream, response).catch((error: unknown) => {
    // The reader went away, or the store broke in the middle: the short answer is seen as broken by its length.
    response.destroy(error instanceof Error ? error : undefined);
  });
}
