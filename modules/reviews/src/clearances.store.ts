import { sql, type ReadTx, type Tx } from '@gongkai/database';

export type ClearanceKind = 'reviewed' | 'urgent' | 'imported';

/** A permit to release one record in one state. */
export interface ClearanceRecord {
  id: string;
  kind: ClearanceKind;
  subjectKind: string;
  subjectId: string;
  fingerprint: string;
  caseId: string | null;
  personId: string | null;
  personName: string;
  batch: string | null;
  basis: string | null;
  authorPersonIds: string[];
  at: Date;
  confirmBy: Date | null;
}

/** Grants a clearance, or finds the one that already permits the same. */
export async function insertClearance(tx: Tx, one: ClearanceRecord): Promise<string> {
  await sql`insert into reviews.clearances (id, kind, subject_kind, subject_id, fingerprint, case_id, person_id, person_name, batch, basis, author_person_ids, at, confirm_by)
    values (${one.id}, ${one.kind}, ${one.subjectKind}, ${one.subjectId}, ${one.fingerprint}, ${one.caseId}, ${one.personId}, ${one.personName},
      ${one.batch}, ${one.basis}, ${one.authorPersonIds}::uuid[], ${one.at}, ${one.confirmBy})
    on conflict (jurisdiction_id, subject_id, fingerprint, public_ok) do nothing`.execute(tx.db);
  const { id } = await tx.db
    .selectFrom('reviews.clearances').select('id')
    .where('subject_id', '=', one.subjectId).where('fingerprint', '=', one.fingerprint).where('public_ok', '=', one.kind !== 'urgent')
    .executeTakeFirstOrThrow();
  return id;
}

/** The strongest clearance of a record in one state: one that permits the public before an urgent one. */
export async function findClearance(tx: ReadTx, subjectId: string, fingerprint: string): Promise<{ id: string; kind: ClearanceKind } | null> {
  const row = await tx.db
    .selectFrom('reviews.clearances').select(['id', 'kind'])
    .where('subject_id', '=', subjectId).where('fingerprint', '=', fingerprint)
    .orderBy('public_ok', 'desc').limit(1).executeTakeFirst();
  return (row as { id: string; kind: ClearanceKind } | undefined) ?? null;
}

/** An urgent clearance with its confirmation. */
export interface UrgentRecord {
  id: string;
  subjectKind: string;
  subjectId: string;
  personId: string;
  personName: string;
  basis: string;
  authorPersonIds: string[];
  at: Date;
  confirmBy: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
}

const urgentColumns = sql`c.id, c.subject_kind as "subjectKind", c.subject_id as "subjectId", c.person_id as "personId", c.person_name as "personName",
  c.basis, c.author_person_ids as "authorPersonIds", c.at, c.confirm_by as "confirmBy", f.person_name as "confirmedBy", f.at as "confirmedAt"`;
const urgentFrom = sql`reviews.clearances c left join reviews.confirmations f on f.jurisdiction_id = c.jurisdiction_id and f.clearance_id = c.id`;

/** One urgent clearance; clearances are never changed, so the confirmation's own key decides races. */
export async function findUrgent(tx: ReadTx, id: string): Promise<UrgentRecord | null> {
  const { rows } = await sql<UrgentRecord>`select ${urgentColumns} from ${urgentFrom} where c.id = ${id} and c.kind = 'urgent'`.execute(tx.db);
  return rows[0] ?? null;
}

/** Urgent clearances by the time within which they must be confirmed. */
export async function listUrgent(
  tx: ReadTx,
  filter: { show: 'open' | 'overdue' | 'all'; after: [string, string] | null; limit: number },
): Promise<UrgentRecord[]> {
  const open = filter.show === 'all' ? sql`true` : sql`f.clearance_id is null`;
  const overdue = filter.show === 'overdue' ? sql`c.confirm_by < ${tx.now}` : sql`true`;
  const after = filter.after ? sql`(c.confirm_by, c.id) > (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)` : sql`true`;
  const { rows } = await sql<UrgentRecord>`select ${urgentColumns} from ${urgentFrom}
    where c.kind = 'urgent' and ${open} and ${overdue} and ${after} order by c.confirm_by, c.id limit ${filter.limit}`.execute(tx.db);
  return rows;
}

/** Keeps the second person's confirmation; false when somebody else was first. */
export async function insertConfirmation(tx: Tx, one: { clearanceId: string; personId: string; personName: string; accountId: string; opinion: string }): Promise<boolean> {
  const done = await sql`insert into reviews.confirmations (clearance_id, person_id, person_name, account_id, opinion, at)
    values (${one.clearanceId}, ${one.personId}, ${one.personName}, ${one.accountId}, ${one.opinion}, ${tx.now}) on conflict do nothing`.execute(tx.db);
  return done.numAffectedRows === 1n;
}

/** Grants imported clearances of one batch in one statement, under ids that the caller made. */
export async function insertImportedClearances(
  tx: Tx,
  shared: Pick<ClearanceRecord, 'subjectKind' | 'personId' | 'personName' | 'batch' | 'basis' | 'at'>,
  subjects: readonly { id: string; subjectId: string; fingerprint: string }[],
): Promise<void> {
  await sql`insert into reviews.clearances (id, kind, subject_kind, subject_id, fingerprint, person_id, person_name, batch, basis, at)
    select s.id, 'imported', ${shared.subjectKind}, s."subjectId", s.fingerprint, ${shared.personId}, ${shared.personName}, ${shared.batch}, ${shared.basis}, ${shared.at}
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as s(id uuid, "subjectId" uuid, fingerprint text)`.execute(tx.db);
}
