import { sql } from 'kysely';
import { decodeCursor, toPage, type Page } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import type { AuditRecordView } from './contract.ts';

/** What is looked for in the audit trail; days are moments already. */
export interface AuditFilter {
  from?: Date;
  until?: Date;
  actor?: string;
  action?: string;
  subjectKind?: string;
  subjectId?: string;
  unitId?: string;
  outcome?: string;
  after?: string;
  limit: number;
}

interface Row extends Omit<AuditRecordView, 'at' | 'unitName'> {
  at: Date;
  /** The moment to the microsecond, so that the cursor is exact. */
  atText: string;
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** One page of the audit trail, the newest first. */
export async function readAudit(tx: ReadTx, filter: AuditFilter): Promise<Page<AuditRecordView>> {
  const conditions = [sql`true`];
  if (filter.from) conditions.push(sql`r.at >= ${filter.from}`);
  if (filter.until) conditions.push(sql`r.at < ${filter.until}`);
  if (filter.actor) conditions.push(sql`r.actor_name like ${like(filter.actor)}`);
  if (filter.action) conditions.push(sql`starts_with(r.action, ${filter.action})`);
  if (filter.subjectKind) conditions.push(sql`starts_with(r.subject_kind, ${filter.subjectKind})`);
  if (filter.subjectId) conditions.push(sql`r.subject_id = ${filter.subjectId}`);
  if (filter.unitId) conditions.push(sql`r.unit_id = ${filter.unitId}`);
  if (filter.outcome) conditions.push(sql`r.outcome = ${filter.outcome}`);
  if (filter.after) {
    const [at, id] = decodeCursor(filter.after, 2);
    conditions.push(sql`(r.at, r.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const { rows } = await sql<Row>`
    select r.id, r.at, r.at::text as "atText", r.actor_kind as "actorKind", r.actor_id as "actorId", r.actor_name as "actorName", r.action,
      r.subject_kind as "subjectKind", r.subject_id as "subjectId", r.unit_id as "unitId", r.before, r.after, r.outcome, r.address,
      r.request_id as "requestId", exists (select from audit.chain c where c.jurisdiction_id = r.jurisdiction_id and c.record_id = r.id) as sealed
    from audit.records r where ${sql.join(conditions, sql` and `)}
    order by r.at desc, r.id desc limit ${filter.limit + 1}`.execute(tx.db);
  const page = toPage(rows, filter.limit, (row) => [row.atText, row.id]);
  return { next: page.next, rows: page.rows.map(({ atText: _exact, at, ...row }) => ({ ...row, at: at.toISOString(), unitName: null })) };
}
