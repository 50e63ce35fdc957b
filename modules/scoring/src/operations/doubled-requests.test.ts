import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError, FixedClock } from '@gongkai/kernel';
import { testDatabase } from '@gongkai/testing';
import { scoringCounty, tellFact } from '../testing.ts';
import { fileAppeal } from './appeal.ts';
import { closePeriod } from './close-period.ts';
import { compileBulletin } from './compile-bulletin.ts';
import { itemScore } from './item-score.ts';

const clock = new FixedClock('2026-03-10T02:00:00Z');
const database = await testDatabase();
const context = database.context(await database.addJurisdiction({ name: '清河县', shortName: '清河' }), { kind: 'system', name: 'test' }, clock);
const county = await scoringCounty(context);
const editor = context.with({ actor: county.editor, once: null });
const officer = context.with({ actor: county.officer, once: null });

/** What several people are told who ask for the same in the same moment: how many were the first, and why the others were not. */
async function atOnce(ask: () => Promise<unknown>): Promise<{ done: number; told: string[] }> {
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, ask));
  const reasons = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  return { done: outcomes.length - reasons.length, told: [...new Set(reasons.map((reason) => (reason instanceof AppError ? reason.code : String(reason))))] };
}

test('what may be done once is done once, however many ask in the same moment, and the others are told why', async () => {
  const told = await tellFact(context, { kind: 'adopted', unitIds: [county.township.id], tags: { level: 'county', publication: '快讯', column: '工作简况', itemKind: 'brief' }, occurredAt: '2026-03-09' });
  const entry = (await context.read((tx) => itemScore(tx, told.subject.id))).entries[0]!;
  assert.deepEqual(await atOnce(() => fileAppeal(officer, { entryId: entry.id, reason: '应为综合信息' })), { done: 1, told: ['scoring.appeal-open'] });
  assert.deepEqual(await atOnce(() => compileBulletin(editor, { month: '2026-03', length: 'month' })), { done: 1, told: ['scoring.bulletin-exists'] });
  clock.set('2026-04-02T01:00:00Z');
  assert.deepEqual(await atOnce(() => closePeriod(editor, { month: '2026-03' })), { done: 1, told: ['scoring.month-closed'] });
});
