import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FixedClock, newId } from '@gongkai/kernel';
import { Context } from '@gongkai/database';
import { testUnit } from '@gongkai/organisations/testing';
import { benchFacts, compileBulletin, issueBulletin, itemScore, readBulletin, recomputeLedger, submitBulletin, verifyLedger } from '@gongkai/scoring';
import { jobs } from '@gongkai/scoring/jobs';
import { approveBulletin, scoringCounty, tellFact } from '@gongkai/scoring/testing';
import { testServices } from '@gongkai/testing';
import { withBenchDatabase, type BenchDatabase } from '../bench-database.ts';
import { cpuMicroseconds, type Bench, type BenchTools, type Figure } from '../harness.ts';

const factCount = Number(process.env['LEDGER_FACTS'] ?? 1_000_000);
const unitCount = 150;

/** The ledger in the database: all facts into all entries, one new fact, and a notice of all units as three files. */
export const ledger: Bench = { name: 'ledger', run: (tools) => withBenchDatabase((database) => measure(database, tools)) };

interface Office {
  context: Context;
  county: Awaited<ReturnType<typeof scoringCounty>>;
  units: string[];
}

/** A jurisdiction of 150 units with so many facts of three years, of which no entry is posted yet. */
async function officeWith(database: BenchDatabase, code: string, facts: number): Promise<Office> {
  const jurisdictionId = await database.addJurisdiction(code);
  const context = new Context({ pool: database.pools.app, jurisdictionId, actor: { kind: 'system', name: 'bench' }, services: testServices(), clock: new FixedClock('2025-12-31T15:00:00Z') });
  const county = await scoringCounty(context);
  const units: string[] = [];
  for (let n = 0; n < unitCount; n++) units.push((await testUnit(context, n < 50 ? `第${n + 1}镇` : `县第${n + 1}局`, { kind: n < 50 ? 'township' : 'department' })).id);
  await fill(database, { jurisdictionId, units, facts });
  return { context, county, units };
}

async function measure(database: BenchDatabase, tools: BenchTools): Promise<Figure[]> {
  // First: the worker that draws holds no million facts, which its collector would go through again and again.
  const drawn = await renderedNotice(database);
  const { context, units } = await officeWith(database, 'ledger', factCount);
  tools.plan(`${factCount.toLocaleString('en')} facts of ${unitCount} units over three years; row-level security, foreign keys and all indexes on`);
  const whole = await wholeLedger(database, context, tools);
  for (let n = 0; n < 10; n++) await visibleFact(context, units[n]!);
  const times = 60;
  const one = await costOf(database, async () => {
    for (let n = 0; n < times; n++) await visibleFact(context, units[n % unitCount]!);
  });
  const limited = (name: string, cost: Cost, per: number, limit: number): Figure =>
    ({ name, value: ((cost.own + cost.server) * 1000) / per, unit: 'ms', against: { name: 'limit', value: limit }, smallerIsBetter: true, holds: 1, note: said(cost, 1000 / per, 'ms') });
  return [
    ...whole,
    limited('processor time from an announced fact to its points in the ledger', one, times, 50),
    limited(`processor time of a notice of ${unitCount} units as PDF, .docx and .xlsx`, drawn, 1, 1_000),
  ];
}

