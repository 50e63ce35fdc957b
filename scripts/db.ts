// Writes what is derived from the migrations: `node scripts/db.ts types` the table types, `schema` database/schema.sql, no word both.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

if (process.argv[1] === import.meta.filename) {
  const { types, schema } = await derive();
  const check = process.argv[2] === 'check';
  for (const [file, text] of [[typesFile, types], [schemaFile, schema]] as const) {
    if (!check) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      console.error(`${file} is stale: run node scripts/db.ts`);
      process.exitCode = 1;
    }
  }
}
