import pg, { type Connection, type PoolClient, type Submittable } from 'pg';

/** A statement on its way, and who waits for its rows. */
export interface Asked {
  /** Under which it is prepared; empty: it is not kept. */
  name: string;
  text: string;
  values: unknown[];
  resolve(rows: unknown[]): void;
  reject(error: unknown): void;
}

type Column = { name: string; parse(text: string): unknown };

// What a connection has prepared, and the columns that its statements give.
const prepared = new WeakMap<Connection, Map<string, Column[]>>();

// @types/pg does not know it.
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): string | Buffer | null } }).utils;

/**
 * Several prepared statements sent at once, with one `Sync` behind them: to PostgreSQL one transaction, begun by the first and ended by
 * the last, in one round trip. After an error the connection is not used again, for nobody knows what it has prepared.
 */
class StatementBatch implements Submittable {
  readonly #asked: readonly Asked[];
  readonly #done: (broken: boolean) => void;
  readonly #rows: unknown[][] = [];
  readonly #columns: Column[][] = [];
  #at = 0;
  #ended = false;

  constructor(asked: readonly Asked[], done: (broken: boolean) => void) {
    this.#asked = asked.map((one) => ({ ...one, values: one.values.map(prepareValue) }));
    this.#done = done;
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
    this.#done(false);
    for (const [index, one] of this.#asked.entries()) one.resolve(this.#rows[index] ?? []);
  }

  handleError(error: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#done(true);
    for (const one of this.#asked) one.reject(error);
  }
}

/** Sends statements in one round trip on a connection of the pool. */
export async function askAtOnce(pool: pg.Pool, asked: readonly Asked[]): Promise<void> {
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    for (const one of asked) one.reject(error);
    return;
  }
  client.query(new StatementBatch(asked, (broken) => client.release(broken)));
}
