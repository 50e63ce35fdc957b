import type { Kysely } from 'kysely';
import type { Actor } from '@gongkai/kernel';
import type { DB } from './schema.ts';

declare const writable: unique symbol;

/** What every transaction of a tenant gives, whatever surroundings opened it. */
export interface Transaction {
  readonly db: Kysely<DB>;
  readonly jurisdictionId: string;
  readonly actor: Actor;
  /** The moment of the transaction by the context's clock: one for everything written in it. */
  readonly now: Date;
}

/** The mark of a transaction that was opened for writing; nothing else can be given it. */
export interface Writable {
  readonly [writable]: true;
}
