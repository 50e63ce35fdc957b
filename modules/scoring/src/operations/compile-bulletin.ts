import { accountIdOf, conflict, enforce, newId, refuseIf } from '@gongkai/kernel';
import { expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import { listUnits } from '@gongkai/organisations';
import { findBulletin, findBulletinOf, insertBulletin, markAbandoned, updateFigures, updateWords } from '../bulletins.store.ts';
import { bulletinSubject, compileBulletinBody, type BulletinLength, type BulletinView, type CompileBulletin, type EditBulletin } from '../contract.ts';
import { insertEvent } from '../events.store.ts';
import { rulebooksInForce, bookOn } from '../ledger-frame.ts';
import { monthsOfPeriod } from '../periods.ts';
import { mayKeep } from '../scoring.policy.ts';
import { reasonsAgainstAbandoning, reasonsAgainstEditing } from '../scoring.state.ts';
import { readScoringSetting } from '../setting.ts';
import { bulletinTitle, usualOpening } from '../templates/bulletin-text.ts';
import type { Months } from '../totals.ts';
import { computeFigures, digestOf } from './compute-figures.ts';
import { viewBulletin } from './view-bulletin.ts';

async function periodOf(tx: Tx, month: string, length: BulletinLength): Promise<Months> {
  const book = bookOn(await rulebooksInForce(tx), `${month}-01`);
  refuseIf(book ? [] : [{ code: 'scoring.no-rulebook' }]);
  const period = monthsOfPeriod(month, length, book!.yearStartMonth);
  refuseIf(period.to === month ? [] : [{ code: 'scoring.month-not-last', path: 'month', values: { month: period.to } }]);
  return period;
}

/** The unit in whose name notices leave: where the editor works, or the office. */
async function officeOf(tx: Tx): Promise<string> {
  if (tx.actor.kind === 'account') return tx.actor.unitId;
  const units = await listUnits(tx);
  return (units.find((unit) => unit.kind === 'office') ?? units.find((unit) => unit.parentId === null))!.id;
}

/** Draws up the notice of a month, or of the quarter or year that ends with it, from the ledger. */
export async function compileBulletin(context: Context, input: CompileBulletin): Promise<BulletinView> {
  const { month, length, rankBy } = compileBulletinBody.parse(input);
  return context.write(async (tx) => {
    enforce(mayKeep(tx.actor));
    const period = await periodOf(tx, month, length);
    const standing = await findBulletinOf(tx, period);
    if (standing) throw conflict('scoring.bulletin-exists', { bulletinId: standing.id });
    const order = rankBy ?? (await readScoringSetting(tx)).rankBy;
    const figures = await computeFigures(tx, period, order);
    const author = accountIdOf(tx.actor);
    const id = newId(tx.now.getTime());
    await insertBulletin(tx, {
      id, unitId: await officeOf(tx), length, periodFrom: period.from, periodTo: period.to, title: bulletinTitle(length, period), rankBy: order,
      opening: usualOpening(length, period), figures, figuresDigest: digestOf(figures), authorAccountIds: author ? [author] : [],
    });
    await insertEvent(tx, { subjectKind: 'bulletin', subjectId: id, kind: 'compiled', toState: 'draft', details: { period } });
    await recordAudit(tx, { action: 'scoring.compile-bulletin', subjectKind: bulletinSubject, subjectId: id, after: { period, rankBy: order } });
    return viewBulletin(tx, id);
  });
}

/** Computes the figures of a draft anew. */
export async function recompileBulletin(context: Context, input: { bulletinId: string; seenVersion: number }): Promise<BulletinView> {
  return context.write(async (tx) => {
    const bulletin = await findBulletin(tx, input.bulletinId, true);
    enforce(mayKeep(tx.actor));
    refuseIf(reasonsAgainstEditing(bulletin.state));
    expectVersion(input.seenVersion, bulletin.version, { version: bulletin.version });
    const figures = await computeFigures(tx, { from: bulletin.periodFrom, to: bulletin.periodTo }, bulletin.rankBy);
    await updateFigures(tx, bulletin.id, figures, digestOf(figures));
    await insertEvent(tx, { subjectKind: 'bulletin', subjectId: bulletin.id, kind: 'recompiled' });
    return viewBulletin(tx, bulletin.id);
  });
}

/** Changes the words around the figures; the figures themselves cannot be written. */
export async function editBulletin(context: Context, input: EditBulletin & { bulletinId: string }): Promise<BulletinView> {
  return context.write(async (tx) => {
    const bulletin = await findBulletin(tx, input.bulletinId, true);
    enforce(mayKeep(tx.actor));
    refuseIf(reasonsAgainstEditing(bulletin.state));
    expectVersion(input.seenVersion, bulletin.version, { version: bulletin.version });
    await updateWords(tx, bulletin.id, input);
    await recordAudit(tx, { action: 'scoring.edit-bulletin', subjectKind: bulletinSubject, subjectId: bulletin.id, before: { title: bulletin.title }, after: { title: input.title } });
    return viewBulletin(tx, bulletin.id);
  });
}

/** Gives a draft up, so that the period can be compiled anew. */
export async function abandonBulletin(context: Context, input: { bulletinId: string; seenVersion: number }): Promise<void> {
  await context.write(async (tx) => {
    const bulletin = await findBulletin(tx, input.bulletinId, true);
    enforce(mayKeep(tx.actor));
    refuseIf(reasonsAgainstAbandoning(bulletin.state));
    expectVersion(input.seenVersion, bulletin.version, { version: bulletin.version });
    await markAbandoned(tx, bulletin.id);
    await insertEvent(tx, { subjectKind: 'bulletin', subjectId: bulletin.id, kind: 'abandoned', fromState: 'draft', toState: 'abandoned' });
    await recordAudit(tx, { action: 'scoring.abandon-bulletin', subjectKind: bulletinSubject, subjectId: bulletin.id });
  });
}
