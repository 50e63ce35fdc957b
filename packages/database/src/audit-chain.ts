import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Context, ReadTx } from './context.ts';

/** What is wrong with one place of a chain. `position` is null for a record that was never sealed. */
export interface ChainFault {
  kind: 'changed' | 'removed' | 'inserted' | 'gap' | 'cut';
  position: number | null;
  recordId: string | null;
}

export interface ChainHead {
  position: number;
  hash: string;
}

export interface ChainVerdict {
  ok: boolean;
  checked: number;
  unsealed: number;
  head: ChainHead | null;
  faults: ChainFault[];
}

// One text for one record, the same on every server: the order and form of the fields are part of the seal.
const canonical = sql<string>`jsonb_build_array(r.jurisdiction_id, r.id, (extract(epoch from r.at) * 1000000)::bigint, r.actor_kind, r.actor_id,
  r.actor_name, r.action, r.subject_kind, r.subject_id, r.unit_id, r.before, r.after, r.outcome, r.address, r.request_id)::text`;

const link = (key: string, previous: Buffer, position: number, text: string): Buffer =>
  createHmac('sha256', key).update(previous).update(`\n${position}\n`).update(text).digest();

/**
 * Seals what has been committed since the last seal, in commit order; returns how many records. Rows of transactions that an older
 * open one could still precede wait. The key stays outside the database, so that its administrator cannot forge the chain.
 */
export async function sealAudit(context: Context, key: string, limit = 2_000): Promise<number> {
  return context.write(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`audit:${tx.jurisdictionId}`}, 0))`.execute(tx.db);
    const head = await lastLink(tx);
    const due = await sql<{ id: string; text: string }>`
      select r.id, ${canonical} as text from audit.records r
      where r.xact < pg_snapshot_xmin(pg_current_snapshot())
        and not exists (select 1 from audit.chain c where c.jurisdiction_id = r.jurisdiction_id and c.record_id = r.id)
      order by r.xact, r.id limit ${limit}`.execute(tx.db);
    let { position, hash } = head;
    const rows = due.rows.map((record) => {
      position += 1;
      hash = link(key, hash, position, record.text);
      return { position, recordId: record.id, hash: `\\x${hash.toString('hex')}` };
    });
    if (rows.length > 0)
      await sql`insert into audit.chain (position, record_id, hash, sealed_at)
        select p.position, p."recordId", p.hash::bytea, ${tx.now}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(position bigint, "recordId" uuid, hash text)`.execute(tx.db);
    return rows.length;
  });
}

async function lastLink(tx: ReadTx): Promise<{ position: number; hash: Buffer }> {
  const found = await sql<{ position: number; hash: Buffer }>`
    select c.position, c.hash from audit.chain c order by c.position desc limit 1`.execute(tx.db);
  return found.rows[0] ?? { position: 0, hash: Buffer.alloc(32) };
}

/**
 * Walks a tenant's whole chain: names every record that was changed, removed or put in afterwards, and says when the end was cut
 * off (`known` is a head that was noted elsewhere).
 */
export async function verifyAudit(context: Context, key: string, known: ChainHead | null = null): Promise<ChainVerdict> {
  return context.read(async (tx) => {
    const faults: ChainFault[] = [];
    let previous: Buffer = Buffer.alloc(32);
    let position = 0;
    let knownSeen = known === null;
    for (;;) {
      const batch = await sql<{ position: number; recordId: string; hash: Buffer; text: string | null }>`
        select c.position, c.record_id as "recordId", c.hash, case when r.id is null then null else ${canonical} end as text
        from audit.chain c left join audit.records r on r.jurisdiction_id = c.jurisdiction_id and r.id = c.record_id
        where c.position > ${position} order by c.position limit 5000`.execute(tx.db);
      for (const row of batch.rows) {
        if (row.position !== position + 1) faults.push({ kind: 'gap', position: position + 1, recordId: null });
        position = row.position;
        if (row.text === null) faults.push({ kind: 'removed', position, recordId: row.recordId });
        else if (!same(link(key, previous, position, row.text), row.hash)) faults.push({ kind: 'changed', position, recordId: row.recordId });
        // The next link stands on the stored hash: one change is named once, not everything behind it.
        previous = row.hash;
        if (known && position === known.position && row.hash.toString('hex') === known.hash) knownSeen = true;
      }
      if (batch.rows.length < 5000) break;
    }
    if (!knownSeen) faults.push({ kind: 'cut', position: known!.position, recordId: null });
    const unsealed = await looseRecords(tx);
    faults.push(...unsealed.inserted.map((recordId): ChainFault => ({ kind: 'inserted', position: null, recordId })));
    const head = position === 0 ? null : { position, hash: previous.toString('hex') };
    return { ok: faults.length === 0, checked: position, unsealed: unsealed.count, head, faults };
  });
}

const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

// A record without a link is waiting for its seal only if its transaction is younger than the youngest sealed one.
async function looseRecords(tx: ReadTx): Promise<{ count: number; inserted: string[] }> {
  const found = await sql<{ id: string; late: boolean }>`
    with sealed as (select max(r.xact::text::numeric) as xact, max(c.sealed_at) as at
      from audit.chain c join audit.records r on r.jurisdiction_id = c.jurisdiction_id and r.id = c.record_id)
    select r.id, coalesce(r.xact::text::numeric < sealed.xact or r.at < sealed.at - interval '5 minutes', false) as late
    from audit.records r cross join sealed
    where not exists (select 1 from audit.chain c where c.jurisdiction_id = r.jurisdiction_id and c.record_id = r.id)
    limit 10000`.execute(tx.db);
  return { count: found.rows.filter((row) => !row.late).length, inserted: found.rows.filter((row) => row.late).map((row) => row.id) };
}
