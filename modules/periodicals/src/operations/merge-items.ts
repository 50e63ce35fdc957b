import { refuseIf, type Problem, type RichText } from '@gongkai/kernel';
import type { Context, Tx } from '@gongkai/database';
import { setStage, type ItemFull } from '@gongkai/submissions';
import { listAdoptionsOfCopy } from '../adoptions.store.ts';
import type { CopyView, MergeItems, ShareOf } from '../contract.ts';
import { endSources, findCopy, findCopyOfItem, type DeskCopy } from '../desk.store.ts';
import { itemForDesk, makeCopy } from './take-up.ts';
import { viewCopy } from './view-copy.ts';

/** The texts one below the other, each but the first under its own title: where the editor begins. */
function mergedBody(items: readonly ItemFull[]): RichText {
  return items.flatMap((item, index) =>
    index === 0 ? item.body : [{ type: 'heading' as const, level: 2, runs: [{ text: item.title }] }, ...item.body],
  );
}

async function freeFromCopies(tx: Tx, items: readonly ItemFull[]): Promise<Problem[]> {
  const reasons: Problem[] = [];
  for (const item of items) {
    const copy = await findCopyOfItem(tx, item.id);
    if (!copy) continue;
    const adoptions = await listAdoptionsOfCopy(tx, copy.id);
    if (adoptions.some((one) => one.state !== 'withdrawn')) reasons.push({ code: 'periodicals.item-adopted', path: 'itemIds', values: { title: item.title } });
    else await endSources(tx, copy.id);
  }
  return reasons;
}

/** Makes one comprehensive text of several items; the first leads, and the credit is shared by weight. */
export async function mergeIn(tx: Tx, input: { itemIds: readonly string[]; title?: string | undefined; shares: readonly ShareOf[] }): Promise<DeskCopy> {
  const itemIds = [...new Set(input.itemIds)];
  const items: ItemFull[] = [];
  // Locked in one order, so that two editors who merge the same items wait instead of clashing.
  for (const itemId of [...itemIds].sort()) items.push(await itemForDesk(tx, itemId));
  items.sort((a, b) => itemIds.indexOf(a.id) - itemIds.indexOf(b.id));
  refuseIf(await freeFromCopies(tx, items));
  const weights = new Map(input.shares.map((one) => [one.itemId, one.share]));
  const sources = items.map((item) => ({ itemId: item.id, unitId: item.unitId, share: weights.get(item.id) ?? 1, textVersion: item.textVersion }));
  const copyId = await makeCopy(tx, { title: input.title ?? items[0]!.title, body: mergedBody(items), merged: true, sources }, items);
  for (const item of items.slice(1)) if (item.state !== 'merged') await setStage(tx, { itemId: item.id, stage: 'merged', into: { itemId: items[0]!.id, title: items[0]!.title } });
  return findCopy(tx, copyId);
}

/** Merges several items into one comprehensive text with shared credit. */
export async function mergeItems(context: Context, input: MergeItems): Promise<CopyView> {
  return context.write(async (tx) => viewCopy(tx, await mergeIn(tx, input)));
}
