import { dayOf, enforce, type Problem, refuseIf } from '@gongkai/kernel';
import { accountsHolding } from '@gongkai/accounts';
import { recordAudit, type Context, type ReadTx } from '@gongkai/database';
import { notify } from '@gongkai/notices';
import { unitNames } from '@gongkai/organisations';
import { listConsequences, type StoredConsequence } from '../consequences.store.ts';
import type { ConsequenceView, QuotaProgressView, QuotasView, SetTarget } from '../contract.ts';
import { putTarget } from '../periods.store.ts';
import { decisionOn, quotaProgress, struckVetoes, type DecidedConsequence, type QuotaFrame, type QuotaProgress } from '../quotas.ts';
import { labelOf } from '../rulebook/names.ts';
import type { Consequence } from '../rulebook/quota-rules.ts';
import { rulebookName, type Rulebook } from '../rulebook/rulebook.ts';
import type { Wording } from '../rulebook/wording.ts';
import { entryReach, keeps, mayKeep, mayReadScores } from '../scoring.policy.ts';
import { readYear } from './year-frame.ts';

const wordsIn = (language: 'zh-CN' | 'en') => (wording: Wording): string => (language === 'en' ? wording.en : wording.zh);

type Cause = Omit<DecidedConsequence, 'effect' | 'carriedOut'>;

/** Consequences in the reader's words, each with what was done about it. */
function presentConsequences(consequences: readonly Consequence[], cause: Cause, decided: readonly StoredConsequence[], language: 'zh-CN' | 'en'): ConsequenceView[] {
  return consequences.map(({ effect, label, byDecision }) => {
    const made = decisionOn(decided, { ...cause, effect });
    return {
      effect, label: wordsIn(language)(label), byDecision,
      decision: made === undefined ? null : { carriedOut: made.carriedOut, points: made.points, note: made.note, at: made.at.toISOString(), by: made.by },
    };
  });
}

interface Words {
  book: Rulebook;
  language: 'zh-CN' | 'en';
  decided: readonly StoredConsequence[];
}

function presentProgress(one: QuotaProgress, { book, language, decided }: Words, name: string): QuotaProgressView {
  const quota = book.quotas.find((each) => each.id === one.quotaId)!;
  return {
    quotaId: one.quotaId, label: wordsIn(language)(quota.label), measure: quota.measure.of, unitId: one.unitId, unitName: name, from: one.months.from, to: one.months.to,
    check: one.check, done: one.done, target: one.target, forecast: one.forecast, state: one.state, daysLeft: one.daysLeft,
    consequences: presentConsequences(one.consequences, { ruleId: one.quotaId, unitId: one.unitId, periodTo: one.months.to, check: one.check ?? 0 }, decided, language),
  };
}

/** The tasks of a year and what follows from them, as the actor may see them. */
export async function presentQuotas(tx: ReadTx, frame: QuotaFrame): Promise<QuotasView> {
  const own = entryReach(tx.actor);
  const sees = (unitId: string): boolean => own === 'all' || own.includes(unitId);
  const { language } = tx.context;
  const decided = await listConsequences(tx, frame.year);
  const words = { book: frame.rulebook, language, decided };
  const names = new Map(frame.units.map((unit) => [unit.id, unit.name]));
  return {
    year: frame.year, asOf: frame.asOf, rulebook: rulebookName(frame.rulebook),
    quotas: frame.rulebook.quotas.map((quota) => ({ id: quota.id, label: wordsIn(language)(quota.label), ownTargets: quota.target === 'unit' })),
    rows: quotaProgress(frame).filter((one) => sees(one.unitId)).map((one) => presentProgress(one, words, names.get(one.unitId) ?? '')),
    vetoes: struckVetoes(frame).filter((one) => sees(one.unitId)).map((one) => ({
      vetoId: one.vetoId, unitId: one.unitId, unitName: names.get(one.unitId) ?? '', label: labelOf(frame.rulebook, one.vetoId, language), periodTo: one.periodTo, factIds: one.factIds,
      consequences: presentConsequences(one.consequences, { ruleId: one.vetoId, unitId: one.unitId, periodTo: one.periodTo, check: 0 }, decided, language),
    })),
    allowed: keeps(tx.actor) ? ['set-target', 'decide-consequence'] : [],
  };
}

/** How far units are with the tasks of a year; a unit sees its own, the office all. */
export async function readQuotas(context: Context, query: { year?: number | undefined }): Promise<QuotasView> {
  return context.read(async (tx) => {
    enforce(mayReadScores(tx.actor));
    return presentQuotas(tx, await readYear(tx, query.year));
  });
}

/** Sets a unit's own target of a year. */
export async function setTarget(context: Context, input: SetTarget): Promise<{ unitId: string; quotaId: string; target: number }> {
  return context.write(async (tx) => {
    enforce(mayKeep(tx.actor));
    refuseIf(await problemsOfTarget(tx, input));
    await putTarget(tx, input);
    await recordAudit(tx, { action: 'scoring.set-target', subjectKind: 'scoring.target', subjectId: null, unitId: input.unitId, after: input });
    return { unitId: input.unitId, quotaId: input.quotaId, target: input.target };
  });
}

async function problemsOfTarget(tx: ReadTx, input: SetTarget): Promise<Problem[]> {
  const { rulebook } = await readYear(tx, input.year);
  const known = await unitNames(tx, [input.unitId]);
  return [
    ...(known.has(input.unitId) ? [] : [{ code: 'scoring.unit-unknown', path: 'unitId' }]),
    ...(rulebook.quotas.some((quota) => quota.id === input.quotaId && quota.target === 'unit') ? [] : [{ code: 'scoring.quota-without-own-target', path: 'quotaId' }]),
  ];
}

/** Warns the units that will miss a target, once for each period; and the office once for each quota and period. */
export async function warnUnits(context: Context): Promise<void> {
  await context.write(async (tx) => {
    const today = dayOf(tx.now, tx.context.timeZone);
    const frame = await readYear(tx).catch(() => null);
    if (frame === null) return;
    const warned = quotaProgress(frame).filter((one) => one.state === 'warned' && one.target !== null && one.daysLeft <= frame.rulebook.quotas.find((quota) => quota.id === one.quotaId)!.warnDays);
    for (const one of warned) {
      await notify(tx, {
        accountIds: await accountsHolding(tx, 'scoring.read', one.unitId), kind: 'scoring.notice-quota-warning',
        values: { quota: labelOf(frame.rulebook, one.quotaId, 'zh-CN'), done: one.done, target: one.target!, days: one.daysLeft },
        link: '/scoring/quotas', email: true, key: `scoring.quota:${one.quotaId}:${one.unitId}:${one.months.to}:${one.check ?? 0}`,
      });
    }
    for (const [key, units] of Map.groupBy(warned, (one) => `${one.quotaId}:${one.months.to}:${one.check ?? 0}`)) {
      const { quotaId, daysLeft } = units[0]!;
      await notify(tx, {
        accountIds: await accountsHolding(tx, 'scoring.keep'), kind: 'scoring.notice-quota-units-warned',
        values: { quota: labelOf(frame.rulebook, quotaId, 'zh-CN'), count: units.length, days: daysLeft }, link: `/scoring/quotas?year=${frame.year}`, key: `scoring.quota-office:${key}`,
      });
    }
    if (warned.length > 0) await recordAudit(tx, { action: 'scoring.warn-units', subjectKind: 'scoring.quota', subjectId: null, after: { day: today, warned: warned.length } });
  });
}
