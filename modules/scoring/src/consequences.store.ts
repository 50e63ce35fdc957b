import { actorName, newId } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { DecidedConsequence } from './quotas.ts';

export interface StoredConsequence extends DecidedConsequence {
  year: number;
  points: number | null;
  note: string;
  at: Date;
  by: string;
}

/** What was done about missed tasks and vetoes of a year, oldest first. */
export async function listConsequences(tx: ReadTx, year: number): Promise<StoredConsequence[]> {
  const found = await sql<StoredConsequence>`select c.year, c.rule_id as "ruleId", c.unit_id as "unitId", c.period_to as "periodTo", c.check_number as "check", c.effect,
      c.carried_out as "carriedOut", c.points::float8 as points, c.note, c.decided_at as at, c.decided_by as by
    from scoring.consequences c where c.year = ${year} order by c.id`.execute(tx.db);
  return found.rows;
}

/** Notes what was done. */
export async function insertConsequence(tx: Tx, one: Omit<StoredConsequence, 'at' | 'by'>): Promise<void> {
  await sql`insert into scoring.consequences (id, year, rule_id, unit_id, period_to, check_number, effect, carried_out, points, note, decided_at, decided_by)
    values (${newId(tx.now.getTime())}, ${one.year}, ${one.ruleId}, ${one.unitId}, ${one.periodTo}, ${one.check}, ${one.effect}, ${one.carriedOut}, ${one.points}, ${one.note},
      ${tx.now}, ${actorName(tx.actor)})`.execute(tx.db);
}
