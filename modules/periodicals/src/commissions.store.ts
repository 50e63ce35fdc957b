import { actorName, notFound } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { Level, PublishCommission } from './contract.ts';

export interface Commission extends Omit<PublishCommission, 'unitIds' | 'dueAt'> {
  id: string;
  unitId: string;
  level: Level;
  dueAt: Date | null;
  publishedAt: Date;
  publishedBy: string;
  endedAt: Date | null;
}

export interface CommissionUnit {
  commissionId: string;
  unitId: string;
  state: 'asked' | 'accepted' | 'delivered' | 'missed';
  itemId: string | null;
  deliveredAt: Date | null;
  onTime: boolean | null;
  factId: string | null;
}

const columns = ['id', 'unit_id', 'kind', 'level', 'title', 'content', 'requirements', 'due_at', 'published_at', 'published_by', 'ended_at'] as const;
const select = (tx: ReadTx) => tx.db.selectFrom('periodicals.commissions').select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];
const commissionOf = (row: Row): Commission => ({
  id: row.id, unitId: row.unit_id, kind: row.kind as Commission['kind'], level: row.level as Level, title: row.title, content: row.content,
  requirements: row.requirements, dueAt: row.due_at, publishedAt: row.published_at, publishedBy: row.published_by, endedAt: row.ended_at,
});

/** Some commissions by id, in the order of the ids. */
export async function listCommissions(tx: ReadTx, ids: readonly string[]): Promise<Commission[]> {
  if (ids.length === 0) return [];
  const rows = new Map((await select(tx).where('id', 'in', [...ids]).execute()).map((row) => [row.id, commissionOf(row)]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

/** A commission, locked until the transaction ends; `notFound` when there is none. */
export async function lockCommission(tx: Tx, commissionId: string): Promise<Commission> {
  const row = await select(tx).where('id', '=', commissionId).forUpdate().executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return commissionOf(row);
}

/** The units that some commissions ask. */
export async function listCommissionUnits(tx: ReadTx, ids: readonly string[]): Promise<CommissionUnit[]> {
  if (ids.length === 0) return [];
  const rows = await tx.db
    .selectFrom('periodicals.commission_units')
    .select(['commission_id', 'unit_id', 'state', 'item_id', 'delivered_at', 'on_time', 'fact_id'])
    .where('commission_id', 'in', [...ids])
    .orderBy('unit_id')
    .execute();
  return rows.map((row) => ({
    commissionId: row.commission_id, unitId: row.unit_id, state: row.state as CommissionUnit['state'], itemId: row.item_id, deliveredAt: row.delivered_at,
    onTime: row.on_time, factId: row.fact_id,
  }));
}

/** Adds a commission with the units that it asks. */
export async function insertCommission(tx: Tx, one: PublishCommission & { id: string; unitId: string }): Promise<void> {
  await tx.db
    .insertInto('periodicals.commissions')
    .values({
      id: one.id, unit_id: one.unitId, kind: one.kind, level: one.level, title: one.title, content: one.content, requirements: one.requirements,
      due_at: one.dueAt, published_at: tx.now, published_by: actorName(tx.actor),
    })
    .execute();
  await tx.db
    .insertInto('periodicals.commission_units')
    .values([...new Set(one.unitIds)].map((unitId) => ({ commission_id: one.id, unit_id: unitId, state: 'asked' })))
    .execute();
}

/** Changes how a unit stands to a commission. */
export async function updateCommissionUnit(
  tx: Tx,
  of: { commissionId: string; unitId: string },
  change: { state: CommissionUnit['state']; itemId?: string; onTime?: boolean; factId?: string },
): Promise<void> {
  await tx.db
    .updateTable('periodicals.commission_units')
    .set({
      state: change.state,
      ...(change.state === 'accepted' ? { accepted_at: tx.now } : {}),
      ...(change.itemId === undefined ? {} : { item_id: change.itemId, delivered_at: tx.now }),
      ...(change.onTime === undefined ? {} : { on_time: change.onTime }),
      ...(change.factId === undefined ? {} : { fact_id: change.factId }),
    })
    .where('commission_id', '=', of.commissionId)
    .where('unit_id', '=', of.unitId)
    .execute();
}

/** Ends a commission: nobody delivers to it any more. */
export async function endCommission(tx: Tx, commissionId: string): Promise<void> {
  await tx.db.updateTable('periodicals.commissions').set({ ended_at: tx.now }).where('id', '=', commissionId).execute();
}

/** Who has not delivered although the moment has passed and nobody has been told. */
export async function listMissed(tx: ReadTx): Promise<{ commissionId: string; unitId: string }[]> {
  const found = await sql<{ commissionId: string; unitId: string }>`
    select u.commission_id as "commissionId", u.unit_id as "unitId" from periodicals.commission_units as u
    join periodicals.commissions as c on c.jurisdiction_id = u.jurisdiction_id and c.id = u.commission_id
    where c.kind = 'commission' and c.due_at < ${tx.now} and u.state in ('asked', 'accepted') limit 500`.execute(tx.db);
  return found.rows;
}

/** What some units have been asked for and have not delivered, due first. */
export async function listWaiting(tx: ReadTx, unitIds: readonly string[], limit: number): Promise<{ id: string; title: string; state: string; dueAt: Date; publishedAt: Date }[]> {
  const found = await sql<{ id: string; title: string; state: string; dueAt: Date; publishedAt: Date }>`
    select c.id, c.title, min(u.state) as state, c.due_at as "dueAt", c.published_at as "publishedAt" from periodicals.commission_units as u
    join periodicals.commissions as c on c.jurisdiction_id = u.jurisdiction_id and c.id = u.commission_id
    where c.kind = 'commission' and c.ended_at is null and u.state in ('asked', 'accepted') and u.unit_id = any(${[...unitIds]}::uuid[])
    group by c.jurisdiction_id, c.id order by c.due_at limit ${limit}`.execute(tx.db);
  return found.rows;
}

/** Assignments of instructions whose day has passed unanswered and that have not been told yet. */
export async function listOverdueAssignments(tx: ReadTx, today: string): Promise<{ instructionId: string; unitId: string }[]> {
  const found = await sql<{ instructionId: string; unitId: string }>`
    select g.instruction_id as "instructionId", g.unit_id as "unitId" from periodicals.assignments as g
    join periodicals.instructions as n on n.jurisdiction_id = g.jurisdiction_id and n.id = g.instruction_id
    where g.answered_at is null and g.overdue_fact_id is null and g.due_on < ${today}::date and n.state = 'assigned' limit 500`.execute(tx.db);
  return found.rows;
}
