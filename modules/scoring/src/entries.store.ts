import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { Entry, Reason } from './ledger/types.ts';

/** Rows of one statement: bulk postings go in parts. */
const partRows = 2_000;

/** Adds entries to the ledger and to the sums; what is there already is left as it is. Returns what is new. The caller holds the ledger (`takeMoment`). */
export async function insertEntries(tx: Tx, entries: readonly Entry[]): Promise<Entry[]> {
  if (entries.length === 0) return [];
  const known = await knownEntryIds(tx, entries);
  const fresh = entries.filter((entry) => !known.has(entry.id));
  for (let start = 0; start < fresh.length; start += partRows) await insertPart(tx, fresh.slice(start, start + partRows));
  await addToTotals(tx, fresh);
  return fresh;
}

/** The ids of entries that are posted: those asked for, or all, when so many are asked for that reading the key through is cheaper. */
async function knownEntryIds(tx: Tx, entries: readonly Entry[]): Promise<Set<string>> {
  const asked = entries.length > partRows ? sql`true` : sql`e.id = any(${entries.map((entry) => entry.id)}::text[])`;
  const found = await sql<{ id: string }>`select e.id from scoring.entries e where ${asked}`.execute(tx.db);
  return new Set(found.rows.map((row) => row.id));
}

async function addToTotals(tx: Tx, fresh: readonly Entry[]): Promise<void> {
  const sums = new Map<string, { unit_id: string; month: string; hundredths: number; entry_count: number }>();
  for (const entry of fresh) {
    const key = `${entry.unitId}/${entry.month}`;
    const sum = sums.get(key) ?? { unit_id: entry.unitId, month: entry.month, hundredths: 0, entry_count: 0 };
    sum.hundredths += entry.hundredths;
    sum.entry_count++;
    sums.set(key, sum);
  }
  if (sums.size === 0) return;
  await sql`insert into scoring.totals as t (unit_id, month, hundredths, entry_count)
    select s.unit_id, s.month, s.hundredths, s.entry_count
    from jsonb_to_recordset(${JSON.stringify([...sums.values()])}::jsonb) as s(unit_id uuid, month text, hundredths bigint, entry_count integer)
    on conflict (jurisdiction_id, unit_id, month) do update
      set hundredths = t.hundredths + excluded.hundredths, entry_count = t.entry_count + excluded.entry_count`.execute(tx.db);
}

