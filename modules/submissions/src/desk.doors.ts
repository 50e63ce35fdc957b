import { notFound, type Page } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import type { DeskFilters, ItemFull, ItemSummary, ItemUnit, PageRequest } from './contract.ts';
import { listDualReports } from './dual-reports.store.ts';
import { readDeskQueue, readSummaries } from './register.read.ts';
import { listReach } from './submissions.policy.ts';
import { findItem, findVersion } from './submissions.store.ts';
import { presentItem, shownVersion } from './submissions.view.ts';

/** An item with the text that was sent to the desk; `notFound` when none has been sent. The caller has asked his own policy. */
export async function readItemForDesk(tx: ReadTx, itemId: string): Promise<ItemFull> {
  const item = await findItem(tx, itemId);
  if (item.sentVersion === null) throw notFound('general.not-found');
  const version = await findVersion(tx, itemId, item.sentVersion);
  return presentItem(item, shownVersion(version), await unitNames(tx, [item.unitId]));
}

/** What waits at the desk within the actor's reach, by urgency and age. */
export async function deskQueue(tx: ReadTx, filters: DeskFilters, page: PageRequest): Promise<Page<ItemSummary>> {
  return readDeskQueue(tx, { filters, unitIds: listReach(tx.actor).outsideUnitIds, page });
}

/** The marks of some items, in the order of the ids; unknown ones are left out. For titles in other modules' views. */
export async function itemsByIds(tx: ReadTx, itemIds: readonly string[]): Promise<ItemSummary[]> {
  return readSummaries(tx, itemIds);
}

/** The units whom an item credits, the lead first: its own, or with a dual report both with their shares. */
export async function unitsOfItem(tx: ReadTx, itemId: string): Promise<ItemUnit[]> {
  const links = await listDualReports(tx, [itemId]);
  const leadItemId = links.find((link) => link.otherItemId === itemId)?.leadItemId ?? itemId;
  const ofLead = leadItemId === itemId ? links : await listDualReports(tx, [leadItemId]);
  const others = ofLead.filter((link) => link.leadItemId === leadItemId);
  const items = new Map((await readSummaries(tx, [leadItemId, ...others.map((link) => link.otherItemId)])).map((item) => [item.id, item]));
  const lead = items.get(leadItemId);
  if (!lead) throw notFound('general.not-found');
  return [
    { itemId: leadItemId, unitId: lead.unitId, share: others[0]?.leadShare ?? 1 },
    ...others.map((link) => ({ itemId: link.otherItemId, unitId: items.get(link.otherItemId)!.unitId, share: link.otherShare })),
  ];
}
