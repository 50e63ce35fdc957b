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
import type { PoolClient } from 'pg';
import type { DB } from './schema.ts';

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
  readonly #prepared: boolean;
  constructor(client: PoolClient, prepared: boolean) {
    this.#client = client;
    this.#prepared = prepared;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const values = query.parameters as unknown[];
    const name = statementName(query.sql, this.#prepared);
    const result = await (name === null ? this.#client.query(query.sql, values) : this.#client.query({ name, text: query.sql, values }));
    return { rows: (result.rows ?? []) as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streams are read by keyset pages, not by cursors.');
  }
}

class ClientDriver implements Driver {
  readonly #connection: DatabaseConnection;
  constructor(client: PoolClient, prepared: boolean) {
    this.#connection = new ClientConnection(client, prepared);
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

/**
 * A query builder whose every statement runs on one client, inside the transaction that the caller has opened on it. `prepared` keeps
 * the server's plan of every statement: for callers with few texts that come again and again.
 */
export function builderOn(client: PoolClient, prepared = false): Kysely<DB> {
  const driver = new ClientDriver(client, prepared);
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => adapter,
      createDriver: () => driver,
      createQueryCompiler: () => compiler,
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  });
}
