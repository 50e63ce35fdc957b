import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock, newId, type Actor, type AppError, type Reply } from '@gongkai/kernel';
import { sql, type Context } from '@gongkai/database';
import { readWorkbook, writeWorkbook } from '@gongkai/documents';
import { testDatabase } from '@gongkai/testing';
import { answerAppeal, fileAppeal, listUnitAppeals } from './operations/appeal.ts';
import { decideAward, objectTo, readAwards, readCertificate, recommend, showCandidate, answerObjection } from './operations/award.ts';
import { closePeriod } from './operations/close-period.ts';
import { abandonBulletin, compileBulletin } from './operations/compile-bulletin.ts';
import { decideConsequence } from './operations/decide-consequence.ts';
import { exportAppeals, exportAwards, exportFacts, exportLedger, exportQuotas, exportTotals, exportTrial } from './operations/export-registers.ts';
import { importFacts, importOpenings } from './operations/import-facts.ts';
import { itemScore } from './operations/item-score.ts';
import { adoptRulebook, draftRulebook, enforceRulebook } from './operations/keep-rulebooks.ts';
import { readQuotas, setTarget } from './operations/read-quotas.ts';
import { listVersions, readRulebook } from './operations/read-rulebooks.ts';
import { listLedger, readUnitScores, sumLedger } from './operations/read-scores.ts';
import { recordFact } from './operations/record-fact.ts';
import { tryFacts, tryRules } from './operations/try-rules.ts';
import { verifyLedger } from './operations/verify-ledger.ts';
import { shippedRulebooks } from './rulebook/shipped.ts';
import { aRule, aRulebook, scoringCounty, tellFact } from './testing.ts';

const clock = new FixedClock('2026-03-10T02:00:00Z');
const workBrief = { level: 'county', publication: '快讯', column: '工作简况', itemKind: 'comprehensive' };
const database = await testDatabase();
const context = database.context(await database.addJurisdiction({ name: '清河县', shortName: '清河' }), { kind: 'system', name: 'test' }, clock);
const county = await scoringCounty(context);
const as = (actor: Actor): Context => context.with({ actor, once: null });
const editor = as(county.editor);
const officer = as(county.officer);
const say = ({ code }: { code: string }): string => code;

test('a unit disputes an entry of a closed month; the outcome is an entry in the next', async () => {
  const told = await tellFact(context, { kind: 'adopted', unitIds: [county.township.id], tags: { ...workBrief, itemKind: 'brief' }, occurredAt: '2026-03-09' });
  const entry = (await context.read((tx) => itemScore(tx, told.subject.id))).entries[0]!;
  assert.equal(entry.points, '1');
  await assert.rejects(() => fileAppeal(as(county.otherOfficer), { entryId: entry.id, reason: '不是简讯' }), { kind: 'notFound' });
  const filed = await fileAppeal(officer, { entryId: entry.id, reason: '应为综合信息' });
  assert.deepEqual([filed.dueOn, filed.answerDays, filed.workingDaysLeft], ['2026-03-31', 15, 15]);
  await assert.rejects(() => fileAppeal(officer, { entryId: entry.id, reason: '再次' }), { code: 'scoring.appeal-open' });
  clock.set('2026-04-02T01:00:00Z');
  await closePeriod(editor, { month: '2026-03' });
  assert.equal((await listUnitAppeals(editor, { limit: 10 })).rows[0]!.overdue, true);
  await assert.rejects(() => answerAppeal(officer, { appealId: filed.id, outcome: { type: 'points', points: 2 }, answer: '同意', seenVersion: filed.version }), { code: 'scoring.not-keeper' });
  const answered = await answerAppeal(editor, { appealId: filed.id, outcome: { type: 'points', points: 2 }, answer: '按综合信息补2分', seenVersion: filed.version });
  assert.equal(answered.state, 'granted');
  assert.deepEqual(answered.outcome.map((one) => [one.type, one.points, one.month, one.adjusts, one.recordedBy]), [['decision', '2', '2026-04', '2026-03', '陈静']]);
  const scores = await readUnitScores(officer, { month: '2026-04' });
  assert.deepEqual([scores.points, scores.cumulative, scores.months.map((one) => [one.month, one.points, one.closed]).slice(2)], ['2', '3', [['2026-03', 1, true], ['2026-04', 2, false]]]);
  await assert.rejects(() => readUnitScores(officer, { unitId: county.department.id }), { kind: 'notFound' });
});

