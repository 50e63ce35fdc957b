import type { RichText } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { readItemForDesk } from '@gongkai/submissions';
import { diffTexts, diffWords } from '@gongkai/text';
import type { Difference } from '../contract.ts';
import { findCopyOfItem, findDeskVersion, type DeskCopy } from '../desk.store.ts';

// A picture of the copy is the unit's picture under an id of its own: only another picture is a change.
const withOrigins = (body: RichText, origins: Record<string, string>): RichText =>
  body.map((block) => (block.type === 'picture' ? { ...block, attachmentId: origins[block.attachmentId] ?? block.attachmentId } : block));

/** What the desk's copy, now or in one of its versions, changed in the text that the unit of an item sent. */
export async function differenceFrom(tx: ReadTx, itemId: string, copy: DeskCopy, version?: number): Promise<Difference> {
  const sent = await readItemForDesk(tx, itemId);
  const own = version === undefined || version === copy.version ? copy : await findDeskVersion(tx, copy.id, version);
  const title = diffWords(sent.title, own.title);
  const body = diffTexts(sent.body, withOrigins(own.body, copy.pictureOrigins));
  return { title, body, isUnchanged: title.every((part) => part.change === 'same') && body.every((block) => block.change === 'unchanged') };
}

/** What the desk changed in an item; null while nobody has taken it up. The caller has asked his own policy. */
export async function differenceOf(tx: ReadTx, itemId: string): Promise<Difference | null> {
  const copy = await findCopyOfItem(tx, itemId);
  return copy ? differenceFrom(tx, itemId, copy) : null;
}
