import { PassThrough, type Readable } from 'node:stream';
import type { DatabaseNotification, Pool, PoolClient } from '@gongkai/database';
import { tooMany, unavailable } from '@gongkai/kernel';

interface Line {
  stream: PassThrough;
  jurisdictionId: string;
  accountId: string;
}

const channel = 'gongkai_screens';
const heartbeatMilliseconds = 25_000;
/** A line ends after half an hour and the screen opens another: then the session is asked for again. */
const lineMilliseconds = 30 * 60_000;
const linesPerAccount = 10;
/** A screen that reads nothing any more. */
const unreadBytes = 64 * 1024;
const retryMilliseconds = [200, 500, 1_000, 2_000, 5_000];

const event = (touches: readonly string[]): string => `data: ${JSON.stringify({ touches })}\n\n`;

/**
 * The live lines to the screens of one process: one connection listens to the database and passes on, to the accounts that are named,
 * which lists have changed. Nothing of a record is sent; the screen asks again, and is asked for its permission.
 */
export class ScreenHub {
  readonly #pool: Pool;
  readonly #lines = new Set<Line>();
  #client: PoolClient | null = null;
  #stopped = true;
  #failures = 0;
  #retry: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Begins to listen; returns when it does, or at once when the database is away, which it then waits for. */
  async start(): Promise<void> {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#heartbeat = setInterval(() => this.#send(() => true, ': still here\n\n'), heartbeatMilliseconds).unref();
    await this.#listen();
  }

  /** Closes every line and the connection. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    clearInterval(this.#heartbeat);
    for (const line of this.#lines) line.stream.end();
    const client = this.#client;
    this.#client = null;
    client?.removeAllListeners('notification');
    client?.release(true);
  }

  /** Opens the line of one screen; it closes itself when the screen goes away. */
  open(account: { jurisdictionId: string; accountId: string }, abort: AbortSignal): Readable {
    if (this.#stopped) throw unavailable('notices.live-unavailable');
    const held = [...this.#lines].filter((line) => line.accountId === account.accountId);
    if (held.length >= linesPerAccount) throw tooMany('notices.too-many-lines');
    const line: Line = { ...account, stream: new PassThrough() };
    const end = setTimeout(() => line.stream.end(), lineMilliseconds).unref();
    const close = () => void line.stream.destroy();
    abort.addEventListener('abort', close, { once: true });
    line.stream.once('close', () => {
      clearTimeout(end);
      abort.removeEventListener('abort', close);
      this.#lines.delete(line);
    });
    line.stream.on('error', close);
    this.#lines.add(line);
    line.stream.write('retry: 3000\n\n');
    return line.stream;
  }

  /** How many lines are open. */
  get size(): number {
    return this.#lines.size;
  }

  async #listen(): Promise<void> {
    try {
      const client = await this.#pool.connect();
      if (this.#stopped) return client.release();
      this.#client = client;
      client.on('notification', (notification) => this.#hear(notification));
      client.once('error', () => this.#lost(client));
      client.once('end', () => this.#lost(client));
      await client.query(`listen ${channel}`);
      // What was said while nobody listened is lost: every screen looks again.
      if (this.#failures > 0) this.#send(() => true, event([]));
      this.#failures = 0;
    } catch {
      if (this.#client) this.#lost(this.#client);
      else this.#again();
    }
  }

  #lost(client: PoolClient): void {
    if (this.#client !== client) return;
    this.#client = null;
    client.removeAllListeners('notification');
    client.release(true);
    this.#again();
  }

  #again(): void {
    if (this.#stopped) return;
    const wait = retryMilliseconds[Math.min(this.#failures, retryMilliseconds.length - 1)]!;
    this.#failures += 1;
    this.#retry = setTimeout(() => void this.#listen(), wait).unref();
  }

  #hear({ payload }: DatabaseNotification): void {
    const said = JSON.parse(payload ?? '{}') as { jurisdictionId?: string; accountIds?: string[]; topics?: string[] };
    const accounts = new Set(said.accountIds ?? []);
    const text = event((said.topics ?? []).map((topic) => `/${topic}`));
    this.#send((line) => line.jurisdictionId === said.jurisdictionId && accounts.has(line.accountId), text);
  }

  #send(to: (line: Line) => boolean, text: string): void {
    for (const line of this.#lines) {
      if (!to(line)) continue;
      if (line.stream.writableLength > unreadBytes) line.stream.destroy();
      else line.stream.write(text);
    }
  }
}

let current: ScreenHub | null = null;

/** Names the hub of this process; the staff interface does so before it takes requests, and with null when it stops. */
export function useScreenHub(hub: ScreenHub | null): void {
  current = hub;
}

/** The hub of this process. */
export function screenHub(): ScreenHub {
  if (!current) throw unavailable('notices.live-unavailable');
  return current;
}
