import { actorName } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { Closing, OpeningBalance } from './ledger/types.ts';

/** The months that are closed, in order. */
export async function listClosings(tx: ReadTx): Promise<(Closing & { closedBy: string })[]> {
  const found = await sql<{ period: string; closedAt: Date; closedBy: string }>`
    select c.period, c.closed_at as "closedAt", c.closed_by as "closedBy" from scoring.closings c order by c.period`.execute(tx.db);
  return found.rows.map((row) => ({ ...row, closedAt: row.closedAt.toISOString() }));
}

/** Closes a month. */
export async function insertClosing(tx: Tx, period: string, closedAt: Date): Promise<void> {
  await sql`insert into scoring.closings (period, closed_at, closed_by) values (${period}, ${closedAt}, ${actorName(tx.actor)})`.execute(tx.db);
}

/** What units had before the ledger began. */
export async function listOpenings(tx: ReadTx): Promise<OpeningBalance[]> {
  const found = await sql<{ unitId: string; period: string; hundredths: number; counts: Record<string, number>; recordedAt: Date; recordedBy: string; note: string | null }>`
    select o.unit_id as "unitId", o.period, o.hundredths, o.counts, o.recorded_at as "recordedAt", o.recorded_by as "recordedBy", o.note
    from scoring.openings o order by o.unit_id`.execute(tx.db);
  return found.rows.map(({ hundredths, note, recordedAt, ...row }) => ({
    ...row, points: hundredths / 100, recordedAt: recordedAt.toISOString(), ...(note === null ? {} : { note }),
  }));
}

/** Keeps opening balances; one a unit. */
export async function insertOpenings(tx: Tx, openings: readonly (OpeningBalance & { importId: string })[]): Promise<void> {
  for (const one of openings) {
    await sql`insert into scoring.openings (unit_id, period, hundredths, counts, recorded_at, recorded_by, note, import_id)
      values (${one.unitId}, ${one.period}, ${Math.round(one.points * 100)}, ${JSON.stringify(one.counts ?? {})}::jsonb, ${one.recordedAt},
        ${one.recordedBy}, ${one.note ?? null}, ${one.importId})`.execute(tx.db);
  }
}

/** Notes that a file was taken in. */
export async function insertImport(tx: Tx, row: { id: string; kind: 'facts' | 'openings' | 'targets'; fileName: string; rowCount: number }): Promise<void> {
  await sql`insert into scoring.imports (id, kind, file_name, row_count, at, by_name)
    values (${row.id}, ${row.kind}, ${row.fileName}, ${row.rowCount}, ${tx.now}, ${actorName(tx.actor)})`.execute(tx.db);
}

export interface Target {
  unitId: string;
  year: number;
  quotaId: string;
  target: number;
}

/** The units' own targets. */
export async function listTargets(tx: ReadTx): Promise<Target[]> {
  const found = await sql<Target>`select t.unit_id as "unitId", t.year, t.quota_id as "quotaId", t.target::float8 as target from scoring.targets t`.execute(tx.db);
  return found.rows;
}

/** Sets a unit's target. */
export async function putTarget(tx: Tx, target: Target): Promise<void> {
  await sql`insert into scoring.targets (unit_id, year, quota_id, target, set_at, set_by)
    values (${target.unitId}, ${target.year}, ${target.quotaId}, ${target.target}, ${tx.now}, ${actorName(tx.actor)})
    on conflict (jurisdiction_id, unit_id, year, quota_id) do update set target = excluded.target, set_at = excluded.set_at, set_by = excluded.set_by`.execute(tx.db);
}
