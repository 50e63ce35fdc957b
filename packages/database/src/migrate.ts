import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import type { Pool, PoolClient } from 'pg';

export interface Migration {
  name: string;
  text: string;
  checksum: string;
}

/** The folder of the migrations, found from this file. */
export const migrationsFolder = join(import.meta.dirname, '../../../database/migrations');

/** Reads the migrations in order of their names. */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    });
}

/** The database holds migrations that this version does not know, or others under the same name. */
export class SchemaMismatch extends Error {
  override name = 'SchemaMismatch';
}

/** Brings a database up to date as its owner; safe to run at the same time from several processes. */
export async function migrate(owner: Pool, migrations: Migration[] = readMigrations()): Promise<string[]> {
  const client = await owner.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('gongkai.migrate'))`);
    const applied = await appliedMigrations(client);
    refuseMismatch(applied, migrations);
    const due = migrations.filter((migration) => !applied.has(migration.name));
    if (due.length === 0) return [];
    await runMigrations({ pgPool: owner });
    for (const migration of due) await apply(client, migration);
    await openJobTables(client);
    return due.map((migration) => migration.name);
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('gongkai.migrate'))`).catch(() => {});
    client.release();
  }
}

async function appliedMigrations(client: PoolClient): Promise<Map<string, string>> {
  await client.query(`create table if not exists public.gongkai_migrations (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from public.gongkai_migrations');
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

function refuseMismatch(applied: Map<string, string>, migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of applied) {
    const ours = known.get(name);
    if (ours === undefined) throw new SchemaMismatch(`The database was set up by a newer version (it has ${name}). Update the program.`);
    if (ours !== checksum) throw new SchemaMismatch(`The database was set up with another ${name} than this version has.`);
  }
}

async function apply(client: PoolClient, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.text);
    await client.query('insert into public.gongkai_migrations (name, checksum) values ($1, $2)', [migration.name, migration.checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
  }
}

// The job library enables row-level security on its tables without policies: only their owner could work them.
async function openJobTables(client: PoolClient): Promise<void> {
  await client.query(`
    grant usage on schema graphile_worker to gongkai_worker;
    grant select, insert, update, delete on all tables in schema graphile_worker to gongkai_worker;
    grant usage on all sequences in schema graphile_worker to gongkai_worker;
    grant execute on all functions in schema graphile_worker to gongkai_worker;
    do $$ declare t record; begin
      for t in select c.oid::regclass as name from pg_class c where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity loop
        execute format('drop policy if exists worker on %s', t.name);
        execute format('create policy worker on %s to gongkai_worker using (true) with check (true)', t.name);
      end loop;
    end $$`);
}
