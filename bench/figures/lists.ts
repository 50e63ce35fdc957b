import { Context } from '@gongkai/database';
import { testUnit } from '@gongkai/organisations/testing';
import { listItems } from '@gongkai/submissions';
import { actorWith } from '@gongkai/testing';
import { withBenchDatabase, type BenchDatabase } from '../bench-database.ts';
import { timesOf, type Bench, type BenchTools, type Figure } from '../harness.ts';

const itemCount = 1_000_000;
const unitCount = 100;
const limitMilliseconds = 3;

/** Staff lists at a million items: the newest 25 of the register, and those of one unit. */
export const lists: Bench = { name: 'lists', run: (tools) => withBenchDatabase((database) => measure(database, tools)) };

async function measure(database: BenchDatabase, tools: BenchTools): Promise<Figure[]> {
  const jurisdictionId = await database.addJurisdiction('lists');
  const units = await fill(database, jurisdictionId);
  tools.plan(`${itemCount.toLocaleString('en')} items of ${unitCount} units in one jurisdiction; the whole operation is timed: connection, transaction, tenant, query, names of units`);
  const as = (actor: Context['actor']) => new Context({ pool: database.pools.app, jurisdictionId, actor });
  const editor = as(actorWith(['submissions.read', 'submissions.desk'], units[0]!, { scope: 'jurisdiction' }));
  const officer = as(actorWith(['submissions.read', 'submissions.write', 'submissions.inside'], units[7]!));
  const limit = 25;
  const measured: [name: string, work: (index: number) => Promise<{ rows: unknown[] }>][] = [
    ['newest 25 of the register', () => listItems(editor, 'register', { limit })],
    ['newest 25 of one unit', () => listItems(officer, 'units', { limit })],
    ['newest 25 of one unit in the register', (index) => listItems(editor, 'register', { limit, unitId: units[index % unitCount]! })],
  ];
  const figures: Figure[] = [];
  for (const [name, work] of measured) {
    const { rows } = await work(0);
    if (rows.length !== limit) throw new Error(`${name} shows ${rows.length} rows`);
    const { p50, p95 } = await timesOf(400, work);
    figures.push({ name: `${name}, p50`, value: p50, unit: 'ms', against: { name: 'limit', value: limitMilliseconds }, smallerIsBetter: true, holds: 1, note: `p95 ${p95.toFixed(2)} ms` });
  }
  return figures;
}

async function fill({ superuser, pools }: BenchDatabase, jurisdictionId: string): Promise<string[]> {
  const context = new Context({ pool: pools.app, jurisdictionId, actor: { kind: 'system', name: 'bench' } });
  const units: string[] = [];
  for (let n = 0; n < unitCount; n++) units.push((await testUnit(context, `第${n}镇`)).id);
  // References, events and the title index are left out: these lists read none of them.
  await superuser.query(`set session_replication_role = replica; set synchronous_commit = off`);
  await superuser.query(
    `insert into submissions.items (jurisdiction_id, id, unit_id, title, kind, category, urgency, channel, state, sent_version, latest_version, register_year,
       register_number, created_at, updated_at, submitted_at, sent_at)
     select $1, (lpad(to_hex(1600000000000 + n * 1000), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
       ($2::uuid[])[1 + (n * 37) % ${unitCount}], '第' || n || '件信息', 'brief', 'trends', (array['urgent', 'quick', 'slow', 'daily'])[1 + n % 4], 'web', 'adopted', 1, 1,
       2016 + n / 100000, n % 100000 + 1, t.at, t.at, t.at, t.at
     from generate_series(0, ${itemCount - 1}) as n, lateral (select timestamptz '2016-01-01' + n * interval '5 minutes' as at) as t`, [jurisdictionId, units]);
  await superuser.query('set session_replication_role = origin');
  await superuser.query('vacuum (analyze) submissions.items');
  return units;
}
