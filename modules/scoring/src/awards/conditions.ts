import type { Award, Condition, SimpleCondition } from '../rulebook/award-rules.ts';
import { monthsOfYear, periodsIn } from '../periods.ts';
import { quotaProgress, struckVetoes } from '../quotas.ts';
import type { QuotaFrame, QuotaProgress, StruckVeto } from '../quotas.ts';
import { rank } from '../ranking.ts';
import type { Months } from '../totals.ts';

export type Answer = 'met' | 'not-met' | 'open';

/** A condition with its answer and the figures that give it. `open`: nobody has attested it, or the year is not over. */
export interface Judged {
  id: string;
  answer: Answer;
  /** What was found and what is asked for, with the periods or facts that decide. */
  found: string | number | null;
  asked: string | number | null;
  because: string[];
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

function judgeCount(condition: Extract<SimpleCondition, { type: 'count' }>, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  const periods = periodsFor(condition.in, year);
  const counts = periods.map((months) => year.frame.records.count(who.unitId, condition.counts, months, who.officerId));
  const fails = (count: number) => count < (condition.atLeast ?? 0) || count > (condition.atMost ?? Infinity);
  const failing = periods.filter((_, n) => fails(counts[n]!));
  const asked = [condition.atLeast === undefined ? '' : `≥${condition.atLeast}`, condition.atMost === undefined ? '' : `≤${condition.atMost}`].join('');
  const facts = condition.atMost === undefined ? [] : year.frame.records.of(who.unitId, condition.counts, year.months, who.officerId).map((one) => one.fact.id);
  const because = condition.in === 'year' ? facts : failing.map((months) => months.from);
  return { answer: yes(failing.length === 0), found: condition.in === 'year' ? counts[0]! : Math.min(...counts), asked, because };
}

function judgeScore(condition: Extract<SimpleCondition, { type: 'score' }>, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  const periods = periodsFor(condition.in, year);
  const sums = periods.map((months) => year.frame.sums.of(who.unitId, months) / 100);
  const failing = periods.filter((_, n) => sums[n]! < condition.atLeast);
  return { answer: yes(failing.length === 0), found: Math.min(...sums), asked: `≥${condition.atLeast}`, because: failing.map((months) => months.from) };
}

function judgeQuota(quotaId: string, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  const own = year.quotas.filter((one) => one.quotaId === quotaId && one.unitId === who.unitId && one.check === null);
  if (own.length === 0) return { answer: 'not-met', found: null, asked: null, because: [] };
  const failing = own.filter((one) => one.state !== 'met');
  const answer: Answer = failing.length === 0 ? 'met' : failing.some((one) => one.state === 'missed') ? 'not-met' : 'open';
  return { answer, found: own.at(-1)!.done, asked: own.at(-1)!.target, because: failing.map((one) => one.months.from) };
}

function judgeRank(condition: Extract<SimpleCondition, { type: 'rank' }>, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  const place = year.ranks.get(who.unitId) ?? null;
  const limit = condition.byGroup?.[who.group] ?? condition.atMost ?? null;
  return { answer: yes(place !== null && limit !== null && place <= limit), found: place, asked: limit, because: [] };
}

function judgeRankUp(atLeast: number, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  const before = year.frame.lastYear?.[who.unitId];
  const now = year.ranks.get(who.unitId);
  if (before === undefined || now === undefined) return { answer: 'not-met', found: null, asked: atLeast, because: [] };
  return { answer: yes(before - now >= atLeast), found: before - now, asked: atLeast, because: [`${before}→${now}`] };
}

function judgeVetoes(award: Award, who: Candidate, year: YearFigures): Omit<Judged, 'id'> {
  const bars = (consequence: { effect: string; awards?: string[] }) => consequence.effect === 'ineligible' && (consequence.awards?.includes(award.id) ?? true);
  const struck = year.vetoes.filter((veto) => veto.unitId === who.unitId && veto.consequences.some(bars));
  return { answer: yes(struck.length === 0), found: struck.length, asked: 0, because: struck.flatMap((veto) => veto.factIds) };
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
    case 'award': {
      const isHeld = year.winners.get(condition.award)?.has(who.unitId) ?? false;
      return { answer: yes(isHeld === condition.holds), found: isHeld ? condition.award : null, asked: condition.award, because: [] };
    }
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
