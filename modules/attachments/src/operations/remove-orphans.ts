import { enqueue, type Context } from '@gongkai/database';
import { deleteUnbound, deleteUpload, isStored, listBrokenUploads } from '../attachments.store.ts';
import { removeStoredTask } from '../tasks.ts';

const dayMilliseconds = 24 * 60 * 60_000;

/** Removes what a day ago came without a record, lost its record, or broke off while it was sent; bytes follow by jobs. */
export async function removeOrphans(context: Context): Promise<number> {
  const before = new Date(context.clock.now().getTime() - dayMilliseconds);
  for (let removed = 0; ; ) {
    const keys = await context.write(async (tx) => {
      const storageKeys = await deleteUnbound(tx, before);
      const broken = await listBrokenUploads(tx, before);
      for (const upload of broken) await deleteUpload(tx, upload.id);
      const all = [...storageKeys, ...broken.map((upload) => upload.storageKey)];
      for (const storageKey of all) await enqueue(tx, { task: removeStoredTask, payload: { storageKey }, key: storageKey });
      return all;
    });
    if (keys.length === 0) return removed;
    removed += keys.length;
  }
}

/**
 * Removes bytes for which no file stands. Once no row has the key, none can get it: copies are made from rows, under a lock that the
 * removal of the row waits for.
 */
export async function removeStored(context: Context, storageKey: string): Promise<void> {
  if (await context.read((tx) => isStored(tx, storageKey))) return;
  if (await context.services.files.has(storageKey)) await context.services.files.remove(storageKey);
}
