import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { ChainStep } from './contract.ts';

/** A chain as the store reads it. */
export interface ChainRow {
  id: string;
  organUnitId: string | null;
  kind: string;
  name: string;
  steps: ChainStep[];
  version: number;
  changedAt: Date;
  changedBy: string;
}

const columns = [
  'id', 'organ_unit_id as organUnitId', 'kind', 'name', 'steps', 'version', 'changed_at as changedAt', 'changed_by as changedBy',
] as const;

type Raw = Omit<ChainRow, 'steps'> & { steps: unknown };
const toRow = (raw: Raw): ChainRow => ({ ...raw, steps: raw.steps as ChainStep[] });

/** Every chain that stands, defaults first. */
export async function listChains(tx: ReadTx, kind?: string): Promise<ChainRow[]> {
  let query = tx.db.selectFrom('reviews.chains').select(columns).where('retired_at', 'is', null);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  return (await query.orderBy('kind').orderBy(sql`organ_unit_id nulls first`).execute()).map(toRow);
}

/** One chain that stands, locked; null when there is none. */
export async function lockChain(tx: Tx, id: string): Promise<ChainRow | null> {
  const row = await tx.db.selectFrom('reviews.chains').select(columns).where('id', '=', id).where('retired_at', 'is', null).forUpdate().executeTakeFirst();
  return row ? toRow(row) : null;
}

/** The chain of one organ for one kind (the default for null), locked; null when there is none. */
export async function lockChainOf(tx: Tx, kind: string, organUnitId: string | null): Promise<ChainRow | null> {
  const row = await tx.db
    .selectFrom('reviews.chains').select(columns)
    .where('kind', '=', kind).where('retired_at', 'is', null)
    .where(sql<boolean>`organ_unit_id is not distinct from ${organUnitId}`)
    .forUpdate().executeTakeFirst();
  return row ? toRow(row) : null;
}

/** Adds a chain; false when another stands in its place. */
export async function insertChain(tx: Tx, chain: { id: string; organUnitId: string | null; kind: string; name: string; steps: readonly ChainStep[]; changedBy: string }): Promise<boolean> {
  const done = await sql`
    insert into reviews.chains (id, organ_unit_id, kind, name, steps, changed_at, changed_by)
    values (${chain.id}, ${chain.organUnitId}, ${chain.kind}, ${chain.name}, ${JSON.stringify(chain.steps)}::jsonb, ${tx.now}, ${chain.changedBy})
    on conflict do nothing`.execute(tx.db);
  return done.numAffectedRows === 1n;
}

/** Changes a chain; running cases keep the copy with which they began. */
export async function updateChain(tx: Tx, chain: { id: string; name: string; steps: readonly ChainStep[]; version: number; changedBy: string }): Promise<void> {
  await tx.db
    .updateTable('reviews.chains')
    .set({ name: chain.name, steps: JSON.stringify(chain.steps), version: chain.version, changed_at: tx.now, changed_by: chain.changedBy })
    .where('id', '=', chain.id).execute();
}

/** Takes a chain out of use. */
export async function retireChainRow(tx: Tx, id: string, changedBy: string): Promise<void> {
  await tx.db.updateTable('reviews.chains').set({ retired_at: tx.now, changed_at: tx.now, changed_by: changedBy }).where('id', '=', id).execute();
}
