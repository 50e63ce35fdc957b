import { z } from 'zod';
import { day, defaultTimeZone, invalid, moment } from '@gongkai/kernel';
import type { Problem } from '@gongkai/kernel';
import { monthIndex, monthText, periodOf } from './ledger/calendar.ts';
import { computeLedger } from './ledger/compute-ledger.ts';
import { explainEntry } from './ledger/explain-entry.ts';
import { closing, fact, openingBalance, scoredUnit } from './ledger/fact-schema.ts';
import type { Entry, LedgerProblem, RulebookInForce, ScoredUnit } from './ledger/types.ts';
import { rank } from './ranking.ts';
import { fileProblems } from './rulebook/file-problems.ts';
import { rulebook, rulebookName } from './rulebook/rulebook.ts';
import { formatHundredths } from './rulebook/wording.ts';
import { totalsOf } from './totals.ts';
import { say } from './wording/say.ts';
import type { Language } from './wording/say.ts';

export const factsFormat = 'gongkai-facts/1';

/** A file of facts: the facts alone, or with the units, closings and opening balances they belong to. */
const factsFile = z.strictObject({
  format: z.literal(factsFormat).default(factsFormat),
  timeZone: z.string().default(defaultTimeZone),
  units: z.array(scoredUnit).default([]),
  facts: z.array(fact),
  closings: z.array(closing).default([]),
  openingBalances: z.array(openingBalance).default([]),
});

/** A file of several versions of the rules. */
const versionsFile = z.strictObject({
  format: z.literal('gongkai-rulebooks/1'),
  versions: z.array(z.strictObject({ effectiveFrom: day, adoptedAt: moment.optional(), rulebook })).min(1),
});

/** An entry with its points and reasons for people. */
export type ScoredEntry = Entry & { points: string; reasons: string[] };

export interface ScoredUnitTotal {
  unitId: string;
  name: string;
  group: string | null;
  hundredths: number;
  points: string;
  /** Place in the unit's group. */
  rank: number;
  byMonth: Record<string, string>;
}

export interface ScoredFiles {
  rulebooks: string[];
  asOf: string | null;
  units: ScoredUnitTotal[];
  entries: ScoredEntry[];
  problems: (LedgerProblem & { message: string })[];
}

function problemsOf(error: z.ZodError, file: string): Problem[] {
  return fileProblems(error.issues).map((problem) => ({ ...problem, path: [file, problem.path].filter((part) => part !== '').join('.') }));
}

function parse<S extends z.ZodType>(schema: S, value: unknown, file: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalid(problemsOf(parsed.error, file));
  return parsed.data;
}

/** Reads a rulebook file: several versions with their days, or one rulebook, in force from the year of the earliest day it must serve. */
export function readRulebooks(json: unknown, earliestDay: string): RulebookInForce[] {
  const format: unknown = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  if (format === 'gongkai-rulebooks/1') return parse(versionsFile, json, 'rulebook').versions;
  const book = parse(rulebook, json, 'rulebook');
  const { first } = periodOf(monthIndex(earliestDay), 'year', book.yearStartMonth);
  return [{ rulebook: book, effectiveFrom: `${monthText(first)}-01` }];
}

/** The earliest day on which something in a file happened. */
function earliestOf(input: z.output<typeof factsFile>): string {
  const days = [...input.facts.map((one) => one.occurredAt), ...input.openingBalances.map((one) => `${one.period}-01`)].map((text) => text.slice(0, 10));
  return days.sort()[0] ?? '2000-01-01';
}

function unitsOf(listed: readonly ScoredUnit[], entries: readonly Entry[], facts: readonly { units: readonly { unitId: string }[] }[]): ScoredUnit[] {
  const units = new Map(listed.map((unit) => [unit.id, unit]));
  const add = (id: string) => void (units.has(id) || units.set(id, { id, name: id }));
  for (const one of facts) for (const { unitId } of one.units) add(unitId);
  for (const entry of entries) add(entry.unitId);
  return [...units.values()];
}

/**
 * Scores a file of facts under a file of rules: totals, places and every entry with its reasons. Throws `invalid` with all problems at their
 * places when a file is not in its format.
 */
export function scoreFiles(rulebookJson: unknown, factsJson: unknown, options: { asOf?: string; language?: Language } = {}): ScoredFiles {
  const input = parse(factsFile, Array.isArray(factsJson) ? { facts: factsJson } : factsJson, 'facts');
  const rulebooks = readRulebooks(rulebookJson, earliestOf(input));
  const asOf = options.asOf === undefined ? undefined : parse(z.union([day, moment]), options.asOf, 'asOf');
  const language = options.language ?? 'zh-CN';
  const ledger = computeLedger({ ...input, rulebooks, ...(asOf === undefined ? {} : { asOf }) });
  const units = unitsOf(input.units, ledger.entries, input.facts);
  const totals = totalsOf(ledger.entries);
  const method = rulebooks.at(-1)!.rulebook.ranking;
  const groups = [...new Set(units.map((unit) => unit.group ?? null))];
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return {
    rulebooks: rulebooks.map((one) => rulebookName(one.rulebook)),
    asOf: asOf ?? null,
    units: groups.flatMap((group) =>
      rank(units.filter((unit) => (unit.group ?? null) === group), (unit) => totals.get(unit.id)?.hundredths ?? 0, method).map((place) => ({
        unitId: place.of.id,
        name: place.of.name,
        group,
        hundredths: place.value,
        points: formatHundredths(place.value),
        rank: place.rank,
        byMonth: Object.fromEntries(Object.entries(totals.get(place.of.id)?.byMonth ?? {}).sort().map(([month, sum]) => [month, formatHundredths(sum)])),
      })),
    ),
    entries: ledger.entries.map((entry) => ({
      ...entry,
      points: formatHundredths(entry.hundredths),
      reasons: explainEntry(entry, { rulebooks: rulebooks.map((one) => one.rulebook), unit: (id) => names.get(id) ?? id }, language),
    })),
    problems: ledger.problems.map((problem) => ({ ...problem, message: say(language, problem.code, problem.values) })),
  };
}
