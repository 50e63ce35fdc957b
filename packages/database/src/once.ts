import { sql } from 'kysely';
import { accountIdOf, actorName, conflict } from '@gongkai/kernel';
import type { Transaction, Writable } from './transaction.ts';

/** Makes a creating request repeatable: the same key with the same request gives the first answer again. */
export interface OnceKey {
  key: string;
  route: string;
  /** Fingerprint of the request, so that a key used for something else is refused. */
  fingerprint: string;
}

type Tx = Transaction & Writable;

type Claim = { repeated: false } | { repeated: true; answer: unknown };

const owner = (tx: Tx): string => accountIdOf(tx.actor) ?? actorName(tx.actor);

/** Takes a once-key in this transaction, or finds the answer that was given to it; waits for a transaction that holds it now. */
export async function claimOnce(tx: Tx, once: OnceKey): Promise<Claim> {
  const taken = await sql<{ key: string }>`
    insert into platform.once (owner, key, route, fingerprint, at)
    values (${owner(tx)}, ${once.key}, ${once.route}, ${once.fingerprint}, ${tx.now})
    on conflict do nothing returning key`.execute(tx.db);
  if (taken.rows.length === 1) return { repeated: false };
  const found = await sql<{ route: string; fingerprint: string; answer: unknown }>`
    select route, fingerprint, answer from platform.once where owner = ${owner(tx)} and key = ${once.key}`.execute(tx.db);
  const first = found.rows[0];
  if (!first || first.route !== once.route || first.fingerprint !== once.fingerprint) throw conflict('general.once-key-reused');
  return { repeated: true, answer: first.answer };
}

/** Keeps the answer beside its key; it commits with the work that it answers. */
export async function storeOnce(tx: Tx, once: OnceKey, answer: unknown): Promise<void> {
  await sql`update platform.once set answer = ${JSON.stringify(answer ?? null)}::jsonb
    where owner = ${owner(tx)} and key = ${once.key}`.execute(tx.db);
}
