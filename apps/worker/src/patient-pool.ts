import { isUnreachable, type Pool, type PoolClient } from '@gongkai/database';

const pauseMilliseconds = 250;
const lastPatienceMilliseconds = 10_000;

/**
 * The pool as the job library needs it. The library ends the process when the database is away at the moment at which a job is done:
 * it waits for no answer there, and repeats only what failed with a few codes. Here a connection is waited for until there is one,
 * and a connection that was lost is told by a code that the library repeats; both statements may run twice.
 */
export class PatientPool {
  readonly pool: Pool;
  readonly #real: Pool;
  #inUse = 0;
  #onIdle = () => {};
  readonly #givenUp = Promise.withResolvers<void>();
  #patientUntil = Number.POSITIVE_INFINITY;

  constructor(pool: Pool) {
    this.#real = pool;
    this.pool = withMethods(pool, { connect: (taken?: Taken) => this.#connect(taken) });
  }

  /**
   * Waits until the library has stopped and for what it does not wait for, the notes of what became of the last jobs; for a database that
   * is away a little longer only. From then on nothing reaches the pool: a job whose end could not be noted is done again by the next worker.
   */
  async end(stopping: Promise<void>): Promise<void> {
    this.#patientUntil = Date.now() + lastPatienceMilliseconds;
    const idle = async (): Promise<void> => {
      await stopping;
      if (this.#inUse > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
    };
    await Promise.race([idle(), this.#givenUp.promise]);
    this.#patientUntil = 0;
  }

  // The line on which new jobs are heard is opened again by the library itself.
  async #connect(taken?: Taken): Promise<PoolClient | void> {
    if (taken) return this.#real.connect(taken);
    this.#inUse += 1;
    while (Date.now() < this.#patientUntil) {
      try {
        return this.#counted(await this.#real.connect());
      } catch (error) {
        if (!isUnreachable(error)) {
          this.#release();
          throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      }
    }
    this.#release();
    this.#givenUp.resolve();
    // An error that nobody waits for would end the process before the rest is closed.
    return new Promise(() => {});
  }

  #counted(client: PoolClient): PoolClient {
    const release = (broken?: boolean | Error): void => {
      client.release(broken);
      this.#release();
    };
    return withMethods(client, { query: repeatable(client), release });
  }

  #release(): void {
    this.#inUse -= 1;
    if (this.#inUse === 0) this.#onIdle();
  }
}

type Taken = Parameters<Pool['connect']>[0];

const repeatable = (client: PoolClient) => async (...words: unknown[]): Promise<unknown> => {
  try {
    return await (client.query as (...all: unknown[]) => Promise<unknown>)(...words);
  } catch (error) {
    throw isUnreachable(error) ? Object.assign(new Error((error as Error).message, { cause: error }), { code: 'ETIMEDOUT' }) : error;
  }
};

function withMethods<T extends object>(target: T, methods: Record<string, unknown>): T {
  return new Proxy(target, {
    get(of, name) {
      if (Object.hasOwn(methods, name)) return methods[name as string];
      const value: unknown = Reflect.get(of, name);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}
