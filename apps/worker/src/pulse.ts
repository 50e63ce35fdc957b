import { EventEmitter } from 'node:events';
import type { Pool, PoolClient } from '@gongkai/database';
import type { WorkerEvents } from 'graphile-worker';

const rescueMilliseconds = 20_000;
const lockOf = (workerId: string) => `select hashtextextended('gongkai.worker:${workerId.replace(/[^\w-]/g, '')}', 0) as key`;

/**
 * A worker that dies leaves its jobs locked for hours. Every worker therefore holds a database lock in its name on a connection of
 * its own; whoever finds jobs locked by a name whose lock is free sets them free.
 */
export class WorkerPulse {
  readonly events: WorkerEvents = new EventEmitter() as WorkerEvents;
  readonly #pool: Pool;
  readonly #log: (level: 'error' | 'warning' | 'info', message: string) => void;
  readonly #names = new Set<string>();
  #client: PoolClient | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(pool: Pool, log: (level: 'error' | 'warning' | 'info', message: string) => void) {
    this.#pool = pool;
    this.#log = log;
    this.events.on('pool:create', ({ workerPool }) => void this.#names.add(workerPool.id));
  }

  async start(): Promise<void> {
    await this.#beat();
    this.#timer = setInterval(() => void this.#beat(), rescueMilliseconds);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    this.#client?.release(true);
    this.#client = undefined;
  }

  // Takes our own locks again when the connection was lost, then frees what the dead have left.
  async #beat(): Promise<void> {
    if (this.#stopped) return;
    try {
      if (!this.#client) {
        const client = await this.#pool.connect();
        client.once('error', () => this.#lose(client));
        client.once('end', () => this.#lose(client));
        this.#client = client;
        for (const name of this.#names) await client.query(`select pg_advisory_lock(key) from (${lockOf(name)}) as name`);
      }
      await this.#rescue(this.#client);
    } catch (error) {
      this.#log('warning', `worker pulse: ${(error as Error).message}`);
      if (this.#client) this.#lose(this.#client);
    }
  }

  #lose(client: PoolClient): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    client.release(true);
    if (!this.#stopped) setTimeout(() => void this.#beat(), 1_000).unref();
  }

  async #rescue(client: PoolClient): Promise<void> {
    const { rows } = await client.query<{ id: string }>(
      `select distinct locked_by as id from graphile_worker.jobs where locked_by is not null`);
    for (const { id } of rows) {
      if (this.#names.has(id)) continue;
      const taken = await client.query<{ free: boolean; key: string }>(`select pg_try_advisory_lock(key) as free from (${lockOf(id)}) as name`);
      if (!taken.rows[0]?.free) continue;
      try {
        await client.query('select graphile_worker.force_unlock_workers(array[$1])', [id]);
        this.#log('info', `jobs of the dead worker ${id} are free again`);
      } finally {
        await client.query(`select pg_advisory_unlock(key) from (${lockOf(id)}) as name`);
      }
    }
  }
}
