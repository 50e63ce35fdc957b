import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { Fact, FactUnit } from './ledger/types.ts';
import type { Tags } from './rulebook/match.ts';

export type FactSource = 'announced' | 'imported' | 'manual' | 'appeal';

/** A fact on its way into the ledger. */
export interface NewFact {
  fact: Fact;
  occurredOn: string;
  source: FactSource;
  reason?: string | null;
  importId?: string | null;
  /** The announcement as it came. */
  envelope?: unknown;
}

/** Keeps facts; those whose id is known already are left out. Returns the ids that are new. */
export async function insertFacts(tx: Tx, facts: readonly NewFact[]): Promise<Set<string>> {
  if (facts.length === 0) return new Set();
  const rows = facts.map(({ fact, occurredOn, source, reason, importId, envelope }) => ({
    id: fact.id, source, kind: fact.kind, subject_kind: fact.subject.kind, subject_id: fact.subject.id, subject_title: fact.subject.title ?? null,
    units: fact.units, unit_ids: fact.units.map((unit) => unit.unitId), tags: fact.tags, occurred_at: fact.occurredAt, occurred_on: occurredOn,
    recorded_at: fact.recordedAt, recorded_by: fact.recordedBy, corrects: fact.corrects ?? null, reason: reason ?? null, import_id: importId ?? null,
    envelope: envelope ?? null,
  }));
  const inserted = await sql<{ id: string }>`
    insert into scoring.facts (id, source, kind, subject_kind, subject_id, subject_title, units, unit_ids, tags, occurred_at, occurred_on, recorded_at,
      recorded_by, corrects, reason, import_id, envelope)
    select f.id, f.source, f.kind, f.subject_kind, f.subject_id, f.subject_title, f.units, f.unit_ids, f.tags, f.occurred_at, f.occurred_on,
      f.recorded_at, f.recorded_by, f.corrects, f.reason, f.import_id, f.envelope
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(id text, source text, kind text, subject_kind text, subject_id text,
      subject_title text, units jsonb, unit_ids uuid[], tags jsonb, occurred_at text, occurred_on date, recorded_at timestamptz, recorded_by text,
      corrects text, reason text, import_id uuid, envelope jsonb)
    on conflict do nothing returning id`.execute(tx.db);
  const fresh = new Set(inserted.rows.map((row) => row.id));
  const pairs = rows.filter((row) => fresh.has(row.id)).flatMap((row) => row.unit_ids.map((unitId) => ({ fact_id: row.id, unit_id: unitId })));
  await sql`insert into scoring.fact_units (fact_id, unit_id)
    select u.fact_id, u.unit_id from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as u(fact_id text, unit_id uuid)
    on conflict do nothing`.execute(tx.db);
  return fresh;
}

interface FactRow {
  id: string;
  kind: string;
  subjectKind: string;
  subjectId: string;
  subjectTitle: string | null;
  units: FactUnit[];
  /** As text: a million facts have few different tags, each read once. */
  tags: string;
  occurredAt: string;
  /** Seconds since 1970, which are read faster than a date. */
  recordedAt: number;
  recordedBy: string;
  corrects: string | null;
}

const columns = sql`f.id, f.kind, f.subject_kind as "subjectKind", f.subject_id as "subjectId", f.subject_title as "subjectTitle", f.units, f.tags::text as tags,
  f.occurred_at as "occurredAt", date_part('epoch', f.recorded_at) as "recordedAt", f.recorded_by as "recordedBy", f.corrects`;

/** Tags by their text: equal tags are one object. */
type SeenTags = Map<string, Tags>;

function tagsOf(text: string, seen: SeenTags): Tags {
  const known = seen.get(text);
  if (known !== undefined) return known;
  const tags = JSON.parse(text) as Tags;
  seen.set(text, tags);
  return tags;
}

function factsOf(rows: readonly FactRow[]): Fact[] {
  const seen: SeenTags = new Map();
  return rows.map((row) => factOf(row, seen));
}

