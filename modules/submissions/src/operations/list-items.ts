import type { Page } from '@gongkai/kernel';
import { unitNames } from '@gongkai/organisations';
import type { Context } from '@gongkai/database';
import type { ItemListQuery, ItemSummary, SameDayMeasure } from '../contract.ts';
import { readItems, readSameDay, type ListRequest, type ListScope } from '../register.read.ts';
import { listReach } from '../submissions.policy.ts';

/** What a list may show the actor of a context: his units' own items, or the register of what was sent. */
export function listRequest(context: Context, scope: ListScope, query: ItemListQuery): ListRequest {
  const { after, limit, ...filters } = query;
  const { insideUnitIds, outsideUnitIds } = listReach(context.actor);
  return { scope, filters, unitIds: scope === 'units' ? insideUnitIds : outsideUnitIds, insideUnitIds, page: { after, limit } };
}

/** One page of the items of the actor's units, or of the register. */
export async function listItems(context: Context, scope: ListScope, query: ItemListQuery): Promise<Page<ItemSummary>> {
  // The list people look at all day: two round trips, the rows and the names of their units, and no bracket around them.
  return context.with({ roundTrips: true }).read((tx) => readItems(tx, listRequest(context, scope, query)));
}

/** How much of what was sent in some days was submitted, signed and sent on one day, by unit. */
export async function measureSameDay(context: Context, days: { from: string; to: string }): Promise<SameDayMeasure> {
  return context.read(async (tx) => {
    const rows = await readSameDay(tx, { ...days, unitIds: listReach(tx.actor).outsideUnitIds });
    const names = await unitNames(tx, rows.map((row) => row.unitId));
    return { rows: rows.map((row) => ({ ...row, unitName: names.get(row.unitId) ?? '' })) };
  });
}
