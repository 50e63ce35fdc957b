import { toHundredths } from '../rulebook/wording.ts';
import type { Credit } from '../rulebook/point-rules.ts';
import { formatHundredths } from '../rulebook/wording.ts';
import { isForClass } from './books.ts';
import type { Book } from './books.ts';
import { dayNumber, yearOf } from './calendar.ts';
import { product } from './exact.ts';
import { linesOf } from './lines.ts';
import type { Frame, Line, TimedFact } from './lines.ts';
import { shareOut } from './shares.ts';
import type { UnitAmount } from './shares.ts';
import { judgeLines } from './standing.ts';
import type { EntryType, Reason, ScoredUnit } from './types.ts';

/** Points of one unit for one line: what an entry will say, but for when it became known and the month in which it counts. */
export interface Contribution {
  type: EntryType;
  unitId: string;
  hundredths: number;
  ruleId: string;
  /** Ids by which period rules may name these points: row, rule, family. */
  names: readonly string[];
  book: string;
  timed: TimedFact;
  share: string | null;
  month: number;
  via: string | null;
  /** What tells apart contributions of one fact, rule and unit: the line that displaced it. */
  displacer: string;
  reasons: readonly Reason[];
}

export interface ScoreFrame extends Frame {
  units: ReadonlyMap<string, ScoredUnit>;
}

const namesOfRule = new WeakMap<object, readonly string[]>();
function namesOf(line: Line): readonly string[] {
  let names = namesOfRule.get(line.compiled);
  if (names === undefined) {
    const { row, rule } = line.compiled;
    names = [...new Set([row.id, rule.id, rule.family])];
    namesOfRule.set(line.compiled, names);
  }
  return names;
}

interface Stamp {
  type: EntryType;
  sign: 1 | -1 | 0;
  month: number;
  displacer: string;
  extra: Reason | null;
}

const direct: Omit<Stamp, 'month'> = { type: 'points', sign: 1, displacer: '', extra: null };

function creditsFor(unit: ScoredUnit | undefined, line: Line, year: number): { to: string; credit: Credit }[] {
  if (unit?.creditTo === undefined) return [];
  return unit.creditTo.flatMap((to) => {
    if (to.from !== undefined && line.timed.day < dayNumber(to.from)) return [];
    if (to.until !== undefined && line.timed.day >= dayNumber(to.until)) return [];
    return (line.book.creditsByRelation.get(to.relation) ?? [])
      .filter((credit) => isForClass(credit.classes, unit, year) && (credit.families?.includes(line.compiled.rule.family) ?? true))
      .map((credit) => ({ to: to.unitId, credit }));
  });
}

function pushCredits(out: Contribution[], own: Contribution, line: Line, frame: ScoreFrame): void {
  const unit = frame.units.get(own.unitId);
  const { book } = line.book;
  for (const { to, credit } of creditsFor(unit, line, yearOf(own.month, book.yearStartMonth))) {
    const hundredths = credit.times === 1 ? own.hundredths : product(own.hundredths / 100, credit.times, book.rounding);
    const reason = { code: 'scoring.why.credit', values: { rule: credit.id, unit: own.unitId, points: formatHundredths(own.hundredths) } };
    out.push({ ...own, type: 'credit', unitId: to, hundredths, ruleId: credit.id, names: [credit.id], via: own.unitId, reasons: [...own.reasons, reason] });
  }
}

function amountsOf(line: Line, frame: ScoreFrame): readonly UnitAmount[] {
  const { rule } = line.compiled;
  const { book } = line.book;
  const { units } = line.timed.fact;
  if (units.length === 1 && rule.classes === undefined) return [{ unitId: units[0]!.unitId, hundredths: line.hundredths, share: null }];
  const amounts = shareOut(line.hundredths, units, rule.sharing ?? book.sharing, book.rounding);
  if (rule.classes === undefined) return amounts;
  const year = yearOf(line.month, book.yearStartMonth);
  return amounts.filter((one) => isForClass(rule.classes, frame.units.get(one.unitId), year));
}

/** Adds what a line means for its units, and for the units credited with them. */
function pushLine(out: Contribution[], line: Line, stamp: Stamp, frame: ScoreFrame): void {
  for (const amount of amountsOf(line, frame)) {
    if (amount.hundredths === 0 && stamp.sign !== 0) continue;
    let reasons = line.reasons;
    if (amount.share !== null) {
      reasons = [...reasons, { code: 'scoring.why.share', values: { share: amount.share, points: formatHundredths(amount.hundredths) } }];
    }
    if (stamp.extra !== null) reasons = [...reasons, stamp.extra];
    const own: Contribution = {
      type: stamp.type,
      unitId: amount.unitId,
      hundredths: stamp.sign === 0 ? 0 : stamp.sign * amount.hundredths,
      ruleId: line.compiled.row.id,
      names: namesOf(line),
      book: line.book.name,
      timed: line.timed,
      share: amount.share,
      month: stamp.month,
      via: null,
      displacer: stamp.displacer,
      reasons,
    };
    out.push(own);
    if (stamp.sign !== 0) pushCredits(out, own, line, frame);
  }
}

const winner = (code: string, line: Line, by: Line): Reason => ({
  code,
  values: { rule: by.compiled.row.id, fact: by.timed.fact.id, points: formatHundredths(line.hundredths), higher: formatHundredths(by.hundredths) },
});

function pushDecision(out: Contribution[], timed: TimedFact, frame: ScoreFrame, knownMs: number): void {
  const { fact } = timed;
  const book: Book | undefined = frame.books.at(timed.day, knownMs);
  const points = fact.tags['points'];
  if (typeof points !== 'number') return;
  for (const unit of fact.units) {
    out.push({
      type: 'decision',
      unitId: unit.unitId,
      hundredths: toHundredths(points),
      ruleId: 'decision',
      names: ['decision'],
      book: book?.name ?? '',
      timed,
      share: null,
      month: frame.calendar.monthOfDay(timed.day),
      via: null,
      displacer: '',
      reasons: [{ code: 'scoring.why.decision', values: { points: formatHundredths(toHundredths(points)) } }],
    });
  }
}

/** What the live facts of one item give together. */
export function contributionsOf(live: readonly TimedFact[], frame: ScoreFrame, knownMs: number): Contribution[] {
  const out: Contribution[] = [];
  const lines: Line[] = [];
  for (const timed of live) {
    if (timed.fact.kind === 'decision') pushDecision(out, timed, frame, knownMs);
    for (const line of linesOf(timed, live, frame, knownMs)) lines.push(line);
  }
  for (const { line, beatenBy, why, displaces } of judgeLines(lines)) {
    if (beatenBy !== null) {
      const extra = winner(why === 'once' ? 'scoring.why.once' : 'scoring.why.not-highest', line, beatenBy);
      pushLine(out, line, { type: 'displaced', sign: 0, month: line.month, displacer: '', extra }, frame);
      continue;
    }
    pushLine(out, line, { ...direct, month: line.month }, frame);
    for (const loser of displaces) {
      const extra = winner('scoring.why.displaced', loser, line);
      const displacer = `${line.timed.root}/${line.compiled.row.id}`;
      pushLine(out, loser, { type: 'displaced', sign: -1, month: Math.max(line.month, loser.month), displacer, extra }, frame);
    }
  }
  return out;
}
