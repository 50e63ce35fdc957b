import type { Tx } from '@gongkai/database';
import type { Unit } from '../contract.ts';
import { endCreditsOf } from '../relations.store.ts';
import { endPostRow, findOpenPosts } from '../posts.store.ts';
import { endPeriod, insertPeriod, insertSuccession, updateUnit } from '../units.store.ts';
import { findStandingChildren } from '../units.read.ts';

/** Ends a unit on a day with its posts and credit relations, names its successors, and hands its children to the first of them. */
export async function endUnit(tx: Tx, parts: { unit: Unit; on: string; successorIds: readonly string[]; basis: string | null }): Promise<void> {
  const { unit, on, successorIds, basis } = parts;
  const heir = successorIds[0];
  if (heir !== undefined) {
    for (const child of await findStandingChildren(tx, unit.id)) {
      if (child.id === heir) continue;
      await endPeriod(tx, child.id, on);
      await insertPeriod(tx, { ...child, unitId: child.id, parentId: heir, from: on, basis });
      await updateUnit(tx, child.id, { parentId: heir });
    }
  }
  for (const post of await findOpenPosts(tx, { unitId: unit.id, on })) await endPostRow(tx, post.id, on);
  await endCreditsOf(tx, unit.id, on);
  await endPeriod(tx, unit.id, on);
  await updateUnit(tx, unit.id, { validTo: on });
  for (const successorId of successorIds) await insertSuccession(tx, { predecessorId: unit.id, successorId, onDay: on, basis });
}
