import { findDocumentBySource, publishDocument, submitDocument } from '@gongkai/disclosures';
import { giveOpinion, reviewOf } from '@gongkai/reviews';
import { compileBulletin, issueBulletin, publishBulletin, readBulletin, submitBulletin } from '@gongkai/scoring';
import type { Act, BulletinSeed } from '@gongkai/seeds';
import { passReview } from './documents.ts';
import type { Stage } from './stage.ts';

const publishedMonths = 3;
const renderTask = 'scoring.render-bulletin';
// The catalogue takes a file only when what is in it has been read.
const extractTask = 'attachments.extract-text';

/** Plays the monthly bulletins: compiled from the ledger, reviewed, issued, handed to the catalogue and published. */
export class BulletinPlayer {
  readonly #stage: Stage;
  readonly #forPublic: ReadonlySet<string>;
  readonly #bulletins = new Map<string, string>();

  constructor(stage: Stage, bulletins: readonly BulletinSeed[]) {
    this.#stage = stage;
    // Drawing and reading files takes most of the time: the older months stay with the office.
    this.#forPublic = new Set(bulletins.filter((one) => one.publishedAt !== null).slice(-publishedMonths).map((one) => one.key));
  }

  /** Plays an act of a bulletin; says whether it was one. */
  async play(act: Act): Promise<boolean> {
    switch (act.act) {
      case 'bulletin-compiled':
        return this.#compile(act.bulletin);
      case 'bulletin-reviewed':
        return this.#review(act.bulletin, act.step);
      case 'bulletin-published':
        return this.#publish(act.bulletin, act.by);
      default:
        return false;
    }
  }

  async #compile(seed: BulletinSeed): Promise<boolean> {
    const editor = await this.#stage.as(seed.compiledBy);
    const compiled = await compileBulletin(editor, { month: seed.month });
    this.#bulletins.set(seed.key, compiled.id);
    await submitBulletin(editor, { bulletinId: compiled.id, seenVersion: compiled.version });
    return true;
  }

  async #review(seed: BulletinSeed, step: number): Promise<boolean> {
    const { role, by, opinion } = seed.steps[step]!;
    // The colleague's check of the figures is made before the chain begins.
    if (role === 'editor') return true;
    const bulletinId = this.#bulletins.get(seed.key)!;
    const reviewer = await this.#stage.as(by);
    const running = await reviewer.read((tx) => reviewOf(tx, bulletinId));
    await giveOpinion(reviewer, { caseId: running!.id, decision: 'approve', opinion: opinion ?? '', seenFingerprint: running!.fingerprint });
    await this.#stage.settle();
    if (role === 'office-leader') await this.#issue(seed, bulletinId);
    return true;
  }

  async #issue(seed: BulletinSeed, bulletinId: string): Promise<void> {
    const editor = await this.#stage.as(seed.compiledBy);
    await issueBulletin(editor, { bulletinId, seenVersion: (await readBulletin(editor, bulletinId)).version });
    await this.#stage.settle();
  }

  async #publish(seed: BulletinSeed, by: string): Promise<boolean> {
    if (!this.#forPublic.has(seed.key)) return true;
    const bulletinId = this.#bulletins.get(seed.key)!;
    await this.#stage.runJob(renderTask, { bulletinId });
    await this.#stage.runWaiting(extractTask);
    await publishBulletin(await this.#stage.as(seed.compiledBy), { bulletinId });
    const officer = await this.#stage.as(by);
    const document = await officer.read((tx) => findDocumentBySource(tx, 'scoring.bulletin', bulletinId));
    const sent = await submitDocument(officer, document!.id, { seenVersion: document!.version });
    const seen = await passReview(this.#stage, document!.id, sent.version);
    await publishDocument(await this.#stage.as(by), document!.id, { seenVersion: seen, explanation: null });
    await this.#stage.settle();
    return true;
  }
}
