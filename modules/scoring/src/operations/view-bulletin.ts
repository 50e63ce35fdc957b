import { accountIdOf, enforce, type Page } from '@gongkai/kernel';
import { attachmentsOf } from '@gongkai/attachments';
import type { Context, ReadTx } from '@gongkai/database';
import { findDocumentBySource } from '@gongkai/disclosures';
import { unitNames } from '@gongkai/organisations';
import { mayReview, reviewOf } from '@gongkai/reviews';
import { bulletinGrid } from '../bulletin/bulletin-table.ts';
import { findBulletin, listBulletins, listReadings, type StoredBulletin } from '../bulletins.store.ts';
import { bulletinSubject, type BulletinLength, type BulletinState, type BulletinSummary, type BulletinView } from '../contract.ts';
import { listEvents } from '../events.store.ts';
import { entryReach, keeps, mayReadBulletin, mayReadScores } from '../scoring.policy.ts';
import { bulletinActions } from '../scoring.state.ts';
import { checkFigures, computeFigures, digestOf } from './compute-figures.ts';

/** Whether the ledger gives other figures now than the notice shows; what has left stays as it was. */
export async function isOutdated(tx: ReadTx, bulletin: StoredBulletin): Promise<boolean> {
  if (bulletin.state === 'issued' || bulletin.state === 'abandoned') return false;
  const figures = await computeFigures(tx, { from: bulletin.periodFrom, to: bulletin.periodTo }, bulletin.rankBy);
  return digestOf(figures) !== bulletin.figuresDigest;
}

/** A notice in a list. */
const summariseBulletin = (one: StoredBulletin): BulletinSummary => ({
  id: one.id, title: one.title, length: one.length, periodFrom: one.periodFrom, periodTo: one.periodTo, state: one.state, year: one.year, number: one.number,
  issuedOn: one.issuedOn, version: one.version, updatedAt: one.updatedAt.toISOString(),
});

/** One page of notices: all for those who keep the scores, issued ones for everybody. */
export async function listNotices(context: Context, query: { state?: BulletinState | undefined; length?: BulletinLength | undefined; after?: string | undefined; limit: number }): Promise<Page<BulletinSummary>> {
  return context.read(async (tx) => {
    enforce(mayReadScores(tx.actor));
    const page = await listBulletins(tx, { ...query, issuedOnly: !keeps(tx.actor) });
    return { ...page, rows: page.rows.map(summariseBulletin) };
  });
}

/** Whether the actor has opened an issued notice; and for the office which units have. */
async function readingsOf(tx: ReadTx, bulletin: StoredBulletin): Promise<Pick<BulletinView, 'readAt' | 'receipts'>> {
  if (bulletin.state !== 'issued') return { readAt: null, receipts: [] };
  const readings = await listReadings(tx, bulletin.id);
  const readAt = readings.find((one) => one.accountId === accountIdOf(tx.actor))?.at.toISOString() ?? null;
  if (!keeps(tx.actor)) return { readAt, receipts: [] };
  const printed = bulletin.figures.groups.flatMap((group) => group.rows.map((row) => row.unitId));
  // The office that issues it needs no receipt of its own.
  const unitIds = [...new Set([...printed, ...readings.map((one) => one.unitId)])].filter((unitId) => unitId !== bulletin.unitId);
  const names = await unitNames(tx, unitIds);
  return {
    readAt,
    receipts: unitIds.map((unitId) => {
      const first = readings.find((one) => one.unitId === unitId);
      return { unitId, unitName: names.get(unitId) ?? '', readBy: first?.readerName ?? null, readAt: first?.at.toISOString() ?? null };
    }),
  };
}

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
    reach: entryReach(tx.actor), ...(await readingsOf(tx, bulletin)),
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
