import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import { conflict, isId, systemClock, defaultTimeZone, type Actor, type Clock } from '@gongkai/kernel';
import { databaseError, sqlState } from './pool.ts';
import type { DB } from './schema.ts';
import type { Services } from './services.ts';
import { builderOn, readerOn } from './tenant-connection.ts';
import { claimOnce, storeOnce, type OnceKey } from './once.ts';
import type { Transaction, Writable } from './transaction.ts';

/** A transaction in which a tenant may be read. */
export interface ReadTx extends Transaction {
  readonly context: Context;
}

/** A transaction in which a tenant may be changed; what is written, audited and announced in it commits together. */
export interface Tx extends ReadTx, Writable {}

export interface ContextParts {
  pool: Pool;
  jurisdictionId: string;
  actor: Actor;
  clock?: Clock;
  timeZone?: string;
  address?: string | null;
  requestId?: string | null;
  language?: 'zh-CN' | 'en';
  once?: OnceKey | null;
  services?: Services | null;
  /** Reads without holding a connection: statements of the same moment in one round trip, each prepared; for the portal. */
  roundTrips?: boolean;
}

/** The surroundings of an operation: the tenant, who acts, the clock, and the only two ways to the database. */
export class Context {
  readonly pool: Pool;
  readonly jurisdictionId: string;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly language: 'zh-CN' | 'en';
  readonly once: OnceKey | null;
  readonly roundTrips: boolean;
  readonly #services: Services | null;

  constructor(parts: ContextParts) {
    if (!isId(parts.jurisdictionId)) throw new Error('A context needs the id of a jurisdiction.');
    this.pool = parts.pool;
    this.jurisdictionId = parts.jurisdictionId;
    this.actor = parts.actor;
    this.clock = parts.clock ?? systemClock;
    this.timeZone = parts.timeZone ?? defaultTimeZone;
    this.address = parts.address ?? null;
    this.requestId = parts.requestId ?? null;
    this.language = parts.language ?? 'zh-CN';
    this.once = parts.once ?? null;
    this.roundTrips = parts.roundTrips ?? false;
    this.#services = parts.services ?? null;
  }

  /** Files, mail and keys; a context made without them (a reading command) has none. */
  get services(): Services {
    if (!this.#services) throw new Error('This context was made without services.');
    return this.#services;
  }

  /** The same surroundings with some parts exchanged. */
  with(parts: Partial<ContextParts>): Context {
    return new Context({ ...this, services: this.#services, ...parts });
  }

  /** Runs `work` in a read-only transaction of the tenant. */
  async read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.roundTrips ? this.#readInRoundTrips(work) : this.#run('begin read only', (tx) => work(tx));
  }

  // A transaction that reads sees with each statement what is committed then: nothing is lost when each round trip is one of its own.
  async #readInRoundTrips<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    try {
      return await work(this.#open(readerOn(this.pool, this.jurisdictionId)));
    } catch (error) {
      throw databaseError(error);
    }
  }

  /**
   * Runs `work` in a transaction of the tenant; everything commits or nothing. With a once-key, the first answer is stored in the
   * same transaction and given again to whoever repeats the request. `work` may run again after a deadlock, and once when
   * somebody else was a moment quicker to make what may be made only once: it then finds that and says so. It touches nothing outside the database.
   */
  async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#run('begin', async (tx) => {
          if (!this.once) return work(tx);
          const first = await claimOnce(tx, this.once);
          if (first.repeated) return first.answer as T;
          const answer = await work(tx);
          await storeOnce(tx, this.once, answer);
          return answer;
        });
      } catch (error) {
        const state = sqlState(error);
        if ((state === '40001' || state === '40P01') && attempt < 4) continue;
        if (state === '23505' && attempt === 1) continue;
        throw error;
      }
    }
  }

  async #run<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw databaseError(error);
    });
    let broken = false;
    try {
      // The id is checked to be a UUID: one round trip instead of two.
      await client.query(`${begin}; set local gongkai.jurisdiction = '${this.jurisdictionId}'`);
      const answer = await work(this.#open(builderOn(client)));
      await client.query('commit');
      return answer;
    } catch (error) {
      await client.query('rollback').catch(() => (broken = true));
      throw databaseError(error);
    } finally {
      client.release(broken);
    }
  }

  #open(db: Kysely<DB>): Tx {
    return {
      db,
      context: this,
      jurisdictionId: this.jurisdictionId,
      actor: this.actor,
      now: this.clock.now(),
    } as unknown as Tx;
  }
}

/** The fingerprint of a request for a once-key. */
export function requestFingerprint(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Refuses a write whose author saw another version than the one that stands; both are shown to him. */
export function expectVersion(seen: number, standing: number, current?: unknown): void {
  if (seen !== standing) throw conflict('general.version-conflict', { seenVersion: seen, version: standing, current });
}
