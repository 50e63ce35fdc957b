import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { listUnits } from '@gongkai/organisations';
import { rootUnit } from '@gongkai/organisations/testing';
import { testDatabase } from '@gongkai/testing';
import { openDataFolder } from '../data-folder.ts';
import { importDivisionsCommand } from './import-divisions.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-divisions-'));
openDataFolder(folder);
after(() => rmSync(folder, { recursive: true, force: true }));
const database = await testDatabase();
const context = database.context(await database.addJurisdiction({ code: 'guichi' }));
await rootUnit(context);

async function run(values: Record<string, string>): Promise<unknown> {
  let said = '';
  const io = { out: (text: string) => void (said += text), error: () => {}, readInput: async () => Buffer.alloc(0) };
  await importDivisionsCommand.run({ values: { data: folder, 'database-url': database.ownerUrl, jurisdiction: 'guichi', ...values }, positionals: [], json: true, io });
  return JSON.parse(said);
}

test('the townships of a county come in by their national codes, once', async () => {
  const first = (await run({ below: '341702', from: '2025-01-01' })) as { added: number; present: number };
  assert.ok(first.added > 10, String(first.added));
  assert.deepEqual(await run({ below: '341702' }), { added: 0, present: first.added, differing: [] });
  const units = await context.read((tx) => listUnits(tx));
  assert.equal(units.filter((unit) => unit.code?.startsWith('341702') && unit.validFrom === '2025-01-01').length, first.added);
  assert.ok(units.some((unit) => unit.kind === 'township') && units.some((unit) => unit.kind === 'street'));
});

test('a division or unit that does not exist, and a day that is none, are refused', async () => {
  await assert.rejects(run({ below: '999999' }), { code: 'organisations.division-unknown' });
  await assert.rejects(run({ below: '341702', under: '没有这个单位' }), /There is no unit 没有这个单位/);
  await assert.rejects(run({ below: '341702', from: 'tomorrow' }), /--from takes a day/);
  await assert.rejects(run({}), /--below is missing/);
});
