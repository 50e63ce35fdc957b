import { notFound } from '@gongkai/kernel';
import { attachmentForDownload, type DownloadableFile } from '@gongkai/attachments';
import type { Context } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import type { ItemFull, ItemView } from '../contract.ts';
import { findItem, findVersion } from '../submissions.store.ts';
import { presentItem, shownVersion } from '../submissions.view.ts';
import { readableTextOf, viewOf } from './view-item.ts';

/** An item as the actor may see it. */
export async function readItem(context: Context, itemId: string): Promise<ItemView> {
  return context.read(async (tx) => viewOf(tx, await findItem(tx, itemId)));
}

/** A submitted text of an item, for those who see all its texts, and for others the one that was sent. */
export async function readVersion(context: Context, itemId: string, number: number): Promise<ItemFull> {
  return context.read(async (tx) => {
    const item = await findItem(tx, itemId);
    const { which } = await readableTextOf(tx, item);
    if (which === 'sent' && number !== item.sentVersion) throw notFound('general.not-found');
    return presentItem(item, shownVersion(await findVersion(tx, itemId, number)), await unitNames(tx, [item.unitId]));
  });
}

/** A file of the text that the actor may read; files of other texts of the item do not exist for him. */
export async function readItemFile(context: Context, itemId: string, attachmentId: string): Promise<DownloadableFile> {
  return context.read(async (tx) => {
    const item = await findItem(tx, itemId);
    const { which, shown } = await readableTextOf(tx, item);
    if (which === 'sent' && !shown.files.some((file) => file.id === attachmentId)) throw notFound('general.not-found');
    return attachmentForDownload(tx, { subjectId: itemId, attachmentId });
  });
}
