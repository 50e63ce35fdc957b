import { holds } from '@gongkai/kernel';
import { attachmentsOf } from '@gongkai/attachments';
import type { ReadTx } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import { itemsByIds } from '@gongkai/submissions';
import { upperLevels, type ForwardingView, type UpperAdoptionView } from '../contract.ts';
import { listCopies } from '../desk.store.ts';
import { mayReadForwarding } from '../periodicals.policy.ts';
import { listUpperAdoptionsOf, type Forwarding, type UpperAdoption } from '../upward.store.ts';

/** Forwardings as they are shown, with what the offices above took of them. */
export async function viewForwardings(tx: ReadTx, forwardings: readonly Forwarding[]): Promise<ForwardingView[]> {
  const copies = await listCopies(tx, [...new Set(forwardings.map((one) => one.copyId))]);
  const names = await unitNames(tx, [...new Set(forwardings.map((one) => one.unitId))]);
  const adopted = await listUpperAdoptionsOf(tx, [...new Set(forwardings.map((one) => one.itemId))]);
  const files = new Map<string, ForwardingView['files']>();
  for (const one of forwardings) {
    if (one.state !== 'forwarded' || !mayReadForwarding(tx.actor, one.unitId).allowed) continue;
    files.set(one.id, (await attachmentsOf(tx, one.id)).map(({ id, name, size }) => ({ id, name, size })));
  }
  return forwardings.map((one) => {
    const mine = holds(tx.actor, 'periodicals.edit', one.unitId);
    const allowed: ForwardingView['allowed'] = [];
    if (mine && (one.state === 'in-review' || one.state === 'forwarded')) allowed.push('withdraw');
    if (mine && one.state === 'forwarded') allowed.push('record-adoption');
    return {
      id: one.id, itemId: one.itemId, copyId: one.copyId, title: copies.get(one.copyId)?.title ?? '', unitId: one.unitId, unitName: names.get(one.unitId) ?? '',
      level: one.level, publication: one.publication, state: one.state, version: one.version, forwardedAt: one.forwardedAt?.toISOString() ?? null,
      createdAt: one.createdAt.toISOString(), createdBy: one.createdBy,
      adopted: adopted.filter((upper) => upper.itemId === one.itemId && upperLevels.indexOf(upper.level) >= upperLevels.indexOf(one.level)).map(({ id, level, publication, adoptedOn }) => ({ id, level, publication, adoptedOn })),
      files: files.get(one.id) ?? [], allowed,
    };
  });
}

/** Upper adoptions as they are shown. */
export async function viewUpperAdoptions(tx: ReadTx, adoptions: readonly UpperAdoption[]): Promise<UpperAdoptionView[]> {
  const items = new Map((await itemsByIds(tx, [...new Set(adoptions.map((one) => one.itemId))])).map((item) => [item.id, item]));
  const names = await unitNames(tx, [...new Set(adoptions.map((one) => one.unitId))]);
  return adoptions.map((adoption) => {
    const { factId: _factId, ...one } = adoption;
    const allowed = holds(tx.actor, 'periodicals.edit', one.unitId) ? ['withdraw' as const] : [];
    return { ...one, title: items.get(one.itemId)?.title ?? '', unitName: names.get(one.unitId) ?? '', allowed };
  });
}
