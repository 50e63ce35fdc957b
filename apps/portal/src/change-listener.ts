/** What is used of a database connection and of the pool that it comes from. */
interface Client {
  query(text: string): Promise<unknown>;
  on(event: 'notification', hear: (message: { channel: string; payload?: string | undefined }) => void): unknown;
  on(event: 'error' | 'end', hear: () => void): unknown;
  removeAllListeners(event: string): unknown;
  release(broken: boolean): void;
}
interface Pool {
  connect(): Promise<Client>;
}

/** Who is told of changes, and of the times in which they are not heard. */
export interface ChangeHearer {
  drop(jurisdictionId: string, tags: readonly string[]): void;
  suspend(): void;
  resume(): void;
}

const channel = 'gongkai_pages';
const retryMilliseconds = 500;
const pulseMilliseconds = 10_000;

/** Hears on a connection of its own which pages have changed; while that connection is lost, says so and tries again. */
export class ChangeListener {
  readonly #pool: Pool;
  readonly #hearers: readonly ChangeHearer[];
  #client: Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(pool: Pool, hearers: readonly ChangeHearer[]) {
    this.#pool = pool;
    this.#hearers = hearers;
  }

  /** Begins to listen; returns after the first try, whatever came of it. */
  async start(): Promise<void> {
    try {
      const client = await this.#pool.connect();
      this.#client = client;
      client.on('notification', (message) => message.channel === channel && this.#hear(message.payload ?? ''));
      client.on('error', () => this.#lose(client));
      client.on('end', () => this.#lose(client));
      await client.query(`listen ${channel}`);
      if (this.#closed) return await this.stop();
      for (const hearer of this.#hearers) hearer.resume();
      this.#pulse(client);
    } catch {
      if (this.#client) this.#lose(this.#client);
      else this.#again();
    }
  }

  /** Ends listening. */
  async stop(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    client?.removeAllListeners('notification');
    client?.release(true);
  }

  // A connection that is dead without saying so is found by asking.
  #pulse(client: Client): void {
    this.#timer = setTimeout(async () => {
      const answered = await Promise.race([client.query('select 1').then(() => true, () => false), new Promise((resolve) => setTimeout(resolve, 3_000, false).unref())]);
      if (client !== this.#client) return;
      if (answered) this.#pulse(client);
      else this.#lose(client);
    }, pulseMilliseconds);
    this.#timer.unref();
  }

  #hear(payload: string): void {
    try {
      const { jurisdictionId, tags } = JSON.parse(payload) as { jurisdictionId: string; tags: string[] };
      for (const hearer of this.#hearers) hearer.drop(jurisdictionId, tags);
    } catch {
      // What cannot be read may have named anything.
      for (const hearer of this.#hearers) hearer.resume();
    }
  }

  #lose(client: Client): void {
    if (client !== this.#client) return;
    this.#client = null;
    clearTimeout(this.#timer);
    client.release(true);
    for (const hearer of this.#hearers) hearer.suspend();
    this.#again();
  }

  #again(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.start(), retryMilliseconds);
    this.#timer.unref();
  }
}
