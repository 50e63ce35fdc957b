import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { defineJob, enqueue, openPool } from '@gongkai/database';
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
