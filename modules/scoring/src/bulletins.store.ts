import { actorName, decodeCursor, notFound, toPage, type Page, type RichText } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { Bulletin } from './bulletin/build-bulletin.ts';
import type { BulletinLength, BulletinState } from './contract.ts';

/** A notice as it is kept. */
export interface StoredBulletin {
  id: string;
  unitId: string;
  length: BulletinLength;
  periodFrom: string;
  periodTo: string;
  title: string;
  rankBy: 'period' | 'cumulative';
  opening: RichText;
  comments: RichText;
  state: BulletinState;
  figures: Bulletin;
  figuresDigest: string;
  fingerprint: string | null;
  approvedBy: string | null;
  approvedAt: Date | null;
  year: number | null;
  number: number | null;
  issuedOn: string | null;
  files: 'none' | 'waiting' | 'ready';
  documentId: string | null;
  authorAccountIds: string[];
  version: number;
  updatedAt: Date;
}

const columns = sql`b.id, b.unit_id as "unitId", b.length, b.period_from as "periodFrom", b.period_to as "periodTo", b.title, b.rank_by as "rankBy", b.opening,
  b.comments, b.state, b.figures, b.figures_digest as "figuresDigest", b.fingerprint, b.approved_by as "approvedBy", b.approved_at as "approvedAt", b.year,
  b.number, b.issued_on::text as "issuedOn", b.files, b.document_id as "documentId", b.author_account_ids as "authorAccountIds", b.version,
  b.updated_at as "updatedAt"`;

const nothing = { hundredths: 0, adopted: 0 };

/** A notice kept by an earlier version of the program lacks what its figures have gained: nothing to compare with, no missed tasks. */
function complete(row: StoredBulletin): StoredBulletin {
  const { figures } = row;
  const groups = figures.groups.map((group) => ({ ...group, rows: group.rows.map((one) => ({ ...one, before: one.before ?? nothing, yearAgo: one.yearAgo ?? nothing })) }));
  return { ...row, figures: { ...figures, groups, missedTasks: figures.missedTasks ?? [] } };
}

/** A notice; `notFound` when there is none. */
export async function findBulletin(tx: ReadTx, bulletinId: string, lock = false): Promise<StoredBulletin> {
  const found = await sql<StoredBulletin>`select ${columns} from scoring.bulletins b where b.id = ${bulletinId} ${lock ? sql`for update` : sql``}`.execute(tx.db);
  const row = found.rows[0];
  if (!row) throw notFound('general.not-found');
  return complete(row);
}

/** The notice of a period, or null. */
export async function findBulletinOf(tx: ReadTx, period: { from: string; to: string }): Promise<StoredBulletin | null> {
  const found = await sql<StoredBulletin>`select ${columns} from scoring.bulletins b
    where b.period_from = ${period.from} and b.period_to = ${period.to} and b.state <> 'abandoned'`.execute(tx.db);
  return found.rows[0] ?? null;
}

/** The newest notice that has left, or null. */
export async function findNewestIssued(tx: ReadTx): Promise<StoredBulletin | null> {
  const found = await sql<StoredBulletin>`select ${columns} from scoring.bulletins b where b.state = 'issued' order by b.period_to desc, b.id desc limit 1`.execute(tx.db);
  return found.rows[0] ?? null;
}

/** The day on which the first notice over a month was issued, or null. */
export async function firstIssuedOn(tx: ReadTx, month: string): Promise<string | null> {
  const found = await sql<{ day: string | null }>`select min(b.issued_on)::text as day from scoring.bulletins b
    where b.state = 'issued' and b.period_from <= ${month} and b.period_to >= ${month}`.execute(tx.db);
  return found.rows[0]!.day;
}

/** One page of notices, the newest period first. */
export async function listBulletins(
  tx: ReadTx,
  request: { issuedOnly: boolean; state?: string | undefined; length?: string | undefined; after?: string | undefined; limit: number },
): Promise<Page<StoredBulletin>> {
  const conditions = [sql`b.state <> 'abandoned'`];
  if (request.issuedOnly) conditions.push(sql`b.state = 'issued'`);
  if (request.state) conditions.push(sql`b.state = ${request.state}`);
  if (request.length) conditions.push(sql`b.length = ${request.length}`);
  if (request.after !== undefined) {
    const [to, id] = decodeCursor(request.after, 2);
    conditions.push(sql`(b.period_to, b.id) < (${String(to)}, ${String(id)}::uuid)`);
  }
  const found = await sql<StoredBulletin>`select ${columns} from scoring.bulletins b where ${sql.join(conditions, sql` and `)}
    order by b.period_to desc, b.id desc limit ${request.limit + 1}`.execute(tx.db);
  return toPage(found.rows, request.limit, (row) => [row.periodTo, row.id]);
}

export type NewBulletin = Pick<StoredBulletin, 'id' | 'unitId' | 'length' | 'periodFrom' | 'periodTo' | 'title' | 'rankBy' | 'opening' | 'figures' | 'figuresDigest' | 'authorAccountIds'>;

