import type { Pool } from 'pg';
import { EmbeddedRefusal } from './embedded.ts';
import { openPool, type Role } from './pool.ts';

export type Passwords = Record<Exclude<Role, 'owner'>, string>;

const loginRoles = ['app', 'worker', 'portal'] as const;
const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Makes the group roles that migrations grant to, and this database's own login roles in them. Run as the owner, which must be
 * allowed to create roles; can be run again.
 */
export async function prepareRoles(owner: Pool, passwords: Passwords): Promise<void> {
  const client = await owner.connect();
  try {
    // Roles belong to the whole server: two deployments on it must not race.
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('gongkai.roles'))`);
    const { rows } = await client.query<Found>(`select current_database() as name, rolsuper or rolbypassrls as unbound,
      current_setting('server_version_num')::int as version, current_setting('server_version') as "versionText", current_setting('server_encoding') as encoding
      from pg_roles where rolname = current_user`);
    const database = rows[0]!.name;
    const unfit = whyUnfit(rows[0]!);
    if (unfit) throw new EmbeddedRefusal(unfit);
    for (const role of loginRoles) {
      await client.query(`do $$ begin
        if not exists (select from pg_roles where rolname = 'gongkai_${role}') then create role gongkai_${role} nologin; end if; end $$`);
      const login = loginName(database, role);
      await client.query(`do $$ begin
        if not exists (select from pg_roles where rolname = '${login}') then
          create role ${quote(login)} login in role gongkai_${role}; end if; end $$`);
      // In a database named gongkai the login is the group role itself.
      await client.query(`alter role ${quote(login)} login password '${passwords[role].replaceAll("'", "''")}'`);
      await client.query(`grant connect on database ${quote(database)} to ${quote(login)}`);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

interface Found {
  name: string;
  unbound: boolean;
  version: number;
  versionText: string;
  encoding: string;
}

/** Why a database of somebody's own cannot be used, as a sentence, or null. */
export function whyUnfit({ name, unbound, version, versionText, encoding }: Found): string | null {
  if (version < 150_000) return `The database server is PostgreSQL ${versionText}; version 15 or newer is needed.`;
  if (encoding !== 'UTF8') return `The database ${name} keeps its texts as ${encoding}. Make one that takes Chinese: create database … encoding 'UTF8' template template0;`;
  // It would own views and functions that row-level security does not bind.
  if (unbound) return `The database address names a user whom row-level security does not bind (a superuser, or one with bypassrls). Make an owner for the database: create role gongkai_owner login createrole password '…'; alter database ${quote(name)} owner to gongkai_owner;`;
  return null;
}

/** The login of one role in one database: a server may carry several deployments. */
export function loginName(database: string, role: Exclude<Role, 'owner'>): string {
  return `${database.replace(/[^a-z0-9_]/gi, '_')}_${role}`.slice(-63);
}

/** The address for one role, made from the owner's. */
export function roleUrl(ownerUrl: string, role: Exclude<Role, 'owner'>, passwords: Passwords): string {
  const url = new URL(ownerUrl);
  url.username = loginName(decodeURIComponent(url.pathname.slice(1)), role);
  url.password = passwords[role];
  return url.toString();
}

/** Pools for the roles of the running system, the owner's among them for commands that need it. */
export interface Pools {
  app: Pool;
  worker: Pool;
  portal: Pool;
  owner: Pool;
  close(): Promise<void>;
}

/** Opens the pools of all roles; connections are made when first used. */
export function openPools(ownerUrl: string, passwords: Passwords, sizes: Partial<Record<Role, number>> = {}): Pools {
  const open = (role: Exclude<Role, 'owner'>, size: number) =>
    openPool(roleUrl(ownerUrl, role, passwords), { max: sizes[role] ?? size, name: role });
  const pools = {
    app: open('app', 10),
    worker: open('worker', 6),
    portal: open('portal', 6),
    owner: openPool(ownerUrl, { max: sizes.owner ?? 2, name: 'owner' }),
  };
  return {
    ...pools,
    async close() {
      await Promise.all(Object.values(pools).map((pool) => pool.end()));
    },
  };
}
