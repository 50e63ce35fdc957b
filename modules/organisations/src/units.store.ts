import { sql } from 'kysely';
import { newId } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';
import type { RankingGroup, Unit, UnitKind } from './contract.ts';
import { unitKey } from './name-key.ts';

const columns = [
  'id', 'parent_id as parentId', 'name', 'short_name as shortName', 'kind', 'ranking_group as group', 'code', 'represents', 'sort',
  'valid_from as validFrom', 'valid_to as validTo', 'version',
] as const;

/** A unit as it stands, or null; locked against other writers when `lock` is set. */
export async function findUnit(tx: ReadTx, unitId: string, lock = false): Promise<Unit | null> {
  let query = tx.db.selectFrom('organisations.units').select(columns).where('id', '=', unitId);
  if (lock) query = query.forUpdate();
  return ((await query.executeTakeFirst()) as Unit | undefined) ?? null;
}

/** Units as they stand, in their order; ended ones only when asked for. */
export async function findUnits(tx: ReadTx, filter: { today: string; ended: boolean }): Promise<Unit[]> {
  let query = tx.db.selectFrom('organisations.units').select(columns);
  if (!filter.ended) query = query.where('valid_from', '<=', filter.today).where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', filter.today)]));
  return (await query.orderBy('sort').orderBy('name_key').orderBy('id').execute()) as Unit[];
}

/** Units with the name, place and kind that they had on a day. */
export async function findUnitsAt(tx: ReadTx, at: string): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select u.id, p.parent_id as "parentId", p.name, p.short_name as "shortName", p.kind, p.ranking_group as "group", u.code, u.represents, u.sort,
      u.valid_from as "validFrom", u.valid_to as "validTo", u.version
    from organisations.units u
    join organisations.unit_periods p on p.jurisdiction_id = u.jurisdiction_id and p.unit_id = u.id
      and p.valid_from <= ${at} and (p.valid_to is null or p.valid_to > ${at})
    order by u.sort, u.name_key, u.id`.execute(tx.db);
  return rows;
}

/** Takes the tree for one writer at a time: cycles and double merges must not slip in between two readers. */
export async function lockTree(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('organisations.tree'), hashtext(${tx.jurisdictionId}))`.execute(tx.db);
}

export interface NewUnit {
  parentId: string | null;
  name: string;
  shortName: string;
  kind: UnitKind;
  group: RankingGroup;
  code: string | null;
  represents: string | null;
  sort: number;
  from: string;
  basis: string | null;
}

/** Inserts a unit with its first period and returns its id. */
export async function insertUnit(tx: Tx, unit: NewUnit): Promise<string> {
  const id = newId();
  await tx.db.insertInto('organisations.units').values({
    id, parent_id: unit.parentId, kind: unit.kind, ranking_group: unit.group, name: unit.name, short_name: unit.shortName,
    name_key: unitKey(unit.name), code: unit.code, represents: unit.represents, sort: unit.sort, valid_from: unit.from,
  }).execute();
  await insertPeriod(tx, { ...unit, unitId: id });
  return id;
}

/** Begins a period of a unit; the one before must have been ended on its first day. */
export async function insertPeriod(tx: Tx, period: Omit<NewUnit, 'code' | 'represents' | 'sort'> & { unitId: string }): Promise<void> {
  await tx.db.insertInto('organisations.unit_periods').values({
    id: newId(), unit_id: period.unitId, parent_id: period.parentId, kind: period.kind, ranking_group: period.group, name: period.name,
    short_name: period.shortName, valid_from: period.from, basis: period.basis,
  }).execute();
}

/** Ends the open period of a unit; one that began on the same day becomes empty and counts for no day. */
export async function endPeriod(tx: Tx, unitId: string, on: string): Promise<void> {
  await tx.db.updateTable('organisations.unit_periods').set({ valid_to: on }).where('unit_id', '=', unitId).where('valid_to', 'is', null).execute();
}

/** The first day of the open period, before which nothing may be changed any more. */
export async function openPeriodFrom(tx: ReadTx, unitId: string): Promise<string | null> {
  const row = await tx.db.selectFrom('organisations.unit_periods').select('valid_from').where('unit_id', '=', unitId).where('valid_to', 'is', null).executeTakeFirst();
  return row?.valid_from ?? null;
}

export interface UnitChange {
  parentId?: string | null;
  name?: string;
  shortName?: string;
  kind?: UnitKind;
  group?: RankingGroup;
  code?: string | null;
  represents?: string | null;
  sort?: number;
  validTo?: string | null;
}

/** Writes what stands now; every change raises the version. */
export async function updateUnit(tx: Tx, unitId: string, change: UnitChange): Promise<void> {
  await tx.db.updateTable('organisations.units').set((on) => ({
    version: on('version', '+', 1),
    ...(change.parentId !== undefined ? { parent_id: change.parentId } : {}),
    ...(change.name !== undefined ? { name: change.name, name_key: unitKey(change.name) } : {}),
    ...(change.shortName !== undefined ? { short_name: change.shortName } : {}),
    ...(change.kind !== undefined ? { kind: change.kind } : {}),
    ...(change.group !== undefined ? { ranking_group: change.group } : {}),
    ...(change.code !== undefined ? { code: change.code } : {}),
    ...(change.represents !== undefined ? { represents: change.represents } : {}),
    ...(change.sort !== undefined ? { sort: change.sort } : {}),
    ...(change.validTo !== undefined ? { valid_to: change.validTo } : {}),
  })).where('id', '=', unitId).execute();
}

/** Ids of a unit and of everything below it, ended units included. */
export async function findIdsBelow(tx: ReadTx, unitId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select below as id from organisations.units_below(${unitId}) as below`.execute(tx.db);
  return rows.map((row) => row.id);
}

/** Ids of a unit and of everything above it up to the root. */
export async function findIdsAbove(tx: ReadTx, unitId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select above as id from organisations.units_above(${unitId}) as above`.execute(tx.db);
  return rows.map((row) => row.id);
}

/** Notes that one unit took over from another. */
export async function insertSuccession(tx: Tx, succession: { predecessorId: string; successorId: string; onDay: string; basis: string | null }): Promise<void> {
  await tx.db.insertInto('organisations.successions').values({
    predecessor_id: succession.predecessorId, successor_id: succession.successorId, on_day: succession.onDay, basis: succession.basis,
  }).execute();
}
