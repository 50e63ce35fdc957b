import { sql } from 'kysely';
import { newId } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';
import type { Person, PostKind } from './contract.ts';
import { personKey } from './name-key.ts';

/** A person as he stands, or null; locked against other writers when `lock` is set. */
export async function findPerson(tx: ReadTx, personId: string, lock = false): Promise<Person | null> {
  let query = tx.db.selectFrom('organisations.persons as p')
    .innerJoin('organisations.units as u', (join) => join.onRef('u.jurisdiction_id', '=', 'p.jurisdiction_id').onRef('u.id', '=', 'p.unit_id'))
    .select(['p.id', 'p.name', 'p.unit_id as unitId', 'u.name as unitName', 'p.email', 'p.phone', 'p.left_on as leftOn', 'p.version'])
    .where('p.id', '=', personId);
  if (lock) query = query.forUpdate('p');
  return (await query.executeTakeFirst()) ?? null;
}

/** Inserts a person and returns the id. */
export async function insertPerson(tx: Tx, person: { name: string; unitId: string; email: string | null; phone: string | null }): Promise<string> {
  const id = newId();
  await tx.db.insertInto('organisations.persons').values({
    id, name: person.name, name_key: personKey(person.name), unit_id: person.unitId, email: person.email, phone: person.phone,
  }).execute();
  return id;
}

export interface PersonChange {
  name?: string;
  unitId?: string;
  email?: string | null;
  phone?: string | null;
  leftOn?: string | null;
}

/** Writes what stands now; every change raises the version. */
export async function updatePerson(tx: Tx, personId: string, change: PersonChange): Promise<void> {
  await tx.db.updateTable('organisations.persons').set((on) => ({
    version: on('version', '+', 1),
    ...(change.name !== undefined ? { name: change.name, name_key: personKey(change.name) } : {}),
    ...(change.unitId !== undefined ? { unit_id: change.unitId } : {}),
    ...(change.email !== undefined ? { email: change.email } : {}),
    ...(change.phone !== undefined ? { phone: change.phone } : {}),
    ...(change.leftOn !== undefined ? { left_on: change.leftOn } : {}),
  })).where('id', '=', personId).execute();
}

/** Moves everybody who works in one unit to another. */
export async function movePersons(tx: Tx, fromUnitId: string, intoUnitId: string): Promise<void> {
  await tx.db.updateTable('organisations.persons').set((on) => ({ unit_id: intoUnitId, version: on('version', '+', 1) }))
    .where('unit_id', '=', fromUnitId).where('left_on', 'is', null).execute();
}

/** Names of persons by id. */
export async function findPersonNames(tx: ReadTx, personIds: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (personIds.length === 0) return [];
  return tx.db.selectFrom('organisations.persons').select(['id', 'name']).where('id', '=', sql<string>`any(${[...personIds]}::uuid[])`).execute();
}

/** Persons who work in a unit now, or who hold a post there that has not ended. */
export async function findPersonsOf(tx: ReadTx, unitId: string, post?: PostKind): Promise<{ id: string; name: string }[]> {
  const people = tx.db.selectFrom('organisations.persons as p').select(['p.id', 'p.name']).where('p.left_on', 'is', null);
  if (post === undefined) return people.where('p.unit_id', '=', unitId).orderBy('p.id').execute();
  return people.where((on) => on.exists(on.selectFrom('organisations.posts as h').select('h.id').whereRef('h.jurisdiction_id', '=', 'p.jurisdiction_id')
    .whereRef('h.person_id', '=', 'p.id').where('h.unit_id', '=', unitId).where('h.post', '=', post).where('h.valid_to', 'is', null))).orderBy('p.id').execute();
}
