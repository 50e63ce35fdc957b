import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importDocuments } from '@gongkai/disclosures';
import { testServices } from '@gongkai/testing';
import { withBenchDatabase, type BenchDatabase } from '../bench-database.ts';
import { benchCatalogue, importFile, lawSentences } from '../bench-documents.ts';
import type { Bench, BenchTools, Figure } from '../harness.ts';

const count = 5_000;

/** Importing documents through the product, against COPY of the rows that it writes. */
export const imports: Bench = { name: 'imports', run: (tools) => withBenchDatabase((database) => measure(database, tools)) };

async function measure(database: BenchDatabase, tools: BenchTools): Promise<Figure[]> {
  const catalogue = await benchCatalogue(database, await database.addJurisdiction('imports'), testServices());
  const bytes = importFile(count, tools.random, lawSentences());
  const before = await rowCounts(database);
  const began = performance.now();
  const { imported } = await importDocuments(catalogue.context, { name: 'bench', bytes, columnCode: 'laws', unitId: catalogue.unitId, personId: catalogue.personId, basis: '测量' });
  const seconds = (performance.now() - began) / 1000;
  if (imported !== count) throw new Error(`${imported} documents were imported`);
  const after = await rowCounts(database);
  const written = [...after].filter(([table, rows]) => rows - (before.get(table) ?? 0) >= count).map(([table]) => table);
  tools.plan(`${count} documents, ${(bytes.length / count / 1024).toFixed(1)} kB each, checked, fingerprinted, cleared and published; rows in ${written.join(', ')}`);
  const copySeconds = await copyAgain(database, written);
  return [
    { name: 'documents imported', value: count / seconds, unit: 'documents/s', against: { name: 'COPY of the same rows', value: count / copySeconds }, smallerIsBetter: false, holds: 0.1, note: 'constraints and indexes on both sides; the peer checks, fingerprints and reviews nothing' },
  ];
}

async function rowCounts({ superuser }: BenchDatabase): Promise<Map<string, number>> {
  const tables = await superuser.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('disclosures', 'reviews')`);
  const counts = new Map<string, number>();
  for (const { name } of tables.rows) counts.set(name, (await superuser.query<{ n: number }>(`select count(*)::int as n from ${name}`)).rows[0]!.n);
  return counts;
}

/** Copies the rows out, and into tables of the same columns, checks and indexes; returns the seconds of the way in. */
async function copyAgain({ superuser }: BenchDatabase, tables: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  chmodSync(folder, 0o777);
  let milliseconds = 0;
  try {
    await superuser.query('create schema peer');
    for (const [index, table] of tables.entries()) {
      const file = join(folder, `${index}.copy`);
      await superuser.query(`copy ${table} to '${file}' (format binary)`);
      await superuser.query(`create table peer.t${index} (like ${table} including all)`);
      const began = performance.now();
      await superuser.query(`copy peer.t${index} from '${file}' (format binary)`);
      milliseconds += performance.now() - began;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return milliseconds / 1000;
}
