import type { Award, Condition, SimpleCondition } from '../rulebook/award-rules.ts';
import { dayOfText, daysOf, monthsOfYear, periodsIn } from '../periods.ts';
import { decisionOn, quotaProgress, struckVetoes } from '../quotas.ts';
import type { QuotaFrame, QuotaProgress, StruckVeto } from '../quotas.ts';
import { rank } from '../ranking.ts';
import type { Consequence } from '../rulebook/quota-rules.ts';
import type { Months } from '../totals.ts';

export type Answer = 'met' | 'not-met' | 'open';

/** A condition with its answer and the figures that give it. `open`: nobody has attested it, or what is asked for can still come about. */
export interface Judged {
  id: string;
  answer: Answer;
  /** What was found and what is asked for, with the months, places or evidence that decide. */
  found: string | number | null;
  asked: string | number | null;
  because: string[];
  /** The facts that were counted. */
  factIds?: string[];
  of?: Judged[];
}

/** An attestation by a person, with its evidence. */
export interface Attestation {
  conditionId: string;
  unitId: string;
  officerId?: string;
  holds: boolean;
  by: string;
  evidence?: string;
}

/** What awards are judged from. */
export interface AwardFrame extends QuotaFrame {
  /** Last year's places by unit, in the same groups. */
  lastYear?: Readonly<Record<string, number>>;
  attestations?: readonly Attestation[];
}

/** What is the same for all candidates of a year, worked out once. */
export interface YearFigures {
  frame: AwardFrame;
  months: Months;
  ranks: ReadonlyMap<string, number>;
  quotas: readonly QuotaProgress[];
  vetoes: readonly StruckVeto[];
  /** Units that won, by award. */
  winners: Map<string, Set<string>>;
}

/** Works out ranks, quotas and vetoes of the year. */
export function yearFigures(frame: AwardFrame): YearFigures {
  const months = monthsOfYear(frame.year, frame.rulebook.yearStartMonth);
  const ranks = new Map<string, number>();
  for (const group of new Set(frame.units.map((unit) => unit.group ?? ''))) {
    const members = frame.units.filter((unit) => (unit.group ?? '') === group);
    for (const place of rank(members, (unit) => frame.sums.of(unit.id, months), frame.rulebook.ranking)) ranks.set(place.of.id, place.rank);
  }
  return { frame, months, ranks, quotas: quotaProgress(frame), vetoes: struckVetoes(frame), winners: new Map() };
}

/** Whom a condition is asked about. */
export interface Candidate {
  unitId: string;
  group: string;
  officerId?: string;
}

const yes = (holds: boolean): Answer => (holds ? 'met' : 'not-met');

function periodsFor(within: 'year' | 'every-month' | 'every-quarter', year: YearFigures): Months[] {
  if (within === 'year') return [year.months];
  return periodsIn(year.frame.year, within === 'every-month' ? 'month' : 'quarter', year.frame.rulebook.yearStartMonth);
}

/** Whether a period is over on the day of asking. */
export const isOver = (months: Months, asOf: string): boolean => dayOfText(asOf) >= daysOf(months).ends;

/** One answer for several: what fails decides, then what is open. */
function worst(answers: readonly Answer[]): Answer {
  if (answers.includes('not-met')) return 'not-met';
  return answers.includes('open') ? 'open' : 'met';
}

/** The lowest figure among the periods that are settled; among all while none is. */
function lowest(figures: readonly number[], answers: readonly Answer[]): number {
  const settled = figures.filter((_, n) => answers[n] !== 'open');
  return Math.min(...(settled.length > 0 ? settled : figures));
}

function judgeCount(condition: Extract<SimpleCondition, { type: 'count' }>, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  const { atLeast = 0, atMost } = condition;
  const periods = periodsFor(condition.in, year);
  const counts = periods.map((months) => year.frame.records.count(who.unitId, condition.counts, months, who.officerId));
  const answers = periods.map((months, n): Answer => {
    if (atMost !== undefined && counts[n]! > atMost) return 'not-met';
    if (isOver(months, year.frame.asOf)) return yes(counts[n]! >= atLeast);
    // Until the period ends more can happen: that helps who has too few, and may harm who has none of what is forbidden.
    return atMost === undefined && counts[n]! >= atLeast ? 'met' : 'open';
  });
  const asked = [condition.atLeast === undefined ? '' : `≥${atLeast}`, atMost === undefined ? '' : `≤${atMost}`].join('');
  const factIds = year.frame.records.of(who.unitId, condition.counts, year.months, who.officerId).map((one) => one.fact.id);
  const because = condition.in === 'year' ? [] : periods.filter((_, n) => answers[n] === 'not-met').map((months) => months.from);
  return { answer: worst(answers), found: condition.in === 'year' ? counts[0]! : lowest(counts, answers), asked, because, ...(condition.in === 'year' ? { factIds } : {}) };
}

function judgeScore(condition: Extract<SimpleCondition, { type: 'score' }>, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  const periods = periodsFor(condition.in, year);
  const sums = periods.map((months) => year.frame.sums.of(who.unitId, months) / 100);
  const answers = periods.map((months, n): Answer => {
    const reached = sums[n]! >= condition.atLeast;
    return isOver(months, year.frame.asOf) ? yes(reached) : reached ? 'met' : 'open';
  });
  return { answer: worst(answers), found: lowest(sums, answers), asked: `≥${condition.atLeast}`, because: periods.filter((_, n) => answers[n] === 'not-met').map((months) => months.from) };
}

