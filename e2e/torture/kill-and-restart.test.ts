import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { hash } from '@node-rs/argon2';
import { testAccount } from '@gongkai/accounts/testing';
import { Context, sealAudit, sql, verifyAudit, type Pools, type Services } from '@gongkai/database';
import { appoint } from '@gongkai/organisations';
import { testUnit } from '@gongkai/organisations/testing';
import { testServices } from '@gongkai/testing';
import { entries, sortEntries } from '@gongkai/worker';
import { PersistentClient, report, type Reporter, type Told } from './reporting-clients.ts';
import { freePort, RunningProduct } from './running-product.ts';

const seed = Number(process.env.GONGKAI_SEED ?? Date.now() % 1_000_000_007);
const submissions = 2_000;
const clientCount = 20;
const kills = 8;
const limitMilliseconds = 420_000;
const password = 'Torture-2026';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-torture-'));
chmodSync(folder, 0o755);
const product = new RunningProduct(join(folder, 'data'), await freePort());
const told: Told = { created: new Map(), submitted: new Set(), approved: new Set(), refused: [], repeats: 0 };
let reporters: Reporter[] = [];

before(async () => {
  await product.start();
  reporters = await furnish();
});
after(async () => {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function numbers(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function withPools<T>(work: (pools: Pools, context: Context) => Promise<T>): Promise<T> {
  const pools = product.pools();
  try {
    const { rows } = await pools.owner.query<{ id: string }>('select id from shared.jurisdictions');
    const services: Services = { ...testServices(), auditKey: product.secrets().auditKey };
    return await work(pools, new Context({ pool: pools.app, jurisdictionId: rows[0]!.id, actor: { kind: 'console', name: 'torture' }, services }));
  } finally {
    await pools.close();
  }
}

/** Twenty units, each with an officer and the leader in charge. */
async function furnish(): Promise<Reporter[]> {
  return withPools(async (_pools, context) => {
    const made: Reporter[] = [];
    for (let number = 0; number < clientCount; number++) {
      const unit = await testUnit(context, `第${number}镇`);
      const [officerLogin, leaderLogin] = [`officer${number}`, `leader${number}`];
      await testAccount(context, `信息员${number}`, unit.id, ['officer'], { loginName: officerLogin });
      const leader = await testAccount(context, `分管领导${number}`, unit.id, ['unit-leader'], { loginName: leaderLogin });
      await appoint(context, { personId: leader.personId, unitId: unit.id, post: 'leader-in-charge', from: '2020-01-01' });
      made.push({ number, unitId: unit.id, unitName: unit.name, officerLogin, leaderLogin });
    }
    const shared = await hash(password, { algorithm: 2, memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await context.write((tx) => sql`update accounts.accounts set password_hash = ${shared}, password_set_at = now(), must_change_password = false where login_name ~ '^(officer|leader)'`.execute(tx.db));
    return made;
  });
}

/** Kills the program or its database whenever so many submissions are through; the same places for the same seed. */
function killer(random: () => number): { onDone(): void; ended(): Promise<void>; done: string[] } {
  const places = Array.from({ length: kills }, (_, index) => Math.floor(((index + random()) / kills) * submissions * 0.95) + 5);
  const first = random() < 0.5 ? 0 : 1;
  const targets = places.map((_, index) => (index % 2 === first ? 'database' : 'program'));
  const done: string[] = [];
  let through = 0;
  let last: Promise<void> = Promise.resolve();
  const strike = async (target: string, pause: number): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (target === 'database') {
      if (product.killDatabase()) done.push(`database at ${through}`);
      return;
    }
    await product.killProgram();
    done.push(`program at ${through}`);
    await product.start();
  };
  return {
    onDone() {
      through += 1;
      const index = places.indexOf(through);
      if (index < 0) return;
      const pause = random() * 60;
      last = last.then(() => strike(targets[index]!, pause));
    },
    ended: () => last,
    done,
  };
}

test('what a client was told is true after kills of the program and of its database', { timeout: 500_000 }, async (t) => {
  t.diagnostic(`seed ${seed} (GONGKAI_SEED reproduces the places of the kills)`);
  const began = Date.now();
  const isOver = () => Date.now() - began > limitMilliseconds;
  const struck = killer(numbers(seed));
  const run = `r${seed}`;
  const finished = await Promise.allSettled(reporters.map(async (reporter) => {
    const [officer, leader] = [new PersistentClient(product.port, told, isOver), new PersistentClient(product.port, told, isOver)];
    await officer.signIn(reporter.officerLogin, password);
    await leader.signIn(reporter.leaderLogin, password);
    await report(reporter, submissions / clientCount, { officer, leader, told, run, every: 5, onDone: struck.onDone });
  }));
  await struck.ended();
  const failed = finished.filter((one) => one.status === 'rejected');
  if (failed.length > 0) t.diagnostic(`the program said last: ${product.lines.slice(-12).join(' | ')}`);
  const seconds = (Date.now() - began) / 1000;
  t.diagnostic(`${told.submitted.size} submissions and ${told.approved.size} signatures in ${seconds.toFixed(1)} s through ${struck.done.join(', ')}; ${told.repeats} requests were sent again`);
  assert.deepEqual(failed.map((one) => String(one.reason)), []);
  assert.deepEqual(told.refused, []);
  assert.equal(told.submitted.size, submissions);
  assert.equal(struck.done.length, kills);
});

test('every submission is there exactly once', async () => {
  await withPools(async (_pools, context) => {
    const { rows } = await context.read((tx) => sql<{ id: string; title: string; submitted: number; cases: number }>`
      select i.id, i.title, (select count(*) from submissions.events e where e.item_id = i.id and e.kind = 'submitted') as submitted,
        (select count(*) from reviews.cases c where c.subject_id = i.id) as cases from submissions.items i`.execute(tx.db));
    assert.equal(rows.length, submissions);
    assert.deepEqual(rows.filter((row) => told.created.get(row.title) !== row.id || Number(row.submitted) !== 1 || Number(row.cases) !== 1), []);
  });
});

test('every announcement was heard by every listener, and every signed item has its number', { timeout: 180_000 }, async (t) => {
  await withPools(async (pools, context) => {
    const { listeners } = sortEntries(entries);
    const hearsNames = listeners.flatMap((listener) => listener.on.map((name) => ({ listener: listener.name, name })));
    // A job that failed while the database was away waits for minutes; how long it waits is not what is tried here.
    const hurry = () => pools.worker.query(`update graphile_worker._private_jobs set run_at = now() where run_at > now() and attempts > 0`);
    const waiting = async () => Number((await pools.worker.query(`select count(*) as n from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
      where k.identifier in ('platform.relay', 'platform.deliver') and j.attempts < j.max_attempts`)).rows[0].n);
    const began = Date.now();
    for (let left = await waiting(); left > 0 && Date.now() - began < 120_000; left = await waiting()) {
      await hurry();
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    t.diagnostic(`the last was heard ${((Date.now() - began) / 1000).toFixed(1)} s after the last submission`);
    const deaf = await context.read((tx) => sql<{ name: string; listener: string; count: number }>`
      select a.name, l.listener, count(*) from platform.announcements a
      join jsonb_to_recordset(${JSON.stringify(hearsNames)}::jsonb) as l(listener text, name text) on l.name = a.name
      where a.relayed_at is null or not exists (select from platform.hearings h where h.announcement_id = a.id and h.listener = l.listener) group by 1, 2`.execute(tx.db));
    assert.deepEqual(deaf.rows, []);
    const { rows: heard } = await context.read((tx) => sql<{ n: number }>`select count(*) as n from platform.hearings`.execute(tx.db));
    assert.ok(Number(heard[0]!.n) >= told.approved.size);
    const { rows } = await context.read((tx) => sql<{ id: string; number: number }>`select id, register_number as number from submissions.items where register_number is not null order by register_number`.execute(tx.db));
    assert.deepEqual(rows.map((row) => Number(row.number)), Array.from({ length: told.approved.size }, (_, index) => index + 1), 'register numbers without gaps and twins');
    assert.deepEqual(rows.filter((row) => !told.approved.has(row.id)), []);
  });
});

test('the audit trail is whole', async () => {
  await withPools(async (_pools, context) => {
    const key = product.secrets().auditKey;
    while ((await sealAudit(context, key)) > 0);
    const verdict = await verifyAudit(context, key);
    assert.deepEqual([verdict.ok, verdict.faults.length, verdict.unsealed], [true, 0, 0]);
    assert.ok(verdict.checked > submissions * 2);
  });
});