test('a penalty is recorded by the office with its reason, and corrected by another fact', async () => {
  const recorded = await recordFact(editor, { kind: 'urgent-late', title: '暴雨灾情迟报', units: [{ unitId: county.department.id }], tags: {}, occurredOn: '2026-04-01', reason: '超过规定时限两小时' });
  assert.ok(recorded.entries[0]!.hundredths < 0);
  await recordFact(editor, { kind: 'withdrawn', units: [{ unitId: county.department.id }], tags: {}, occurredOn: '2026-04-01', corrects: recorded.factId, reason: '经核实未迟报' });
  assert.equal((await readUnitScores(as(county.otherOfficer), { month: '2026-04' })).points, '0');
  const refusedFact = { kind: 'no-such-kind', units: [{ unitId: newId() }], tags: {}, occurredOn: '2027-01-01', reason: '错' };
  await assert.rejects(() => recordFact(editor, refusedFact), (error: any) => error.problems.length === 3);
  await assert.rejects(() => recordFact(officer, refusedFact), { code: 'scoring.not-keeper' });
});

test('historic facts come in whole or not at all, and come back with their errors', async () => {
  const columns = ['日期', '事项', '标题', '单位', '层级', '刊物', '栏目', '类别'].map((heading, n) => ({ key: heading, heading, value: (row: readonly string[]) => row[n] ?? null }));
  const rows = [['2025-05-06', '采用', '老旧小区改造稳步推进', '清溪镇', '县', '快讯', '工作简况', '综合信息'], ['2025-05-07', '采用', '秋收进展', '不存在的镇', '县', '快讯', '工作简况', '综合信息']];
  const file = async (list: readonly (readonly string[])[]) => ({ name: '历史.xlsx', bytes: await writeWorkbook([{ name: '历史', columns, rows: list }]) });
  const refused = await importFacts(editor, await file(rows), say).then(() => assert.fail('taken in'), (error: AppError) => error);
  assert.deepEqual([refused.kind, refused.details?.['rows'], refused.problems.map((problem) => problem.path)], ['invalid', 1, ['历史.3']]);
  const [sheet] = (await readWorkbook(Buffer.from(String(refused.details?.['annotated']), 'base64'))).sheets;
  assert.match(JSON.stringify(sheet!.rows[2]), /scoring\.unit-name-unknown/);
  const done = await importFacts(editor, await file(rows.slice(0, 1)), say);
  assert.deepEqual([done.posted, done.leftOut, done.annotated], [1, 0, null]);
  // 2025 lies behind the closing of March: nothing that was issued may change.
  assert.equal((await readUnitScores(officer, { month: '2026-04' })).points, '5');
});

test('an office starts in mid-year with what its units had', async () => {
  const columns = ['单位', '截至月份', '累计得分', '累计报送', '累计采用'].map((heading, n) => ({ key: heading, heading, value: (row: readonly (string | number)[]) => row[n] ?? null }));
  const bytes = await writeWorkbook([{ name: '期初', columns, rows: [['县农业农村局', '2026-03', 42.5, 20, 9]] }]);
  const done = await importOpenings(editor, { name: '期初.xlsx', bytes }, say);
  assert.equal(done.posted, 1);
  assert.equal((await readUnitScores(as(county.otherOfficer), { month: '2026-04' })).cumulative, '42.5');
});

