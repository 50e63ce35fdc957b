import type { Tx } from '@gongkai/database';
import { findActor } from './actors.read.ts';

/** The same transaction in the name of an account: who signs in acts from then on, and the audit shall name him. */
export async function asAccount(tx: Tx, accountId: string): Promise<Tx> {
  const actor = await findActor(tx, accountId);
  return actor ? { ...tx, actor } : tx;
}
