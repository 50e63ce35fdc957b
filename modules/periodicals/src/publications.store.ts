import { actorName, notFound } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { Addressee, PublicationBody, PublicationColumn } from './contract.ts';

export interface Publication extends PublicationBody {
  id: string;
  lastTotal: number;
  version: number;
}

const columns = [
  'id', 'unit_id', 'code', 'name', 'level', 'columns', 'frequency', 'issuer_name', 'marking', 'copies', 'report_list', 'send_list', 'issue_list', 'sort',
  'last_total', 'version',
] as const;
const select = (tx: ReadTx) => tx.db.selectFrom('periodicals.publications').select(columns).where('retired_at', 'is', null);
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const publicationOf = (row: Row): Publication => ({
  id: row.id, unitId: row.unit_id, code: row.code, name: row.name, level: row.level as Publication['level'],
  columns: row.columns as unknown as PublicationColumn[], frequency: row.frequency as Publication['frequency'], issuerName: row.issuer_name,
  marking: row.marking, copies: row.copies, reportList: row.report_list as unknown as Addressee[], sendList: row.send_list as unknown as Addressee[],
  issueList: row.issue_list as unknown as Addressee[], sort: row.sort, lastTotal: row.last_total, version: row.version,
});

/** A publication that stands; `notFound` when there is none. */
export async function findPublication(tx: ReadTx, publicationId: string): Promise<Publication> {
  const row = await select(tx).where('id', '=', publicationId).executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return publicationOf(row);
}

/** A publication, locked until the transaction ends. */
export async function lockPublication(tx: Tx, publicationId: string): Promise<Publication> {
  const row = await select(tx).where('id', '=', publicationId).forUpdate().executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return publicationOf(row);
}

/** Every publication that stands, in its order. */
export async function listPublications(tx: ReadTx): Promise<Publication[]> {
  return (await select(tx).orderBy('sort').orderBy('name').execute()).map(publicationOf);
}

const json = (value: unknown) => sql<string>`${JSON.stringify(value)}::jsonb`;
const bodyColumns = (body: Omit<PublicationBody, 'unitId' | 'code' | 'level'>) => ({
  name: body.name, columns: json(body.columns), frequency: body.frequency, issuer_name: body.issuerName, marking: body.marking, copies: body.copies,
  report_list: json(body.reportList), send_list: json(body.sendList), issue_list: json(body.issueList), sort: body.sort,
});

/** Adds a publication. */
export async function insertPublication(tx: Tx, publication: PublicationBody & { id: string; lastTotal: number }): Promise<void> {
  await tx.db
    .insertInto('periodicals.publications')
    .values({
      id: publication.id, unit_id: publication.unitId, code: publication.code, level: publication.level, last_total: publication.lastTotal,
      ...bodyColumns(publication), changed_at: tx.now, changed_by: actorName(tx.actor),
    })
    .execute();
}

/** Changes a publication; code, office and level stay. */
export async function updatePublication(tx: Tx, publicationId: string, body: Omit<PublicationBody, 'unitId' | 'code' | 'level'>): Promise<void> {
  await tx.db
    .updateTable('periodicals.publications')
    .set((eb) => ({ ...bodyColumns(body), version: eb('version', '+', 1), changed_at: tx.now, changed_by: actorName(tx.actor) }))
    .where('id', '=', publicationId)
    .execute();
}

/** The next numbers of a publication: of the year, and over all years. Whoever takes them holds their rows until the transaction ends. */
export async function takeIssueNumbers(tx: Tx, publicationId: string, year: number): Promise<{ number: number; total: number }> {
  const ofYear = await sql<{ last: number }>`
    insert into periodicals.issue_numbers as numbers (publication_id, year, last) values (${publicationId}, ${year}, 1)
    on conflict (jurisdiction_id, publication_id, year) do update set last = numbers.last + 1
    returning last`.execute(tx.db);
  const ofAll = await sql<{ last: number }>`
    update periodicals.publications set last_total = last_total + 1 where id = ${publicationId} returning last_total as last`.execute(tx.db);
  return { number: ofYear.rows[0]!.last, total: ofAll.rows[0]!.last };
}
