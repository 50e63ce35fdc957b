import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { newId, FixedClock, type Actor } from '@gongkai/kernel';
import { Context, migrate, openPool, openPools, prepareRoles, startEmbedded, type Passwords, type Pools } from '@gongkai/database';
import { testServices, type TestServices } from './test-services.ts';

/** A running server with a migrated template; `./test` starts one for all files, a single file starts its own. */
export interface TestCluster {
  superuserUrl: string;
  ownerUrl: string;
  password: string;
  template: string;
  stop(): Promise<void>;
}

const shared = 'GONGKAI_TEST_CLUSTER';
const passwordsOf = (password: string): Passwords => ({ app: password, worker: password, portal: password });
const at = (url: string, database: string): string => url.replace(/\/[^/]*$/, `/${database}`);

/** Starts a server for tests and migrates the template that each test database is copied from. */
export async function startTestCluster(): Promise<TestCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
  chmodSync(folder, 0o755);
  const password = randomBytes(12).toString('hex');
  const server = await startEmbedded({ folder: join(folder, 'cluster'), password, durable: false, settings: { max_connections: '300' } });
  const owner = openPool(server.url, { max: 2, name: 'template' });
  await prepareRoles(owner, passwordsOf(password));
  await migrate(owner);
  await owner.end();
  return {
    superuserUrl: server.superuserUrl,
    ownerUrl: server.url,
    password,
    template: 'gongkai',
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Hands a running cluster to the test processes that are started with this environment. */
export function clusterEnvironment(cluster: TestCluster): Record<string, string> {
  const { superuserUrl, ownerUrl, password, template } = cluster;
  return { [shared]: JSON.stringify({ superuserUrl, ownerUrl, password, template }) };
}

export interface TestDatabase {
  pools: Pools;
  ownerUrl: string;
  passwords: Passwords;
  superuserUrl: string;
  /** Makes a jurisdiction and returns its id. */
  addJurisdiction(parts?: Partial<{ code: string; name: string; shortName: string; level: string }>): Promise<string>;
  /** The surroundings of an operation for an actor, under the role of the staff interface. */
  context(jurisdictionId: string, actor?: Actor, clock?: FixedClock): Context;
  services: TestServices;
}

/** A database of its own for one test file, migrated and empty; dropped when the file ends. */
export async function testDatabase(): Promise<TestDatabase> {
  const given = process.env[shared];
  const cluster: TestCluster = given ? { ...JSON.parse(given), stop: async () => {} } : await startTestCluster();
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = openPool(at(cluster.superuserUrl, 'postgres'), { max: 1, name: 'clone' });
  await admin.query(`create database ${name} template ${cluster.template} owner gongkai_owner`);
  const ownerUrl = at(cluster.ownerUrl, name);
  const passwords = passwordsOf(cluster.password);
  const owner = openPool(ownerUrl, { max: 1, name: 'prepare' });
  await prepareRoles(owner, passwords);
  await owner.end();
  const pools = openPools(ownerUrl, passwords, { app: 8, worker: 4, portal: 4 });
  after(async () => {
    await pools.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
    await cluster.stop();
  });
  let count = 0;
  const services = testServices();
  return {
    pools,
    ownerUrl,
    passwords,
    superuserUrl: at(cluster.superuserUrl, name),
    async addJurisdiction(parts = {}) {
      const id = newId();
      count += 1;
      await pools.owner.query(
        `insert into shared.jurisdictions (id, code, name, short_name, level, demonstration) values ($1, $2, $3, $4, $5, false)`,
        [id, parts.code ?? `county${count}`, parts.name ?? `试验${count}县`, parts.shortName ?? `试验${count}`, parts.level ?? 'county'],
      );
      return id;
    },
    context: (jurisdictionId, actor = { kind: 'system', name: 'test' }, clock) =>
      new Context({ pool: pools.app, jurisdictionId, actor, services, ...(clock ? { clock } : {}) }),
    services,
  };
}
