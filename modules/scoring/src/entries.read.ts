import { decodeCursor, toPage, type Page } from '@gongkai/kernel';
import { sql, type RawBuilder, type ReadTx } from '@gongkai/database';
import type { EntryFilters } from './contract.ts';
import { entryColumns, entryOf, inMonths, ofMonths, type EntryRow } from './entries.store.ts';
import type { Entry } from './ledger/types.ts';

/** Kind and day of the facts behind entries, by fact. */
export async function factOrigins(tx: ReadTx, factIds: readonly string[]): Promise<Map<string, { kind: string; occurredOn: string }>> {
  if (factIds.length === 0) return new Map();
  const found = await sql<{ id: string; kind: string; occurredOn: string }>`
    select f.id, f.kind, f.occurred_on::text as "occurredOn" from scoring.facts f where f.id = any(${[...factIds]}::text[])`.execute(tx.db);
  return new Map(found.rows.map((row) => [row.id, row]));
}

export interface EntryRequest {
  filters: EntryFilters;
  unitIds: 'all' | readonly string[];
  page: { after?: string | undefined; limit: number };
}

/** Of a table of this name, the rows of the units that are asked for and may be read. */
function ofUnits(table: RawBuilder<unknown>, { filters, unitIds }: Omit<EntryRequest, 'page'>) {
  const units = filters.unitId === undefined ? unitIds : unitIds === 'all' || unitIds.includes(filters.unitId) ? [filters.unitId] : [];
  return units === 'all' ? sql`true` : sql`${table}.unit_id = any(${[...units]}::uuid[])`;
}

function conditionsOf(request: Omit<EntryRequest, 'page'>) {
  const { filters } = request;
  const conditions = [ofUnits(sql`e`, request)];
  if (filters.type) conditions.push(sql`e.type = ${filters.type}`);
  if (filters.ruleId) conditions.push(sql`e.rule_id = ${filters.ruleId}`);
  if (filters.adjustments) conditions.push(sql`e.adjusts is not null`);
  return conditions;
}

const isOfMonths = ({ from, to }: EntryFilters): boolean => from !== undefined || to !== undefined;

/**
 * The newest entries of some months, of a table named `e`. They lie in no more units' months than are asked for, in those whose own newest entries are the
 * newest; each is looked up by unit and month. Walking the ledger back from its end to an old month would read all that came since.
 */
function newestOfMonths(request: EntryRequest, conditions: RawBuilder<unknown>, most: number): RawBuilder<unknown> {
  return sql`(
      select t.unit_id, t.month from scoring.totals t
      cross join lateral (select e.position from scoring.entries e where e.unit_id = t.unit_id and e.month = t.month and ${conditions} order by e.position desc limit 1) newest
      where ${ofUnits(sql`t`, request)} and ${ofMonths(request.filters)} order by newest.position desc limit ${most}) p
    cross join lateral (select * from scoring.entries e where e.unit_id = p.unit_id and e.month = p.month and ${conditions} order by e.position desc limit ${most}) e`;
}

/** One page of the ledger, the newest entry first. */
export async function readEntries(tx: ReadTx, request: EntryRequest): Promise<Page<Entry>> {
  const { filters, page } = request;
  const most = page.limit + 1;
  const before = page.after === undefined ? sql`true` : sql`e.position < ${Number(decodeCursor(page.after, 1)[0])}::bigint`;
  const conditions = sql.join([...conditionsOf(request), before], sql` and `);
  const from = isOfMonths(filters) ? newestOfMonths(request, conditions, most) : sql`scoring.entries e where ${conditions}`;
  const found = await sql<EntryRow & { position: string }>`select ${entryColumns}, e.position from ${from} order by e.position desc limit ${most}`.execute(tx.db);
  const cut = toPage(found.rows, page.limit, (row) => [Number(row.position)]);
  return { ...cut, rows: cut.rows.map(entryOf) };
}

/** What the same entries add up to, and how many they are. */
export async function sumEntries(tx: ReadTx, request: Omit<EntryRequest, 'page'>): Promise<{ hundredths: number; count: number }> {
  const conditions = [...conditionsOf(request), ...(isOfMonths(request.filters) ? [inMonths(request.filters)] : [])];
  const found = await sql<{ hundredths: number; count: number }>`select coalesce(sum(e.hundredths), 0)::int as hundredths, count(*)::int as count from scoring.entries e
    where ${sql.join(conditions, sql` and `)}`.execute(tx.db);
  return found.rows[0]!;
}
