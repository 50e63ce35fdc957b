import { picturesIn, type RichText } from '@gongkai/kernel';
import { storeFile } from '@gongkai/attachments';
import { giveOpinion, reviewOf } from '@gongkai/reviews';
import { drawPicture, type SubmissionSeed } from '@gongkai/seeds';
import { personNames } from '@gongkai/organisations';
import { createDraft, readItem, registerPaper, saveDraft, submitForReview, withdrawItem, type DraftText } from '@gongkai/submissions';
import type { Act } from '@gongkai/seeds';
import type { Stage } from './stage.ts';

const clerkKey = 'bangongshi-clerk';
const unitEvents: ReadonlySet<string> = new Set(['drafted', 'revised', 'sent-for-signature', 'signed', 'returned-by-leader', 'withdrawn']);

const isPaper = (submission: SubmissionSeed): boolean =>
  (submission.way === 'paper' || submission.way === 'email') && submission.events.some((event) => event.type === 'signed');

type SubmissionAct = Extract<Act, { act: 'submission' }>;

/** Plays what units do with their items: writing, signing, sending, taking back. What the desk does is played by the desk. */
export class SubmissionPlayer {
  readonly #stage: Stage;
  readonly #names = new Map<string, string>();
  /** Item ids by the story's keys. */
  readonly items = new Map<string, string>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Plays an act if it is the unit's own; says whether it was. */
  async play(act: SubmissionAct): Promise<boolean> {
    const { submission, event } = act;
    if (isPaper(submission) && !this.items.has(submission.key)) {
      if (event.type === 'signed') await this.#register(act);
      return unitEvents.has(event.type);
    }
    switch (event.type) {
      case 'drafted':
        await this.#draft(act);
        return true;
      case 'revised':
        await this.#revise(act);
        return true;
      case 'sent-for-signature': {
        const context = await this.#stage.as(act.by);
        const itemId = this.item(submission.key);
        await submitForReview(context, { itemId, seenVersion: (await readItem(context, itemId)).version, confirmedFindings: [] });
        return true;
      }
      case 'signed':
        await this.#decide(act, 'approve', '');
        return true;
      case 'returned-by-leader':
        await this.#decide(act, 'return', event.reason);
        return true;
      case 'withdrawn': {
        const context = await this.#stage.as(act.by);
        const itemId = this.item(submission.key);
        await withdrawItem(context, { itemId, seenVersion: (await readItem(context, itemId)).version, reason: '情况有变化，撤回核实。' });
        return true;
      }
      default:
        return false;
    }
  }

  /** The item that was written for a key of the story. */
  item(key: string): string {
    const itemId = this.items.get(key);
    if (!itemId) throw new Error(`The item ${key} has not been written yet.`);
    return itemId;
  }

  async #draft({ by, submission }: SubmissionAct): Promise<void> {
    const text = await this.#text(submission, by);
    const view = await createDraft(await this.#stage.as(by), { ...text, unitId: this.#stage.unit(submission.unitKey) });
    this.items.set(submission.key, view.id);
  }

  // What came on paper is in the system from the moment when the clerk registered it with its scan.
  async #register({ by, at, submission }: SubmissionAct): Promise<void> {
    const clerk = await this.#stage.as(clerkKey);
    const scan = await storeFile(clerk, { name: '签批原件扫描.png', bytes: drawPicture('town') });
    const text = await this.#text(submission, clerkKey);
    const view = await registerPaper(clerk, {
      ...text, unitId: this.#stage.unit(submission.unitKey), channel: submission.way === 'email' ? 'email' : 'paper',
      signedBy: this.#stage.persons.get(by)!, signedOn: at.slice(0, 10), attachmentIds: [scan.id],
    });
    await this.#stage.settle();
    this.items.set(submission.key, view.id);
  }

  async #revise({ by, submission }: SubmissionAct): Promise<void> {
    const context = await this.#stage.as(by);
    const itemId = this.item(submission.key);
    await saveDraft(context, { ...(await this.#text(submission, by)), itemId, seenVersion: (await readItem(context, itemId)).version });
  }

  async #text(submission: SubmissionSeed, by: string): Promise<DraftText> {
    const body = await this.#withPictures(submission.body, by);
    const author = this.#stage.persons.get(submission.authorKey);
    return {
      title: submission.title, kind: submission.kind, category: submission.category, urgency: submission.urgency,
      eventAt: submission.happenedAt, place: submission.place, tags: submission.commissionKey ? ['commissioned'] : [], body,
      authors: author ? [{ name: await this.#nameOf(author), personId: author }] : [], attachmentIds: [],
    };
  }

  async #nameOf(personId: string): Promise<string> {
    if (!this.#names.has(personId)) {
      const names = await this.#stage.system().read((tx) => personNames(tx, [...this.#stage.persons.values()]));
      for (const [id, name] of names) this.#names.set(id, name);
    }
    return this.#names.get(personId) ?? '';
  }

  async #withPictures(body: RichText, by: string): Promise<RichText> {
    if (picturesIn(body).length === 0) return body;
    const context = await this.#stage.as(by);
    const stored: RichText = [];
    for (const block of body) {
      if (block.type !== 'picture') stored.push(block);
      else {
        const file = await storeFile(context, { name: `${block.caption ?? '图片'}.png`, bytes: drawPicture(block.attachmentId as Parameters<typeof drawPicture>[0]) });
        stored.push({ ...block, attachmentId: file.id });
      }
    }
    return stored;
  }

  async #decide({ by, submission }: SubmissionAct, decision: 'approve' | 'return', opinion: string): Promise<void> {
    const itemId = this.item(submission.key);
    const context = await this.#stage.as(by);
    const running = await context.read((tx) => reviewOf(tx, itemId));
    if (!running) throw new Error(`Nobody waits for an opinion on ${submission.key}.`);
    await giveOpinion(context, { caseId: running.id, decision, opinion, seenFingerprint: running.fingerprint });
    await this.#stage.settle();
  }
}
