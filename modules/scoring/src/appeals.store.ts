import { accountIdOf, actorName, decodeCursor, notFound, toPage, type Page } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';

export interface StoredAppeal {
  id: string;
  unitId: string;
  entryId: string;
  reason: string;
  state: 'open' | 'granted' | 'rejected' | 'withdrawn';
  filedOn: string;
  answerDays: number;
  filedBy: string;
  filedAccountId: string | null;
  answer: string | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  factId: string | null;
  version: number;
}

const columns = sql`a.id, a.unit_id as "unitId", a.entry_id as "entryId", a.reason, a.state, a.filed_on::text as "filedOn", a.answer_days as "answerDays",
  a.filed_by as "filedBy", a.filed_account_id as "filedAccountId", a.answer, a.answered_at as "answeredAt", a.answered_by as "answeredBy",
  a.fact_id as "factId", a.version`;

/** An appeal; `notFound` when there is none. */
export async function findAppeal(tx: ReadTx, appealId: string, lock = false): Promise<StoredAppeal> {
  const found = await sql<StoredAppeal>`select ${columns} from scoring.appeals a where a.id = ${appealId} ${lock ? sql`for update` : sql``}`.execute(tx.db);
  const row = found.rows[0];
  if (!row) throw notFound('general.not-found');
  return row;
}

/** The appeals against an entry that are open or were decided. */
export async function listAppealsOf(tx: ReadTx, entryId: string): Promise<StoredAppeal[]> {
  return (await sql<StoredAppeal>`select ${columns} from scoring.appeals a where a.entry_id = ${entryId} and a.state <> 'withdrawn'`.execute(tx.db)).rows;
}

/** Of some entries, those that were disputed. */
export async function disputedEntries(tx: ReadTx, entryIds: readonly string[]): Promise<Set<string>> {
  if (entryIds.length === 0) return new Set();
  const found = await sql<{ entryId: string }>`select distinct a.entry_id as "entryId" from scoring.appeals a
    where a.entry_id = any(${[...entryIds]}::text[]) and a.state <> 'withdrawn'`.execute(tx.db);
  return new Set(found.rows.map((row) => row.entryId));
}

/** One page of appeals, the newest first. */
export async function listAppeals(tx: ReadTx, unitIds: 'all' | readonly string[], page: { state?: string | undefined; after?: string | undefined; limit: number }): Promise<Page<StoredAppeal>> {
  const conditions = [sql`true`];
  if (unitIds !== 'all') conditions.push(sql`a.unit_id = any(${[...unitIds]}::uuid[])`);
  if (page.state) conditions.push(sql`a.state = ${page.state}`);
  if (page.after !== undefined) conditions.push(sql`a.id < ${String(decodeCursor(page.after, 1)[0])}::uuid`);
  const found = await sql<StoredAppeal>`select ${columns} from scoring.appeals a where ${sql.join(conditions, sql` and `)} order by a.id desc limit ${page.limit + 1}`.execute(tx.db);
  return toPage(found.rows, page.limit, (row) => [row.id]);
}

/** Files an appeal. */
export async function insertAppeal(tx: Tx, one: Pick<StoredAppeal, 'id' | 'unitId' | 'entryId' | 'reason' | 'filedOn' | 'answerDays'>): Promise<void> {
  await sql`insert into scoring.appeals (id, unit_id, entry_id, reason, state, filed_on, answer_days, filed_at, filed_by, filed_account_id)
    values (${one.id}, ${one.unitId}, ${one.entryId}, ${one.reason}, 'open', ${one.filedOn}, ${one.answerDays}, ${tx.now}, ${actorName(tx.actor)}, ${accountIdOf(tx.actor)})`.execute(tx.db);
}

/** Ends an appeal. */
export async function settleAppeal(tx: Tx, appealId: string, end: { state: 'granted' | 'rejected'; answer: string; factId: string | null } | { state: 'withdrawn' }): Promise<void> {
  const set = end.state === 'withdrawn' ? sql`state = 'withdrawn'`
    : sql`state = ${end.state}, answer = ${end.answer}, fact_id = ${end.factId}, answered_at = ${tx.now}, answered_by = ${actorName(tx.actor)}`;
  await sql`update scoring.appeals set ${set}, version = version + 1 where id = ${appealId}`.execute(tx.db);
}