test('the office writes a rule, tries it, and brings it into force from the next month', async () => {
  const changed = structuredClone(shippedRulebooks.county);
  changed.rules[0]!.rows.find((row) => row.id === 'express-work-comprehensive')!.points = 4;
  const tried = await tryFacts(editor, { rulebook: changed, facts: [{ kind: 'adopted', item: '1', on: '2026-05-03', tags: workBrief, unitCount: 1 }] });
  assert.deepEqual([tried.lines[0]!.points, tried.total], ['4', '4']);
  const draft = await draftRulebook(editor, { rulebook: changed });
  assert.equal(draft.bookVersion, 2);
  await assert.rejects(() => enforceRulebook(editor, { rulebookId: draft.id, effectiveFrom: '2026-04-01', seenVersion: draft.version }), { code: 'scoring.effective-in-running-month' });
  const inForce = await enforceRulebook(editor, { rulebookId: draft.id, effectiveFrom: '2026-05-01', seenVersion: draft.version });
  assert.equal(inForce.state, 'in-force');
  assert.equal(JSON.stringify((await readRulebook(officer, draft.id)).rulebook), JSON.stringify({ ...changed, version: 2 }), 'it comes out as it went in, in the same order');
  const april = await tellFact(context, { kind: 'adopted', unitIds: [county.township.id], tags: workBrief, occurredAt: '2026-04-02' });
  const may = await tellFact(context, { kind: 'adopted', unitIds: [county.township.id], tags: workBrief, occurredAt: '2026-05-02' });
  const points = async (itemId: string) => (await context.read((tx) => itemScore(tx, itemId))).points;
  assert.deepEqual([await points(april.subject.id), await points(may.subject.id)], ['3', '4']);
  assert.equal((await listVersions(officer)).rows.length, 2);
});

test('a year under the city scheme shows who moves and why', async () => {
  const tried = await tryRules(editor, { shipped: 'city', year: 2026 });
  assert.ok(tried.rows.length >= 2 && tried.rows.some((row) => row.because.length > 0));
  assert.deepEqual([...new Set(tried.rows.map((row) => row.group))], ['乡镇（街道）', '县直部门和单位'], 'places are counted within groups, in the order of the rules');
  await assert.rejects(() => tryRules(officer, { shipped: 'city', year: 2026 }), { code: 'scoring.not-keeper' });
});

test('a unit sees its own task with the target that the office set', async () => {
  await setTarget(editor, { unitId: county.township.id, year: 2026, quotaId: 'year-target', target: 60 });
  const quotas = await readQuotas(officer, { year: 2026 });
  const year = quotas.rows.find((row) => row.quotaId === 'year-target' && row.check === null)!;
  assert.deepEqual([year.unitName, year.target, new Set(quotas.rows.map((row) => row.unitId)).size], ['清溪镇', 60, 1]);
});

test('a unit that missed a quarter: points off its target assessment, a notice, each decided with its reason and told to the unit', async () => {
  const quarter = async (reader: Context, check: number) => (await readQuotas(reader, { year: 2026 })).rows.find((row) => row.quotaId === 'year-target' && row.check === check && row.unitId === county.township.id)!;
  const missed = await quarter(officer, 1);
  // 15 of 60 points were due by the end of March.
  assert.deepEqual([missed.state, missed.target, missed.consequences.map((one) => [one.effect, one.byDecision, one.decision])], ['missed', 15, [['target-deduction', true, null], ['notice', true, null]]]);
  const wish = { year: 2026, ruleId: 'year-target', unitId: county.township.id, periodTo: '2026-03', check: 1, effect: 'target-deduction' as const, carriedOut: true, points: 2, note: '扣减目标考核分2分' };
  await assert.rejects(() => decideConsequence(officer, wish), { code: 'scoring.not-keeper' });
  await assert.rejects(() => decideConsequence(editor, { ...wish, points: null }), { code: 'general.required' });
  await assert.rejects(() => decideConsequence(editor, { ...wish, check: 2, periodTo: '2026-06' }), { code: 'scoring.consequence-not-due' });
  assert.deepEqual(await decideConsequence(editor, wish), await readQuotas(editor, { year: 2026 }));
  await decideConsequence(editor, { ...wish, effect: 'notice', carriedOut: false, points: null, note: '首次未完成，约谈提醒' });
  const decided = (await quarter(officer, 1)).consequences.map(({ decision }) => [decision!.carriedOut, decision!.points, decision!.by]);
  assert.deepEqual(decided, [[true, 2, '陈静'], [false, null, '陈静']]);
  const told = await context.read((tx) => sql<{ kind: string }>`select distinct n.kind from notices.notices n where n.kind like 'scoring.notice-consequence%' order by n.kind`.execute(tx.db));
  assert.deepEqual(told.rows.map((one) => one.kind), ['scoring.notice-consequence-carried-out', 'scoring.notice-consequence-waived']);
});

