import { enforce } from '@gongkai/kernel';
import { attachmentsOf } from '@gongkai/attachments';
import type { Context, ReadTx } from '@gongkai/database';
import { findDocumentBySource } from '@gongkai/disclosures';
import { mayReview, reviewOf } from '@gongkai/reviews';
import { bulletinGrid } from '../bulletin/bulletin-table.ts';
import { findBulletin, type StoredBulletin } from '../bulletins.store.ts';
import { bulletinSubject, type BulletinSummary, type BulletinView } from '../contract.ts';
import { listEvents } from '../events.store.ts';
import { keeps, mayReadBulletin } from '../scoring.policy.ts';
import { bulletinActions } from '../scoring.state.ts';
import { checkFigures, computeFigures, digestOf } from './compute-figures.ts';

/** Whether the ledger gives other figures now than the notice shows; what has left stays as it was. */
export async function isOutdated(tx: ReadTx, bulletin: StoredBulletin): Promise<boolean> {
  if (bulletin.state === 'issued' || bulletin.state === 'abandoned') return false;
  const figures = await computeFigures(tx, { from: bulletin.periodFrom, to: bulletin.periodTo }, bulletin.rankBy);
  return digestOf(figures) !== bulletin.figuresDigest;
}

/** A notice in a list. */
export const summariseBulletin = (one: StoredBulletin): BulletinSummary => ({
  id: one.id, title: one.title, length: one.length, periodFrom: one.periodFrom, periodTo: one.periodTo, state: one.state, year: one.year, number: one.number,
  issuedOn: one.issuedOn, version: one.version, updatedAt: one.updatedAt.toISOString(),
});

/** A notice whole, for whoever may read it. */
export async function viewBulletin(tx: ReadTx, bulletinId: string): Promise<BulletinView> {
  const bulletin = await findBulletin(tx, bulletinId);
  const { ok, findings, unjudged } = checkFigures(bulletin.figures);
  const document = await findDocumentBySource(tx, bulletinSubject, bulletin.id);
  return {
    ...summariseBulletin(bulletin), rankBy: bulletin.rankBy, opening: bulletin.opening, comments: bulletin.comments, figures: bulletin.figures,
    grid: bulletinGrid(bulletin.figures), outdated: await isOutdated(tx, bulletin), check: { ok, findings, unjudged }, approvedBy: bulletin.approvedBy,
    review: keeps(tx.actor) || bulletin.state !== 'issued' ? await reviewOf(tx, bulletin.id) : null, files: bulletin.files,
    attachments: await attachmentsOf(tx, bulletin.id), document: document === null ? null : { id: document.id, state: document.state },
    events: keeps(tx.actor) ? await listEvents(tx, bulletin.id) : [],
    allowed: keeps(tx.actor) ? bulletinActions(bulletin.state, document !== null) : [],
  };
}

/** Reads a notice. */
export async function readBulletin(context: Context, bulletinId: string): Promise<BulletinView> {
  return context.read(async (tx) => {
    const bulletin = await findBulletin(tx, bulletinId);
    await enforceReading(tx, bulletin);
    return viewBulletin(tx, bulletinId);
  });
}

/** Refuses whoever may not read a notice. */
export async function enforceReading(tx: ReadTx, bulletin: StoredBulletin): Promise<void> {
  const isReviewer = tx.actor.kind === 'account' && (await mayReview(tx, { subjectId: bulletin.id, actor: tx.actor }));
  enforce(mayReadBulletin(tx.actor, { isIssued: bulletin.state === 'issued' }, isReviewer));
}
