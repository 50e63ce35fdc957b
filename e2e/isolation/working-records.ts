import { FixedClock, fromPlainText, type Actor } from '@gongkai/kernel';
import { invite } from '@gongkai/accounts';
import { testAccount } from '@gongkai/accounts/testing';
import { storeFile } from '@gongkai/attachments';
import { pngFile } from '@gongkai/attachments/testing';
import type { Context } from '@gongkai/database';
import { ensureStandardPublications, forwardCopy, recordInstruction, saveCopy, takeUp } from '@gongkai/periodicals';
import { deskOf } from '@gongkai/periodicals/testing';
import { giveOpinion, reviewOf } from '@gongkai/reviews';
import {
  adoptRulebook, answerObjection, compileBulletin, decideAward, draftRulebook, editBulletin, fileAppeal, issueBulletin, itemScore, objectTo, recommend, shippedRulebooks, showCandidate,
  submitBulletin,
} from '@gongkai/scoring';
import { approveBulletin } from '@gongkai/scoring/testing';
import type { County, Office, Person } from './counties.ts';
import { asReporting } from './marked-items.ts';

/** With what the records of one unit are made: marks that are noted with those who may see them, and listeners. */
export interface Making {
  county: County;
  office: Office;
  mark(kind: string, people: readonly Person[]): string;
  hear(subjectId: string): Promise<void>;
  /** Lets the worker do what waits: files must be read before they are sent. */
  work(): Promise<void>;
}

type Desk = ReturnType<typeof deskOf>;

const everyRule = { effectiveFrom: '2020-01-01' };
const year = (): number => new Date().getFullYear();
const monthsAgo = (count: number): string => new Date(Date.UTC(new Date().getFullYear(), new Date().getMonth() - count, 15)).toISOString().slice(0, 7);

/** Makes what people work with: desk copies, issues, instructions, scans, notices, appeals, awards. Gives the secret of an open invitation. */
export async function makeWorkingRecords(making: Making): Promise<string> {
  const { county, office } = making;
  await keepRules(making);
  const publications = await county.context.write((tx) => ensureStandardPublications(tx));
  const desk = deskOf(county.context, { ...asReporting(county, office), officeLeader: county.staff['office-leader'], publications });
  await copies(making, desk);
  const adoptedId = await issues(making, desk);
  await forwarded(making, desk);
  await scans(making, desk, adoptedId);
  await scores(making, adoptedId);
  return anInvitation(county);
}

const as = ({ county }: Making, actor: Actor): Context => county.context.with({ actor, once: null });

/** The people who read what a unit sent, whoever else works on it. */
function readersOf({ county: { staff }, office }: Making): Person[] {
  return [office.officer, office.leader, staff.editor, staff['office-leader'], staff.clerk, staff['confidentiality-reviewer'], staff['government-leader']];
}

/** The county's scheme with an award that every unit may win, and a draft of other rules. */
async function keepRules(making: Making): Promise<void> {
  const { editor } = making.county.staff;
  const label = { zh: '先进集体', en: 'Advanced collective' };
  const book = structuredClone(shippedRulebooks.county);
  book.awards.push({ id: 'walked', label, kind: 'collective', conditions: [{ type: 'count', id: 'some-adoption', label, counts: { kind: 'adopted' }, in: 'year', atLeast: 1 }] });
  await adoptRulebook(as(making, editor), { rulebook: book, ...everyRule });
  const title = making.mark('title of drafted rules', [editor]);
  await draftRulebook(as(making, editor), { rulebook: { ...structuredClone(shippedRulebooks.county), title: { zh: title, en: title } } });
}

/** An item with a file that was sent, and the desk's own text of it with a picture. */
async function copies(making: Making, desk: Desk): Promise<void> {
  const { staff } = making.county;
  const { officer } = making.office;
  const name = making.mark('name of a file of a sent item', [...readersOf(making), staff['audit-admin']]);
  const content = making.mark('content of a file of a sent item', readersOf(making));
  const file = await storeFile(as(making, officer), { name: `${name}.txt`, bytes: Buffer.from(content) });
  await making.work();
  const item = await desk.sent({ attachmentIds: [file.id] });
  await making.hear(item.id);
  const editor = as(making, staff.editor);
  const copy = await takeUp(editor, { itemId: item.id });
  const picture = making.mark('name of a picture of the desk', [staff.editor, staff['audit-admin']]);
  const { id: attachmentId } = await storeFile(editor, { name: `${picture}.png`, bytes: pngFile(20, 20) });
  const title = making.mark('title of a text of the desk', [staff.editor, staff['audit-admin']]);
  const body = making.mark('text of the desk', [staff.editor]);
  await saveCopy(editor, { copyId: copy.id, seenVersion: copy.version, title, body: [...fromPlainText(body), { type: 'picture', attachmentId, caption: '' }] });
}

/** A text adopted into an issue in each state: written, before its signer, issued. Gives the item of the last. */
async function issues(making: Making, desk: Desk): Promise<string> {
  const { staff } = making.county;
  const editor = as(making, staff.editor);
  for (const state of ['draft', 'submitted'] as const) {
    const adoption = await desk.adopted();
    await making.hear(adoption.itemId);
    // The unit sees what became of its text; nobody else sees it before the issue has left.
    const makers = [making.office.officer, making.office.leader, staff.editor, staff['office-leader'], staff['government-leader']];
    const words = making.mark(`text of an issue, ${state}`, makers);
    const copy = await takeUp(editor, { itemId: adoption.itemId });
    await saveCopy(editor, { copyId: copy.id, seenVersion: copy.version, title: copy.title, body: fromPlainText(words) });
    await desk[state]([adoption.id]);
  }
  const adoption = await desk.adopted();
  await making.hear(adoption.itemId);
  const issue = await desk.issued([adoption.id]);
  await making.hear(issue.id);
  await making.hear(adoption.itemId);
  return adoption.itemId;
}

