import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { Entry, Reason } from './ledger/types.ts';

/** Rows of one statement: bulk postings go in parts. */
const partRows = 2_000;

/** Adds entries to the ledger and to the sums; what is there already is left as it is. Returns the ids that are new. */
export async function insertEntries(tx: Tx, entries: readonly Entry[]): Promise<Set<string>> {
  const fresh = new Set<string>();
  for (let start = 0; start < entries.length; start += partRows) {
    for (const id of await insertPart(tx, entries.slice(start, start + partRows))) fresh.add(id);
  }
  const sums = new Map<string, { unit_id: string; month: string; hundredths: number; entry_count: number }>();
  for (const entry of entries) {
    if (!fresh.has(entry.id)) continue;
    const key = `${entry.unitId}/${entry.month}`;
    const sum = sums.get(key) ?? { unit_id: entry.unitId, month: entry.month, hundredths: 0, entry_count: 0 };
    sum.hundredths += entry.hundredths;
    sum.entry_count++;
    sums.set(key, sum);
  }
  if (sums.size === 0) return fresh;
  await sql`insert into scoring.totals as t (unit_id, month, hundredths, entry_count)
    select s.unit_id, s.month, s.hundredths, s.entry_count
    from jsonb_to_recordset(${JSON.stringify([...sums.values()])}::jsonb) as s(unit_id uuid, month text, hundredths bigint, entry_count integer)
    on conflict (jurisdiction_id, unit_id, month) do update
      set hundredths = t.hundredths + excluded.hundredths, entry_count = t.entry_count + excluded.entry_count`.execute(tx.db);
  return fresh;
}

async function insertPart(tx: Tx, entries: readonly Entry[]): Promise<string[]> {
  const rows = entries.map((entry) => ({
    id: entry.id, type: entry.type, unit_id: entry.unitId, hundredths: entry.hundredths, rule_id: entry.ruleId, rulebook: entry.rulebook,
    fact_id: entry.factId, subject_kind: entry.subject?.kind ?? null, subject_id: entry.subject?.id ?? null, subject_title: entry.subject?.title ?? null,
    share: entry.share, month: entry.month, adjusts: entry.adjusts, via: entry.via, reverses: entry.reverses, cause_id: entry.causeId,
    recorded_at: entry.recordedAt, recorded_by: entry.recordedBy, explanation: entry.explanation,
  }));
  const inserted = await sql<{ id: string }>`
    insert into scoring.entries (id, type, unit_id, hundredths, rule_id, rulebook, fact_id, subject_kind, subject_id, subject_title, share, month,
      adjusts, via, reverses, cause_id, recorded_at, recorded_by, explanation, posted_at)
    select e.id, e.type, e.unit_id, e.hundredths, e.rule_id, e.rulebook, e.fact_id, e.subject_kind, e.subject_id, e.subject_title, e.share, e.month,
      e.adjusts, e.via, e.reverses, e.cause_id, e.recorded_at, e.recorded_by, e.explanation, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(id text, type text, unit_id uuid, hundredths integer, rule_id text, rulebook text,
      fact_id text, subject_kind text, subject_id text, subject_title text, share text, month text, adjusts text, via uuid, reverses text,
      cause_id text, recorded_at timestamptz, recorded_by text, explanation jsonb)
    on conflict do nothing returning id`.execute(tx.db);
  return inserted.rows.map((row) => row.id);
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

/** The whole ledger, or the entries of some months. */
export async function listEntries(tx: ReadTx, months?: { from: string; to: string }): Promise<Entry[]> {
  const where = months === undefined ? sql`true` : sql`e.month >= ${months.from} and e.month <= ${months.to}`;
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
