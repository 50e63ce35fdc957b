import { decodeCursor, reach, toPage, type Page } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { mayConfirm } from './cases.policy.ts';
import { listUrgent, type UrgentRecord } from './clearances.store.ts';
import type { UrgentRow } from './contract.ts';

/** Presents an urgent clearance: marked until a second person has confirmed it, overdue when he is late. */
export function presentUrgent(tx: ReadTx, one: UrgentRecord): UrgentRow {
  const open = one.confirmedAt === null;
  return {
    id: one.id, subjectKind: one.subjectKind, subjectId: one.subjectId, personName: one.personName, basis: one.basis,
    at: one.at.toISOString(), confirmBy: one.confirmBy.toISOString(), isOverdue: open && one.confirmBy < tx.now,
    confirmedBy: one.confirmedBy, confirmedAt: one.confirmedAt?.toISOString() ?? null,
    allowed: open && mayConfirm(tx.actor, one).allowed ? ['confirm'] : [],
  };
}

/** Urgent clearances, those that must be confirmed first at the top; only for whoever may confirm in the whole jurisdiction. */
export async function readUrgent(tx: ReadTx, query: { show: 'open' | 'overdue' | 'all'; after?: string | undefined; limit: number }): Promise<Page<UrgentRow>> {
  if (reach(tx.actor, 'reviews.decide') !== 'all') return { rows: [], next: null };
  const after = query.after === undefined ? null : (decodeCursor(query.after, 2).map(String) as [string, string]);
  const rows = await listUrgent(tx, { show: query.show, after, limit: query.limit + 1 });
  return toPage(rows.map((row) => presentUrgent(tx, row)), query.limit, (row) => [row.confirmBy, row.id]);
}
