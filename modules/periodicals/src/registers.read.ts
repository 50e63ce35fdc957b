import { decodeCursor, toPage, type Page } from '@gongkai/kernel';
import { sql, type ReadTx } from '@gongkai/database';
import type { AdoptionQuery, CommissionQuery, InstructionQuery, UpwardQuery } from './contract.ts';

/** The units whose records a list shows. */
export type Reach = 'all' | readonly string[];
type Fragment = ReturnType<typeof sql>;

const within = (column: Fragment, reach: Reach): Fragment => (reach === 'all' ? sql`true` : sql`${column} = any(${[...reach]}::uuid[])`);
const where = (conditions: readonly Fragment[]): Fragment => sql.join([...conditions], sql` and `);
const before = (column: Fragment, after: string | undefined): Fragment[] => (after === undefined ? [] : [sql`${column} < ${String(decodeCursor(after, 1)[0])}::uuid`]);

async function idsOf(tx: ReadTx, from: Fragment, column: Fragment, request: { conditions: readonly Fragment[]; limit: number }): Promise<Page<string>> {
  const found = await sql<{ id: string }>`select ${column} as id from ${from} where ${where(request.conditions)} order by ${column} desc limit ${request.limit + 1}`.execute(tx.db);
  const page = toPage(found.rows, request.limit, (row) => [row.id]);
  return { ...page, rows: page.rows.map((row) => row.id) };
}

// An adoption concerns the units of every item in its text.
const ofUnits = (reach: Reach): Fragment =>
  reach === 'all' ? sql`true` : sql`exists (
    select 1 from periodicals.desk_sources as s where s.copy_id = a.copy_id and s.unit_id = any(${[...reach]}::uuid[]))`;

/** One page of adoptions, the newest first. */
export async function readAdoptionIds(tx: ReadTx, query: AdoptionQuery, reach: Reach): Promise<Page<string>> {
  const conditions = [ofUnits(reach), ...before(sql`a.id`, query.after)];
  if (query.unitId) conditions.push(ofUnits([query.unitId]));
  if (query.publicationId) conditions.push(sql`a.publication_id = ${query.publicationId}`);
  if (query.state) conditions.push(sql`a.state = ${query.state}`);
  if (query.itemKind) conditions.push(sql`a.item_kind = ${query.itemKind}`);
  const zone = tx.context.timeZone;
  if (query.from) conditions.push(sql`a.adopted_at >= ${query.from}::date::timestamp at time zone ${zone}`);
  if (query.to) conditions.push(sql`a.adopted_at < (${query.to}::date + 1)::timestamp at time zone ${zone}`);
  return idsOf(tx, sql`periodicals.adoptions as a`, sql`a.id`, { conditions, limit: query.limit });
}

/** One page of instructions, the newest first: those of the desk's units, and those that a unit is asked about or was given for its items. */
export async function readInstructionIds(tx: ReadTx, query: InstructionQuery, reach: { desk: Reach; answer: Reach; accountId: string | null }): Promise<Page<string>> {
  const assigned = reach.answer === 'all' ? sql`false` : sql`exists (select 1 from periodicals.assignments as g where g.instruction_id = n.id and g.unit_id = any(${[...reach.answer]}::uuid[]))`;
  const own = reach.answer === 'all' ? sql`false` : sql`exists (
    select 1 from periodicals.facts as f, jsonb_array_elements(f.units) as u where f.id = n.fact_id and (u ->> 'unitId')::uuid = any(${[...reach.answer]}::uuid[]))`;
  const conditions = [sql`(${within(sql`n.unit_id`, reach.desk)} or ${assigned} or ${own} or n.recorded_account_id = ${reach.accountId}::uuid)`, ...before(sql`n.id`, query.after)];
  conditions.push(query.state ? sql`n.state = ${query.state}` : sql`n.state <> 'withdrawn'`);
  if (query.leaderLevel) conditions.push(sql`n.leader_level = ${query.leaderLevel}`);
  if (query.unitId) conditions.push(sql`n.unit_id = ${query.unitId}`);
  if (query.from) conditions.push(sql`n.given_on >= ${query.from}::date`);
  if (query.to) conditions.push(sql`n.given_on <= ${query.to}::date`);
  return idsOf(tx, sql`periodicals.instructions as n`, sql`n.id`, { conditions, limit: query.limit });
}

