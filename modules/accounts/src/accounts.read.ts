import { sql } from 'kysely';
import { decodeCursor, toPage, type Page } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { peopleView, unitsBelow } from '@gongkai/organisations';

/** Filters of the list of accounts; `units` is where the reader may look. */
export interface AccountFilter {
  units: 'all' | ReadonlySet<string>;
  unitId?: string;
  role?: string;
  state?: 'active' | 'invited' | 'disabled' | 'locked';
  text?: string;
  accountId?: string;
  after?: string;
  limit: number;
}

export interface AccountListRow {
  id: string;
  personId: string;
  name: string;
  nameKey: string;
  unitId: string;
  unitName: string;
  loginName: string;
  email: string | null;
  invited: boolean;
  lockedUntil: Date | null;
  disabledAt: Date | null;
  disabledReason: string | null;
  secondFactor: boolean;
  lastUsedAt: Date | null;
  createdAt: Date;
  roles: string[];
  version: number;
}

const states = {
  disabled: sql`a.disabled_at is not null`,
  invited: sql`a.disabled_at is null and a.password_hash is null`,
  locked: sql`a.disabled_at is null and a.password_hash is not null and a.locked_until > now()`,
  active: sql`a.disabled_at is null and a.password_hash is not null`,
} as const;

/** One page of accounts by name, within the units of the reader. */
export async function readAccounts(tx: ReadTx, filter: AccountFilter): Promise<Page<AccountListRow>> {
  const conditions = [sql`true`];
  if (filter.units !== 'all') conditions.push(sql`p.unit_id = any(${[...filter.units]}::uuid[])`);
  if (filter.accountId) conditions.push(sql`a.id = ${filter.accountId}`);
  if (filter.unitId) conditions.push(sql`p.unit_id in (select ${unitsBelow(sql`${filter.unitId}::uuid`)})`);
  if (filter.state) conditions.push(filter.state === 'locked' ? sql`a.disabled_at is null and a.locked_until > ${tx.now}` : states[filter.state]);
  if (filter.role) conditions.push(sql`exists (select from accounts.grants g where g.jurisdiction_id = a.jurisdiction_id and g.account_id = a.id and g.role = ${filter.role}
    and g.valid_from <= ${tx.now} and (g.valid_to is null or g.valid_to > ${tx.now}))`);
  if (filter.text) conditions.push(sql`(p.name like ${like(filter.text)} or a.login_name like ${like(filter.text.toLowerCase())})`);
  if (filter.after) {
    const [nameKey, id] = decodeCursor(filter.after, 2);
    conditions.push(sql`(p.name_key, a.id) > (${nameKey}, ${id}::uuid)`);
  }
  const { rows } = await sql<AccountListRow>`
    select a.id, a.person_id as "personId", p.name, p.name_key as "nameKey", p.unit_id as "unitId", p.unit_name as "unitName", a.login_name as "loginName",
      a.email, a.password_hash is null as invited, a.locked_until as "lockedUntil", a.disabled_at as "disabledAt", a.disabled_reason as "disabledReason",
      a.second_factor_seed is not null as "secondFactor", a.last_used_at as "lastUsedAt", a.created_at as "createdAt", a.version,
      array(select distinct g.role from accounts.grants g where g.jurisdiction_id = a.jurisdiction_id and g.account_id = a.id
        and g.valid_from <= ${tx.now} and (g.valid_to is null or g.valid_to > ${tx.now}) order by 1) as roles
    from accounts.accounts a join ${peopleView} p on p.jurisdiction_id = a.jurisdiction_id and p.person_id = a.person_id
    where ${sql.join(conditions, sql` and `)}
    order by p.name_key, a.id limit ${filter.limit + 1}`.execute(tx.db);
  return toPage(rows, filter.limit, (row) => [row.nameKey, row.id]);
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
