import { holds } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { itemsByIds } from '@gongkai/submissions';
import { listAdoptionsOfCopy } from '../adoptions.store.ts';
import type { CopyView } from '../contract.ts';
import { listSources, type DeskCopy } from '../desk.store.ts';
import { reasonsAgainstSaving } from '../periodicals.state.ts';
import { viewAdoptions } from './view-adoptions.ts';

/** A desk copy as its editors see it. */
export async function viewCopy(tx: ReadTx, copy: DeskCopy): Promise<CopyView> {
  const sources = await listSources(tx, copy.id);
  const items = new Map((await itemsByIds(tx, sources.map((one) => one.itemId))).map((item) => [item.id, item]));
  const adoptions = await listAdoptionsOfCopy(tx, copy.id);
  const mine = holds(tx.actor, 'periodicals.edit', copy.unitId);
  const allowed: CopyView['allowed'] = [];
  if (mine && sources.length > 0) {
    if (reasonsAgainstSaving(adoptions).length === 0) allowed.push('save');
    allowed.push('adopt', 'forward');
  }
  return {
    id: copy.id, itemId: copy.leadItemId, title: copy.title, body: copy.body, version: copy.version, merged: copy.merged,
    sources: sources.map((one) => {
      const item = items.get(one.itemId);
      return { ...one, title: item?.title ?? '', unitName: item?.unitName ?? '' };
    }),
    updatedAt: copy.updatedAt.toISOString(), updatedBy: copy.updatedBy,
    adoptions: await viewAdoptions(tx, adoptions),
    allowed,
  };
}
