import { accountIdOf, enforce, newId, refuseIf, type Problem } from '@gongkai/kernel';
import { expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import { lockAdoptions, releaseAdoptions, updateAdoption } from '../adoptions.store.ts';
import { issueSubject, type ArrangeIssue, type CreateIssue, type IssueView } from '../contract.ts';
import { insertEvent } from '../events.store.ts';
import { findIssue, insertIssue, lockIssue, updateIssue, type Issue } from '../issues.store.ts';
import { mayEdit } from '../periodicals.policy.ts';
import { reasonsAgainstArranging } from '../periodicals.state.ts';
import { findPublication } from '../publications.store.ts';
import { bindPictures } from './save-copy.ts';
import { viewIssue } from './view-issue.ts';

/** Puts exactly these adoptions into an issue, in this order; those that it had and that are not named wait again. */
async function place(tx: Tx, issue: Pick<Issue, 'id' | 'publicationId'>, adoptionIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(adoptionIds)];
  const adoptions = await lockAdoptions(tx, wanted);
  const reasons: Problem[] = [];
  for (const [index, adoptionId] of wanted.entries()) {
    const adoption = adoptions.get(adoptionId);
    const fits = adoption?.publicationId === issue.publicationId;
    const free = adoption?.state === 'waiting' || (adoption?.state === 'placed' && adoption.issueId === issue.id);
    if (!adoption || !fits || !free) reasons.push({ code: adoption && fits ? 'periodicals.adoption-elsewhere' : 'periodicals.adoption-unknown', path: `adoptionIds.${index}` });
  }
  refuseIf(reasons);
  await releaseAdoptions(tx, issue.id);
  for (const [position, adoptionId] of wanted.entries()) await updateAdoption(tx, adoptionId, { state: 'placed', issueId: issue.id, position });
}

/** Begins an issue of a publication, with its first articles where they are named. */
export async function createIssue(context: Context, input: CreateIssue): Promise<IssueView> {
  return context.write(async (tx) => {
    const publication = await findPublication(tx, input.publicationId);
    enforce(mayEdit(tx.actor, publication.unitId));
    const id = newId(tx.now.getTime());
    const author = accountIdOf(tx.actor);
    await insertIssue(tx, { id, publicationId: publication.id, unitId: publication.unitId, authorAccountIds: author ? [author] : [] });
    await place(tx, { id, publicationId: publication.id }, input.adoptionIds);
    await insertEvent(tx, { subjectKind: 'issue', subjectId: id, kind: 'created', toState: 'draft' });
    await recordAudit(tx, { action: 'periodicals.create-issue', subjectKind: issueSubject, subjectId: id, unitId: publication.unitId, after: { publication: publication.code, adoptionIds: input.adoptionIds } });
    return viewIssue(tx, await findIssue(tx, id));
  });
}

/** Arranges an issue that is being compiled. */
export async function arrangeIssue(context: Context, input: ArrangeIssue & { issueId: string }): Promise<IssueView> {
  return context.write(async (tx) => {
    const issue = await lockIssue(tx, input.issueId);
    enforce(mayEdit(tx.actor, issue.unitId));
    refuseIf(reasonsAgainstArranging(issue.state));
    expectVersion(input.seenVersion, issue.version, { version: issue.version });
    await bindPictures(tx, { subjectKind: issueSubject, subjectId: issue.id }, input.editorNote);
    await place(tx, issue, input.adoptionIds);
    const author = accountIdOf(tx.actor);
    await updateIssue(tx, issue.id, {
      editorNote: input.editorNote, extraRecipients: input.extraRecipients,
      authorAccountIds: author && !issue.authorAccountIds.includes(author) ? [...issue.authorAccountIds, author] : issue.authorAccountIds,
    });
    await insertEvent(tx, { subjectKind: 'issue', subjectId: issue.id, kind: 'arranged', details: { adoptions: input.adoptionIds.length } });
    await recordAudit(tx, { action: 'periodicals.arrange-issue', subjectKind: issueSubject, subjectId: issue.id, unitId: issue.unitId, after: { adoptionIds: input.adoptionIds } });
    return viewIssue(tx, await findIssue(tx, issue.id));
  });
}

/** Gives an issue up before it was submitted; its articles wait for another one. */
export async function abandonIssue(context: Context, input: { issueId: string; seenVersion: number }): Promise<IssueView> {
  return context.write(async (tx) => {
    const issue = await lockIssue(tx, input.issueId);
    enforce(mayEdit(tx.actor, issue.unitId));
    refuseIf(reasonsAgainstArranging(issue.state));
    expectVersion(input.seenVersion, issue.version, { version: issue.version });
    await releaseAdoptions(tx, issue.id);
    await updateIssue(tx, issue.id, { state: 'abandoned' });
    await insertEvent(tx, { subjectKind: 'issue', subjectId: issue.id, kind: 'abandoned', fromState: issue.state, toState: 'abandoned' });
    await recordAudit(tx, { action: 'periodicals.abandon-issue', subjectKind: issueSubject, subjectId: issue.id, unitId: issue.unitId, before: { state: issue.state }, after: { state: 'abandoned' } });
    return viewIssue(tx, await findIssue(tx, issue.id));
  });
}
