import { actorName, notFound } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { AdoptedKind, AdoptionState, IssueState } from './contract.ts';

export interface Adoption {
  id: string;
  copyId: string;
  publicationId: string;
  columnCode: string | null;
  itemKind: AdoptedKind;
  commissioned: boolean;
  state: AdoptionState;
  issueId: string | null;
  issueState: IssueState | null;
  position: number | null;
  copyVersion: number | null;
  factId: string | null;
  adoptedAt: Date;
  adoptedBy: string;
}

const select = (tx: ReadTx) =>
  tx.db
    .selectFrom('periodicals.adoptions as a')
    .leftJoin('periodicals.issues as i', (join) => join.onRef('i.jurisdiction_id', '=', 'a.jurisdiction_id').onRef('i.id', '=', 'a.issue_id'))
    .select([
      'a.id', 'a.copy_id', 'a.publication_id', 'a.column_code', 'a.item_kind', 'a.commissioned', 'a.state', 'a.issue_id', 'a.position', 'a.copy_version',
      'a.fact_id', 'a.adopted_at', 'a.adopted_by', 'i.state as issue_state',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const adoptionOf = (row: Row): Adoption => ({
  id: row.id, copyId: row.copy_id, publicationId: row.publication_id, columnCode: row.column_code, itemKind: row.item_kind as AdoptedKind,
  commissioned: row.commissioned, state: row.state as AdoptionState, issueId: row.issue_id, issueState: row.issue_state as IssueState | null,
  position: row.position, copyVersion: row.copy_version, factId: row.fact_id, adoptedAt: row.adopted_at, adoptedBy: row.adopted_by,
});

/** An adoption; `notFound` when there is none. */
export async function findAdoption(tx: ReadTx, adoptionId: string): Promise<Adoption> {
  const row = await select(tx).where('a.id', '=', adoptionId).executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return adoptionOf(row);
}

/** The adoptions of a text, oldest first. */
export async function listAdoptionsOfCopy(tx: ReadTx, copyId: string): Promise<Adoption[]> {
  return (await select(tx).where('a.copy_id', '=', copyId).orderBy('a.id').execute()).map(adoptionOf);
}

/** The adoptions that an issue carries, in their order. */
export async function listAdoptionsOfIssue(tx: ReadTx, issueId: string): Promise<Adoption[]> {
  return (await select(tx).where('a.issue_id', '=', issueId).where('a.state', '<>', 'withdrawn').orderBy('a.position').orderBy('a.id').execute()).map(adoptionOf);
}

/** Some adoptions by id, locked one after the other so that two issues never wait for each other. */
export async function lockAdoptions(tx: Tx, adoptionIds: readonly string[]): Promise<Map<string, Adoption>> {
  if (adoptionIds.length === 0) return new Map();
  const rows = await select(tx).where('a.id', 'in', [...adoptionIds]).orderBy('a.id').forUpdate('a').execute();
  return new Map(rows.map((row) => [row.id, adoptionOf(row)]));
}

/** The adoptions of a publication that no issue carries yet, oldest first. */
export async function listWaiting(tx: ReadTx, publicationId: string): Promise<Adoption[]> {
  return (await select(tx).where('a.publication_id', '=', publicationId).where('a.state', '=', 'waiting').orderBy('a.id').limit(200).execute()).map(adoptionOf);
}

/** Adds an adoption. */
export async function insertAdoption(
  tx: Tx,
  adoption: Pick<Adoption, 'id' | 'copyId' | 'publicationId' | 'columnCode' | 'itemKind' | 'commissioned'>,
): Promise<void> {
  await tx.db
    .insertInto('periodicals.adoptions')
    .values({
      id: adoption.id, copy_id: adoption.copyId, publication_id: adoption.publicationId, column_code: adoption.columnCode, item_kind: adoption.itemKind,
      commissioned: adoption.commissioned, state: 'waiting', adopted_at: tx.now, adopted_by: actorName(tx.actor),
    })
    .execute();
}

export interface AdoptionChange {
  state: AdoptionState;
  issueId?: string | null;
  position?: number | null;
  copyVersion?: number | null;
  factId?: string;
}

/** Changes what became of an adoption. */
export async function updateAdoption(tx: Tx, adoptionId: string, change: AdoptionChange): Promise<void> {
  await tx.db
    .updateTable('periodicals.adoptions')
    .set({
      state: change.state,
      ...(change.issueId === undefined ? {} : { issue_id: change.issueId }),
      ...(change.position === undefined ? {} : { position: change.position }),
      ...(change.copyVersion === undefined ? {} : { copy_version: change.copyVersion }),
      ...(change.factId === undefined ? {} : { fact_id: change.factId }),
    })
    .where('id', '=', adoptionId)
    .execute();
}

/** Frees every article of an issue. */
export async function releaseAdoptions(tx: Tx, issueId: string): Promise<void> {
  await sql`update periodicals.adoptions set state = 'waiting', issue_id = null, position = null, copy_version = null
    where issue_id = ${issueId} and state = 'placed'`.execute(tx.db);
}

/** Some adoptions, in the order of the ids. */
export async function listAdoptionsByIds(tx: ReadTx, ids: readonly string[]): Promise<Adoption[]> {
  if (ids.length === 0) return [];
  const rows = new Map((await select(tx).where('a.id', 'in', [...ids]).execute()).map((row) => [row.id, adoptionOf(row)]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}
