import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock, type AppError, type WrongRows } from '@gongkai/kernel';
import { sql } from '@gongkai/database';
import { readWorkbook, writeWorkbook } from '@gongkai/documents';
import { testDatabase } from '@gongkai/testing';
import { listTargets } from '../periods.store.ts';
import { scoringCounty } from '../testing.ts';
import { importFacts, importOpenings, importTargets } from './import-facts.ts';
import { listRecordedFacts } from './record-fact.ts';

const database = await testDatabase();
const clock = new FixedClock('2026-03-10T02:00:00Z');
const context = database.context(await database.addJurisdiction({ name: '清河县', shortName: '清河' }), { kind: 'system', name: 'test' }, clock);
const county = await scoringCounty(context);
const editor = context.with({ actor: county.editor, once: null });
const say = ({ code }: { code: string }): string => code;

async function workbook(headings: readonly string[], rows: readonly (readonly (string | number)[])[], wrongRows?: WrongRows) {
  const columns = headings.map((heading, n) => ({ key: heading, heading, value: (row: readonly (string | number)[]) => row[n] ?? null }));
  return { name: '导入.xlsx', bytes: await writeWorkbook([{ name: '表', columns, rows }]), wrongRows };
}
const json = (facts: unknown, wrongRows?: WrongRows) => ({ name: '事项.json', bytes: Buffer.from(JSON.stringify(facts)), wrongRows });
const marksIn = async (file: string | null) => (await readWorkbook(Buffer.from(file!, 'base64'))).sheets[0]!.rows.map((row) => row.at(-1));
const refusal = (work: Promise<unknown>) => work.then(() => assert.fail('taken in'), (error: AppError) => error);
const recorded = async (action: string) =>
  (await context.read((tx) => sql<{ after: { rows: number; leftOut: number } }>`select r.after from audit.records r where r.action = ${action} order by r.at`.execute(tx.db))).rows.map(({ after }) => [after.rows, after.leftOut]);
const factCount = async () => (await listRecordedFacts(editor, { limit: 100 })).rows.length;

const factHeadings = ['日期', '事项', '标题', '单位', '层级', '刊物', '栏目', '类别'];
const adopted = (day: string, title: string, unit: string) => [day, '采用', title, unit, '县', '快讯', '工作简况', '综合信息'];

test('facts: all or nothing unless wrong rows shall be left out; twice under one key is once', async () => {
  const rows = [adopted('2025-05-06', '老旧小区改造', '清溪镇'), adopted('2025-05-07', '秋收进展', '不存在的镇'), adopted('2027-05-08', '明年的事', '清溪镇')];
  assert.equal((await refusal(importFacts(editor, await workbook(factHeadings, rows), say))).details?.['rows'], 2);
  assert.equal(await factCount(), 0);
  const once = editor.with({ once: { key: 'import-facts-1', route: 'POST /scoring/facts/import', fingerprint: '1' } });
  const file = await workbook(factHeadings, rows, 'leave-out');
  const done = await importFacts(once, file, say);
  assert.deepEqual([done.rows, done.posted, done.leftOut], [1, 1, 2]);
  assert.deepEqual(await marksIn(done.annotated), ['错误', '已导入', 'scoring.unit-name-unknown', 'scoring.day-in-future']);
  assert.deepEqual(await importFacts(once, file, say), done);
  assert.equal(await factCount(), 1);
  assert.deepEqual(await recorded('scoring.import-facts'), [[1, 2]]);
  const again = await refusal(importFacts(editor, file, say));
  assert.deepEqual([again.kind, again.details?.['rows']], ['invalid', 2], 'a file with nothing to take in is refused');
});

test('facts: a mended file is taken in as it is; what says something else under a known number is refused', async () => {
  const before = await factCount();
  const headings = [...factHeadings, '编号'];
  const rows = [adopted('2025-05-06', '老旧小区改造', '清溪镇'), adopted('2025-05-07', '秋收进展', '清溪镇'), [...adopted('2025-05-08', '水库巡查', '清溪镇'), '7']];
  const mended = await importFacts(context, await workbook(headings, rows), say);
  assert.deepEqual([mended.rows, mended.present, mended.posted, mended.leftOut, mended.annotated], [2, 1, 2, 0, null]);
  const same = await importFacts(editor, await workbook(headings, rows), say);
  assert.deepEqual([same.rows, same.present, same.posted, (await factCount()) - before], [0, 3, 0, 2]);
  const other = [rows[0]!, [...adopted('2025-05-09', '水库巡查', '清溪镇'), '7'], adopted('2025-05-10', '抗旱', '清溪镇'), adopted('2025-05-10', '抗旱', '清溪镇')];
  assert.equal((await refusal(importFacts(editor, await workbook(headings, other), say))).details?.['rows'], 2);
  const rest = await importFacts(editor, await workbook(headings, other, 'leave-out'), say);
  assert.deepEqual(await marksIn(rest.annotated), ['错误', '已存在，未改动', 'scoring.fact-known', '已导入', 'scoring.fact-known']);
});

