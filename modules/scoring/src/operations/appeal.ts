import { actorName, dayOf, enforce, newId, notFound, refuseIf, type Page, type Problem } from '@gongkai/kernel';
import { accountsHolding } from '@gongkai/accounts';
import { expectVersion, recordAudit, type Context, type ReadTx, type Tx } from '@gongkai/database';
import { addWorkingDays, builtinCalendar, workingDaysBetween } from '@gongkai/deadlines';
import { notify } from '@gongkai/notices';
import { unitNames } from '@gongkai/organisations';
import { firstIssuedOn } from '../bulletins.store.ts';
import { findAppeal, insertAppeal, listAppeals, listAppealsOf, settleAppeal, type StoredAppeal } from '../appeals.store.ts';
import type { AnswerAppeal, AppealView, FileAppeal } from '../contract.ts';
import { findEntry, listEntriesOfSubject } from '../entries.store.ts';
import { insertEvent } from '../events.store.ts';
import { findFact } from '../facts.store.ts';
import type { Entry, Fact } from '../ledger/types.ts';
import { lastDayOfMonth } from '../periods.ts';
import { receiveFacts } from '../posting.ts';
import { entryReach, keeps, mayAppeal, mayKeep, mayReadScores, mayReadUnit } from '../scoring.policy.ts';
import { readScoringSetting } from '../setting.ts';
import { presentEntries } from './present-entries.ts';

const subject = 'scoring.appeal';
const link = (appealId: string): string => `/scoring/appeals?open=${appealId}`;

/** Until when an appeal is to be answered: a function of the day it was filed, the limit it began with, and the calendar. */
const appealDueOn = (appeal: { filedOn: string; answerDays: number }): string => addWorkingDays(builtinCalendar(), appeal.filedOn, appeal.answerDays);

/** The matter of an entry; points that rules over periods give are a matter of their own. */
const subjectOf = (entry: Pick<Entry, 'id' | 'subject'>): NonNullable<Entry['subject']> => entry.subject ?? { kind: 'scoring.entry', id: entry.id };

async function present(tx: ReadTx, appeals: readonly StoredAppeal[]): Promise<AppealView[]> {
  const names = await unitNames(tx, [...new Set(appeals.map((one) => one.unitId))]);
  const today = dayOf(tx.now, tx.context.timeZone);
  const views: AppealView[] = [];
  for (const one of appeals) {
    const entry = (await findEntry(tx, one.entryId))!;
    const outcome = one.factId === null ? [] : (await listEntriesOfSubject(tx, subjectOf(entry).id)).filter((each) => each.causeId === one.factId && each.unitId === one.unitId);
    const [shown, ...results] = await presentEntries(tx, [entry, ...outcome]);
    const dueOn = appealDueOn(one);
    views.push({
      id: one.id, unitId: one.unitId, unitName: names.get(one.unitId) ?? '', entry: shown!, reason: one.reason, state: one.state, filedOn: one.filedOn, filedBy: one.filedBy,
      dueOn, answerDays: one.answerDays, workingDaysLeft: one.state === 'open' ? workingDaysBetween(builtinCalendar(), today, dueOn) : null, overdue: one.state === 'open' && today > dueOn, answer: one.answer, answeredAt: one.answeredAt?.toISOString() ?? null, answeredBy: one.answeredBy,
      factId: one.factId, outcome: results, version: one.version,
      allowed: one.state !== 'open' ? [] : [...(keeps(tx.actor) ? ['answer'] : []), ...(mayAppeal(tx.actor, one.unitId).allowed && !keeps(tx.actor) ? ['withdraw'] : [])],
    });
  }
  return views;
}

/** Appeals that a reader may see: his units' own, or all for the office. */
export async function listUnitAppeals(context: Context, query: { state?: string | undefined; after?: string | undefined; limit: number }): Promise<Page<AppealView>> {
  return context.read(async (tx) => {
    enforce(mayReadScores(tx.actor));
    const page = await listAppeals(tx, entryReach(tx.actor), query);
    return { ...page, rows: await present(tx, page.rows) };
  });
}

