import { enforce, newId, notFound, picturesIn, refuseIf, type RichText } from '@gongkai/kernel';
import { copyAttachments } from '@gongkai/attachments';
import { recordAudit, sql, type Context, type Tx } from '@gongkai/database';
import { readItemForDesk, type ItemFull } from '@gongkai/submissions';
import type { CopyView } from '../contract.ts';
import { findCopyOfItem, insertCopy, type DeskCopy, type NewCopy } from '../desk.store.ts';
import { insertEvent } from '../events.store.ts';
import { mayEdit } from '../periodicals.policy.ts';
import { viewCopy } from './view-copy.ts';

/** The kind under which pictures belong to a desk copy. */
export const copySubject = 'periodicals.copy';
const atDesk: ReadonlySet<string> = new Set(['sent', 'held', 'adopted', 'merged']);

/** An item that the actor may work on at the desk; nobody else takes it up until the transaction ends. */
export async function itemForDesk(tx: Tx, itemId: string): Promise<ItemFull> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`periodicals.item:${itemId}`}, 0))`.execute(tx.db);
  const item = await readItemForDesk(tx, itemId);
  enforce(mayEdit(tx.actor, item.unitId));
  refuseIf(atDesk.has(item.state) ? [] : [{ code: 'periodicals.item-not-at-desk', values: { title: item.title } }]);
  return item;
}

const withPictures = (body: RichText, ids: ReadonlyMap<string, string>): RichText =>
  body.flatMap((block): RichText => {
    if (block.type !== 'picture') return [block];
    const attachmentId = ids.get(block.attachmentId);
    return attachmentId === undefined ? [] : [{ ...block, attachmentId }];
  });

/** Makes a copy of the text of some items, with pictures of its own. */
export async function makeCopy(tx: Tx, made: Omit<NewCopy, 'id' | 'pictureOrigins' | 'unitId' | 'leadItemId'>, items: readonly ItemFull[]): Promise<string> {
  const id = newId(tx.now.getTime());
  const lead = items[0]!;
  const origins: Record<string, string> = {};
  const copies = new Map<string, string>();
  for (const item of items) {
    const pictures = picturesIn(item.body);
    if (pictures.length === 0) continue;
    for (const [from, to] of await copyAttachments(tx, { from: { subjectId: item.id }, to: { subjectKind: copySubject, subjectId: id }, ids: pictures })) {
      copies.set(from, to);
      origins[to] = from;
    }
  }
  await insertCopy(tx, { ...made, id, leadItemId: lead.id, unitId: lead.unitId, body: withPictures(made.body, copies), pictureOrigins: origins });
  await insertEvent(tx, { subjectKind: 'copy', subjectId: id, kind: made.merged ? 'merged' : 'taken-up', details: { itemIds: items.map((item) => item.id) } });
  await recordAudit(tx, {
    action: made.merged ? 'periodicals.merge-items' : 'periodicals.take-up', subjectKind: copySubject, subjectId: id, unitId: lead.unitId,
    after: { itemIds: items.map((item) => item.id), title: made.title },
  });
  return id;
}

/** The desk's copy of an item; made from what the unit sent when there is none. */
export async function takeUpIn(tx: Tx, itemId: string): Promise<DeskCopy> {
  const item = await itemForDesk(tx, itemId);
  const standing = await findCopyOfItem(tx, itemId);
  if (standing) return standing;
  await makeCopy(tx, { title: item.title, body: item.body, merged: false, sources: [{ itemId, unitId: item.unitId, share: 1, textVersion: item.textVersion }] }, [item]);
  const made = await findCopyOfItem(tx, itemId);
  if (!made) throw notFound('general.not-found');
  return made;
}

/** Takes an item up: the editor gets her own copy of it, and the unit's stays as it was sent. */
export async function takeUp(context: Context, input: { itemId: string }): Promise<CopyView> {
  return context.write(async (tx) => viewCopy(tx, await takeUpIn(tx, input.itemId)));
}