test('facts of a JSON file: what corrects a wrong fact is left out with it', async () => {
  const before = await factCount();
  const fact = { kind: 'adopted', subject: { kind: 'scoring.record', id: 's1' }, units: [{ unitId: county.township.id }], tags: {}, occurredAt: '2025-06-01', recordedAt: '2025-06-02T00:00:00Z', recordedBy: '陈静' };
  const facts = [{ ...fact, id: 'a' }, { ...fact, id: 'b', kind: 7 }, { ...fact, id: 'c', corrects: 'b', kind: 'withdrawn' }, { ...fact, id: 'd', corrects: 'c', kind: 'withdrawn' }, { ...fact, id: 'e', corrects: 'a', kind: 'withdrawn' }];
  const refused = await refusal(importFacts(editor, json({ facts }), say));
  assert.deepEqual(refused.problems.map((problem) => problem.path), ['facts.1.kind', 'facts.2.corrects', 'facts.3.corrects']);
  const done = await importFacts(editor, json({ format: 'gongkai-facts/1', facts }, 'leave-out'), say);
  assert.deepEqual([done.rows, done.leftOut, (await factCount()) - before], [2, 3, 2]);
  const [present, fresh] = [facts[0], { ...facts[4], id: 'f', corrects: 'e' }];
  assert.deepEqual(await importFacts(editor, json([present, fresh]), say).then(({ rows, present }) => [rows, present]), [1, 1]);
  const marked = JSON.parse(Buffer.from(done.annotated!, 'base64').toString()) as { format: string; facts: unknown[]; errors: { fact: number; error: string }[] };
  assert.deepEqual([marked.format, marked.facts, marked.errors.map((one) => one.fact)], ['gongkai-facts/1', facts, [1, 2, 3]]);
  assert.equal(marked.errors[1]!.error, 'corrects：scoring.corrected-row-wrong');
});

test('a long chain of corrections of a wrong fact is followed to its end in no time', async () => {
  const fact = { kind: 'withdrawn', subject: { kind: 'scoring.record', id: 's1' }, units: [{ unitId: county.township.id }], tags: {}, occurredAt: '2025-06-01', recordedAt: '2025-06-02T00:00:00Z', recordedBy: '陈静' };
  const facts = Array.from({ length: 10_000 }, (_, number) => ({ ...fact, id: `chain-${number}`, ...(number === 0 ? { kind: 7 } : { corrects: `chain-${number - 1}` }) }));
  const started = process.cpuUsage();
  const refused = await refusal(importFacts(editor, json({ facts }), say));
  const { user, system } = process.cpuUsage(started);
  assert.equal(refused.details?.['rows'], 10_000);
  assert.ok(user + system < 8_000_000, `${(user + system) / 1e6} s`);
});

test('opening balances and targets leave their wrong rows out when asked', async () => {
  const headings = ['单位', '截至月份', '累计得分', '累计报送', '累计采用'];
  const openings = [['县农业农村局', '2026-02', 42.5, 20, 9], ['清溪镇', '二月', 3, 1, 1], ['县农业农村局', '2026-02', 1, 1, 1]];
  assert.equal((await refusal(importOpenings(editor, await workbook(headings, openings), say))).details?.['rows'], 2);
  const opened = await importOpenings(editor, await workbook(headings, openings, 'leave-out'), say);
  assert.deepEqual([opened.rows, opened.leftOut, await marksIn(opened.annotated)], [1, 2, ['错误', '已导入', 'scoring.month-invalid', 'scoring.opening-known']]);
  const mended = await importOpenings(editor, await workbook(headings, [openings[0]!, ['清溪镇', '2026-02', 3, 1, 1]]), say);
  assert.deepEqual([mended.rows, mended.present, mended.leftOut], [1, 1, 0]);
  assert.equal((await refusal(importOpenings(editor, await workbook(headings, [openings[2]!]), say))).problems[0]!.code, 'scoring.opening-known');
  const targets = [['清溪镇', 2026, 'year-target', 40], ['清溪镇', 2026, 'year-target', -1]];
  const targetHeadings = ['单位', '年度', '任务', '目标'];
  assert.equal((await refusal(importTargets(editor, await workbook(targetHeadings, targets), say))).details?.['rows'], 1);
  assert.deepEqual(await context.read((tx) => listTargets(tx)), []);
  const set = await importTargets(editor, await workbook(targetHeadings, targets, 'leave-out'), say);
  assert.deepEqual([set.rows, set.leftOut, (await context.read((tx) => listTargets(tx))).map((one) => one.target)], [1, 1, [40]]);
  assert.deepEqual([await recorded('scoring.import-openings'), await recorded('scoring.import-targets')], [[[1, 2], [1, 0]], [[1, 1]]]);
  const officer = context.with({ actor: county.officer, once: null });
  await assert.rejects(importTargets(officer, await workbook(targetHeadings, targets, 'leave-out'), say), { code: 'scoring.not-keeper' });
});
