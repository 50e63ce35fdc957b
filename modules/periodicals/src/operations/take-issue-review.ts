import { notify } from '@gongkai/notices';
import { recordAudit, type Tx } from '@gongkai/database';
import type { ReviewCompleted } from '@gongkai/reviews';
import { issueSubject } from '../contract.ts';
import { insertEvent } from '../events.store.ts';
import { lockIssue, updateIssue } from '../issues.store.ts';
import { findPublication } from '../publications.store.ts';
import { issueLink } from './submit-issue.ts';

/** Takes the end of a review over into the issue: signed, or back to the desk with the reason. */
export async function takeIssueReview(tx: Tx, issueId: string, review: ReviewCompleted): Promise<void> {
  const issue = await lockIssue(tx, issueId);
  // A verdict on what was recalled in the meantime changes nothing.
  if (issue.state !== 'in-review' || issue.fingerprint !== review.fingerprint) return;
  const approved = review.outcome === 'approved' && review.clearanceId !== null;
  const toState = approved ? 'signed' : 'draft';
  if (approved) await updateIssue(tx, issueId, { state: toState, signed: { clearanceId: review.clearanceId!, by: review.byName } });
  else await updateIssue(tx, issueId, { state: toState, content: null, fingerprint: null });
  await insertEvent(tx, {
    subjectKind: 'issue', subjectId: issueId, kind: approved ? 'signed' : 'returned', fromState: 'in-review', toState, reason: review.opinion, by: review.byName,
  });
  await recordAudit(tx, { action: approved ? 'periodicals.issue-signed' : 'periodicals.issue-returned', subjectKind: issueSubject, subjectId: issueId, unitId: issue.unitId, after: { by: review.byName } });
  const { name } = await findPublication(tx, issue.publicationId);
  await notify(tx, {
    accountIds: issue.authorAccountIds, kind: approved ? 'periodicals.notice-signed' : 'periodicals.notice-issue-returned',
    values: { publication: name, by: review.byName }, link: issueLink(issueId), email: !approved,
  });
}
