import { accountIdOf, holds, picturesIn } from '@gongkai/kernel';
import { attachmentsOf } from '@gongkai/attachments';
import type { ReadTx } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import { listAdoptionsOfIssue, listWaiting, type Adoption } from '../adoptions.store.ts';
import type { IssueView } from '../contract.ts';
import { listEvents } from '../events.store.ts';
import { listReadings, listRecipients, type Issue } from '../issues.store.ts';
import { reasonsAgainstArranging, reasonsAgainstIssuing, reasonsAgainstRecalling, reasonsAgainstSubmitting } from '../periodicals.state.ts';
import { findPublication } from '../publications.store.ts';
import { composeIssue } from './compose-issue.ts';
import { viewAdoptions } from './view-adoptions.ts';

/** What the actor may do with an issue now; the same policies and states as the operations ask. */
function allowedOn(tx: ReadTx, issue: Issue, adoptions: readonly Adoption[]): IssueView['allowed'] {
  if (!holds(tx.actor, 'periodicals.edit', issue.unitId)) return [];
  const allowed: IssueView['allowed'] = [];
  if (reasonsAgainstArranging(issue.state).length === 0) allowed.push('arrange', 'abandon');
  if (reasonsAgainstSubmitting(issue.state, adoptions.length).length === 0) allowed.push('submit');
  if (reasonsAgainstRecalling(issue.state).length === 0) allowed.push('recall');
  if (reasonsAgainstIssuing(issue.state).length === 0) allowed.push('issue');
  if (issue.state === 'issued') allowed.push('receipts');
  return allowed;
}

async function recipientsOf(tx: ReadTx, issueId: string): Promise<IssueView['recipients']> {
  const recipients = await listRecipients(tx, issueId);
  const readings = await listReadings(tx, issueId);
  const names = await unitNames(tx, recipients.map((one) => one.unitId));
  return recipients.map((one) => {
    const mine = readings.filter((reading) => reading.unitId === one.unitId);
    return { ...one, unitName: names.get(one.unitId) ?? '', readers: mine.length, firstReadAt: mine[0]?.at ?? null };
  });
}

/** An issue as the actor may see it; the caller has asked who may read it. */
export async function viewIssue(tx: ReadTx, issue: Issue): Promise<IssueView> {
  const publication = await findPublication(tx, issue.publicationId);
  const adoptions = await listAdoptionsOfIssue(tx, issue.id);
  const isEditor = holds(tx.actor, 'periodicals.edit', issue.unitId);
  const makesIt = isEditor || holds(tx.actor, 'periodicals.sign', issue.unitId);
  const accountId = accountIdOf(tx.actor);
  const readings = issue.state === 'issued' ? await listReadings(tx, issue.id) : [];
  const events = await listEvents(tx, issue.id);
  return {
    id: issue.id, publicationId: issue.publicationId, publicationName: publication.name, state: issue.state, year: issue.year, number: issue.number,
    totalNumber: issue.totalNumber, issuedOn: issue.issuedOn, itemCount: adoptions.length, signedBy: issue.signedBy, updatedAt: issue.updatedAt.toISOString(),
    readAt: readings.find((one) => one.accountId === accountId)?.at ?? null,
    version: issue.version,
    content: issue.content ?? (await composeIssue(tx, issue, publication, adoptions)),
    adoptions: makesIt ? await viewAdoptions(tx, adoptions) : [],
    waiting: isEditor && issue.state === 'draft' ? await viewAdoptions(tx, await listWaiting(tx, issue.publicationId)) : [],
    extraRecipients: issue.extraRecipients, fingerprint: issue.fingerprint, issuedBy: issue.issuedBy, signedAt: issue.signedAt?.toISOString() ?? null,
    createdBy: issue.createdBy, files: issue.files,
    attachments: issue.state === 'issued' ? (await attachmentsOf(tx, issue.id)).filter((file) => !picturesIn(issue.editorNote).includes(file.id)).map(({ id, name, mediaType, size }) => ({ id, name, mediaType, size })) : [],
    recipients: makesIt ? await recipientsOf(tx, issue.id) : [],
    timeline: makesIt ? events.map(({ at, kind, by, reason }) => ({ at, kind, by, reason })) : [],
    problems: isEditor ? reasonsAgainstSubmitting(issue.state, adoptions.length) : [],
    allowed: allowedOn(tx, issue, adoptions),
  };
}