const factOf = (row: FactRow, seen: SeenTags): Fact => ({
  id: row.id, kind: row.kind, subject: { kind: row.subjectKind, id: row.subjectId, ...(row.subjectTitle === null ? {} : { title: row.subjectTitle }) },
  units: row.units, tags: tagsOf(row.tags, seen), occurredAt: row.occurredAt, recordedAt: new Date(Math.round(row.recordedAt * 1000)).toISOString(), recordedBy: row.recordedBy,
  ...(row.corrects === null ? {} : { corrects: row.corrects }),
});

/** Rows of one reading: those of a million at once would be carried along by the collector until the last has come. */
const partRows = 10_000;

/** All facts in the order in which they were recorded. */
export async function listFacts(tx: ReadTx): Promise<Fact[]> {
  const facts: Fact[] = [];
  const seen: SeenTags = new Map();
  for (let last: FactRow | undefined; ; ) {
    // The moment alone bounds the index: a comparison of texts may not pass row-level security.
    const after = last === undefined ? sql`true`
      : sql`f.recorded_at >= to_timestamp(${last.recordedAt}) and (f.recorded_at > to_timestamp(${last.recordedAt}) or f.id > ${last.id})`;
    const found = await sql<FactRow>`select ${columns} from scoring.facts f where ${after} order by f.recorded_at, f.id limit ${partRows}`.execute(tx.db);
    for (const row of found.rows) facts.push(factOf(row, seen));
    last = found.rows.at(-1);
    if (found.rows.length < partRows) return facts;
  }
}

/** The fact of an id, or null. */
export async function findFact(tx: ReadTx, factId: string): Promise<(Fact & { source: FactSource }) | null> {
  const found = await sql<FactRow & { source: FactSource }>`select ${columns}, f.source from scoring.facts f where f.id = ${factId}`.execute(tx.db);
  const row = found.rows[0];
  return row ? { ...factsOf([row])[0]!, source: row.source } : null;
}

/** Of some ids, those that are facts already, with what they say. */
export async function findFacts(tx: ReadTx, ids: readonly string[]): Promise<Map<string, Fact>> {
  const found = await sql<FactRow>`select ${columns} from scoring.facts f where f.id = any(${[...ids]}::text[])`.execute(tx.db);
  return new Map(factsOf(found.rows).map((fact) => [fact.id, fact]));
}

/** How many facts there are, counted up to a bound. */
export async function countFacts(tx: ReadTx, bound: number): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count from (select 1 from scoring.facts limit ${bound}) as counted`.execute(tx.db);
  return found.rows[0]!.count;
}

/**
 * All facts that can change each other's worth with the given ones: of the same subjects, and of subjects tied to them by corrections. With units,
 * also everything in which these units have a part. Each step looks up by an index (`offset 0` keeps the planner from scanning all facts instead,
 * which it would for the many rows that it expects of a recursion).
 */
export async function listGroup(tx: ReadTx, factIds: readonly string[], unitIds: readonly string[]): Promise<Fact[]> {
  const found = await sql<FactRow>`
    with recursive named as (
      select unnest(${[...factIds]}::text[]) as id
      union
      select u.fact_id from scoring.fact_units u where u.unit_id = any(${[...unitIds]}::uuid[])
    ), subjects as (
      select f.subject_kind, f.subject_id from named n cross join lateral (select * from scoring.facts known where known.id = n.id offset 0) f
      union
      select tied.subject_kind, tied.subject_id
      from subjects s
      cross join lateral (select * from scoring.facts own where own.subject_kind = s.subject_kind and own.subject_id = s.subject_id offset 0) mine
      cross join lateral (
        select corrected.subject_kind, corrected.subject_id from scoring.facts corrected where corrected.id = mine.corrects
        union all
        select correcting.subject_kind, correcting.subject_id from scoring.facts correcting where correcting.corrects = mine.id
      ) tied
    )
    select ${columns} from subjects s
    cross join lateral (select * from scoring.facts own where own.subject_kind = s.subject_kind and own.subject_id = s.subject_id offset 0) f
    order by f.recorded_at, f.id`.execute(tx.db);
  return factsOf(found.rows);
}
