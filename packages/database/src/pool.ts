import pg from 'pg';
import { AppError, unavailable } from '@gongkai/kernel';

// int8 as number: counts and positions stay below 2^53. Days stay texts: a day has no time zone.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);

/** The database roles of the running system; migrations alone use the owner. */
export type Role = 'owner' | 'app' | 'worker' | 'portal';

/** Makes a pool of connections for one role. */
export function openPool(url: string, options: { max: number; name: string; waitMilliseconds?: number }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    application_name: `gongkai-${options.name}`,
    connectionTimeoutMillis: options.waitMilliseconds ?? 3_000,
    idleTimeoutMillis: 60_000,
  });
  // A connection that dies while idle is replaced by the pool; without a listener the process would end.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '57P01', '57P02', '57P03', '53300', '08000', '08003', '08006']);

/** Whether an error says that the database does not answer, rather than that it refused a statement. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof AppError) return false;
  const code = (error as { code?: string }).code;
  if (code !== undefined) return unreachable.has(code);
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(error.message);
}

/** The error to show for a failure of the database: `unavailable` when it is away, otherwise the error itself. */
export function databaseError(error: unknown): unknown {
  return isUnreachable(error) ? unavailable('general.database-unavailable') : error;
}

/** The SQLSTATE of a database error, or undefined. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** The name of the constraint that a database error tells of, or undefined. */
export function violatedConstraint(error: unknown): string | undefined {
  const name = (error as { constraint?: unknown } | null)?.constraint;
  return typeof name === 'string' ? name : undefined;
}
