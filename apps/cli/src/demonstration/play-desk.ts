import { picturesIn } from '@gongkai/kernel';
import { storeFile } from '@gongkai/attachments';
import {
  adopt, assignInstruction, createIssue, decideItem, forwardCopy, giveFeedback, issueIssue, mergeItems, readIssue, recordInstruction, recordUpperAdoption,
  saveCopy, submitIssue, takeUp, writeInstruction, type CopyView,
} from '@gongkai/periodicals';
import { giveOpinion, reviewOf } from '@gongkai/reviews';
import { drawPicture, type Act, type DemonstrationWork, type ForwardSeed, type InstructionSeed, type IssueSeed, type MergeSeed } from '@gongkai/seeds';
import type { Context } from '@gongkai/database';
import type { SubmissionPlayer } from './play-submissions.ts';
import type { Stage } from './stage.ts';

type Adoption = MergeSeed['adoption'];

const publicationCodes: Record<Adoption['publication'], string> = {
  express: '快讯', 'special-report': '专报信息', 'urgent-report': '要情快报', 'work-exchange': '工作交流', 'policy-research': '政务调研',
};
const columnCodes: Record<NonNullable<Adoption['column']>, string> = {
  'work-brief': '工作简况', meetings: '重要会议', situation: '情况通报', 'news-from-above': '上情动态',
};
const soleColumns: Partial<Record<Adoption['publication'], string>> = { 'special-report': '专报', 'urgent-report': '要情', 'work-exchange': '交流', 'policy-research': '调研' };
const usualKinds: Partial<Record<Adoption['publication'], 'experience' | 'research'>> = { 'work-exchange': 'experience', 'policy-research': 'research' };

/** Plays the government office: the editor's desk, issues and their signatures, instructions, what goes to the level above. */
export class DeskPlayer {
  readonly #stage: Stage;
  readonly #submissions: SubmissionPlayer;
  readonly #publications: ReadonlyMap<string, string>;
  readonly #commissioned: ReadonlySet<string>;
  /** Copies, adoptions, issues and instructions by the story's keys. */
  readonly #copies = new Map<string, CopyView>();
  readonly #adoptions = new Map<string, string>();
  readonly #issues = new Map<string, string>();
  readonly #instructions = new Map<string, string>();
  readonly #forwardings = new Map<string, string>();
  readonly #leadItems = new Map<string, string>();

  constructor(stage: Stage, submissions: SubmissionPlayer, publications: ReadonlyMap<string, string>, work: DemonstrationWork) {
    this.#stage = stage;
    this.#submissions = submissions;
    this.#publications = publications;
    this.#commissioned = new Set(work.commissions.flatMap((one) => one.deliveredKeys));
  }

  /** Plays an act of the office; says whether it was one. */
  async play(act: Act): Promise<boolean> {
    switch (act.act) {
      case 'submission':
        return this.#playItem(act);
      case 'merge':
        return this.#merge(act.merge);
      case 'issue-compiled':
        return this.#compile(act.issue);
      case 'issue-signed':
        return this.#sign(act.issue, act.by);
      case 'instruction-recorded':
        return this.#instruct(act.instruction);
      case 'instruction-answered':
        return this.#answer(act.instruction);
      case 'forwarded':
        return this.#forward(act.forward);
      case 'adopted-above':
        return this.#adoptedAbove(act.forward);
      default:
        return false;
    }
  }