/** A text that went to the office above, signed; its files are drawn when the worker comes by. */
async function forwarded(making: Making, desk: Desk): Promise<void> {
  const item = await desk.sent();
  await making.hear(item.id);
  const copy = await takeUp(desk.editor, { itemId: item.id });
  const forwarding = await forwardCopy(desk.editor, { deskCopyId: copy.id, level: 'city', publication: '工作动态' });
  await desk.decideIssue(forwarding.id, 'approve', '同意上报');
  await making.hear(forwarding.id);
}

/** Scans of what stands on paper: an instruction, and the signature of a unit's leader. */
async function scans(making: Making, desk: Desk, itemId: string): Promise<void> {
  const { staff } = making.county;
  const { officer, leader } = making.office;
  const stored = async (by: Person, kind: string, people: readonly Person[]): Promise<string> => {
    const name = making.mark(`name of the scan of ${kind}`, [...people, staff['audit-admin']]);
    return (await storeFile(as(making, by), { name: `${name}.txt`, bytes: Buffer.from(making.mark(`content of the scan of ${kind}`, people)) })).id;
  };
  const scan = await stored(staff.editor, 'an instruction', [staff.editor, staff['government-leader']]);
  await recordInstruction(as(making, staff.editor), {
    itemId, leaderLevel: 'county', leaderPersonId: staff['government-leader'].personId, leaderPost: null, givenOn: '2026-01-05', text: '请认真研究', scanIds: [scan],
  });
  const item = await desk.inReview();
  // Whoever carries signatures over from paper, for whatever kind of record, and whoever keeps the chains.
  const attachmentId = await stored(staff.clerk, 'a signature', [officer, leader, staff.clerk, staff.editor, staff['disclosure-officer']]);
  const review = await as(making, staff.clerk).read((tx) => reviewOf(tx, item.id));
  await giveOpinion(as(making, staff.clerk), {
    caseId: review!.id, decision: 'approve', opinion: '同意', seenFingerprint: review!.fingerprint, recordedFor: { personId: leader.personId, attachmentId, signedOn: new Date().toISOString().slice(0, 10) },
  });
  await making.hear(item.id);
}

/** A notice that is written and one that was issued, an appeal, and an award. */
async function scores(making: Making, itemId: string): Promise<void> {
  const { county, office } = making;
  const { staff } = county;
  const editor = as(making, staff.editor);
  const draft = await compileBulletin(editor, { month: monthsAgo(0) });
  const title = making.mark('title of a drafted notice', [staff.editor, staff['audit-admin']]);
  await editBulletin(editor, { bulletinId: draft.id, title, opening: fromPlainText(making.mark('words of a drafted notice', [staff.editor])), comments: [], seenVersion: draft.version });
  const last = await compileBulletin(editor, { month: monthsAgo(1) });
  const submitted = await submitBulletin(editor, { bulletinId: last.id, seenVersion: last.version });
  await approveBulletin(county.context, { confidentiality: staff['confidentiality-reviewer'], officeLeader: staff['office-leader'] }, last.id);
  await issueBulletin(editor, { bulletinId: last.id, seenVersion: submitted.version + 1 });
  const keepers = [office.officer, office.leader, staff.editor, staff['office-leader'], staff.clerk, staff['government-leader']];
  const [entry] = (await county.context.read((tx) => itemScore(tx, itemId))).entries;
  await fileAppeal(as(making, office.officer), { entryId: entry!.id, reason: making.mark('reason of an appeal', keepers) });
  await award(making, keepers);
}

/** An award of this year, as it is given when the year is over, with an objection to it. */
async function award(making: Making, keepers: readonly Person[]): Promise<void> {
  const { office, county } = making;
  const at = (person: Person, day: string): Context => as(making, person).with({ clock: new FixedClock(`${year() + 1}-${day}T02:00:00Z`) });
  const early = at(county.staff.editor, '01-05');
  const nomination = await recommend(early, { year: year(), awardId: 'walked', personId: null, unitId: office.unit.id });
  const shown = await showCandidate(early, { nominationId: nomination.id, seenVersion: nomination.version });
  const objected = await objectTo(at(office.officer, '01-06'), { nominationId: nomination.id, unitId: office.unit.id, text: making.mark('words of an objection', keepers) });
  await answerObjection(early, { nominationId: nomination.id, objectionId: objected.objections[0]!.id, upheld: false, answer: '经复核无误' });
  await decideAward(at(county.staff.editor, '06-01'), { nominationId: nomination.id, award: true, decision: '同意', seenVersion: shown.version });
}

/** The secret of an invitation that nobody has accepted; without a mailer it is handed over as a link. */
async function anInvitation(county: County): Promise<string> {
  const { context, units, staff } = county;
  const guest = await testAccount(context, '新到任信息员', units[0]!.unit.id, []);
  const { link } = await invite(context.with({ actor: staff['system-admin'], services: { ...context.services, mailer: null } }), guest.accountId);
  return link!.split('/').at(-1)!;
}
