import { actorName, notFound } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';
import { rulebook as rulebookSchema, type Rulebook } from './rulebook/rulebook.ts';

export type RulebookState = 'draft' | 'in-force' | 'discarded';

/** A version of the rules as it is kept. */
export interface StoredRulebook {
  id: string;
  bookId: string;
  bookVersion: number;
  state: RulebookState;
  effectiveFrom: string | null;
  knownAt: Date | null;
  adoptedAt: Date | null;
  adoptedBy: string | null;
  version: number;
  changedAt: Date;
  changedBy: string;
  rulebook: Rulebook;
}

interface Row extends Omit<StoredRulebook, 'rulebook'> {
  body: unknown;
}

const columns = sql`r.id, r.book_id as "bookId", r.book_version as "bookVersion", r.state, r.effective_from::text as "effectiveFrom",
  r.known_at as "knownAt", r.adopted_at as "adoptedAt", r.adopted_by as "adoptedBy", r.version, r.changed_at as "changedAt", r.changed_by as "changedBy"`;

// What is in force never changes, so its parsed form serves until the process ends.
const parsed = new Map<string, Rulebook>();

async function withBodies(tx: ReadTx, rows: readonly Omit<Row, 'body'>[]): Promise<StoredRulebook[]> {
  const missing = rows.filter((row) => row.state !== 'in-force' || !parsed.has(row.id)).map((row) => row.id);
  const bodies = missing.length === 0 ? [] : (await sql<{ id: string; body: unknown }>`
    select r.id, r.body from scoring.rulebooks r where r.id = any(${missing}::uuid[])`.execute(tx.db)).rows;
  const read = new Map(bodies.map(({ id, body }) => [id, rulebookSchema.parse(body)]));
  for (const row of rows) if (row.state === 'in-force' && read.has(row.id)) parsed.set(row.id, read.get(row.id)!);
  return rows.map((row) => ({ ...row, rulebook: read.get(row.id) ?? parsed.get(row.id)! }));
}

/** The versions in force, in the order of their days. */
export async function listInForce(tx: ReadTx): Promise<StoredRulebook[]> {
  const found = await sql<Omit<Row, 'body'>>`select ${columns} from scoring.rulebooks r where r.state = 'in-force' order by r.effective_from`.execute(tx.db);
  return withBodies(tx, found.rows);
}

/** All versions and drafts, the newest first. */
export async function listRulebooks(tx: ReadTx): Promise<StoredRulebook[]> {
  const found = await sql<Omit<Row, 'body'>>`select ${columns} from scoring.rulebooks r where r.state <> 'discarded'
    order by r.state = 'draft' desc, r.effective_from desc nulls first, r.book_id, r.book_version desc`.execute(tx.db);
  return withBodies(tx, found.rows);
}

/** One version; `notFound` when there is none. */
export async function findRulebook(tx: ReadTx, rulebookId: string, lock = false): Promise<StoredRulebook> {
  const found = await sql<Omit<Row, 'body'>>`select ${columns} from scoring.rulebooks r where r.id = ${rulebookId} ${lock ? sql`for update` : sql``}`.execute(tx.db);
  const [one] = await withBodies(tx, found.rows);
  if (!one) throw notFound('general.not-found');
  return one;
}

/** The highest number under which a book has been kept. */
export async function lastVersionOf(tx: ReadTx, bookId: string): Promise<number> {
  const found = await sql<{ last: number | null }>`select max(book_version) as last from scoring.rulebooks where book_id = ${bookId} and state <> 'discarded'`.execute(tx.db);
  return found.rows[0]!.last ?? 0;
}

/** Begins a draft. */
export async function insertRulebook(tx: Tx, id: string, book: Rulebook): Promise<void> {
  await sql`insert into scoring.rulebooks (id, book_id, book_version, body, state, changed_at, changed_by)
    values (${id}, ${book.id}, ${book.version}, ${JSON.stringify(book)}::json, 'draft', ${tx.now}, ${actorName(tx.actor)})`.execute(tx.db);
}

/** Changes a draft. */
export async function updateDraft(tx: Tx, id: string, book: Rulebook): Promise<void> {
  await sql`update scoring.rulebooks set book_id = ${book.id}, book_version = ${book.version}, body = ${JSON.stringify(book)}::json,
    version = version + 1, changed_at = ${tx.now}, changed_by = ${actorName(tx.actor)} where id = ${id}`.execute(tx.db);
}

/** Puts a draft into force, or throws it away. */
export async function settleDraft(tx: Tx, id: string, to: { effectiveFrom: string; knownAt: Date | null } | 'discarded'): Promise<void> {
  const change = to === 'discarded' ? sql`state = 'discarded'`
    : sql`state = 'in-force', effective_from = ${to.effectiveFrom}, known_at = ${to.knownAt}, adopted_at = ${tx.now}, adopted_by = ${actorName(tx.actor)}`;
  await sql`update scoring.rulebooks set ${change}, version = version + 1, changed_at = ${tx.now}, changed_by = ${actorName(tx.actor)} where id = ${id}`.execute(tx.db);
}
