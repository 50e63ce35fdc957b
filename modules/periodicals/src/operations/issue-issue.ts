import { dayOf, enforce, refused, refuseIf } from '@gongkai/kernel';
import { accountsHolding } from '@gongkai/accounts';
import { announce, enqueue, expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import { notify } from '@gongkai/notices';
import { listUnits } from '@gongkai/organisations';
import { itemsByIds } from '@gongkai/submissions';
import { listAdoptionsOfIssue, updateAdoption, type Adoption } from '../adoptions.store.ts';
import { announceFact, creditOfSources } from '../announce-fact.ts';
import { issueSubject, periodicalsIssued, type IssueIssue, type IssueView } from '../contract.ts';
import { findCopy, listSources } from '../desk.store.ts';
import { insertEvent } from '../events.store.ts';
import { findIssue, insertRecipients, lockIssue, updateIssue, type Issue } from '../issues.store.ts';
import { mayEdit } from '../periodicals.policy.ts';
import { reasonsAgainstIssuing } from '../periodicals.state.ts';
import { findPublication, takeIssueNumbers, type Publication } from '../publications.store.ts';
import { renderTask } from '../tasks.ts';
import { issueLink } from './submit-issue.ts';
import { viewIssue } from './view-issue.ts';

/** Lets a signed issue leave: it gets its numbers and its date, its units their credit, its addressees a word. */
export async function issueIssue(context: Context, input: IssueIssue & { issueId: string }): Promise<IssueView> {
  return context.write(async (tx) => {
    const issue = await lockIssue(tx, input.issueId);
    enforce(mayEdit(tx.actor, issue.unitId));
    refuseIf(reasonsAgainstIssuing(issue.state));
    expectVersion(input.seenVersion, issue.version, { version: issue.version });
    const publication = await findPublication(tx, issue.publicationId);
    const issuedOn = dateOf(tx, issue, input.issuedOn);
    await tellScores(tx, issue, publication, issuedOn);
    const unitIds = await distribute(tx, issue, publication);
    const numbers = await number(tx, issue, issuedOn);
    await recordAudit(tx, {
      action: 'periodicals.issue', subjectKind: issueSubject, subjectId: issue.id, unitId: issue.unitId,
      after: { publication: publication.code, ...numbers, issuedOn, fingerprint: issue.fingerprint, recipients: unitIds.length },
    });
    await announce(tx, { name: periodicalsIssued, subjectId: issue.id, payload: { publicationId: publication.id, year: numbers.year, number: numbers.number, issuedOn } });
    await enqueue(tx, { task: renderTask, payload: { issueId: issue.id }, key: issue.id });
    return viewIssue(tx, await findIssue(tx, issue.id));
  });
}

// 签发日期: not before the day on which it was signed, and not a day that has not come.
function dateOf(tx: Tx, issue: Issue, wished: string | undefined): string {
  const today = dayOf(tx.now, tx.context.timeZone);
  const signedOn = dayOf(issue.signedAt!, tx.context.timeZone);
  const day = wished ?? today;
  if (day > today || day < signedOn) throw refused([{ code: 'periodicals.issue-date', path: 'issuedOn', values: { from: signedOn, to: today } }]);
  return day;
}

/** Takes the numbers last: the publication's row is held from here to the commit, and what fails before leaves no gap. */
async function number(tx: Tx, issue: Issue, issuedOn: string): Promise<{ year: number; number: number; totalNumber: number }> {
  const year = Number(issuedOn.slice(0, 4));
  const { number: taken, total } = await takeIssueNumbers(tx, issue.publicationId, year);
  const numbers = { year, number: taken, totalNumber: total };
  await updateIssue(tx, issue.id, { state: 'issued', issued: { ...numbers, issuedOn }, files: 'waiting' });
  await insertEvent(tx, { subjectKind: 'issue', subjectId: issue.id, kind: 'issued', fromState: issue.state, toState: 'issued', details: numbers });
  return numbers;
}

async function tellScores(tx: Tx, issue: Issue, publication: Publication, issuedOn: string): Promise<void> {
  for (const adoption of await listAdoptionsOfIssue(tx, issue.id)) {
    const copy = await findCopy(tx, adoption.copyId);
    const { itemId, units } = await creditOfSources(tx, await listSources(tx, copy.id));
    const factId = await announceFact(tx, {
      kind: 'adopted', source: { kind: 'periodicals.adoption', id: adoption.id }, subject: { itemId, title: copy.title }, units,
      tags: await tagsOf(tx, adoption, publication, itemId), occurredAt: issuedOn,
    });
    await updateAdoption(tx, adoption.id, { state: 'issued', factId });
    await insertEvent(tx, { subjectKind: 'adoption', subjectId: adoption.id, kind: 'issued', fromState: adoption.state, toState: 'issued', details: { issueId: issue.id } });
  }
}

async function tagsOf(tx: Tx, adoption: Adoption, publication: Publication, itemId: string): Promise<Record<string, string | boolean>> {
  const [item] = await itemsByIds(tx, [itemId]);
  const officerId = item?.authors.find((author) => author.personId !== null)?.personId;
  return {
    level: publication.level, publication: publication.code, itemKind: adoption.itemKind,
    ...(adoption.columnCode === null ? {} : { column: adoption.columnCode }),
    ...(adoption.commissioned ? { commissioned: true } : {}),
    ...(adoption.itemKind === 'research' ? { research: true } : {}),
    ...(officerId ? { officerId } : {}),
  };
}

async function distribute(tx: Tx, issue: Issue, publication: Publication): Promise<string[]> {
  const units = await listUnits(tx);
  const lists = [['report', publication.reportList], ['send', publication.sendList], ['issue', publication.issueList]] as const;
  const recipients = new Map<string, 'report' | 'send' | 'issue'>();
  for (const [list, addressees] of lists)
    for (const { unitIds, groups } of addressees)
      for (const unit of units)
        if (!recipients.has(unit.id) && (unitIds.includes(unit.id) || groups.some((group) => group === unit.group))) recipients.set(unit.id, list);
  await insertRecipients(tx, issue.id, [...recipients].map(([unitId, list]) => ({ unitId, list })));
  const accountIds = new Set<string>();
  for (const unitId of recipients.keys()) for (const accountId of await accountsHolding(tx, 'periodicals.answer', unitId)) accountIds.add(accountId);
  // Leaders are addressed by what they are (县政府领导), not as a unit.
  if (publication.reportList.length > 0) for (const accountId of await accountsHolding(tx, 'periodicals.instruct', issue.unitId)) accountIds.add(accountId);
  await notify(tx, { accountIds: [...accountIds], kind: 'periodicals.notice-issued', values: { publication: publication.name }, link: issueLink(issue.id), key: `periodicals.issued:${issue.id}` });
  return [...recipients.keys()];
}
