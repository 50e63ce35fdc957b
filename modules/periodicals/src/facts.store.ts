import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { FactPayload, FactUnit } from './contract.ts';

/** A fact as it was announced, and the record it came from. */
export interface StoredFact {
  fact: FactPayload;
  itemId: string | null;
  source: { kind: string; id: string };
}

const json = (value: unknown) => sql<string>`${JSON.stringify(value)}::jsonb`;

/** Keeps a fact as it is announced. */
export async function insertFact(tx: Tx, { fact, itemId, source }: StoredFact): Promise<void> {
  await tx.db
    .insertInto('periodicals.facts')
    .values({
      id: fact.id, kind: fact.kind, item_id: itemId, source_kind: source.kind, source_id: source.id, units: json(fact.units), tags: json(fact.tags),
      occurred_at: fact.occurredAt, recorded_at: fact.recordedAt, recorded_by: fact.recordedBy, corrects: fact.corrects ?? null,
    })
    .execute();
}

/** The units, tags and moment of a fact that is to be corrected. */
export async function findFact(tx: ReadTx, factId: string): Promise<{ units: FactUnit[]; tags: FactPayload['tags']; occurredAt: string }> {
  const row = await tx.db.selectFrom('periodicals.facts').select(['units', 'tags', 'occurred_at']).where('id', '=', factId).executeTakeFirstOrThrow();
  return { units: row.units as unknown as FactUnit[], tags: row.tags as unknown as FactPayload['tags'], occurredAt: row.occurred_at };
}

/** The units of some facts, by fact. */
export async function listFactUnits(tx: ReadTx, factIds: readonly string[]): Promise<Map<string, FactUnit[]>> {
  if (factIds.length === 0) return new Map();
  const rows = await tx.db.selectFrom('periodicals.facts').select(['id', 'units']).where('id', 'in', [...factIds]).execute();
  return new Map(rows.map((row) => [row.id, row.units as unknown as FactUnit[]]));
}
