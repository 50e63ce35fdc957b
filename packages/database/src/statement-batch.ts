import pg, { type Connection, type PoolClient, type Submittable } from 'pg';

/** A value as it is sent. */
export type SentValue = string | Buffer | null;

/** A statement on its way, and who waits for its rows. */
export interface Asked {
  /** Under which it is prepared; empty: it is not kept. */
  name: string;
  text: string;
  values: SentValue[];
  resolve(rows: unknown[]): void;
  reject(error: unknown): void;
}

type Column = { name: string; parse(text: string): unknown };

// What a connection has prepared, and the columns that its statements give.
const prepared = new WeakMap<Connection, Map<string, Column[]>>();

/** Makes what is sent of a value, or throws: before it shares a round trip, so that nobody else has a part in it. */
// @types/pg does not know it.
export const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): SentValue } }).utils;

/** What follows when the statements have been answered, or one of them failed. */
interface Ends {
  done(broken: boolean): void;
  failed(error: unknown): void;
}

/**
 * Several prepared statements sent at once, with one `Sync` behind them: to PostgreSQL one transaction, begun by the first and ended by
 * the last, in one round trip. After an error the connection is not used again, for nobody knows what it has prepared.
 */
class StatementBatch implements Submittable {
  readonly #asked: readonly Asked[];
  readonly #ends: Ends;
  readonly #rows: unknown[][] = [];
  readonly #columns: Column[][] = [];
  #at = 0;
  #ended = false;

  constructor(asked: readonly Asked[], ends: Ends) {
    this.#asked = asked;
    this.#ends = ends;
  }

  submit(connection: Connection): void {
    let known = prepared.get(connection);
    if (!known) prepared.set(connection, (known = new Map()));
    connection.stream.cork();
    for (const { name, text, values } of this.#asked) {
      const standing = known.get(name);
      const isNew = standing === undefined;
      const columns = standing ?? [];
      if (name !== '') known.set(name, columns);
      this.#columns.push(columns);
      if (isNew) connection.parse({ name, text, types: [] } as never, true);
      connection.bind({ statement: name, values } as never, true);
      // What a statement gives is asked for once on every connection.
      if (isNew) connection.describe({ type: 'P', name: '' } as never, true);
      connection.execute(null, true);
    }
    connection.sync();
    connection.stream.uncork();
  }

  // From here on: what the client of pg calls when the server answers.

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    this.#columns[this.#at]!.push(...fields.map(({ name, dataTypeID }) => ({ name, parse: pg.types.getTypeParser(dataTypeID, 'text') as Column['parse'] })));
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const columns = this.#columns[this.#at]!;
    const row: Record<string, unknown> = {};
    for (let i = 0; i < columns.length; i++) {
      const text = fields[i]!;
      row[columns[i]!.name] = text === null ? null : columns[i]!.parse(text);
    }
    (this.#rows[this.#at] ??= []).push(row);
  }

  handleCommandComplete(): void {
    this.#at += 1;
  }

  handleEmptyQuery(): void {
    this.#at += 1;
  }

  handleReadyForQuery(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#ends.done(false);
    for (const [index, one] of this.#asked.entries()) one.resolve(this.#rows[index] ?? []);
  }

  handleError(error: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#ends.done(true);
    this.#ends.failed(error);
  }
}

interface Line {
  waiting: (readonly Asked[])[];
  onTheirWay: number;
}

const lines = new WeakMap<pg.Pool, Line>();
// So many of those who wait for a connection share the next one's round trip.
const mostTogether = 8;

/**
 * Sends statements in one round trip on a connection of the pool. While all connections are at work, those who wait share the next that
 * is free: each has its own tenant set in front of its statements, and when one of them fails all are asked again, each for himself.
 */
export function askAtOnce(pool: pg.Pool, asked: readonly Asked[]): void {
  let line = lines.get(pool);
  if (!line) lines.set(pool, (line = { waiting: [], onTheirWay: 0 }));
  line.waiting.push(asked);
  if (line.onTheirWay < pool.options.max) void sendNext(pool, line, mostTogether);
}

async function sendNext(pool: pg.Pool, line: Line, most: number): Promise<void> {
  const together = line.waiting.splice(0, most);
  if (together.length === 0) return;
  line.onTheirWay += 1;
  const over = () => {
    line.onTheirWay -= 1;
    if (line.waiting.length > 0) void sendNext(pool, line, mostTogether);
  };
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    over();
    for (const one of together.flat()) one.reject(error);
    return;
  }
  const failed = (error: unknown) => {
    if (together.length === 1) for (const one of together[0]!) one.reject(error);
    else for (const group of together) void askAlone(pool, group);
  };
  client.query(new StatementBatch(together.flat(), {
    done: (broken) => {
      client.release(broken);
      over();
    },
    failed,
  }));
}

async function askAlone(pool: pg.Pool, asked: readonly Asked[]): Promise<void> {
  await sendNext(pool, { waiting: [asked], onTheirWay: 0 }, 1);
}
