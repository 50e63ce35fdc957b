import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock } from '@gongkai/kernel';
import { testUnit } from '@gongkai/organisations/testing';
import { testDatabase } from '@gongkai/testing';
import { insertFacts, listFacts } from './facts.store.ts';
import type { Fact } from './ledger/types.ts';

const database = await testDatabase();
const context = database.context(await database.addJurisdiction(), { kind: 'system', name: 'test' }, new FixedClock('2026-03-10T02:00:00Z'));
const { id: unitId } = await testUnit(context, '清溪镇', { kind: 'township' });

test('facts are read in their order, none twice and none left out, where a reading ends among facts of one moment', async () => {
  // A thousand share each moment: the first reading of ten thousand ends in the middle of one.
  const facts = Array.from({ length: 10_500 }, (_, n): Fact => ({
    id: `fact-${String(n).padStart(5, '0')}`, kind: 'adopted', subject: { kind: 'item', id: `item-${n}` }, units: [{ unitId }], tags: { level: n % 2 === 0 ? 'county' : 'city' },
    occurredAt: '2026-01-01', recordedAt: new Date(Date.UTC(2026, 0, 1) + Math.floor((n + 500) / 1_000)).toISOString(), recordedBy: '陈静',
  }));
  await context.write((tx) => insertFacts(tx, facts.toReversed().map((fact) => ({ fact, occurredOn: '2026-01-01', source: 'imported' as const }))));
  assert.deepEqual(await context.read((tx) => listFacts(tx)), facts);
});
