import { isUnreachable, type Pool, type PoolClient } from '@gongkai/database';

const pauseMilliseconds = 250;

/**
 * The pool as the job library needs it. The library ends the process when the database is away at the moment at which a job is done:
 * it waits for no answer there, and repeats only what failed with a few codes. Here a connection is waited for until there is one,
 * and a connection that was lost is told by a code that the library repeats; both statements may run twice.
 */
export function patientPool(pool: Pool, isStopped: () => boolean): Pool {
  type Taken = Parameters<Pool['connect']>[0];
  const connect = async (taken?: Taken): Promise<PoolClient | void> => {
    // The line on which new jobs are heard: the library opens it again by itself.
    if (taken) return pool.connect(taken);
    for (;;) {
      try {
        return repeatable(await pool.connect());
      } catch (error) {
        if (!isUnreachable(error) || isStopped()) throw error;
        await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      }
    }
  };
  return withMethod(pool, 'connect', connect);
}

function repeatable(client: PoolClient): PoolClient {
  const query = async (...words: unknown[]): Promise<unknown> => {
    try {
      return await (client.query as (...all: unknown[]) => Promise<unknown>)(...words);
    } catch (error) {
      throw isUnreachable(error) ? Object.assign(new Error((error as Error).message, { cause: error }), { code: 'ETIMEDOUT' }) : error;
    }
  };
  return withMethod(client, 'query', query);
}

function withMethod<T extends object>(target: T, method: keyof T, replacement: unknown): T {
  return new Proxy(target, {
    get(of, name) {
      if (name === method) return replacement;
      const value: unknown = Reflect.get(of, name);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}