/** Begins a notice. */
export async function insertBulletin(tx: Tx, one: NewBulletin): Promise<void> {
  await sql`insert into scoring.bulletins (id, unit_id, length, period_from, period_to, title, rank_by, opening, state, figures, figures_digest, compiled_at,
      author_account_ids, created_at, created_by, updated_at)
    values (${one.id}, ${one.unitId}, ${one.length}, ${one.periodFrom}, ${one.periodTo}, ${one.title}, ${one.rankBy}, ${JSON.stringify(one.opening)}::jsonb, 'draft',
      ${JSON.stringify(one.figures)}::jsonb, ${one.figuresDigest}, ${tx.now}, ${one.authorAccountIds}::uuid[], ${tx.now}, ${actorName(tx.actor)}, ${tx.now})`.execute(tx.db);
}

type Fragment = ReturnType<typeof sql>;

async function update(tx: Tx, bulletinId: string, set: Fragment): Promise<void> {
  await sql`update scoring.bulletins set ${set}, version = version + 1, updated_at = ${tx.now} where id = ${bulletinId}`.execute(tx.db);
}

/** Changes the words around the figures. */
export const updateWords = (tx: Tx, bulletinId: string, words: Pick<StoredBulletin, 'title' | 'opening' | 'comments'>): Promise<void> =>
  update(tx, bulletinId, sql`title = ${words.title}, opening = ${JSON.stringify(words.opening)}::jsonb, comments = ${JSON.stringify(words.comments)}::jsonb`);

/** Takes freshly computed figures over. */
export const updateFigures = (tx: Tx, bulletinId: string, figures: Bulletin, digest: string): Promise<void> =>
  update(tx, bulletinId, sql`figures = ${JSON.stringify(figures)}::jsonb, figures_digest = ${digest}, compiled_at = ${tx.now}`);

/** Freezes a notice for its reviewers. */
export const markSubmitted = (tx: Tx, bulletinId: string, fingerprint: string, authorAccountIds: readonly string[]): Promise<void> =>
  update(tx, bulletinId, sql`state = 'in-review', fingerprint = ${fingerprint}, author_account_ids = ${[...authorAccountIds]}::uuid[]`);

/** Opens a notice again, returned or recalled. */
export const markDraft = (tx: Tx, bulletinId: string): Promise<void> =>
  update(tx, bulletinId, sql`state = 'draft', fingerprint = null, clearance_id = null, approved_by = null, approved_at = null`);

/** Notes the approval with its clearance. */
export const markApproved = (tx: Tx, bulletinId: string, approval: { clearanceId: string; by: string }): Promise<void> =>
  update(tx, bulletinId, sql`state = 'approved', clearance_id = ${approval.clearanceId}, approved_by = ${approval.by}, approved_at = ${tx.now}`);

export const markAbandoned = (tx: Tx, bulletinId: string): Promise<void> => update(tx, bulletinId, sql`state = 'abandoned'`);

/** Lets a notice leave under the next number of its year. */
export async function markIssued(tx: Tx, bulletinId: string, issuedOn: string): Promise<number> {
  const year = Number(issuedOn.slice(0, 4));
  // The ledger's clock row is held by whoever closes a month, so numbers are taken one after the other.
  const last = await sql<{ last: number | null }>`select max(number) as last from scoring.bulletins where year = ${year}`.execute(tx.db);
  const number = (last.rows[0]!.last ?? 0) + 1;
  await update(tx, bulletinId, sql`state = 'issued', year = ${year}, number = ${number}, issued_on = ${issuedOn}, issued_at = ${tx.now},
    issued_by = ${actorName(tx.actor)}, files = 'waiting'`);
  return number;
}

export const markFilesReady = (tx: Tx, bulletinId: string): Promise<void> => update(tx, bulletinId, sql`files = 'ready'`);
export const markHanded = (tx: Tx, bulletinId: string, documentId: string): Promise<void> => update(tx, bulletinId, sql`document_id = ${documentId}`);

export interface BulletinReading {
  accountId: string;
  unitId: string;
  readerName: string;
  at: Date;
}

/** Notes that somebody has opened a notice; the first time counts. */
export async function insertReading(tx: Tx, bulletinId: string, reader: Pick<BulletinReading, 'accountId' | 'unitId'>): Promise<void> {
  await sql`insert into scoring.bulletin_readings (bulletin_id, account_id, unit_id, reader_name, at)
    values (${bulletinId}, ${reader.accountId}, ${reader.unitId}, ${actorName(tx.actor)}, ${tx.now}) on conflict do nothing`.execute(tx.db);
}

/** Who has opened a notice, first readers first. */
export async function listReadings(tx: ReadTx, bulletinId: string): Promise<BulletinReading[]> {
  return (await sql<BulletinReading>`select r.account_id as "accountId", r.unit_id as "unitId", r.reader_name as "readerName", r.at
    from scoring.bulletin_readings r where r.bulletin_id = ${bulletinId} order by r.at, r.account_id`.execute(tx.db)).rows;
}
