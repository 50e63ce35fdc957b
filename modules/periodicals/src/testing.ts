import { type Actor } from '@gongkai/kernel';
import { testAccount } from '@gongkai/accounts/testing';
import { deliverAnnouncements, sql, type Context, type ListenerDefinition } from '@gongkai/database';
import { appoint } from '@gongkai/organisations';
import { giveOpinion, reviewOf } from '@gongkai/reviews';
import { itemsOf, reportingCounty, type ReportingCounty } from '@gongkai/submissions/testing';
import type { Adopt, AdoptionView, FactPayload, IssueView } from './contract.ts';
import { jobs } from './jobs.ts';
import { adopt } from './operations/adopt.ts';
import { createIssue } from './operations/arrange-issue.ts';
import { issueIssue } from './operations/issue-issue.ts';
import { ensureStandardPublications } from './operations/keep-publications.ts';
import { readIssue } from './operations/read-issues.ts';
import { submitIssue } from './operations/submit-issue.ts';

type Person = Extract<Actor, { kind: 'account' }>;

/** A reporting county whose office publishes: 何敏 signs, and the standard publications stand, by code. */
export interface PublishingCounty extends ReportingCounty {
  officeLeader: Person;
  publications: ReadonlyMap<string, string>;
}

/** Sets up a publishing county in the tenant of a context. */
export async function publishingCounty(context: Context): Promise<PublishingCounty> {
  const system = context.with({ actor: { kind: 'system', name: 'test' }, once: null });
  const county = await reportingCounty(context);
  const officeLeader = await testAccount(system, '何敏', county.office.id, [{ role: 'office-leader', unitId: county.office.parentId!, scope: 'jurisdiction' }]);
  await appoint(system, { personId: officeLeader.personId, unitId: county.office.id, post: 'office-leader', from: '2020-01-01' });
  return { ...county, officeLeader, publications: await system.write((tx) => ensureStandardPublications(tx)) };
}

const listeners = jobs.filter((job): job is ListenerDefinition => job.kind === 'listener');

/** Lets this module hear what was announced of a record, as the worker does. */
export async function hearOf(context: Context, subjectId: string): Promise<void> {
  const system = context.with({ actor: { kind: 'system', name: 'worker' }, once: null });
  for (const listener of listeners) await deliverAnnouncements(system, listener, subjectId);
}

/** What this module has told the scores, oldest first. */
export async function toldFacts(context: Context): Promise<FactPayload[]> {
  return context.read(async (tx) => {
    const found = await sql<{ payload: FactPayload }>`select payload from platform.announcements where name = 'periodicals.fact' order by position`.execute(tx.db);
    return found.rows.map((row) => row.payload);
  });
}

/** Texts and issues in their states; each takes the way that a person takes. */
export function deskOf(context: Context, county: PublishingCounty) {
  const items = itemsOf(context, county);
  const editor = items.as(county.editor);

  const adopted = async (parts: Partial<Adopt> = {}, title?: string): Promise<AdoptionView> => {
    const item = parts.itemIds || parts.deskCopyId ? null : await items.sent(title ? { title } : {});
    return adopt(editor, {
      itemIds: item ? [item.id] : [], publicationId: county.publications.get('快讯')!, columnCode: '工作简况', itemKind: 'comprehensive', commissioned: false,
      shares: [], ...parts,
    });
  };

  const draft = async (adoptionIds?: readonly string[]): Promise<IssueView> =>
    createIssue(editor, { publicationId: county.publications.get('快讯')!, adoptionIds: adoptionIds ? [...adoptionIds] : [(await adopted()).id] });

  const submitted = async (adoptionIds?: readonly string[]): Promise<IssueView> => {
    const issue = await draft(adoptionIds);
    return submitIssue(editor, { issueId: issue.id, seenVersion: issue.version });
  };

  /** The office leader's opinion on an issue that waits for it. */
  const decide = async (subjectId: string, decision: 'approve' | 'return', opinion = ''): Promise<void> => {
    const leader = items.as(county.officeLeader);
    const review = await leader.read((tx) => reviewOf(tx, subjectId));
    await giveOpinion(leader, { caseId: review!.id, decision, opinion, seenFingerprint: review!.fingerprint });
    await hearOf(context, subjectId);
  };

  const signed = async (adoptionIds?: readonly string[]): Promise<IssueView> => {
    const issue = await submitted(adoptionIds);
    await decide(issue.id, 'approve', '同意签发');
    return readIssue(editor, issue.id);
  };

  const issued = async (adoptionIds?: readonly string[]): Promise<IssueView> => {
    const issue = await signed(adoptionIds);
    return issueIssue(editor, { issueId: issue.id, seenVersion: issue.version });
  };

  return { ...items, editor, adopted, draft, submitted, decideIssue: decide, signed, issued };
}
