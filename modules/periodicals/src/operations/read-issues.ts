import { accountIdOf, enforce, notFound, picturesIn, type Page } from '@gongkai/kernel';
import { attachmentForDownload, type DownloadableFile } from '@gongkai/attachments';
import { recordAudit, type Context, type ReadTx } from '@gongkai/database';
import { mayReview } from '@gongkai/reviews';
import { issueSubject, type IssueQuery, type IssueRow, type IssueView } from '../contract.ts';
import { readIssueRows } from '../issues.read.ts';
import { findIssue, insertReading, listRecipients, type Issue } from '../issues.store.ts';
import { issueReach, mayReadIssue } from '../periodicals.policy.ts';
import { viewIssue } from './view-issue.ts';

/** An issue that the actor may read; `notFound` for everybody else. */
export async function readableIssue(tx: ReadTx, issueId: string): Promise<Issue> {
  const issue = await findIssue(tx, issueId);
  const recipients = await listRecipients(tx, issueId);
  const facts = { unitId: issue.unitId, isIssued: issue.state === 'issued', recipientUnitIds: recipients.map((one) => one.unitId) };
  if (!mayReadIssue(tx.actor, facts, false).allowed) enforce(mayReadIssue(tx.actor, facts, await mayReview(tx, { subjectId: issueId, actor: tx.actor })));
  return issue;
}

/** An issue as the actor may see it. */
export async function readIssue(context: Context, issueId: string): Promise<IssueView> {
  return context.read(async (tx) => viewIssue(tx, await readableIssue(tx, issueId)));
}

/** One page of issues: drafts for those who make and sign them, issued ones for those they were sent to. */
export async function listIssues(context: Context, query: IssueQuery): Promise<Page<IssueRow>> {
  return context.read((tx) => readIssueRows(tx, { query, reach: issueReach(tx.actor), accountId: accountIdOf(tx.actor) }));
}

/** A file of an issue: a picture that one of its articles shows, or once it has left what was drawn of it. */
export async function readIssueFile(context: Context, issueId: string, attachmentId: string): Promise<DownloadableFile> {
  return context.read(async (tx) => {
    const issue = await readableIssue(tx, issueId);
    const { content } = await viewIssue(tx, issue);
    const article = content.sections.flatMap((section) => section.items).find((item) => picturesIn(item.body).includes(attachmentId));
    if (article) return attachmentForDownload(tx, { subjectId: article.copyId, attachmentId });
    if (issue.state !== 'issued' && !picturesIn(content.editorNote).includes(attachmentId)) throw notFound('general.not-found');
    return attachmentForDownload(tx, { subjectId: issueId, attachmentId });
  });
}

/** Notes that an addressee has opened an issue: his read receipt. */
export async function markRead(context: Context, issueId: string): Promise<{ readAt: string | null }> {
  return context.write(async (tx) => {
    const issue = await readableIssue(tx, issueId);
    const { actor } = tx;
    if (issue.state !== 'issued' || actor.kind !== 'account') return { readAt: null };
    const recipients = new Set((await listRecipients(tx, issueId)).map((one) => one.unitId));
    if (!recipients.has(actor.unitId)) return { readAt: null };
    await insertReading(tx, { issueId, accountId: actor.accountId, unitId: actor.unitId, readerName: actor.name });
    await recordAudit(tx, { action: 'periodicals.read-issue', subjectKind: issueSubject, subjectId: issueId, unitId: actor.unitId });
    return { readAt: tx.now.toISOString() };
  });
}
