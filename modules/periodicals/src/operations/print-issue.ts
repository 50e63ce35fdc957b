import { dayOf, enforce, notFound, reply, type Reply } from '@gongkai/kernel';
import { downloadHeaders } from '@gongkai/attachments';
import { recordAudit, type Context } from '@gongkai/database';
import { bulletinPdf, reviewSheetPdf } from '@gongkai/documents';
import { reviewOf } from '@gongkai/reviews';
import { listAdoptionsOfIssue } from '../adoptions.store.ts';
import { issueSubject } from '../contract.ts';
import { mayEdit } from '../periodicals.policy.ts';
import { findPublication } from '../publications.store.ts';
import { printingFields, printingTitle } from '../templates/printing-sheet.ts';
import { composeIssue } from './compose-issue.ts';
import { readableIssue } from './read-issues.ts';
import { bulletinOf } from './render-issue.ts';

const pdfReply = (name: string, bytes: Uint8Array): Reply =>
  reply({ headers: { ...downloadHeaders({ name, mediaType: 'application/pdf' }), 'content-length': String(bytes.length) }, body: Buffer.from(bytes) });

/** What an issue would look like if it left now: its articles as they stand, or as they were submitted. */
export async function previewIssue(context: Context, issueId: string): Promise<Reply> {
  const bulletin = await context.read(async (tx) => {
    const issue = await readableIssue(tx, issueId);
    const publication = await findPublication(tx, issue.publicationId);
    const content = issue.content ?? (await composeIssue(tx, issue, publication, await listAdoptionsOfIssue(tx, issue.id)));
    const date = issue.issuedOn ?? dayOf(tx.now, context.timeZone);
    const total = issue.totalNumber ?? publication.lastTotal + 1;
    // The number is taken when the issue leaves: until then the sheet bears 0, which no issue does.
    return bulletinOf(tx, issue, content, { number: issue.number ?? 0, year: Number(date.slice(0, 4)), date, ...(issue.number === null ? {} : { total }) });
  });
  return pdfReply(`${bulletin.name}预览.pdf`, (await bulletinPdf(bulletin)).bytes);
}

/** The printing sheet (印制单) of an issue: what is printed how often, for whom, who signed. */
export async function printingSheet(context: Context, issueId: string): Promise<Reply> {
  const sheet = await context.write(async (tx) => {
    const issue = await readableIssue(tx, issueId);
    enforce(mayEdit(tx.actor, issue.unitId));
    if (issue.content === null) throw notFound('general.not-found');
    const review = await reviewOf(tx, issueId);
    const opinions = (review?.steps ?? []).flatMap((step) => step.opinions.map((one) => ({
      step: step.name, person: one.personName, ...(one.postName ? { post: one.postName } : {}), decision: one.decision === 'approve' ? '同意' : '退回',
      ...(one.opinion ? { opinion: one.opinion } : {}), at: one.signedOn ?? dayOf(new Date(one.at), context.timeZone),
      ...(one.recordedBy ? { recordedBy: one.recordedBy } : {}), fingerprint: one.fingerprint.slice(0, 16),
    })));
    await recordAudit(tx, { action: 'periodicals.print-sheet', subjectKind: issueSubject, subjectId: issueId, unitId: issue.unitId });
    return { title: printingTitle, fields: printingFields(issue, issue.content), opinions };
  });
  return pdfReply(`${printingTitle}.pdf`, (await reviewSheetPdf(sheet)).bytes);
}
