import { decodeCursor, toPage, type Page } from '@gongkai/kernel';
import { sql, type ReadTx } from '@gongkai/database';
import type { EntryFilters } from './contract.ts';
import { entryColumns, entryOf, inMonths, type EntryRow } from './entries.store.ts';
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

function conditionsOf({ filters, unitIds }: Omit<EntryRequest, 'page'>) {
  const conditions = [sql`true`];
  const units = filters.unitId === undefined ? unitIds : unitIds === 'all' || unitIds.includes(filters.unitId) ? [filters.unitId] : [];
  if (units !== 'all') conditions.push(sql`e.unit_id = any(${[...units]}::uuid[])`);
  if (filters.from || filters.to) conditions.push(inMonths(filters));
  if (filters.type) conditions.push(sql`e.type = ${filters.type}`);
  if (filters.ruleId) conditions.push(sql`e.rule_id = ${filters.ruleId}`);
  if (filters.adjustments) conditions.push(sql`e.adjusts is not null`);
  return conditions;
}

/** One page of the ledger, the newest entry first. */
export async function readEntries(tx: ReadTx, request: EntryRequest): Promise<Page<Entry>> {
  const conditions = conditionsOf(request);
  const { page } = request;
  if (page.after !== undefined) conditions.push(sql`e.position < ${Number(decodeCursor(page.after, 1)[0])}::bigint`);
  const found = await sql<EntryRow & { position: string }>`select ${entryColumns}, e.position from scoring.entries e
    where ${sql.join(conditions, sql` and `)} order by e.position desc limit ${page.limit + 1}`.execute(tx.db);
  const cut = toPage(found.rows, page.limit, (row) => [Number(row.position)]);
  return { ...cut, rows: cut.rows.map(entryOf) };
}

/** What the same entries add up to, and how many they are. */
export async function sumEntries(tx: ReadTx, request: Omit<EntryRequest, 'page'>): Promise<{ hundredths: number; count: number }> {
  const found = await sql<{ hundredths: number; count: number }>`select coalesce(sum(e.hundredths), 0)::int as hundredths, count(*)::int as count from scoring.entries e
    where ${sql.join(conditionsOf(request), sql` and `)}`.execute(tx.db);
  return found.rows[0]!;
}
