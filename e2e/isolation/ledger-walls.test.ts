import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { newId } from '@gongkai/kernel';
import { testUnit } from '@gongkai/organisations/testing';
import { testDatabase } from '@gongkai/testing';

const database = await testDatabase();
const [own, other] = [await database.addJurisdiction(), await database.addJurisdiction()];

/** Posts an entry as a superuser, whom row-level security does not bind; an error tells what the tables themselves refuse. */
async function post(parts: { unitId: string; via?: string; factId?: string }): Promise<void> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    await client.query(
      `insert into scoring.entries (jurisdiction_id, id, type, unit_id, via, fact_id, hundredths, rule_id, rulebook, month, cause_id, recorded_at, recorded_by, explanation, posted_at)
       values ($1, $2, 'points', $3, $4, $5, 1, 'r', 'b', '2025-01', 'c', now(), 'p', '[]', now())`, [own, newId(), parts.unitId, parts.via ?? null, parts.factId ?? null]);
  } finally {
    await client.end();
  }
}

test('the ledger refuses units and facts of another tenant to a superuser as well', async () => {
  const unitOf = async (jurisdictionId: string) => (await testUnit(database.context(jurisdictionId, { kind: 'system', name: 'test' }), '清溪镇', { kind: 'township' })).id;
  const [unitId, foreign] = [await unitOf(own), await unitOf(other)];
  await post({ unitId });
  for (const parts of [{ unitId: foreign }, { unitId, via: foreign }, { unitId, factId: 'nowhere' }]) await assert.rejects(post(parts), { code: '23503' });
});
