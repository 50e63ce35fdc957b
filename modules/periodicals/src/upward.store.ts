import { actorName, notFound } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';
import type { AdoptedKind, ForwardingState, RecordUpperAdoption, UpperLevel } from './contract.ts';

export interface Forwarding {
  id: string;
  copyId: string;
  itemId: string;
  unitId: string;
  level: UpperLevel;
  publication: string | null;
  copyVersion: number;
  fingerprint: string;
  state: ForwardingState;
  version: number;
  factId: string | null;
  forwardedAt: Date | null;
  createdAt: Date;
  createdBy: string;
}

const columns = [
  'id', 'copy_id', 'item_id', 'unit_id', 'level', 'publication', 'copy_version', 'fingerprint', 'state', 'version', 'fact_id', 'forwarded_at', 'created_at',
  'created_by',
] as const;
const select = (tx: ReadTx) => tx.db.selectFrom('periodicals.forwardings').select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];
const forwardingOf = (row: Row): Forwarding => ({
  id: row.id, copyId: row.copy_id, itemId: row.item_id, unitId: row.unit_id, level: row.level as UpperLevel, publication: row.publication,
  copyVersion: row.copy_version, fingerprint: row.fingerprint, state: row.state as ForwardingState, version: row.version, factId: row.fact_id,
  forwardedAt: row.forwarded_at, createdAt: row.created_at, createdBy: row.created_by,
});

/** A forwarding; `notFound` when there is none. */
export async function findForwarding(tx: ReadTx, forwardingId: string): Promise<Forwarding> {
  const row = await select(tx).where('id', '=', forwardingId).executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return forwardingOf(row);
}

/** A forwarding, locked until the transaction ends. */
export async function lockForwarding(tx: Tx, forwardingId: string): Promise<Forwarding> {
  const row = await select(tx).where('id', '=', forwardingId).forUpdate().executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return forwardingOf(row);
}

/** What was forwarded of some items, oldest first. */
export async function listForwardingsOf(tx: ReadTx, itemIds: readonly string[]): Promise<Forwarding[]> {
  if (itemIds.length === 0) return [];
  return (await select(tx).where('item_id', 'in', [...itemIds]).orderBy('id').execute()).map(forwardingOf);
}

/** Adds a forwarding that waits for its leader. */
export async function insertForwarding(tx: Tx, one: Pick<Forwarding, 'id' | 'copyId' | 'itemId' | 'unitId' | 'level' | 'publication' | 'copyVersion' | 'fingerprint'>): Promise<void> {
  await tx.db
    .insertInto('periodicals.forwardings')
    .values({
      id: one.id, copy_id: one.copyId, item_id: one.itemId, unit_id: one.unitId, level: one.level, publication: one.publication,
      copy_version: one.copyVersion, fingerprint: one.fingerprint, state: 'in-review', created_at: tx.now, created_by: actorName(tx.actor),
    })
    .execute();
}

/** Changes the state of a forwarding, as an event of the same transaction tells it. */
export async function updateForwarding(tx: Tx, forwardingId: string, change: { state: ForwardingState; clearanceId?: string; factId?: string }): Promise<void> {
  await tx.db
    .updateTable('periodicals.forwardings')
    .set((eb) => ({
      state: change.state,
      version: eb('version', '+', 1),
      ...(change.clearanceId === undefined ? {} : { clearance_id: change.clearanceId }),
      ...(change.factId === undefined ? {} : { fact_id: change.factId, forwarded_at: tx.now }),
    }))
    .where('id', '=', forwardingId)
    .execute();
}

export interface UpperAdoption extends Omit<RecordUpperAdoption, 'itemKind'> {
  id: string;
  unitId: string;
  itemKind: AdoptedKind | null;
  factId: string;
  recordedBy: string;
}

const upperColumns = [
  'id', 'item_id', 'unit_id', 'forwarding_id', 'level', 'publication', 'column_code', 'item_kind', 'issue_label', 'commissioned', 'adopted_on', 'fact_id',
  'recorded_by',
] as const;
const selectUpper = (tx: ReadTx) => tx.db.selectFrom('periodicals.upper_adoptions').select(upperColumns).where('withdrawn_at', 'is', null);
type UpperRow = Awaited<ReturnType<ReturnType<typeof selectUpper>['execute']>>[number];
const upperOf = (row: UpperRow): UpperAdoption => ({
  id: row.id, itemId: row.item_id, unitId: row.unit_id, forwardingId: row.forwarding_id, level: row.level as UpperLevel, publication: row.publication,
  columnCode: row.column_code, itemKind: row.item_kind as AdoptedKind | null, issueLabel: row.issue_label, commissioned: row.commissioned,
  adoptedOn: row.adopted_on, factId: row.fact_id, recordedBy: row.recorded_by,
});

/** An upper adoption that stands, locked; `notFound` when there is none. */
export async function lockUpperAdoption(tx: Tx, upperAdoptionId: string): Promise<UpperAdoption> {
  const row = await selectUpper(tx).where('id', '=', upperAdoptionId).forUpdate().executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return upperOf(row);
}

/** Some upper adoptions by id, in the order of the ids. */
export async function listUpperAdoptions(tx: ReadTx, ids: readonly string[]): Promise<UpperAdoption[]> {
  if (ids.length === 0) return [];
  const rows = new Map((await selectUpper(tx).where('id', 'in', [...ids]).execute()).map((row) => [row.id, upperOf(row)]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

/** What the offices above adopted of some items, oldest first. */
export async function listUpperAdoptionsOf(tx: ReadTx, itemIds: readonly string[]): Promise<UpperAdoption[]> {
  if (itemIds.length === 0) return [];
  return (await selectUpper(tx).where('item_id', 'in', [...itemIds]).orderBy('adopted_on').orderBy('id').execute()).map(upperOf);
}

/** Adds what an office above adopted. */
export async function insertUpperAdoption(tx: Tx, one: Omit<UpperAdoption, 'recordedBy'>): Promise<void> {
  await tx.db
    .insertInto('periodicals.upper_adoptions')
    .values({
      id: one.id, item_id: one.itemId, unit_id: one.unitId, forwarding_id: one.forwardingId, level: one.level, publication: one.publication,
      column_code: one.columnCode, item_kind: one.itemKind, issue_label: one.issueLabel, commissioned: one.commissioned, adopted_on: one.adoptedOn,
      fact_id: one.factId, recorded_at: tx.now, recorded_by: actorName(tx.actor),
    })
    .execute();
}

/** Takes an upper adoption back. */
export async function endUpperAdoption(tx: Tx, upperAdoptionId: string): Promise<void> {
  await tx.db.updateTable('periodicals.upper_adoptions').set({ withdrawn_at: tx.now }).where('id', '=', upperAdoptionId).execute();
}
