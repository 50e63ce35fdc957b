import { enqueue, type Context, type Tx } from '@gongkai/database';
import { readImportedIds, readPublicDocuments, readPublicList } from '@gongkai/disclosures';
import { indexRow } from '../index-row.ts';
import { forgetInIndex, putIntoIndex } from '../search.store.ts';

/** The job that takes the documents of an import into the index, a batch at a time. */
export const indexImport = 'search.index-import';
const batchSize = 100;

/** Brings documents in the index to what is public now: put in, replaced or taken out. Can be run again at any time. */
export async function indexDocuments(tx: Tx, documentIds: readonly string[]): Promise<void> {
  const documents = await readPublicDocuments(tx, documentIds);
  const standing = new Set(documents.map((document) => document.id));
  await forgetInIndex(tx, documentIds.filter((id) => !standing.has(id)));
  await putIntoIndex(tx, documents.map((document) => indexRow(document, tx.jurisdictionId, tx.context.timeZone)));
}

/** Indexes one batch of an import and asks for the next in the same transaction, so that it goes on where it stopped. */
export async function indexImportBatch(tx: Tx, importId: string, after: string | null): Promise<void> {
  const ids = await readImportedIds(tx, importId, after, batchSize);
  if (ids.length === 0) return;
  await indexDocuments(tx, ids);
  if (ids.length === batchSize) await enqueue(tx, { task: indexImport, payload: { importId, after: ids.at(-1)! }, queue: 'search' });
}

/** Writes the tenant's whole index anew from what is public; returns the number of documents. */
export async function reindex(context: Context): Promise<number> {
  let after: string | undefined;
  let count = 0;
  do {
    const page = await context.read((tx) => readPublicList(tx, { ...(after ? { after } : {}), limit: batchSize }));
    await context.write((tx) => indexDocuments(tx, page.rows.map((row) => row.id)));
    count += page.rows.length;
    after = page.next ?? undefined;
  } while (after);
  return count;
}

