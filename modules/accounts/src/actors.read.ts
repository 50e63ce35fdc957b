import { sql } from 'kysely';
import type { Actor, Grant, Scope } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { peopleView, unitsAbove, unitsBelow } from '@gongkai/organisations';
import { permissionsOf, rolesWith } from './roles.ts';

interface GrantRow {
  role: string;
  unitId: string;
  scope: Scope;
  below: string[] | null;
}

/** What one query says about an account: who he is, where he works, and the grants that hold at this moment. */
export interface ActorRow {
  accountId: string;
  personId: string;
  name: string;
  unitId: string;
  grants: GrantRow[] | null;
}

/** The columns of an actor, for a query that names the account `a` and the person `p`. */
export const actorColumns = (now: Date) => sql`
  a.id as "accountId", a.person_id as "personId", p.name, p.unit_id as "unitId",
  (select json_agg(json_build_object('role', g.role, 'unitId', g.unit_id, 'scope', g.scope,
      'below', case when g.scope = 'subtree' then (select json_agg(b) from ${unitsBelow(sql`g.unit_id`)} b) end))
    from accounts.grants g
    where g.jurisdiction_id = a.jurisdiction_id and g.account_id = a.id
      and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})) as grants`;

/** The actor in a row; `limited` leaves him his own account and nothing else. */
export function toActor(row: ActorRow, limited = false): Actor {
  const grants = limited ? [] : (row.grants ?? []).map(toGrant);
  return { kind: 'account', accountId: row.accountId, personId: row.personId, name: row.name, unitId: row.unitId, grants };
}

function toGrant(row: GrantRow): Grant {
  const unitIds = row.scope === 'jurisdiction' ? 'all' : new Set(row.scope === 'subtree' ? (row.below ?? []) : [row.unitId]);
  return { role: row.role, permissions: permissionsOf(row.role), unitId: row.unitId, scope: row.scope, unitIds };
}

/** The actors that accounts in use are now, with the grants that hold now. */
export async function findActors(tx: ReadTx, accountIds: readonly string[]): Promise<Actor[]> {
  const { rows } = await sql<ActorRow>`
    select ${actorColumns(tx.now)}
    from accounts.accounts a join ${peopleView} p on p.jurisdiction_id = a.jurisdiction_id and p.person_id = a.person_id
    where a.id = any(${[...accountIds]}::uuid[]) and a.disabled_at is null`.execute(tx.db);
  return rows.map((row) => toActor(row));
}

/** The actor that an account is at this moment, or null when there is none or it is disabled. */
export async function findActor(tx: ReadTx, accountId: string): Promise<Actor | null> {
  return (await findActors(tx, [accountId]))[0] ?? null;
}

/** Accounts in use that hold a permission now: anywhere, or so that it reaches one unit. */
export async function findHolding(tx: ReadTx, permission: string, unitId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from accounts.grants g
    join accounts.accounts a on a.jurisdiction_id = g.jurisdiction_id and a.id = g.account_id and a.disabled_at is null
    where g.role = any(${rolesWith(permission)}::text[]) and g.valid_from <= ${tx.now} and (g.valid_to is null or g.valid_to > ${tx.now})
      and (${unitId}::uuid is null or g.scope = 'jurisdiction' or g.unit_id = ${unitId}::uuid
        or (g.scope = 'subtree' and g.unit_id in (select ${unitsAbove(sql`${unitId}::uuid`)})))
    order by a.id`.execute(tx.db);
  return rows.map((row) => row.id);
}

/** The account of each person who has one in use. */
export async function findAccountsOfPersons(tx: ReadTx, personIds: readonly string[]): Promise<{ id: string; personId: string }[]> {
  if (personIds.length === 0) return [];
  return tx.db.selectFrom('accounts.accounts').select(['id', 'person_id as personId'])
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`).where('disabled_at', 'is', null).execute();
}

/** The person of each account, in use or not. */
export async function findAccountNames(tx: ReadTx, accountIds: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (accountIds.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string }>`
    select a.id, p.name from accounts.accounts a join ${peopleView} p on p.jurisdiction_id = a.jurisdiction_id and p.person_id = a.person_id
    where a.id = any(${[...accountIds]}::uuid[])`.execute(tx.db);
  return rows;
}

/** How the people behind accounts in use are reached. */
export async function findContacts(tx: ReadTx, accountIds: readonly string[]): Promise<{ accountId: string; email: string | null; language: string | null }[]> {
  if (accountIds.length === 0) return [];
  return tx.db.selectFrom('accounts.accounts').select(['id as accountId', 'email', 'language'])
    .where('id', '=', sql<string>`any(${[...accountIds]}::uuid[])`).where('disabled_at', 'is', null).execute();
}
