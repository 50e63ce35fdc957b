import { newId } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';

export interface DualReport {
  id: string;
  leadItemId: string;
  otherItemId: string;
  leadShare: number;
  otherShare: number;
}

/** The links that stand now in which one of some items takes part, as lead or as the other. */
export async function listDualReports(tx: ReadTx, itemIds: readonly string[]): Promise<DualReport[]> {
  if (itemIds.length === 0) return [];
  const rows = await tx.db
    .selectFrom('submissions.dual_reports')
    .select(['id', 'lead_item_id', 'other_item_id', 'lead_share', 'other_share'])
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('lead_item_id', 'in', [...itemIds]), eb('other_item_id', 'in', [...itemIds])]))
    .orderBy('linked_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id, leadItemId: row.lead_item_id, otherItemId: row.other_item_id, leadShare: Number(row.lead_share), otherShare: Number(row.other_share),
  }));
}

/** Links two items as one. */
export async function insertDualReport(tx: Tx, link: Omit<DualReport, 'id'>): Promise<void> {
  await tx.db
    .insertInto('submissions.dual_reports')
    .values({
      id: newId(tx.now.getTime()), lead_item_id: link.leadItemId, other_item_id: link.otherItemId, lead_share: link.leadShare,
      other_share: link.otherShare, linked_at: tx.now,
    })
    .execute();
}

/** Ends a link. */
export async function endDualReport(tx: Tx, linkId: string): Promise<void> {
  await sql`update submissions.dual_reports set ended_at = ${tx.now} where id = ${linkId}`.execute(tx.db);
}