test('the notice of the quarter names the units that missed its task', async () => {
  const quarter = await compileBulletin(editor, { month: '2026-03', length: 'quarter' });
  assert.deepEqual(quarter.figures.missedTasks.map((task: { quotaId: string; unitIds: string[] }) => [task.quotaId, task.unitIds]), [['year-target', [county.township.id]]]);
  assert.equal(quarter.check.ok, true);
  await abandonBulletin(editor, { bulletinId: quarter.id, seenVersion: quarter.version });
});

test('who leads or watches over all units disputes nothing; a unit disputes what is its own, once', async () => {
  const rows = (await listLedger(officer, { limit: 100 })).rows;
  assert.ok(rows.some((row) => row.disputable));
  assert.ok(rows.filter((row) => row.type === 'decision').every((row) => !row.disputable));
  const leader = as(county.governmentLeader);
  assert.ok((await listLedger(leader, { limit: 100 })).rows.every((row) => !row.disputable));
  const own = rows.find((row) => row.disputable)!;
  await assert.rejects(() => fileAppeal(leader, { entryId: own.id, reason: '不同意' }), { kind: 'notFound' });
});

test('every list leaves as a workbook, and a unit’s holds its own rows alone', async () => {
  const rowsOf = async (answer: Promise<Reply>) => (await readWorkbook((await answer).body as Buffer)).sheets[0]!.rows.flat().map(String);
  assert.ok((await rowsOf(exportLedger(officer, {}))).includes('清溪镇'));
  assert.ok(!(await rowsOf(exportLedger(officer, {}))).includes('县农业农村局'));
  assert.ok((await rowsOf(exportFacts(editor, {}))).includes('暴雨灾情迟报'));
  assert.ok((await rowsOf(exportAppeals(officer, {}))).includes('按综合信息补2分'));
  assert.ok((await rowsOf(exportQuotas(officer, { year: 2026 }))).includes('未完成'));
  assert.ok((await rowsOf(exportTotals(editor, { from: '2026-01', to: '2026-12' }))).includes('县农业农村局'));
  assert.ok((await rowsOf(exportTrial(editor, { shipped: 'city', year: 2026 }))).includes('清溪镇'));
  assert.ok((await rowsOf(exportAwards(editor, { year: 2026 }))).includes('先进集体'));
  await assert.rejects(() => exportTotals(officer, { from: '2026-01', to: '2026-12' }), { code: 'scoring.not-keeper' });
  const sum = await sumLedger(officer, { from: '2026-01', to: '2026-12' });
  const own = await listLedger(officer, { from: '2026-01', to: '2026-12', limit: 100 });
  assert.deepEqual([sum.hundredths, sum.count], [own.rows.reduce((total, row) => total + row.hundredths, 0), own.rows.length]);
});

test('entries are read by their unit and the office alone', async () => {
  const own = await listLedger(officer, { limit: 100 });
  assert.ok(own.rows.length > 3 && own.rows.every((row) => row.unitId === county.township.id));
  assert.deepEqual((await listLedger(officer, { unitId: county.department.id, limit: 10 })).rows, []);
  assert.ok(new Set((await listLedger(editor, { limit: 100 })).rows.map((row) => row.unitId)).size >= 2);
});

test('the ledger of some months is read page by page, the newest first, as the whole ledger has them', async () => {
  const all = (await listLedger(editor, { limit: 100 })).rows;
  for (const months of [{ from: '2026-03', to: '2026-03' }, { from: '2026-04' }, { to: '2026-03' }, { from: '2025-01', to: '2026-12', type: 'points' as const }, { unitId: county.township.id, to: '2026-04' }]) {
    const wanted = all.filter((row) => row.month >= (months.from ?? '') && row.month <= (months.to ?? '9999') && row.type === (months.type ?? row.type) && row.unitId === (months.unitId ?? row.unitId));
    const found: string[] = [];
    for (let after: string | undefined, pages = 0; pages === 0 || after !== undefined; pages++) {
      const page = await listLedger(editor, { ...months, after, limit: 2 });
      found.push(...page.rows.map((row) => row.id));
      after = page.next ?? undefined;
    }
    assert.ok(wanted.length > 0);
    assert.deepEqual(found, wanted.map((row) => row.id));
  }
});

