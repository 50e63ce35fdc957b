import { sql } from 'kysely';
import { accountIdOf, actorName, newId } from '@gongkai/kernel';
import type { Tx } from './context.ts';

/** One thing that somebody did or read; `before` and `after` hold what changed, without secrets. */
export interface AuditEvent {
  /** `<module>.<verb>` as in the operation's name. */
  action: string;
  subjectKind: string;
  subjectId: string | null;
  unitId?: string | null;
  before?: unknown;
  after?: unknown;
  /** `done` unless the attempt was refused or failed. */
  outcome?: 'done' | 'refused' | 'failed';
}

/** Writes an audit record in the transaction of the change; a job seals it into the tenant's chain within seconds. */
export async function recordAudit(tx: Tx, event: AuditEvent): Promise<void> {
  const { actor, context } = tx;
  await sql`insert into audit.records (id, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, unit_id,
      before, after, outcome, address, request_id)
    values (${newId()}, ${tx.now}, ${actor.kind}, ${accountIdOf(actor)}, ${actorName(actor)}, ${event.action}, ${event.subjectKind},
      ${event.subjectId}, ${event.unitId ?? null}, ${json(event.before)}::jsonb, ${json(event.after)}::jsonb,
      ${event.outcome ?? 'done'}, ${context.address}, ${context.requestId})`.execute(tx.db);
}

const json = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value));
