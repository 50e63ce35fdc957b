// Writes what is derived from the migrations: the table types and database/schema.sql.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { startTestCluster } from '@gongkai/testing';
import { schemaText } from './schema-text.ts';

const root = join(import.meta.dirname, '..');
const typesFile = join(root, 'packages/database/src/schema.ts');
const schemaFile = join(root, 'database/schema.sql');

/** The table types and the schema text of a freshly migrated database. */
export async function derive(): Promise<{ types: string; schema: string }> {
  const cluster = await startTestCluster();
  try {
    const done = spawnSync(process.execPath, [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'), '--dialect=postgres', `--url=${cluster.ownerUrl}`, '--print',
      '--exclude-pattern={graphile_worker,public}.*', '--date-parser=string',
      '--type-mapping={"int8":"number"}', '--log-level=error',
    ], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stderr || String(done.error));
    return { types: done.stdout, schema: await schemaText(cluster.ownerUrl) };
  } finally {
    await cluster.stop();
  }
}

/** The derived files below a root that are not what the migrations give. */
export function staleFiles(derived: { types: string; schema: string }, folder: string = root): string[] {
  const files = [[relative(root, typesFile), derived.types], [relative(root, schemaFile), derived.schema]] as const;
  return files.filter(([file, text]) => readFileSync(join(folder, file), 'utf8') !== text).map(([file]) => file);
}

if (process.argv[1] === import.meta.filename) {
  const derived = await derive();
  writeFileSync(typesFile, derived.types);
  writeFileSync(schemaFile, derived.schema);
}
