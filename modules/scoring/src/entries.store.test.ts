import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock, newId } from '@gongkai/kernel';
import { testDatabase } from '@gongkai/testing';
import { takeMoment } from './clock.store.ts';
import { insertEntries, listEntries, listTotals } from './entries.store.ts';
import { listFacts } from './facts.store.ts';
import type { Entry } from './ledger/types.ts';
import { scoringCounty, tellFact } from './testing.ts';

const database = await testDatabase();

async function office(name: string) {
  const context = database.context(await database.addJurisdiction({ name, shortName: name }), { kind: 'system', name: 'test' }, new FixedClock('2026-03-10T02:00:00Z'));
  return { context, county: await scoringCounty(context) };
}
const { context, county } = await office('清河县');
const other = await office('清水县');

const anEntry = (parts: Partial<Entry> = {}): Entry => ({
  id: newId(), type: 'points', unitId: county.township.id, hundredths: 150, ruleId: 'rule', rulebook: 'book@1', factId: null, subject: null, share: null,
  month: '2025-01', adjusts: null, via: null, reverses: null, causeId: 'cause', recordedAt: '2025-01-02T03:04:05.678Z', recordedBy: '陈静', explanation: [], ...parts,
});

const add = (entries: Entry[]) => context.write(async (tx) => {
  await takeMoment(tx, tx.now);
  return insertEntries(tx, entries);
});

const january = { from: '2025-01', to: '2025-01' };

test('entries come back as they were posted, whatever their texts hold', async () => {
  const texts = ['NULL', '', 'a"b', 'c\\d', '{e,f}', ' 空格 ', '行\n行', '\\"'];
  const entries = texts.map((text, n) => anEntry({
    id: `${text}/${n}`, ruleId: text, recordedBy: text, causeId: text, subject: { kind: 'item', id: text, title: text }, share: n % 2 === 0 ? null : '1/2',
    adjusts: n === 1 ? '2024-12' : null, reverses: n === 2 ? text : null, via: n === 3 ? county.township.id : null, hundredths: n - 4, explanation: [{ code: 'scoring.why.rule', values: { text, n } }],
  }));
  assert.equal((await add(entries)).length, texts.length);
  assert.deepEqual(await context.read((tx) => listEntries(tx, january)), entries);
});

test('what is posted already is neither posted nor added up again, in small numbers and in large', async () => {
  const month = { from: '2025-02', to: '2025-02' };
  const first = Array.from({ length: 3 }, () => anEntry({ month: '2025-02' }));
  assert.deepEqual(await add(first), first);
  const more = Array.from({ length: 2_500 }, () => anEntry({ month: '2025-02' }));
  assert.deepEqual(await add([...first, ...more]), more);
  assert.deepEqual(await add(first.slice(1)), []);
  const [sum] = await context.read((tx) => listTotals(tx, month));
  assert.deepEqual([sum?.entryCount, sum?.hundredths], [2_503, 2_503 * 150]);
  assert.equal((await context.read((tx) => listEntries(tx, month))).length, 2_503);
});

test('an entry cannot name a unit or a fact of another tenant, nor one that nobody has', async () => {
  const itemId = newId();
  await tellFact(other.context, { kind: 'adopted', itemId, unitIds: [other.county.township.id], tags: { level: 'county', publication: '快讯', column: '工作简况', itemKind: 'comprehensive' }, occurredAt: '2026-03-09' });
  const [foreign] = await other.context.read((tx) => listFacts(tx));
  const before = (await context.read((tx) => listEntries(tx))).length;
  for (const part of [{ unitId: other.county.township.id }, { via: other.county.township.id }, { unitId: newId() }, { factId: foreign!.id }, { factId: 'nowhere' }])
    await assert.rejects(add([anEntry(), anEntry(part)]), (error: { code?: string; cause?: { code?: string } }) => (error.cause?.code ?? error.code) === '23503', JSON.stringify(part));
  assert.equal((await context.read((tx) => listEntries(tx))).length, before);
});