function judgeQuota(quotaId: string, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  const own = year.quotas.filter((one) => one.quotaId === quotaId && one.unitId === who.unitId && one.check === null);
  if (own.length === 0) return { answer: 'not-met', found: null, asked: null, because: [] };
  const failing = own.filter((one) => one.state !== 'met');
  const answer: Answer = failing.length === 0 ? 'met' : failing.some((one) => one.state === 'missed') ? 'not-met' : 'open';
  return { answer, found: own.at(-1)!.done, asked: own.at(-1)!.target, because: failing.map((one) => one.months.from) };
}

/** A yes or no that the rest of the year may still turn round. */
const atYearEnd = (holds: boolean, year: YearFigures): Answer => (isOver(year.months, year.frame.asOf) ? yes(holds) : 'open');

function judgeRank(condition: Extract<SimpleCondition, { type: 'rank' }>, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  const place = year.ranks.get(who.unitId) ?? null;
  const limit = condition.byGroup?.[who.group] ?? condition.atMost ?? null;
  if (place === null || limit === null) return { answer: 'not-met', found: place, asked: limit, because: [] };
  return { answer: atYearEnd(place <= limit, year), found: place, asked: `≤${limit}`, because: [] };
}

function judgeRankUp(atLeast: number, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  const before = year.frame.lastYear?.[who.unitId];
  const now = year.ranks.get(who.unitId);
  if (before === undefined || now === undefined) return { answer: 'not-met', found: null, asked: `≥${atLeast}`, because: [] };
  return { answer: atYearEnd(before - now >= atLeast, year), found: before - now, asked: `≥${atLeast}`, because: [`${before}→${now}`] };
}

function judgeAward(condition: Extract<SimpleCondition, { type: 'award' }>, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  const isHeld = year.winners.get(condition.award)?.has(who.unitId) ?? false;
  return { answer: atYearEnd(isHeld === condition.holds, year), found: null, asked: null, because: [] };
}

/** Eligibility is lost by a veto, and by a missed task whose consequence it is. */
function judgeVetoes(award: Award, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  // What follows by the rule stands unless the office waived it; what follows by decision stands once it was carried out.
  const bars = (cause: { ruleId: string; periodTo: string; check: number }) => (consequence: Consequence) => {
    if (consequence.effect !== 'ineligible' || !(consequence.awards?.includes(award.id) ?? true)) return false;
    const decision = decisionOn(year.frame.decidedConsequences ?? [], { ...cause, unitId: who.unitId, effect: consequence.effect });
    return decision === undefined ? !consequence.byDecision : decision.carriedOut;
  };
  const struck = year.vetoes.filter((veto) => veto.unitId === who.unitId && veto.consequences.some(bars({ ruleId: veto.vetoId, periodTo: veto.periodTo, check: 0 })));
  const missed = year.quotas.filter((quota) => quota.unitId === who.unitId && quota.state === 'missed'
    && quota.consequences.some(bars({ ruleId: quota.quotaId, periodTo: quota.months.to, check: quota.check ?? 0 })));
  const count = struck.length + missed.length;
  return {
    answer: count > 0 ? 'not-met' : atYearEnd(true, year), found: count, asked: '≤0',
    because: missed.map((quota) => quota.months.to), factIds: struck.flatMap((veto) => veto.factIds),
  };
}

function judgeAttested(conditionId: string, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  const said = (year.frame.attestations ?? []).findLast(
    (one) => one.conditionId === conditionId && one.unitId === who.unitId && (one.officerId === undefined || one.officerId === who.officerId),
  );
  if (said === undefined) return { answer: 'open', found: null, asked: null, because: [] };
  return { answer: yes(said.holds), found: said.by, asked: null, because: said.evidence === undefined ? [] : [said.evidence] };
}

function judgeSimple(condition: SimpleCondition, award: Award, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  switch (condition.type) {
    case 'count':
      return judgeCount(condition, who, year);
    case 'score':
      return judgeScore(condition, who, year);
    case 'quota-met':
      return judgeQuota(condition.quota, who, year);
    case 'rank':
      return judgeRank(condition, who, year);
    case 'rank-up':
      return judgeRankUp(condition.atLeast, who, year);
    case 'award':
      return judgeAward(condition, who, year);
    case 'no-veto':
      return judgeVetoes(award, who, year);
    case 'attested':
      return judgeAttested(condition.id, who, year);
  }
}

/** Judges one condition for one candidate. */
export function judge(condition: Condition, award: Award, who: Candidate, year: YearFigures): Judged {
  if (condition.type !== 'any') return { id: condition.id, ...judgeSimple(condition, award, who, year) };
  const of = condition.of.map((one) => ({ id: one.id, ...judgeSimple(one, award, who, year) }));
  const answer: Answer = of.some((one) => one.answer === 'met') ? 'met' : of.some((one) => one.answer === 'open') ? 'open' : 'not-met';
  return { id: condition.id, answer, found: null, asked: null, because: of.filter((one) => one.answer === 'met').map((one) => one.id), of };
}
