import { newId, notFound } from '@gongkai/kernel';
import { actorsOf } from '@gongkai/accounts';
import { recordAudit, type ReadTx, type Tx } from '@gongkai/database';
import { personNames } from '@gongkai/organisations';
import { findClearance, insertClearance, insertImportedClearances, type ClearanceKind } from './clearances.store.ts';

/** The record and the state of it that a clearance permits. */
export interface ClearedSubject {
  subjectId: string;
  subjectKind: string;
  fingerprint: string;
}

/** The permit to release a record in one state, or null. For the public only `reviewed` and `imported` count: the database refuses the rest. */
export async function clearanceOf(tx: ReadTx, { subjectId, fingerprint }: { subjectId: string; fingerprint: string }): Promise<{ id: string; kind: ClearanceKind } | null> {
  return findClearance(tx, subjectId, fingerprint);
}

/** Permits what was already public elsewhere and is brought in: a named person answers for a batch, on a stated basis. */
export async function grantImportedClearance(tx: Tx, input: ClearedSubject & { personId: string; batch: string; basis: string }): Promise<string> {
  const clearanceId = await insertClearance(tx, {
    ...input, id: newId(), kind: 'imported', caseId: null, personName: await nameOf(tx, input.personId), authorPersonIds: [], at: tx.now, confirmBy: null,
  });
  await recordAudit(tx, {
    action: 'reviews.clear-imported', subjectKind: input.subjectKind, subjectId: input.subjectId,
    after: { clearanceId, personId: input.personId, batch: input.batch, basis: input.basis, fingerprint: input.fingerprint },
  });
  return clearanceId;
}

/** The same for many records of one batch, with one line in the audit; returns the clearance of each by its subject. */
export async function grantImportedClearances(
  tx: Tx,
  input: { subjectKind: string; personId: string; batch: string; basis: string; subjects: readonly { subjectId: string; fingerprint: string }[] },
): Promise<Map<string, string>> {
  const { subjects, ...shared } = input;
  const rows = subjects.map((subject) => ({ ...subject, id: newId() }));
  await insertImportedClearances(tx, { ...shared, personName: await nameOf(tx, input.personId), at: tx.now }, rows);
  await recordAudit(tx, {
    action: 'reviews.clear-imported', subjectKind: input.subjectKind, subjectId: null,
    after: { personId: input.personId, batch: input.batch, basis: input.basis, records: rows.length },
  });
  return new Map(rows.map((row) => [row.subjectId, row.id]));
}

/**
 * Permits an internal document now, on one person's word; a second person confirms within the limit, and until then it is marked.
 * It never permits the public. The caller has asked its policy whether the person may.
 */
export async function grantUrgentClearance(
  tx: Tx,
  input: ClearedSubject & { personId: string; basis: string; authorAccountIds: readonly string[]; confirmWithinMinutes: number },
): Promise<string> {
  const authors = await actorsOf(tx, input.authorAccountIds);
  const confirmBy = new Date(tx.now.getTime() + input.confirmWithinMinutes * 60_000);
  const clearanceId = await insertClearance(tx, {
    id: newId(), kind: 'urgent', subjectKind: input.subjectKind, subjectId: input.subjectId, fingerprint: input.fingerprint, caseId: null,
    personId: input.personId, personName: await nameOf(tx, input.personId), batch: null, basis: input.basis,
    authorPersonIds: authors.map((author) => author.personId), at: tx.now, confirmBy,
  });
  await recordAudit(tx, {
    action: 'reviews.clear-urgent', subjectKind: input.subjectKind, subjectId: input.subjectId,
    after: { clearanceId, personId: input.personId, basis: input.basis, confirmBy: confirmBy.toISOString(), fingerprint: input.fingerprint },
  });
  return clearanceId;
}

async function nameOf(tx: ReadTx, personId: string): Promise<string> {
  const name = (await personNames(tx, [personId])).get(personId);
  if (name === undefined) throw notFound('reviews.person-missing');
  return name;
}
