import pg from 'pg';
import { newId } from '@gongkai/kernel';
import { openPools, prepareRoles, type Pools } from '@gongkai/database';
import { startTestCluster } from '@gongkai/testing';

/** A migrated database of its own for one group of figures. */
export interface BenchDatabase {
  pools: Pools;
  /** A superuser's connection, for filling tables faster than operations could. */
  superuser: pg.Client;
  addJurisdiction(code: string): Promise<string>;
}

/** Runs `work` on a fresh database and takes it away afterwards. */
export async function withBenchDatabase<T>(work: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const cluster = await startTestCluster();
  const at = (url: string) => url.replace(/\/[^/]*$/, '/bench');
  const superuser = new pg.Client({ connectionString: at(cluster.superuserUrl) });
  const passwords = { app: cluster.password, worker: cluster.password, portal: cluster.password };
  let pools: Pools | undefined;
  try {
    const admin = new pg.Client({ connectionString: cluster.superuserUrl });
    await admin.connect();
    await admin.query(`create database bench template ${cluster.template} owner gongkai_owner`);
    await admin.end();
    pools = openPools(at(cluster.ownerUrl), passwords);
    await prepareRoles(pools.owner, passwords);
    await superuser.connect();
    return await work({
      pools,
      superuser,
      async addJurisdiction(code) {
        const id = newId();
        await superuser.query(`insert into shared.jurisdictions (id, code, name, short_name, level) values ($1, $2, $2 || '县', $2, 'county')`, [id, code]);
        return id;
      },
    });
  } finally {
    await pools?.close();
    await superuser.end().catch(() => {});
    await cluster.stop();
  }
}
