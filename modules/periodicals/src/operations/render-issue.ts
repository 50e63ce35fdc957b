import { picturesIn } from '@gongkai/kernel';
import { attachmentsOf, bindAttachments, pictureBytes, storeFile } from '@gongkai/attachments';
import type { Context, ReadTx } from '@gongkai/database';
import { bulletinDocx, bulletinPdf, type OfficialBulletin } from '@gongkai/documents';
import { issueSubject, type IssueContent } from '../contract.ts';
import { insertEvent } from '../events.store.ts';
import { findIssue, lockIssue, updateIssue, type Issue } from '../issues.store.ts';

/** An issue as the layout wants it; a preview has neither number nor date of its own yet. */
export async function bulletinOf(tx: ReadTx, issue: Issue, content: IssueContent, stand: { number: number; total?: number; year: number; date: string }): Promise<OfficialBulletin> {
  const items = content.sections.flatMap((section) => section.items);
  const ids = [...picturesIn(content.editorNote), ...items.flatMap((item) => picturesIn(item.body))];
  const subjectIds = [issue.id, ...items.map((item) => item.copyId)];
  return {
    name: content.publication, issueNumber: stand.number, year: stand.year, issuer: content.issuer, date: stand.date,
    ...(stand.total === undefined ? {} : { totalNumber: stand.total }),
    ...(content.marking === null ? {} : { marking: content.marking }),
    ...(content.editorNote.length === 0 ? {} : { editorNote: content.editorNote }),
    sections: content.sections.map(({ heading, items: articles }) => ({
      ...(heading === null ? {} : { heading }),
      items: articles.map(({ title, body, source }) => ({ title, body, ...(source === '' ? {} : { source }) })),
    })),
    report: content.report, send: content.send, issue: content.issue,
    ...(content.copies === null ? {} : { copies: content.copies }),
    pictures: ids.length === 0 ? new Map() : await pictureBytes(tx.context, tx, { subjectIds, ids }),
  };
}

/** The name under which an issue is kept and handed out. */
const issueName = (issue: Pick<Issue, 'year' | 'number'>, publication: string): string => `${publication}${issue.year}年第${issue.number}期`;

/** Draws an issue that has left as PDF and .docx, from what was signed, and keeps both beside it. Can run twice. */
export async function renderIssue(context: Context, issueId: string): Promise<void> {
  const drawn = await context.read(async (tx) => {
    const issue = await findIssue(tx, issueId);
    if (issue.state !== 'issued' || issue.files === 'ready' || issue.content === null) return null;
    const stand = { number: issue.number!, total: issue.totalNumber!, year: issue.year!, date: issue.issuedOn! };
    return { issue, bulletin: await bulletinOf(tx, issue, issue.content, stand) };
  });
  if (!drawn) return;
  const name = issueName(drawn.issue, drawn.bulletin.name);
  const pdf = await bulletinPdf(drawn.bulletin);
  const files = [
    await storeFile(context, { name: `${name}.pdf`, bytes: pdf.bytes }),
    await storeFile(context, { name: `${name}.docx`, bytes: await bulletinDocx(drawn.bulletin) }),
  ];
  await context.write(async (tx) => {
    const issue = await lockIssue(tx, issueId);
    // Another run was quicker; what this one stored belongs to nothing and is swept away.
    if (issue.files === 'ready') return;
    const pictures = await attachmentsOf(tx, issueId);
    await bindAttachments(tx, { subjectKind: issueSubject, subjectId: issueId, ids: [...files, ...pictures].map((file) => file.id) });
    await updateIssue(tx, issueId, { files: 'ready' });
    await insertEvent(tx, { subjectKind: 'issue', subjectId: issueId, kind: 'rendered', details: { pages: pdf.pages, warnings: pdf.warnings } });
  });
}