function upwardConditions(query: UpwardQuery, reach: Reach, day: Fragment): Fragment[] {
  const conditions = [within(sql`w.unit_id`, reach), ...before(sql`w.id`, query.after)];
  if (query.level) conditions.push(sql`w.level = ${query.level}`);
  if (query.unitId) conditions.push(sql`w.unit_id = ${query.unitId}`);
  if (query.from) conditions.push(sql`${day} >= ${query.from}::date`);
  if (query.to) conditions.push(sql`${day} < ${query.to}::date + 1`);
  return conditions;
}

/** One page of forwardings, the newest first. */
export async function readForwardingIds(tx: ReadTx, query: UpwardQuery, reach: Reach): Promise<Page<string>> {
  const day = sql`(w.created_at at time zone ${tx.context.timeZone})`;
  return idsOf(tx, sql`periodicals.forwardings as w`, sql`w.id`, { conditions: upwardConditions(query, reach, day), limit: query.limit });
}

/** One page of upper adoptions, the newest first. */
export async function readUpperAdoptionIds(tx: ReadTx, query: UpwardQuery, reach: Reach): Promise<Page<string>> {
  const conditions = [sql`w.withdrawn_at is null`, ...upwardConditions(query, reach, sql`w.adopted_on`)];
  return idsOf(tx, sql`periodicals.upper_adoptions as w`, sql`w.id`, { conditions, limit: query.limit });
}

/** One page of commissions, the newest first. */
export async function readCommissionIds(tx: ReadTx, query: CommissionQuery, reach: { desk: Reach; answer: Reach }): Promise<Page<string>> {
  const asked = reach.answer === 'all' ? sql`true` : sql`exists (select 1 from periodicals.commission_units as u where u.commission_id = c.id and u.unit_id = any(${[...reach.answer]}::uuid[]))`;
  const conditions = [sql`(${within(sql`c.unit_id`, reach.desk)} or ${asked})`, ...before(sql`c.id`, query.after)];
  if (query.kind) conditions.push(sql`c.kind = ${query.kind}`);
  if (query.commission) conditions.push(sql`c.id = ${query.commission}`);
  return idsOf(tx, sql`periodicals.commissions as c`, sql`c.id`, { conditions, limit: query.limit });
}

export interface RateFigures {
  unitId: string;
  sent: number;
  adopted: number;
  forwarded: number;
  upperAdopted: number;
}

/** What each unit sent in some days, and how many of those items were adopted here, forwarded, and adopted above. */
export async function readRates(tx: ReadTx, days: { from: string; to: string }, reach: Reach): Promise<RateFigures[]> {
  const zone = tx.context.timeZone;
  const found = await sql<RateFigures>`
    select i.unit_id as "unitId", count(*)::integer as sent,
      count(*) filter (where exists (select 1 from periodicals.desk_sources as s join periodicals.adoptions as a on a.jurisdiction_id = s.jurisdiction_id and a.copy_id = s.copy_id
        where s.item_id = i.item_id and a.state = 'issued'))::integer as adopted,
      count(*) filter (where exists (select 1 from periodicals.desk_sources as s join periodicals.forwardings as w on w.jurisdiction_id = s.jurisdiction_id and w.copy_id = s.copy_id
        where s.item_id = i.item_id and w.state = 'forwarded'))::integer as forwarded,
      count(*) filter (where exists (select 1 from periodicals.desk_sources as s
        join periodicals.desk_copies as c on c.jurisdiction_id = s.jurisdiction_id and c.id = s.copy_id
        join periodicals.upper_adoptions as p on p.jurisdiction_id = c.jurisdiction_id and p.item_id = c.lead_item_id
        where s.item_id = i.item_id and p.withdrawn_at is null))::integer as "upperAdopted"
    from periodicals.arrivals as i
    where i.sent_at >= ${days.from}::date::timestamp at time zone ${zone} and i.sent_at < (${days.to}::date + 1)::timestamp at time zone ${zone}
      and ${within(sql`i.unit_id`, reach)}
    group by i.unit_id order by count(*) desc, i.unit_id`.execute(tx.db);
  return found.rows;
}