/** One appeal. */
export async function readAppeal(context: Context, appealId: string): Promise<AppealView> {
  return context.read(async (tx) => {
    const appeal = await findAppeal(tx, appealId);
    enforce(mayReadUnit(tx.actor, appeal.unitId));
    return (await present(tx, [appeal]))[0]!;
  });
}

/** Reasons against disputing an entry. */
function reasonsAgainstAppealing(entry: Pick<Entry, 'type'>, known: { appeals: readonly { state: string }[]; lastDay: string; today: string }): Problem[] {
  // A decision is the outcome of an appeal: it is not disputed again.
  if (entry.type === 'decision') return [{ code: 'scoring.entry-not-disputable' }];
  if (known.appeals.some((one) => one.state === 'open')) return [{ code: 'scoring.appeal-open' }];
  if (known.appeals.length > 0) return [{ code: 'scoring.appeal-decided' }];
  return known.today > known.lastDay ? [{ code: 'scoring.appeal-too-late', values: { day: known.lastDay } }] : [];
}

/** The day from which a unit can know of an entry: when it was posted, or when the notice that carries it was issued. */
async function knownSince(tx: ReadTx, entry: Pick<Entry, 'recordedAt' | 'month'>): Promise<string> {
  const posted = dayOf(new Date(entry.recordedAt), tx.context.timeZone);
  const issued = await firstIssuedOn(tx, entry.month);
  return issued !== null && issued > posted ? issued : posted;
}

/** Disputes an entry of one's unit. */
export async function fileAppeal(context: Context, input: FileAppeal): Promise<AppealView> {
  return context.write(async (tx) => {
    const entry = await findEntry(tx, input.entryId);
    if (!entry) throw notFound('general.not-found');
    enforce(mayAppeal(tx.actor, entry.unitId));
    const setting = await readScoringSetting(tx);
    const today = dayOf(tx.now, tx.context.timeZone);
    const lastDay = addWorkingDays(builtinCalendar(), await knownSince(tx, entry), setting.appealFilingDays);
    refuseIf(reasonsAgainstAppealing(entry, { appeals: await listAppealsOf(tx, entry.id), lastDay, today }));
    const id = newId(tx.now.getTime());
    await insertAppeal(tx, { id, unitId: entry.unitId, entryId: entry.id, reason: input.reason, filedOn: today, answerDays: setting.appealAnswerDays });
    await insertEvent(tx, { subjectKind: 'appeal', subjectId: id, kind: 'filed', toState: 'open', reason: input.reason });
    await recordAudit(tx, { action: 'scoring.file-appeal', subjectKind: subject, subjectId: id, unitId: entry.unitId, after: { entryId: entry.id } });
    await notify(tx, { accountIds: await accountsHolding(tx, 'scoring.keep'), kind: 'scoring.notice-appeal-filed', values: { title: entry.subject?.title ?? '' }, link: link(id) });
    return (await present(tx, [await findAppeal(tx, id)]))[0]!;
  });
}

/** Takes an appeal back. */
export async function withdrawAppeal(context: Context, input: { appealId: string; seenVersion: number }): Promise<AppealView> {
  return context.write(async (tx) => {
    const appeal = await findAppeal(tx, input.appealId, true);
    enforce(mayAppeal(tx.actor, appeal.unitId));
    refuseIf(appeal.state === 'open' ? [] : [{ code: 'scoring.appeal-not-open' }]);
    expectVersion(input.seenVersion, appeal.version, { version: appeal.version });
    await settleAppeal(tx, appeal.id, { state: 'withdrawn' });
    await insertEvent(tx, { subjectKind: 'appeal', subjectId: appeal.id, kind: 'withdrawn', fromState: 'open', toState: 'withdrawn' });
    await recordAudit(tx, { action: 'scoring.withdraw-appeal', subjectKind: subject, subjectId: appeal.id, unitId: appeal.unitId });
    return (await present(tx, [await findAppeal(tx, appeal.id)]))[0]!;
  });
}