  async #playItem({ by, submission, event }: Extract<Act, { act: 'submission' }>): Promise<boolean> {
    const itemId = this.#submissions.item(submission.key);
    const context = await this.#stage.as(by);
    switch (event.type) {
      case 'edited': {
        const copy = await takeUp(context, { itemId });
        this.#copies.set(submission.key, await saveCopy(context, { copyId: copy.id, title: event.title, body: withPicturesOf(copy, event.body), seenVersion: copy.version }));
        return true;
      }
      case 'adopted':
        await this.#adopt(submission.key, { itemIds: [itemId] }, event, context);
        this.#leadItems.set(submission.key, itemId);
        return true;
      case 'rejected':
      case 'held':
      case 'returned-by-editor':
        await decideItem(context, { itemId, decision: event.type === 'returned-by-editor' ? 'returned' : event.type, reason: event.reason });
        await this.#stage.settle();
        return true;
      default:
        return false;
    }
  }

  async #adopt(key: string, what: { itemIds: string[] } | { deskCopyId: string }, adoption: Adoption, context: Context): Promise<void> {
    const { publication, column, form } = adoption;
    const view = await adopt(context, {
      itemIds: [], ...what,
      publicationId: this.#publications.get(publicationCodes[publication])!,
      columnCode: column ? columnCodes[column] : (soleColumns[publication] ?? null),
      itemKind: form === 'digest' ? 'web-digest' : (form ?? usualKinds[publication] ?? 'comprehensive'),
      commissioned: this.#commissioned.has(key), shares: [],
    });
    this.#adoptions.set(key, view.id);
    await this.#stage.settle();
  }

  async #merge(merge: MergeSeed): Promise<boolean> {
    const context = await this.#stage.as(merge.by);
    const itemIds = merge.sourceKeys.map((key) => this.#submissions.item(key));
    const made = await mergeItems(context, { itemIds, title: merge.title, shares: [] });
    const copy = await saveCopy(context, { copyId: made.id, title: merge.title, body: merge.body, seenVersion: made.version });
    this.#copies.set(merge.key, copy);
    this.#leadItems.set(merge.key, itemIds[0]!);
    await this.#adopt(merge.key, { deskCopyId: copy.id }, merge.adoption, context);
    return true;
  }

  async #compile(issue: IssueSeed): Promise<boolean> {
    const context = await this.#stage.as(issue.compiledBy);
    const view = await createIssue(context, {
      publicationId: this.#publications.get(publicationCodes[issue.publication])!,
      adoptionIds: issue.entryKeys.map((key) => this.#adoptions.get(key)!),
    });
    this.#issues.set(issue.key, view.id);
    await submitIssue(context, { issueId: view.id, seenVersion: view.version });
    return true;
  }

  async #sign(issue: IssueSeed, by: string): Promise<boolean> {
    const issueId = this.#issues.get(issue.key)!;
    const signer = await this.#stage.as(by);
    const running = await signer.read((tx) => reviewOf(tx, issueId));
    await giveOpinion(signer, { caseId: running!.id, decision: 'approve', opinion: '同意印发。', seenFingerprint: running!.fingerprint });
    await this.#stage.settle();
    const editor = await this.#stage.as(issue.compiledBy);
    await issueIssue(editor, { issueId, seenVersion: (await readIssue(editor, issueId)).version });
    await this.#stage.settle();
    return true;
  }

  async #instruct(instruction: InstructionSeed): Promise<boolean> {
    const { entryKey, leader, text, at, level, recordedBy, assignedToUnitKeys, dueOn } = instruction;
    const itemId = this.#leadItems.get(entryKey)!;
    const adoptionId = this.#adoptions.get(entryKey)!;
    const office = await this.#stage.as(recordedBy);
    const view = 'personKey' in leader && this.#stage.accounts.has(leader.personKey)
      ? await writeInstruction(await this.#stage.as(leader.personKey), { itemId, adoptionId, text })
      : await recordInstruction(office, {
          itemId, adoptionId, leaderLevel: level, leaderPersonId: 'personKey' in leader ? this.#stage.persons.get(leader.personKey)! : null,
          ...('name' in leader ? { leaderName: leader.name } : {}), leaderPost: null, givenOn: at.slice(0, 10), text,
          scanIds: [(await storeFile(office, { name: '领导批示扫描.png', bytes: drawPicture('town') })).id],
        });
    this.#instructions.set(instruction.key, view.id);
    await assignInstruction(office, {
      instructionId: view.id, seenVersion: view.version,
      units: assignedToUnitKeys.map((key, index) => ({ unitId: this.#stage.unit(key), lead: index === 0, dueOn })),
    });
    await this.#stage.settle();
    return true;
  }

  async #answer(instruction: InstructionSeed): Promise<boolean> {
    const { answer } = instruction;
    if (!answer) return false;
    await giveFeedback(await this.#stage.as(answer.by), {
      instructionId: this.#instructions.get(instruction.key)!, unitId: this.#stage.unit(instruction.assignedToUnitKeys[0]!), text: answer.text, final: true, attachmentIds: [],
    });
    return true;
  }

  async #forward(forward: ForwardSeed): Promise<boolean> {
    const context = await this.#stage.as(forward.by);
    const copy = this.#copies.get(forward.entryKey) ?? (await takeUp(context, { itemId: this.#leadItems.get(forward.entryKey)! }));
    const view = await forwardCopy(context, { deskCopyId: copy.id, level: 'city', publication: null });
    this.#forwardings.set(forward.key, view.id);
    const approver = await this.#stage.as(forward.approvedBy);
    const running = await approver.read((tx) => reviewOf(tx, view.id));
    await giveOpinion(approver, { caseId: running!.id, decision: 'approve', opinion: '同意上报。', seenFingerprint: running!.fingerprint });
    await this.#stage.settle();
    return true;
  }

  async #adoptedAbove(forward: ForwardSeed): Promise<boolean> {
    const { adoption } = forward;
    if (!adoption) return false;
    await recordUpperAdoption(await this.#stage.as(adoption.recordedBy), {
      itemId: this.#leadItems.get(forward.entryKey)!, forwardingId: this.#forwardings.get(forward.key)!, level: adoption.level, publication: adoption.publication,
      columnCode: null, itemKind: null, issueLabel: null, commissioned: false, adoptedOn: adoption.at.slice(0, 10),
    });
    await this.#stage.settle();
    return true;
  }
}

// The story names pictures by their motif; the copy knows them by the files that the unit sent.
function withPicturesOf(copy: CopyView, body: CopyView['body']): CopyView['body'] {
  const files = picturesIn(copy.body);
  const kept: CopyView['body'] = [];
  for (const block of body) {
    if (block.type !== 'picture') kept.push(block);
    else if (files.length > 0) kept.push({ ...block, attachmentId: files.shift()! });
  }
  return kept;
}
