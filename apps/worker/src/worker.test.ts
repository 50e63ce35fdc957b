import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { actorName, newId } from '@gongkai/kernel';
import { announce, defineJob, defineListener, enqueue, openPool, type Pool } from '@gongkai/database';
import { testDatabase } from '@gongkai/testing';
import { startWorker } from './index.ts';

const database = await testDatabase();
const context = database.context(await database.addJurisdiction());

test('jobs are all done although the database cuts every connection again and again', async () => {
  const done = new Set<number>();
  const count = defineJob({
    name: 'test.count',
    payload: z.object({ number: z.number() }),
    async handle({ payload }) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      done.add(payload.number);
    },
  });
  const worker = await startWorker({ pool: database.pools.worker, services: database.services, entries: [count], log: () => {} });
  await context.write(async (tx) => {
    for (let number = 0; number < 300; number++) await enqueue(tx, { task: 'test.count', payload: { number } });
  });
  const superuser = openPool(database.superuserUrl, { max: 1, name: 'test' });
  for (let cut = 0; cut < 8; cut++) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    await superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`);
  }
  const left = async () => (await superuser.query(`select from graphile_worker._private_jobs`)).rowCount;
  for (const began = Date.now(); (await left()) !== 0 && Date.now() - began < 30_000; ) await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(await left(), 0);
  assert.equal(done.size, 300);
  await superuser.end();
  await worker.stop();
});

test('what a listener does stands in its own name', async () => {
  const heard = Promise.withResolvers<string>();
  const listener = defineListener({ name: 'test.hear', on: ['test.happened'], handle: async (tx) => heard.resolve(actorName(tx.actor)) });
  const worker = await startWorker({ pool: database.pools.worker, services: database.services, entries: [listener], log: () => {} });
  await context.write((tx) => announce(tx, { name: 'test.happened', subjectId: newId(), payload: {} }));
  assert.equal(await heard.promise, 'test.hear');
  await worker.stop();
});

const waitFor = async (holds: () => boolean): Promise<void> => {
  for (const began = Date.now(); !holds() && Date.now() - began < 20_000; ) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(holds());
};

/** A pool whose connections fail in a way while that is asked for. */
function failing(fails: () => Error | null): Pool {
  return new Proxy(database.pools.worker, {
    get(of, name) {
      const value: unknown = Reflect.get(of, name);
      if (name === 'connect') return async (taken?: never) => {
        const error = taken ? null : fails();
        if (error) throw error;
        return of.connect(taken as never);
      };
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}

test('a worker that is stopped on a machine so busy that no connection is to be had still tells what became of its last job', async () => {
  let [begun, busy, refusals] = [false, false, 0];
  const slow = defineJob({
    name: 'test.slow',
    payload: z.object({}),
    async handle() {
      begun = true;
      busy = true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    },
  });
  const tooSlow = () => (busy && ++refusals <= 4 ? new Error('timeout exceeded when trying to connect') : null);
  const worker = await startWorker({ pool: failing(tooSlow), services: database.services, entries: [slow], log: () => {} });
  await context.write((tx) => enqueue(tx, { task: 'test.slow', payload: {} }));
  await waitFor(() => begun);
  await worker.stop();
  assert.ok(refusals > 4, `${refusals} were tried`);
  const { rows } = await database.pools.owner.query(`select locked_by from graphile_worker._private_jobs`);
  assert.deepEqual(rows, []);
});

test('a worker whose database is gone stops all the same, and nothing of the library is left to fail', { timeout: 40_000 }, async () => {
  let [begun, gone] = [false, false];
  const last = defineJob({
    name: 'test.last',
    payload: z.object({}),
    async handle() {
      begun = true;
      gone = true;
    },
  });
  const away = () => (gone ? Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }) : null);
  const worker = await startWorker({ pool: failing(away), services: database.services, entries: [last], log: () => {} });
  await context.write((tx) => enqueue(tx, { task: 'test.last', payload: {} }));
  await waitFor(() => begun);
  await worker.stop();
  gone = false;
  const { rows } = await database.pools.owner.query(`select 1 as held from graphile_worker._private_jobs`);
  assert.deepEqual(rows, [{ held: 1 }]);
});