const awardLabel = { zh: '先进集体', en: 'Advanced collective' };
const wish = { year: 2026, awardId: 'best', personId: null };

test('in a running year nobody is recommended, whatever the records say so far', async () => {
  const book = aRulebook({ id: 'award-book', rules: [aRule('adoption', 5)], awards: [{ id: 'best', label: awardLabel, kind: 'collective', conditions: [{ type: 'count', id: 'some-adoption', label: awardLabel, counts: { kind: 'adopted' }, atLeast: 1 }] }] });
  await adoptRulebook(editor, { rulebook: book, effectiveFrom: '2026-06-01' });
  const view = await readAwards(editor, { year: 2026 });
  assert.deepEqual([view.yearOver, view.awards[0]!.candidates.map((one) => [one.unitName, one.standing]).sort()], [false, [['县农业农村局', 'open'], ['清溪镇', 'qualified']]]);
  await assert.rejects(() => recommend(editor, { ...wish, unitId: county.township.id }), { code: 'scoring.year-running' });
});

test('base scores and limits are posted fact by fact as they would be all at once', async () => {
  const label = { zh: '基础分', en: 'Base' };
  const book = aRulebook({ id: 'base-book', periodRules: [{ type: 'base', id: 'base', label, per: 'year', points: 100 }, { type: 'limit', id: 'month-cap', label, per: 'month', over: ['adoption'], max: 8 }] });
  await adoptRulebook(editor, { rulebook: book, effectiveFrom: '2027-01-01' });
  for (const day of ['2027-01-05T02:00:00Z', '2027-01-06T02:00:00Z', '2027-02-03T02:00:00Z']) {
    clock.set(day);
    for (const unitIds of [[county.township.id], [county.township.id, county.department.id]]) await tellFact(context, { kind: 'adopted', unitIds, tags: {} });
  }
  const check = await verifyLedger(editor);
  assert.equal(check.ok, true, JSON.stringify(check));
  assert.equal((await readUnitScores(officer, { month: '2027-01' })).points, '108');
});

test('an award: recommended when every condition is met, shown, objected to, decided, certified', async () => {
  clock.set('2027-02-08T01:00:00Z');
  const view = await readAwards(editor, { year: 2026 });
  const { candidates } = view.awards[0]!;
  assert.deepEqual([view.yearOver, candidates.map((one) => [one.unitName, one.standing]).sort()], [true, [['县农业农村局', 'excluded'], ['清溪镇', 'qualified']]]);
  const township = candidates.find((one) => one.unitName === '清溪镇')!;
  assert.ok(township.conditions[0]!.facts.length > 0 && township.conditions[0]!.factCount === Number(township.conditions[0]!.found));
  await assert.rejects(() => recommend(editor, { ...wish, unitId: county.department.id }), { code: 'scoring.condition-not-met' });
  const nomination = await recommend(editor, { ...wish, unitId: county.township.id });
  const shown = await showCandidate(editor, { nominationId: nomination.id, seenVersion: nomination.version });
  const objected = await objectTo(as(county.otherOfficer), { nominationId: nomination.id, unitId: county.department.id, text: '采用数有误' });
  await assert.rejects(() => decideAward(editor, { nominationId: nomination.id, award: true, decision: '同意', seenVersion: shown.version }), (error: any) => error.problems.length === 2);
  const other = newId();
  await context.write((tx) => sql`insert into scoring.nominations select (jsonb_populate_record(n, jsonb_build_object('id', ${other}::text, 'state', 'refused'))).* from scoring.nominations n where n.id = ${nomination.id}`.execute(tx.db));
  await assert.rejects(() => answerObjection(editor, { nominationId: other, objectionId: objected.objections[0]!.id, upheld: false, answer: '无' }), { kind: 'notFound' });
  await answerObjection(editor, { nominationId: nomination.id, objectionId: objected.objections[0]!.id, upheld: false, answer: '经复核无误' });
  clock.set('2027-02-26T01:00:00Z');
  const decided = await decideAward(editor, { nominationId: nomination.id, award: true, decision: '同意', seenVersion: shown.version });
  assert.deepEqual([decided.state, decided.number], ['awarded', 1]);
  assert.ok(((await readCertificate(officer, nomination.id)).body as Buffer).subarray(0, 4).toString() === '%PDF');
});
