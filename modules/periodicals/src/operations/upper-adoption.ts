import { dayOf, enforce, invalid, newId, refuseIf } from '@gongkai/kernel';
import { accountsHolding } from '@gongkai/accounts';
import { recordAudit, type Context } from '@gongkai/database';
import { notify } from '@gongkai/notices';
import { itemsByIds, readItemForDesk } from '@gongkai/submissions';
import { announceFact, creditOfItem, withdrawFact } from '../announce-fact.ts';
import type { RecordUpperAdoption, UpperAdoptionView } from '../contract.ts';
import { mayEdit } from '../periodicals.policy.ts';
import { endUpperAdoption, findForwarding, insertUpperAdoption, listUpperAdoptions, listUpperAdoptionsOf, lockUpperAdoption } from '../upward.store.ts';
import { viewUpperAdoptions } from './view-upward.ts';

const source = (id: string) => ({ kind: 'periodicals.upper-adoption', id });

/** Records what an office above has adopted; the scores learn the level and the publication. */
export async function recordUpperAdoption(context: Context, input: RecordUpperAdoption): Promise<UpperAdoptionView> {
  return context.write(async (tx) => {
    // What its unit has not sent does not exist for the desk, and scores nothing.
    const item = await readItemForDesk(tx, input.itemId);
    enforce(mayEdit(tx.actor, item.unitId));
    if (input.adoptedOn > dayOf(tx.now, context.timeZone)) throw invalid([{ code: 'periodicals.day-to-come', path: 'adoptedOn' }]);
    const { itemId, units } = await creditOfItem(tx, input.itemId);
    if (input.forwardingId !== null && (await findForwarding(tx, input.forwardingId)).itemId !== itemId) throw invalid([{ code: 'periodicals.other-item', path: 'forwardingId' }]);
    const known = await listUpperAdoptionsOf(tx, [itemId]);
    refuseIf(known.some((one) => one.level === input.level && one.publication === input.publication) ? [{ code: 'periodicals.upper-known', path: 'publication' }] : []);
    const id = newId(tx.now.getTime());
    const factId = await announceFact(tx, {
      kind: 'adopted', source: source(id), subject: { itemId, title: item.title }, units, occurredAt: input.adoptedOn,
      tags: {
        level: input.level, publication: input.publication,
        ...(input.columnCode === null ? {} : { column: input.columnCode }), ...(input.itemKind === null ? {} : { itemKind: input.itemKind }),
        ...(input.itemKind === 'research' ? { research: true } : {}), ...(input.commissioned ? { commissioned: true } : {}),
      },
    });
    await insertUpperAdoption(tx, { ...input, id, itemId, unitId: units[0]!.unitId, factId });
    await recordAudit(tx, { action: 'periodicals.record-upper-adoption', subjectKind: 'periodicals.upper-adoption', subjectId: id, unitId: item.unitId, after: { ...input, itemId } });
    const accountIds = new Set<string>();
    for (const unit of units) for (const accountId of await accountsHolding(tx, 'periodicals.answer', unit.unitId)) accountIds.add(accountId);
    await notify(tx, { accountIds: [...accountIds], kind: 'periodicals.notice-upper-adopted', values: { title: [...item.title].slice(0, 100).join(''), publication: input.publication }, link: `/submissions/items/${item.id}` });
    return (await viewUpperAdoptions(tx, await listUpperAdoptions(tx, [id])))[0]!;
  });
}

/** Takes back an upper adoption that was recorded by mistake. */
export async function withdrawUpperAdoption(context: Context, input: { upperAdoptionId: string; reason: string }): Promise<{ id: string }> {
  return context.write(async (tx) => {
    const standing = await lockUpperAdoption(tx, input.upperAdoptionId);
    enforce(mayEdit(tx.actor, standing.unitId));
    const [item] = await itemsByIds(tx, [standing.itemId]);
    await withdrawFact(tx, { factId: standing.factId, subject: { itemId: standing.itemId, title: item?.title ?? '' }, source: source(standing.id) });
    await endUpperAdoption(tx, standing.id);
    await recordAudit(tx, { action: 'periodicals.withdraw-upper-adoption', subjectKind: 'periodicals.upper-adoption', subjectId: standing.id, unitId: standing.unitId, after: { reason: input.reason } });
    return { id: standing.id };
  });
}
