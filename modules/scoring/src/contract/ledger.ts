import { z } from 'zod';
import { day, id, line, moment, month, pageOf, pageQuery, prose, rowsLeftOut, wrongRows } from '@gongkai/kernel';
import { tagValue } from '../rulebook/match.ts';

export const entryTypes = ['points', 'displaced', 'credit', 'period', 'opening', 'decision'] as const;

/** An entry with everything that explains it: the rule, the record, the person. */
export const entryView = z.strictObject({
  id: z.string(),
  type: z.enum(entryTypes),
  unitId: id,
  unitName: z.string(),
  hundredths: z.number().int(),
  points: z.string(),
  ruleId: z.string(),
  rule: z.string(),
  rulebook: z.string(),
  factId: z.string().nullable(),
  factKind: z.string().nullable(),
  occurredOn: day.nullable(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  subjectTitle: z.string().nullable(),
  share: z.string().nullable(),
  month,
  adjusts: month.nullable(),
  reverses: z.string().nullable(),
  causeId: z.string(),
  recordedAt: moment,
  recordedBy: z.string(),
  reasons: z.array(z.string()),
  /** Whether the reader may dispute it: it is his unit's, no outcome of an appeal itself, and nobody has yet. */
  disputable: z.boolean(),
});
export type EntryView = z.infer<typeof entryView>;

export const entryFilters = z.strictObject({
  unitId: id.optional(),
  from: month.optional(),
  to: month.optional(),
  type: z.enum(entryTypes).optional(),
  ruleId: z.string().max(60).optional(),
  adjustments: z.enum(['yes']).optional(),
});
export const entryQuery = entryFilters.extend(pageQuery.shape);
export type EntryFilters = z.infer<typeof entryFilters>;
export const entryPage = pageOf(entryView);

export const entrySum = z.strictObject({ hundredths: z.number().int(), points: z.string(), count: z.number().int() });
export type EntrySum = z.infer<typeof entrySum>;

export const itemScoreView = z.strictObject({ itemId: id, hundredths: z.number().int(), points: z.string(), entries: z.array(entryView) });
export type ItemScore = z.infer<typeof itemScoreView>;

export const unitScoresQuery = z.strictObject({ unitId: id.optional(), month: month.optional() });
export const unitScores = z.strictObject({
  unitId: id,
  unitName: z.string(),
  units: z.array(z.strictObject({ id, name: z.string() })),
  month,
  yearFrom: month,
  points: z.string(),
  cumulative: z.string(),
  /** Month by month of the assessment year. */
  months: z.array(z.strictObject({ month, points: z.number(), cumulative: z.number(), closed: z.boolean() })),
  /** Place in the newest issued notice. */
  place: z.strictObject({ bulletinId: id, title: z.string(), rank: z.number().int(), of: z.number().int() }).nullable(),
});
export type UnitScores = z.infer<typeof unitScores>;

export const totalsQuery = z.strictObject({ from: month, to: month });
export const totalsView = z.strictObject({
  from: month, to: month,
  groups: z.array(z.strictObject({
    group: z.string(), label: z.string(),
    rows: z.array(z.strictObject({ unitId: id, name: z.string(), rank: z.number().int(), points: z.string(), value: z.number() })),
  })),
});
export type TotalsView = z.infer<typeof totalsView>;

/** A fact that nobody announces: late, missed, false reports, attested records, another office's score. */
export const recordFactBody = z.strictObject({
  kind: z.string().min(1).max(60),
  subject: z.strictObject({ kind: line(60), id: line(200), title: line(300).optional() }).optional(),
  title: line(300).optional(),
  units: z.array(z.strictObject({ unitId: id, share: z.number().positive().max(10_000).optional() })).min(1).max(50),
  tags: z.record(z.string().max(60), tagValue).default({}),
  occurredOn: day,
  corrects: z.string().max(200).optional(),
  reason: prose(2000).pipe(z.string().min(1, 'general.required')),
});
export type RecordFact = z.infer<typeof recordFactBody>;

export const factView = z.strictObject({
  id: z.string(),
  source: z.enum(['announced', 'imported', 'manual', 'appeal']),
  kind: z.string(),
  kindLabel: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  title: z.string().nullable(),
  units: z.array(z.strictObject({ unitId: id, name: z.string(), share: z.number().nullable() })),
  tags: z.record(z.string(), tagValue),
  /** The tags that the rules know, in their words. */
  marks: z.array(z.strictObject({ label: z.string(), value: tagValue })),
  occurredOn: day,
  recordedAt: moment,
  recordedBy: z.string(),
  corrects: z.string().nullable(),
  reason: z.string().nullable(),
});
export type FactView = z.infer<typeof factView>;
export const factFilters = z.strictObject({ unitId: id.optional(), kind: z.string().max(60).optional(), source: z.enum(['announced', 'imported', 'manual', 'appeal']).optional(), from: day.optional(), to: day.optional() });
export const factQuery = factFilters.extend(pageQuery.shape);
export const factPage = pageOf(factView);
export const recordedFact = z.strictObject({ factId: z.string(), entries: z.array(entryView) });
export type RecordedFact = z.infer<typeof recordedFact>;

/** A file to take in: its name, and what becomes of it when some rows are wrong. */
export const importQuery = z.strictObject({ name: line(200), wrongRows: wrongRows.optional() });

/** How an imported file went: all of it, or what was left out when that was asked for; `present` are rows that stood already. */
export const importedView = z.strictObject({ importId: id.nullable(), rows: z.number().int(), present: z.number().int(), posted: z.number().int(), ...rowsLeftOut });
export type ImportedView = z.infer<typeof importedView>;

export const ledgerCheck = z.strictObject({
  ok: z.boolean(),
  facts: z.number().int(),
  entries: z.number().int(),
  /** Entries that a recomputation gives and the ledger lacks, and the other way round. */
  missing: z.array(z.string()),
  surplus: z.array(z.string()),
  differing: z.array(z.string()),
  /** Sums that are not the sum of their entries, as `unit/month`. */
  wrongTotals: z.array(z.string()),
});
export type LedgerCheck = z.infer<typeof ledgerCheck>;
