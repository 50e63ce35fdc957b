import { enforce, notFound } from '@gongkai/kernel';
import type { Context, ReadTx } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import { itemsByIds, readItemForDesk, unitsOfItem } from '@gongkai/submissions';
import { listAdoptionsOfCopy, type Adoption } from '../adoptions.store.ts';
import { creditOfItem } from '../announce-fact.ts';
import type { Difference, ItemMarks, OutcomeView } from '../contract.ts';
import { findCopyOfItem, listSources, type DeskCopy } from '../desk.store.ts';
import { findInstructionText, listInstructionsOn } from '../instructions.store.ts';
import { mayReadOutcome } from '../periodicals.policy.ts';
import { listResults } from '../results.store.ts';
import { listForwardingsOf, listUpperAdoptionsOf } from '../upward.store.ts';
import { differenceFrom } from './difference.ts';
import { viewAdoptions } from './view-adoptions.ts';
import { sightOf } from './view-instruction.ts';

/** The marks of an item that the screens of this module show. */
export const marksOf = (item: ItemMarks): ItemMarks => ({
  id: item.id, unitId: item.unitId, unitName: item.unitName, title: item.title, kind: item.kind, category: item.category, urgency: item.urgency,
  state: item.state, tags: [...item.tags], number: item.number, eventAt: item.eventAt, sentAt: item.sentAt,
});

// A unit sees the desk's words once they are decided on; those of a merged text, which are other units' too, once they have left.
async function differenceFor(tx: ReadTx, itemId: string, copy: DeskCopy | null, adoptions: readonly Adoption[]): Promise<Difference | null> {
  if (!copy) return null;
  const issued = adoptions.find((one) => one.state === 'issued');
  if (issued) return differenceFrom(tx, itemId, copy, issued.copyVersion ?? undefined);
  return !copy.merged && adoptions.length > 0 ? differenceFrom(tx, itemId, copy) : null;
}

/** What became of an item: where it is, what was changed, where it was adopted and whether a leader wrote on it. */
export async function readOutcome(context: Context, itemId: string): Promise<OutcomeView> {
  return context.read(async (tx) => {
    const [item] = await itemsByIds(tx, [itemId]);
    if (!item) throw notFound('general.not-found');
    const own = [...new Set([item.unitId, ...(await unitsOfItem(tx, itemId)).map((unit) => unit.unitId)])];
    enforce(mayReadOutcome(tx.actor, own));
    await readItemForDesk(tx, itemId);
    const copy = await findCopyOfItem(tx, itemId);
    const adoptions = copy ? (await listAdoptionsOfCopy(tx, copy.id)).filter((one) => one.state !== 'withdrawn') : [];
    const credit = await creditOfItem(tx, itemId);
    const names = await unitNames(tx, credit.units.map((unit) => unit.unitId));
    const sources = copy ? await listSources(tx, copy.id) : [];
    const instructions = [];
    for (const one of await listInstructionsOn(tx, [...new Set([itemId, credit.itemId, ...sources.map((source) => source.itemId)])])) {
      const sight = await sightOf(tx, one);
      if (sight === 'none') continue;
      const text = sight === 'text' ? await findInstructionText(tx, one.id) : null;
      instructions.push({ id: one.id, leaderLevel: one.leaderLevel, givenOn: one.givenOn, state: one.state, text });
    }
    return {
      item: marksOf(item),
      merged: copy?.merged ?? false,
      withUnits: credit.units.map((unit) => ({ ...unit, unitName: names.get(unit.unitId) ?? '' })),
      adoptions: await viewAdoptions(tx, adoptions),
      difference: await differenceFor(tx, itemId, copy, adoptions),
      forwardings: (await listForwardingsOf(tx, [credit.itemId])).map(({ level, state, forwardedAt }) => ({ level, state, forwardedAt: forwardedAt?.toISOString() ?? null })),
      upperAdoptions: (await listUpperAdoptionsOf(tx, [credit.itemId])).map(({ level, publication, adoptedOn }) => ({ level, publication, adoptedOn })),
      instructions,
      results: await listResults(tx, itemId),
    };
  });
}