/** The fact that carries the outcome into the ledger. */
async function outcomeFact(tx: Tx, appeal: StoredAppeal, entry: Entry, outcome: Exclude<AnswerAppeal['outcome'], { type: 'rejected' }>): Promise<Fact> {
  const id = newId(tx.now.getTime());
  const common = { id, subject: subjectOf(entry), recordedAt: tx.now.toISOString(), recordedBy: actorName(tx.actor) };
  const disputed = entry.factId === null ? null : await findFact(tx, entry.factId);
  if (outcome.type === 'fact-withdrawn') {
    if (!disputed) throw notFound('scoring.fact-missing');
    return { ...common, kind: 'withdrawn', units: disputed.units, tags: {}, occurredAt: disputed.occurredAt, corrects: disputed.id };
  }
  // The decision belongs to the month of what was disputed; when that is closed, it counts as an adjustment.
  const today = dayOf(tx.now, tx.context.timeZone);
  const endOfMonth = lastDayOfMonth(entry.adjusts ?? entry.month);
  return { ...common, kind: 'decision', units: [{ unitId: appeal.unitId }], tags: { points: outcome.points, appeal: appeal.id }, occurredAt: disputed?.occurredAt ?? (endOfMonth < today ? endOfMonth : today) };
}

/** Answers an appeal; what changes becomes a fact, and through it an entry. */
export async function answerAppeal(context: Context, input: AnswerAppeal & { appealId: string }): Promise<AppealView> {
  return context.write(async (tx) => {
    const appeal = await findAppeal(tx, input.appealId, true);
    enforce(mayKeep(tx.actor));
    refuseIf(appeal.state === 'open' ? [] : [{ code: 'scoring.appeal-not-open' }]);
    expectVersion(input.seenVersion, appeal.version, { version: appeal.version });
    const entry = (await findEntry(tx, appeal.entryId))!;
    let factId: string | null = null;
    if (input.outcome.type !== 'rejected') {
      const fact = await outcomeFact(tx, appeal, entry, input.outcome);
      factId = fact.id;
      await receiveFacts(tx, [{ fact, source: 'appeal', reason: input.answer }]);
    }
    const state = factId === null ? 'rejected' : 'granted';
    await settleAppeal(tx, appeal.id, { state, answer: input.answer, factId });
    await insertEvent(tx, { subjectKind: 'appeal', subjectId: appeal.id, kind: 'answered', fromState: 'open', toState: state, reason: input.answer, details: { outcome: input.outcome } });
    await recordAudit(tx, { action: 'scoring.answer-appeal', subjectKind: subject, subjectId: appeal.id, unitId: appeal.unitId, after: { outcome: input.outcome, factId } });
    await notify(tx, {
      accountIds: appeal.filedAccountId === null ? [] : [appeal.filedAccountId], kind: 'scoring.notice-appeal-answered', values: { title: entry.subject?.title ?? '' },
      link: link(appeal.id), email: true,
    });
    return (await present(tx, [await findAppeal(tx, appeal.id)]))[0]!;
  });
}

const remindDays = 2;

/** Reminds the office of appeals whose limit is near or over, once for each. */
export async function remindOfAppeals(context: Context): Promise<void> {
  await context.write(async (tx) => {
    const today = dayOf(tx.now, tx.context.timeZone);
    const open = await listAppeals(tx, 'all', { state: 'open', limit: 500 });
    const near = open.rows.filter((one) => today >= addWorkingDays(builtinCalendar(), one.filedOn, Math.max(0, one.answerDays - remindDays)));
    if (near.length === 0) return;
    const accountIds = await accountsHolding(tx, 'scoring.keep');
    for (const one of near) {
      const dueOn = appealDueOn(one);
      const late = today > dueOn;
      await notify(tx, { accountIds, kind: `scoring.notice-appeal-${late ? 'overdue' : 'due'}`, values: { day: dueOn }, link: link(one.id), email: late, key: `scoring.appeal-${late ? 'overdue' : 'due'}:${one.id}` });
    }
  });
}
