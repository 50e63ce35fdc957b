import { decodeCursor, toPage, type Page } from '@gongkai/kernel';
import { unitNames } from '@gongkai/organisations';
import { sql, type ReadTx } from '@gongkai/database';
import type { z } from 'zod';
import type { FactView, factFilters } from './contract.ts';
import { rulebooksInForce } from './ledger-frame.ts';
import type { Wording } from './rulebook/wording.ts';

type Filters = z.infer<typeof factFilters>;
type Row = Omit<FactView, 'units' | 'kindLabel' | 'marks' | 'recordedAt'> & { recordedAt: Date; units: { unitId: string; share?: number }[]; position: string };

/** One page of facts, the newest first. */
export async function readFacts(tx: ReadTx, filters: Filters, unitIds: 'all' | readonly string[], page: { after?: string | undefined; limit: number }): Promise<Page<FactView>> {
  const conditions = [sql`true`];
  const units = filters.unitId === undefined ? unitIds : unitIds === 'all' || unitIds.includes(filters.unitId) ? [filters.unitId] : [];
  if (units !== 'all') conditions.push(sql`f.id in (select u.fact_id from scoring.fact_units u where u.unit_id = any(${[...units]}::uuid[]))`);
  if (filters.kind) conditions.push(sql`f.kind = ${filters.kind}`);
  if (filters.source) conditions.push(sql`f.source = ${filters.source}`);
  if (filters.from) conditions.push(sql`f.occurred_on >= ${filters.from}`);
  if (filters.to) conditions.push(sql`f.occurred_on <= ${filters.to}`);
  if (page.after !== undefined) conditions.push(sql`f.position < ${Number(decodeCursor(page.after, 1)[0])}::bigint`);
  const found = await sql<Row>`select f.id, f.source, f.kind, f.subject_kind as "subjectKind", f.subject_id as "subjectId", f.subject_title as title, f.units, f.tags,
      f.occurred_on::text as "occurredOn", f.recorded_at as "recordedAt", f.recorded_by as "recordedBy", f.corrects, f.reason, f.position
    from scoring.facts f where ${sql.join(conditions, sql` and `)} order by f.position desc limit ${page.limit + 1}`.execute(tx.db);
  const cut = toPage(found.rows, page.limit, (row) => [Number(row.position)]);
  const names = await unitNames(tx, [...new Set(cut.rows.flatMap((row) => row.units.map((unit) => unit.unitId)))]);
  const books = (await rulebooksInForce(tx)).map((one) => one.rulebook);
  const say = (label: Wording): string => (tx.context.language === 'en' ? label.en : label.zh);
  const kinds = new Map(books.flatMap((book) => book.factKinds.map((kind) => [kind.kind, say(kind.label)] as const)));
  const known = new Map(books.flatMap((book) => Object.entries(book.tags)));
  const marksOf = (tags: FactView['tags']): FactView['marks'] => Object.entries(tags).flatMap(([tag, value]) => {
    const vocabulary = known.get(tag);
    const named = vocabulary?.values.find((one) => one.value === value)?.label;
    return vocabulary ? [{ label: say(vocabulary.label), value: named && typeof value !== 'boolean' ? say(named) : value }] : [];
  });
  return {
    ...cut,
    rows: cut.rows.map(({ position: _position, ...row }) => ({
      ...row, recordedAt: row.recordedAt.toISOString(), kindLabel: kinds.get(row.kind) ?? row.kind, marks: marksOf(row.tags),
      units: row.units.map((unit) => ({ unitId: unit.unitId, name: names.get(unit.unitId) ?? '', share: unit.share ?? null })),
    })),
  };
}
