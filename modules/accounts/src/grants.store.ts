import { sql } from 'kysely';
import { actorName, newId, type Scope } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';
import type { Role, RoleFamily } from './roles.ts';

/** A grant as stored: a role of an account in a unit, from when until when. */
export interface GrantRecord {
  id: string;
  accountId: string;
  role: string;
  family: string;
  unitId: string;
  scope: Scope;
  validFrom: Date;
  validTo: Date | null;
  reason: string | null;
  grantedBy: string;
  grantedAt: Date;
  revokedBy: string | null;
  revokedAt: Date | null;
}

const columns = [
  'id', 'account_id as accountId', 'role', 'family', 'unit_id as unitId', 'scope', 'valid_from as validFrom', 'valid_to as validTo', 'reason',
  'granted_by as grantedBy', 'granted_at as grantedAt', 'revoked_by as revokedBy', 'revoked_at as revokedAt',
] as const;

/** All grants of an account, past and future ones too. */
export async function findGrants(tx: ReadTx, accountId: string): Promise<GrantRecord[]> {
  return (await tx.db.selectFrom('accounts.grants').select(columns).where('account_id', '=', accountId).orderBy('valid_from', 'desc').orderBy('id').execute()) as GrantRecord[];
}

/** One grant, locked, or null. */
export async function findGrant(tx: Tx, grantId: string): Promise<GrantRecord | null> {
  return ((await tx.db.selectFrom('accounts.grants').select(columns).where('id', '=', grantId).forUpdate().executeTakeFirst()) as GrantRecord | undefined) ?? null;
}

export interface NewGrant {
  accountId: string;
  role: Role;
  family: RoleFamily;
  unitId: string;
  scope: Scope;
  from: Date;
  to: Date | null;
  reason: string | null;
}

/** Inserts a grant and returns its id. */
export async function insertGrant(tx: Tx, grant: NewGrant): Promise<string> {
  const id = newId();
  await tx.db.insertInto('accounts.grants').values({
    id, account_id: grant.accountId, role: grant.role, family: grant.family, unit_id: grant.unitId, scope: grant.scope, valid_from: grant.from,
    valid_to: grant.to, reason: grant.reason, granted_by: actorName(tx.actor), granted_at: tx.now,
  }).execute();
  return id;
}

/** Ends a grant now; one that has not begun never begins. */
export async function endGrant(tx: Tx, grantId: string): Promise<void> {
  await tx.db.updateTable('accounts.grants').set({
    valid_to: sql<Date>`greatest(valid_from, ${tx.now}::timestamptz)`, revoked_by: actorName(tx.actor), revoked_at: tx.now,
  }).where('id', '=', grantId).execute();
}

/** Grants in some units that hold now or later, locked. */
export async function findStandingGrantsIn(tx: Tx, unitIds: readonly string[]): Promise<GrantRecord[]> {
  if (unitIds.length === 0) return [];
  return (await tx.db.selectFrom('accounts.grants').select(columns).where('unit_id', '=', sql<string>`any(${[...unitIds]}::uuid[])`)
    .where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', tx.now)])).orderBy('id').forUpdate().execute()) as GrantRecord[];
}

/** How many accounts in use hold a role now or will hold it; takes the role for this transaction, so that there is one first. */
export async function countHolders(tx: Tx, role: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('accounts.role'), hashtext(${`${tx.jurisdictionId}:${role}`}))`.execute(tx.db);
  return holdersOf(tx, role);
}

/** How many accounts in use hold a role now or will hold it. */
export async function holdersOf(tx: ReadTx, role: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct a.id) as count from accounts.grants g
    join accounts.accounts a on a.jurisdiction_id = g.jurisdiction_id and a.id = g.account_id and a.disabled_at is null
    where g.role = ${role} and (g.valid_to is null or g.valid_to > ${tx.now})`.execute(tx.db);
  return rows[0]!.count;
}