/** The values of a column as PostgreSQL reads an array: it takes half the server's time that records of JSON take. */
function arrayOf(entries: readonly Entry[], value: (entry: Entry) => string | null | undefined): string {
  const words = entries.map((entry) => {
    const text = value(entry);
    if (text === null || text === undefined) return 'NULL';
    return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`;
  });
  return `{${words.join(',')}}`;
}

/** The same of values that hold nothing an array could take for its own: numbers, ids, months, moments. */
const plainArrayOf = (entries: readonly Entry[], value: (entry: Entry) => string | number | null): string =>
  `{${entries.map((entry) => value(entry) ?? 'NULL').join(',')}}`;

async function insertPart(tx: Tx, part: readonly Entry[]): Promise<void> {
  await sql`
    insert into scoring.entries (jurisdiction_id, id, type, unit_id, hundredths, rule_id, rulebook, fact_id, subject_kind, subject_id, subject_title, share, month,
      adjusts, via, reverses, cause_id, recorded_at, recorded_by, explanation, posted_at)
    select ${tx.jurisdictionId}::uuid, unnest(${arrayOf(part, (e) => e.id)}::text[]), unnest(${plainArrayOf(part, (e) => e.type)}::text[]),
      unnest(${plainArrayOf(part, (e) => e.unitId)}::uuid[]), unnest(${plainArrayOf(part, (e) => e.hundredths)}::integer[]),
      unnest(${arrayOf(part, (e) => e.ruleId)}::text[]), unnest(${arrayOf(part, (e) => e.rulebook)}::text[]), unnest(${arrayOf(part, (e) => e.factId)}::text[]),
      unnest(${arrayOf(part, (e) => e.subject?.kind)}::text[]), unnest(${arrayOf(part, (e) => e.subject?.id)}::text[]),
      unnest(${arrayOf(part, (e) => e.subject?.title)}::text[]), unnest(${arrayOf(part, (e) => e.share)}::text[]), unnest(${plainArrayOf(part, (e) => e.month)}::text[]),
      unnest(${plainArrayOf(part, (e) => e.adjusts)}::text[]), unnest(${plainArrayOf(part, (e) => e.via)}::uuid[]), unnest(${arrayOf(part, (e) => e.reverses)}::text[]),
      unnest(${arrayOf(part, (e) => e.causeId)}::text[]), unnest(${plainArrayOf(part, (e) => e.recordedAt)}::timestamptz[]),
      unnest(${arrayOf(part, (e) => e.recordedBy)}::text[]), unnest(${arrayOf(part, (e) => JSON.stringify(e.explanation))}::jsonb[]),
      ${tx.now}::timestamptz`.execute(tx.db);
}

interface EntryRow {
  id: string;
  type: Entry['type'];
  unitId: string;
  hundredths: number;
  ruleId: string;
  rulebook: string;
  factId: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  subjectTitle: string | null;
  share: string | null;
  month: string;
  adjusts: string | null;
  via: string | null;
  reverses: string | null;
  causeId: string;
  recordedAt: Date;
  recordedBy: string;
  explanation: Reason[];
}

/** The columns of an entry, of a table named `e`. */
export const entryColumns = sql`e.id, e.type, e.unit_id as "unitId", e.hundredths, e.rule_id as "ruleId", e.rulebook, e.fact_id as "factId",
  e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.subject_title as "subjectTitle", e.share, e.month, e.adjusts, e.via, e.reverses,
  e.cause_id as "causeId", e.recorded_at as "recordedAt", e.recorded_by as "recordedBy", e.explanation`;

/** An entry as the ledger computes it, from its row. */
export const entryOf = (row: EntryRow): Entry => ({
  id: row.id, type: row.type, unitId: row.unitId, hundredths: row.hundredths, ruleId: row.ruleId, rulebook: row.rulebook, factId: row.factId,
  subject: row.subjectKind === null || row.subjectId === null ? null
    : { kind: row.subjectKind, id: row.subjectId, ...(row.subjectTitle === null ? {} : { title: row.subjectTitle }) },
  share: row.share, month: row.month, adjusts: row.adjusts, via: row.via, reverses: row.reverses, causeId: row.causeId,
  recordedAt: row.recordedAt.toISOString(), recordedBy: row.recordedBy, explanation: row.explanation,
});
export type { EntryRow };

interface MonthsAsked {
  from?: string | undefined;
  to?: string | undefined;
}

/** Sums of a table named `t` in some months. */
export const ofMonths = ({ from, to }: MonthsAsked) => sql`t.month >= ${from ?? '0000-01'} and t.month <= ${to ?? '9999-12'}`;

/**
 * Entries of a table named `e` that count in some months. The sums know which units have any: their entries are found by unit and month, and an index
 * by month alone would cost every posting a tenth.
 */
export const inMonths = (months: MonthsAsked) => sql`(e.unit_id, e.month) in (
  select t.unit_id, t.month from scoring.totals t where ${ofMonths(months)})`;

/** The whole ledger, or the entries of some months. */
export async function listEntries(tx: ReadTx, months?: { from: string; to: string }): Promise<Entry[]> {
  const where = months === undefined ? sql`true` : inMonths(months);
  const found = await sql<EntryRow>`select ${entryColumns} from scoring.entries e where ${where} order by e.position`.execute(tx.db);
  return found.rows.map(entryOf);
}

/** The entries about one subject, oldest first. */
export async function listEntriesOfSubject(tx: ReadTx, subjectId: string): Promise<Entry[]> {
  const found = await sql<EntryRow>`select ${entryColumns} from scoring.entries e where e.subject_id = ${subjectId} order by e.position`.execute(tx.db);
  return found.rows.map(entryOf);
}

/** One entry, or null. */
export async function findEntry(tx: ReadTx, entryId: string): Promise<Entry | null> {
  const found = await sql<EntryRow>`select ${entryColumns} from scoring.entries e where e.id = ${entryId}`.execute(tx.db);
  return found.rows[0] ? entryOf(found.rows[0]) : null;
}

/** The cached sums by unit and month. */
export async function listTotals(tx: ReadTx, months?: { from: string; to: string }): Promise<{ unitId: string; month: string; hundredths: number; entryCount: number }[]> {
  const where = months === undefined ? sql`true` : sql`t.month >= ${months.from} and t.month <= ${months.to}`;
  const found = await sql<{ unitId: string; month: string; hundredths: number; entryCount: number }>`
    select t.unit_id as "unitId", t.month, t.hundredths::float8 as hundredths, t.entry_count as "entryCount" from scoring.totals t where ${where}`.execute(tx.db);
  return found.rows;
}
