import { sql } from 'kysely';
import { newId } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';
import type { GroupView } from './contract.ts';

export interface GroupRow {
  id: string;
  unitId: string;
  name: string;
  purpose: string;
  officeUnitId: string | null;
  validFrom: string;
  validTo: string | null;
  version: number;
}

/** A leading group, locked, or null. */
export async function findGroup(tx: Tx, groupId: string): Promise<GroupRow | null> {
  return (await tx.db.selectFrom('organisations.leading_groups')
    .select(['id', 'unit_id as unitId', 'name', 'purpose', 'office_unit_id as officeUnitId', 'valid_from as validFrom', 'valid_to as validTo', 'version'])
    .where('id', '=', groupId).forUpdate().executeTakeFirst()) ?? null;
}

export interface GroupFacts {
  unitId: string;
  name: string;
  purpose: string;
  officeUnitId: string | null;
  basis: string | null;
}

/** Inserts a leading group and returns its id. */
export async function insertGroup(tx: Tx, group: GroupFacts & { from: string }): Promise<string> {
  const id = newId();
  await tx.db.insertInto('organisations.leading_groups').values({
    id, unit_id: group.unitId, name: group.name, purpose: group.purpose, office_unit_id: group.officeUnitId, basis: group.basis, valid_from: group.from,
  }).execute();
  return id;
}

/** Writes what stands now of a leading group. */
export async function updateGroup(tx: Tx, groupId: string, change: Partial<GroupFacts> & { validTo?: string }): Promise<void> {
  await tx.db.updateTable('organisations.leading_groups').set((on) => ({
    version: on('version', '+', 1),
    ...(change.name !== undefined ? { name: change.name } : {}),
    ...(change.purpose !== undefined ? { purpose: change.purpose } : {}),
    ...(change.officeUnitId !== undefined ? { office_unit_id: change.officeUnitId } : {}),
    ...(change.basis !== undefined ? { basis: change.basis } : {}),
    ...(change.validTo !== undefined ? { valid_to: sql<string>`greatest(valid_from, ${change.validTo}::date)` } : {}),
  })).where('id', '=', groupId).execute();
}

export interface SeatRow {
  id: string;
  personId: string;
  seat: string;
  duties: string | null;
  sort: number;
  validFrom: string;
}

/** The seats of a group that are held now or later, locked. */
export async function findOpenSeats(tx: Tx, groupId: string): Promise<SeatRow[]> {
  return tx.db.selectFrom('organisations.group_seats').select(['id', 'person_id as personId', 'seat', 'duties', 'sort', 'valid_from as validFrom'])
    .where('group_id', '=', groupId).where('valid_to', 'is', null).orderBy('id').forUpdate().execute();
}

/** Ends a seat; one that began later than that becomes empty. */
export async function endSeat(tx: Tx, seatId: string, on: string): Promise<void> {
  await tx.db.updateTable('organisations.group_seats').set({ valid_to: sql<string>`greatest(valid_from, ${on}::date)` }).where('id', '=', seatId).execute();
}

/** Seats a person in a group. */
export async function insertSeat(tx: Tx, seat: { groupId: string; personId: string; seat: string; duties: string | null; sort: number; from: string }): Promise<void> {
  await tx.db.insertInto('organisations.group_seats').values({
    id: newId(), group_id: seat.groupId, person_id: seat.personId, seat: seat.seat, duties: seat.duties, sort: seat.sort, valid_from: seat.from,
  }).execute();
}

/** The leading groups of a unit with everybody who sat in them, those who sit now first. */
export async function readGroups(tx: ReadTx, unitId: string): Promise<GroupView[]> {
  const { rows } = await sql<GroupView>`
    select g.id, g.unit_id as "unitId", g.name, g.purpose, g.office_unit_id as "officeUnitId", o.name as "officeUnitName", g.basis,
      g.valid_from as "validFrom", g.valid_to as "validTo", g.version,
      coalesce((select json_agg(json_build_object('id', s.id, 'personId', s.person_id, 'personName', p.name, 'seat', s.seat, 'duties', s.duties,
          'validFrom', s.valid_from, 'validTo', s.valid_to)
          order by (s.valid_to is not null), array_position(array['leader', 'deputy', 'member', 'office-head', 'office-member'], s.seat), s.sort, p.name_key)
        from organisations.group_seats s join organisations.persons p on p.jurisdiction_id = s.jurisdiction_id and p.id = s.person_id
        where s.jurisdiction_id = g.jurisdiction_id and s.group_id = g.id and s.valid_to is distinct from s.valid_from), '[]') as seats
    from organisations.leading_groups g left join organisations.units o on o.jurisdiction_id = g.jurisdiction_id and o.id = g.office_unit_id
    where g.unit_id = ${unitId} order by (g.valid_to is not null), g.valid_from desc, g.id`.execute(tx.db);
  return rows;
}
