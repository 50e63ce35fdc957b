import { createHash } from 'node:crypto';
import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { DB } from './schema.ts';
import { askAtOnce, prepareValue, type Asked } from './statement-batch.ts';

const statementNames = new Map<string, string>();
const timesSeen = new Map<string, number>();
// A prepared statement costs the server some 20 kB on every connection: the hottest texts only, and not without end.
const mostNames = 500;
const hotAfter = 3;

/**
 * The name under which a text is prepared, the same on every connection, or null while it is not worth it. Planning is half of what
 * short statements cost the server.
 */
function statementName(text: string, eager: boolean): string | null {
  const standing = statementNames.get(text);
  if (standing !== undefined) return standing;
  if (statementNames.size >= mostNames) return null;
  if (!eager) {
    const seen = (timesSeen.get(text) ?? 0) + 1;
    if (seen < hotAfter) {
      // Lists write many texts that never come again.
      if (timesSeen.size > 5_000) timesSeen.clear();
      timesSeen.set(text, seen);
      return null;
    }
    timesSeen.delete(text);
  }
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20);
  statementNames.set(text, name);
  return name;
}

class ClientConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  constructor(client: PoolClient) {
    this.#client = client;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const values = query.parameters as unknown[];
    const name = statementName(query.sql, false);
    const result = await (name === null ? this.#client.query(query.sql, values) : this.#client.query({ name, text: query.sql, values }));
    return { rows: (result.rows ?? []) as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streams are read by keyset pages, not by cursors.');
  }
}

const openTenant = { name: 'tenant', text: `select set_config('gongkai.jurisdiction', $1, true), set_config('transaction_read_only', 'on', true)` };

/** Statements that are asked for in the same moment go in one round trip, with the tenant in front of them. */
class RoundTripConnection implements DatabaseConnection {
  readonly #pool: Pool;
  readonly #jurisdictionId: string;
  #waiting: Asked[] = [];
  constructor(pool: Pool, jurisdictionId: string) {
    this.#pool = pool;
    this.#jurisdictionId = jurisdictionId;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // A connection serves transactions too, and the client of pg keeps its own account of what it prepared: the names must differ.
    const standing = statementName(query.sql, true);
    const name = standing === null ? '' : `trip-${standing}`;
    const values = query.parameters.map(prepareValue);
    const rows = await new Promise<unknown[]>((resolve, reject) => {
      if (this.#waiting.length === 0) process.nextTick(() => this.#send());
      this.#waiting.push({ name, text: query.sql, values, resolve, reject });
    });
    return { rows: rows as R[] };
  }
  #send(): void {
    const asked = this.#waiting;
    this.#waiting = [];
    askAtOnce(this.#pool, [{ ...openTenant, values: [this.#jurisdictionId], resolve() {}, reject() {} }, ...asked]);
  }
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streams are read by keyset pages, not by cursors.');
  }
}

class TenantDriver implements Driver {
  readonly #connection: DatabaseConnection;
  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    throw new Error('The context opens the transaction: nothing inside opens another.');
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();

/** A query builder whose every statement runs on one client, inside the transaction that the caller has opened on it. */
export const builderOn = (client: PoolClient): Kysely<DB> => builder(new ClientConnection(client));

/**
 * A query builder for reading a tenant without holding a connection: what is asked for in the same moment is one read-only transaction
 * in one round trip, what is asked for after its answer another. Every statement is prepared: for callers with few texts that come
 * again and again.
 */
export const readerOn = (pool: Pool, jurisdictionId: string): Kysely<DB> => builder(new RoundTripConnection(pool, jurisdictionId));

function builder(connection: DatabaseConnection): Kysely<DB> {
  const driver = new TenantDriver(connection);
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => driver,
      createQueryCompiler: () => compiler,
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  });
}