/** Facts as COPY takes them: they come in as fast as the server reads. */
async function fill({ superuser }: BenchDatabase, { jurisdictionId, units, facts: count }: { jurisdictionId: string; units: readonly string[]; facts: number }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  chmodSync(folder, 0o777);
  const unitOf = (unitId: string) => units[Number(unitId.slice('unit-'.length))]!;
  try {
    const file = join(folder, 'facts.tsv');
    const facts = benchFacts(count);
    for (let start = 0; start < facts.length; start += 50_000) {
      const lines = facts.slice(start, start + 50_000).map((fact) => {
        const ids = fact.units.map((unit) => unitOf(unit.unitId));
        return [jurisdictionId, fact.id, 'imported', fact.kind, fact.subject.kind, fact.subject.id, JSON.stringify(ids.map((unitId) => ({ unitId }))), `{${ids.join(',')}}`, JSON.stringify(fact.tags), fact.occurredAt, fact.occurredAt.slice(0, 10), fact.recordedAt, fact.recordedBy, fact.corrects ?? '\\N'].join('\t');
      });
      writeFileSync(file, `${lines.join('\n')}\n`, { flag: 'a' });
    }
    await superuser.query(`copy scoring.facts (jurisdiction_id, id, source, kind, subject_kind, subject_id, units, unit_ids, tags, occurred_at, occurred_on, recorded_at, recorded_by, corrects) from '${file}'`);
    await superuser.query('insert into scoring.fact_units (jurisdiction_id, fact_id, unit_id) select f.jurisdiction_id, f.id, unnest(f.unit_ids) from scoring.facts f where f.jurisdiction_id = $1 on conflict do nothing', [jurisdictionId]);
    await superuser.query('insert into scoring.clock (jurisdiction_id, last_at) select $1::uuid, max(recorded_at) from scoring.facts where jurisdiction_id = $1 on conflict (jurisdiction_id) do update set last_at = excluded.last_at', [jurisdictionId]);
    await superuser.query('vacuum analyze scoring.facts, scoring.fact_units');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Cost {
  /** Processor time of this process and of the database server, in seconds. */
  own: number;
  server: number;
  clock: number;
}

/** What a piece of work costs: processor time on both sides, which other work on the machine does not stretch, and time by the clock. */
async function costOf({ superuser }: BenchDatabase, work: () => Promise<unknown>): Promise<Cost> {
  const before = await serverTimes(superuser);
  const [own, drawn, began] = [process.cpuUsage(), drawingTime(), performance.now()];
  await work();
  const used = process.cpuUsage(own);
  const clock = (performance.now() - began) / 1000;
  let server = 0;
  for (const [pid, time] of await serverTimes(superuser)) server += time - (before.get(pid) ?? 0);
  return { own: (used.user + used.system + drawingTime() - drawn) / 1e6, server: server / 1e6, clock };
}

/** The processor time of the processes that this one has started, such as the one that draws; those of the database are counted by themselves. */
function drawingTime(): number {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return children.filter((pid) => !readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')).reduce((sum, pid) => sum + cpuMicroseconds(Number(pid)), 0);
}

/** The processor time of each process of the server so far; a connection that is closed meanwhile takes its time with it. */
async function serverTimes(superuser: BenchDatabase['superuser']): Promise<Map<number, number>> {
  const { rows } = await superuser.query<{ pid: number }>('select pid from pg_stat_activity');
  return new Map(rows.filter(({ pid }) => existsSync(`/proc/${pid}/stat`)).map(({ pid }) => [pid, cpuMicroseconds(pid)]));
}

const said = ({ own, server, clock }: Cost, scale: number, unit: string): string =>
  `here ${(own * scale).toFixed(1)} ${unit}, in the database ${(server * scale).toFixed(1)} ${unit}; ${(clock * scale).toFixed(1)} ${unit} by the clock`;

/** Facts out of the database, entries and sums into it; beside what plain SQL needs to add up the entries. */
async function wholeLedger(database: BenchDatabase, context: Context, tools: BenchTools): Promise<Figure[]> {
  let added = 0;
  const cost = await costOf(database, async () => ({ added } = await recomputeLedger(context)));
  await database.superuser.query('analyze scoring.entries');
  const sql = 'select e.unit_id, e.month, sum(e.hundredths), count(*) from scoring.entries e group by 1, 2';
  const bare = await costOf(database, () => database.superuser.query(sql));
  const plan = await database.superuser.query<{ 'QUERY PLAN': string }>(`explain (analyze, costs off, timing off) ${sql}`);
  tools.plan(`${added.toLocaleString('en')} entries; plain SQL over them:\n${plan.rows.map((row) => row['QUERY PLAN']).join('\n')}`);
  const checked = await verifyLedger(context);
  if (!checked.ok || added === 0) throw new Error(`the ledger of ${added} entries does not equal its recomputation`);
  const seconds = cost.own + cost.server;
  return [
    { name: `processor time of facts of the database into entries and sums of the database, per million (${factCount.toLocaleString('en')} measured)`, value: (seconds / factCount) * 1e6, unit: 's', against: { name: 'limit', value: 30 }, smallerIsBetter: true, holds: 1, note: said(cost, 1, 's') },
    { name: 'the same beside plain SQL that adds up the entries', value: seconds, unit: 's', against: { name: 'plain SQL', value: Math.max(0.01, bare.own + bare.server) }, smallerIsBetter: true, holds: 1000, note: 'the peer knows no rules, writes nothing and explains nothing' },
  ];
}

/** A fact is announced, heard and scored, and the points of its item are read back. */
async function visibleFact(context: Context, unitId: string): Promise<void> {
  const itemId = newId();
  await tellFact(context, { kind: 'adopted', itemId, unitIds: [unitId], tags: { level: 'county', publication: '快讯', column: '工作简况', itemKind: 'comprehensive' }, occurredAt: '2025-12-31' });
  const score = await context.read((tx) => itemScore(tx, itemId));
  if (score.points !== '3') throw new Error(`a work brief shows ${score.points} points`);
}

/** What the job costs that draws the notice of a month with some 200 adopted items; the month before it is drawn first, as the worker has drawn others. */
async function renderedNotice(database: BenchDatabase): Promise<Cost> {
  const { context, county } = await officeWith(database, 'notice', 12_000);
  await recomputeLedger(context);
  const first = await issuedNotice(context, county, '2025-10');
  const second = await issuedNotice(context, county, '2025-11');
  await first.draw();
  const cost = await costOf(database, second.draw);
  const { files } = await readBulletin(second.editor, second.bulletinId);
  if (files !== 'ready') throw new Error(`the files of the notice are ${files}`);
  return cost;
}

async function issuedNotice(context: Context, county: Office['county'], month: string): Promise<{ bulletinId: string; editor: Context; draw: () => Promise<unknown> }> {
  const editor = context.with({ actor: county.editor, once: null });
  const drafted = await compileBulletin(editor, { month, length: 'month' });
  await submitBulletin(editor, { bulletinId: drafted.id, seenVersion: drafted.version });
  await approveBulletin(context, county, drafted.id);
  const approved = await readBulletin(editor, drafted.id);
  await issueBulletin(editor, { bulletinId: drafted.id, seenVersion: approved.version });
  const job = jobs.find((one) => one.kind === 'job' && one.name === 'scoring.render-bulletin');
  if (job?.kind !== 'job') throw new Error('no job draws notices');
  const system = context.with({ actor: { kind: 'system', name: 'worker' }, once: null });
  return { bulletinId: drafted.id, editor, draw: () => job.handle({ context: system, payload: { bulletinId: drafted.id } } as never) };
}
