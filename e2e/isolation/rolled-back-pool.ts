import type { Pool, PoolClient } from 'pg';

/** The same pool, on which every transaction runs to its end and is then taken back: requests that change something can be tried. */
export function rolledBack(pool: Pool): Pool {
  return new Proxy(pool, {
    get(target, name) {
      if (name === 'connect') return async () => clientOf(await target.connect());
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function clientOf(client: PoolClient): PoolClient {
  return new Proxy(client, {
    get(target, name) {
      if (name === 'query') return (text: unknown, values?: unknown[]) => target.query(text === 'commit' ? 'rollback' : (text as string), values as unknown[]);
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
