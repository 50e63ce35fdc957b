import { actorName, notFound, type RichText } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { IssueContent, IssueState } from './contract.ts';

export interface Issue {
  id: string;
  publicationId: string;
  unitId: string;
  state: IssueState;
  version: number;
  editorNote: RichText;
  extraRecipients: string[];
  content: IssueContent | null;
  fingerprint: string | null;
  clearanceId: string | null;
  signedBy: string | null;
  signedAt: Date | null;
  year: number | null;
  number: number | null;
  totalNumber: number | null;
  issuedOn: string | null;
  issuedBy: string | null;
  files: 'none' | 'waiting' | 'ready';
  authorAccountIds: string[];
  createdBy: string;
  updatedAt: Date;
}

const columns = [
  'id', 'publication_id', 'unit_id', 'state', 'version', 'editor_note', 'extra_recipients', 'content', 'fingerprint', 'clearance_id', 'signed_by', 'signed_at',
  'year', 'number', 'total_number', 'issued_on', 'issued_by', 'files', 'author_account_ids', 'created_by', 'updated_at',
] as const;
const select = (tx: ReadTx) => tx.db.selectFrom('periodicals.issues').select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const issueOf = (row: Row): Issue => ({
  id: row.id, publicationId: row.publication_id, unitId: row.unit_id, state: row.state as IssueState, version: row.version,
  editorNote: row.editor_note as unknown as RichText, extraRecipients: row.extra_recipients, content: row.content as unknown as IssueContent | null,
  fingerprint: row.fingerprint, clearanceId: row.clearance_id, signedBy: row.signed_by, signedAt: row.signed_at, year: row.year, number: row.number,
  totalNumber: row.total_number, issuedOn: row.issued_on, issuedBy: row.issued_by, files: row.files as Issue['files'],
  authorAccountIds: row.author_account_ids, createdBy: row.created_by, updatedAt: row.updated_at,
});

/** An issue; `notFound` when there is none. */
export async function findIssue(tx: ReadTx, issueId: string): Promise<Issue> {
  const row = await select(tx).where('id', '=', issueId).executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return issueOf(row);
}

/** An issue, locked until the transaction ends. */
export async function lockIssue(tx: Tx, issueId: string): Promise<Issue> {
  const row = await select(tx).where('id', '=', issueId).forUpdate().executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return issueOf(row);
}

/** Begins an issue. */
export async function insertIssue(tx: Tx, issue: Pick<Issue, 'id' | 'publicationId' | 'unitId' | 'authorAccountIds'>): Promise<void> {
  await tx.db
    .insertInto('periodicals.issues')
    .values({
      id: issue.id, publication_id: issue.publicationId, unit_id: issue.unitId, state: 'draft', author_account_ids: issue.authorAccountIds,
      created_at: tx.now, created_by: actorName(tx.actor), updated_at: tx.now,
    })
    .execute();
}

export interface IssueChange {
  state?: IssueState;
  editorNote?: RichText;
  extraRecipients?: string[];
  content?: IssueContent | null;
  fingerprint?: string | null;
  authorAccountIds?: string[];
  signed?: { clearanceId: string; by: string } | null;
  issued?: { year: number; number: number; totalNumber: number; issuedOn: string };
  files?: Issue['files'];
}

const json = (value: unknown) => (value === null ? null : sql<string>`${JSON.stringify(value)}::jsonb`);

/** Changes an issue as an event of the same transaction tells it. */
export async function updateIssue(tx: Tx, issueId: string, change: IssueChange): Promise<void> {
  const { signed, issued } = change;
  await tx.db
    .updateTable('periodicals.issues')
    .set((eb) => ({
      version: eb('version', '+', 1),
      updated_at: tx.now,
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.editorNote === undefined ? {} : { editor_note: json(change.editorNote)! }),
      ...(change.extraRecipients === undefined ? {} : { extra_recipients: change.extraRecipients }),
      ...(change.content === undefined ? {} : { content: json(change.content) }),
      ...(change.fingerprint === undefined ? {} : { fingerprint: change.fingerprint }),
      ...(change.authorAccountIds === undefined ? {} : { author_account_ids: change.authorAccountIds }),
      ...(signed === undefined ? {} : { clearance_id: signed?.clearanceId ?? null, signed_by: signed?.by ?? null, signed_at: signed ? tx.now : null }),
      ...(issued === undefined
        ? {}
        : {
            year: issued.year, number: issued.number, total_number: issued.totalNumber, issued_on: issued.issuedOn, issued_at: tx.now,
            issued_by: actorName(tx.actor),
          }),
      ...(change.files === undefined ? {} : { files: change.files }),
    }))
    .where('id', '=', issueId)
    .execute();
}

/** Notes the units that an issue is sent to. */
export async function insertRecipients(tx: Tx, issueId: string, recipients: readonly { unitId: string; list: 'report' | 'send' | 'issue' }[]): Promise<void> {
  if (recipients.length === 0) return;
  await tx.db.insertInto('periodicals.recipients').values(recipients.map(({ unitId, list }) => ({ issue_id: issueId, unit_id: unitId, list }))).execute();
}

/** The units that an issue was sent to. */
export async function listRecipients(tx: ReadTx, issueId: string): Promise<{ unitId: string; list: 'report' | 'send' | 'issue' }[]> {
  const rows = await tx.db.selectFrom('periodicals.recipients').select(['unit_id', 'list']).where('issue_id', '=', issueId).execute();
  return rows.map((row) => ({ unitId: row.unit_id, list: row.list as 'report' | 'send' | 'issue' }));
}

/** Notes that somebody has opened an issue; the first time counts. */
export async function insertReading(tx: Tx, reading: { issueId: string; accountId: string; unitId: string; readerName: string }): Promise<void> {
  await tx.db
    .insertInto('periodicals.readings')
    .values({ issue_id: reading.issueId, account_id: reading.accountId, unit_id: reading.unitId, reader_name: reading.readerName, at: tx.now })
    .onConflict((clash) => clash.doNothing())
    .execute();
}

/** Who has opened an issue, first readers first. */
export async function listReadings(tx: ReadTx, issueId: string): Promise<{ accountId: string; unitId: string; readerName: string; at: string }[]> {
  const rows = await tx.db
    .selectFrom('periodicals.readings')
    .select(['account_id', 'unit_id', 'reader_name', 'at'])
    .where('issue_id', '=', issueId)
    .orderBy('at')
    .execute();
  return rows.map((row) => ({ accountId: row.account_id, unitId: row.unit_id, readerName: row.reader_name, at: row.at.toISOString() }));
}
