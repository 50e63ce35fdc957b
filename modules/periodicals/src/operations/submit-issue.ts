import { accountIdOf, enforce, refuseIf } from '@gongkai/kernel';
import { expectVersion, recordAudit, type Context } from '@gongkai/database';
import { attachmentReasons } from '@gongkai/attachments';
import { cancelReview, startReview } from '@gongkai/reviews';
import { listAdoptionsOfIssue, updateAdoption } from '../adoptions.store.ts';
import { issueSubject, type IssueView, type RecallIssue } from '../contract.ts';
import { listCopies } from '../desk.store.ts';
import { insertEvent } from '../events.store.ts';
import { contentFingerprint } from '../fingerprint.ts';
import { findIssue, lockIssue, updateIssue } from '../issues.store.ts';
import { mayEdit } from '../periodicals.policy.ts';
import { reasonsAgainstRecalling, reasonsAgainstSubmitting } from '../periodicals.state.ts';
import { findPublication } from '../publications.store.ts';
import { composeIssue } from './compose-issue.ts';
import { viewIssue } from './view-issue.ts';

/** The page of an issue in the workspace. */
export const issueLink = (issueId: string): string => `/periodicals/issues/${issueId}`;

/** Sends an issue to be signed; from here on it is frozen whole, article by article. */
export async function submitIssue(context: Context, input: { issueId: string; seenVersion: number }): Promise<IssueView> {
  return context.write(async (tx) => {
    const issue = await lockIssue(tx, input.issueId);
    enforce(mayEdit(tx.actor, issue.unitId));
    const adoptions = await listAdoptionsOfIssue(tx, issue.id);
    refuseIf(reasonsAgainstSubmitting(issue.state, adoptions.length));
    expectVersion(input.seenVersion, issue.version, { version: issue.version });
    const copies = await listCopies(tx, adoptions.map((one) => one.copyId), true);
    for (const subjectId of [issue.id, ...copies.keys()]) refuseIf(await attachmentReasons(tx, subjectId));
    const publication = await findPublication(tx, issue.publicationId);
    const content = await composeIssue(tx, issue, publication, adoptions);
    // The version belongs to what is signed: the same words submitted again are read again.
    const fingerprint = contentFingerprint({ submission: issue.version, content });
    for (const adoption of adoptions) await updateAdoption(tx, adoption.id, { state: 'placed', copyVersion: copies.get(adoption.copyId)!.version });
    const author = accountIdOf(tx.actor);
    const authorAccountIds = [...new Set([...issue.authorAccountIds, ...(author ? [author] : [])])];
    await startReview(tx, {
      kind: issueSubject, unitId: issue.unitId, authorAccountIds,
      subject: { id: issue.id, title: publication.name, link: issueLink(issue.id), fingerprint, summary: content.sections.flatMap((one) => one.items.map((item) => item.title)).join('；').slice(0, 500) },
    });
    await updateIssue(tx, issue.id, { state: 'in-review', content, fingerprint, authorAccountIds });
    await insertEvent(tx, { subjectKind: 'issue', subjectId: issue.id, kind: 'submitted', fromState: issue.state, toState: 'in-review', details: { fingerprint } });
    await recordAudit(tx, { action: 'periodicals.submit-issue', subjectKind: issueSubject, subjectId: issue.id, unitId: issue.unitId, after: { fingerprint, articles: adoptions.length } });
    return viewIssue(tx, await findIssue(tx, issue.id));
  });
}

/** Takes an issue back from its leader, signed or not, to change it; it must be signed anew. */
export async function recallIssue(context: Context, input: RecallIssue & { issueId: string }): Promise<IssueView> {
  return context.write(async (tx) => {
    const issue = await lockIssue(tx, input.issueId);
    enforce(mayEdit(tx.actor, issue.unitId));
    refuseIf(reasonsAgainstRecalling(issue.state));
    expectVersion(input.seenVersion, issue.version, { version: issue.version });
    if (issue.state === 'in-review') await cancelReview(tx, { subjectId: issue.id, reason: input.reason });
    await updateIssue(tx, issue.id, { state: 'draft', content: null, fingerprint: null, signed: null });
    await insertEvent(tx, { subjectKind: 'issue', subjectId: issue.id, kind: 'recalled', fromState: issue.state, toState: 'draft', reason: input.reason });
    await recordAudit(tx, { action: 'periodicals.recall-issue', subjectKind: issueSubject, subjectId: issue.id, unitId: issue.unitId, before: { state: issue.state }, after: { state: 'draft', reason: input.reason } });
    return viewIssue(tx, await findIssue(tx, issue.id));
  });
}
