import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { Context, sql, type Pools } from '@gongkai/database';
import { scoringCounty } from '@gongkai/scoring/testing';
import { testServices } from '@gongkai/testing';
import type { Product } from './product.ts';
import { freePort, RunningProduct } from './torture/running-product.ts';

const password = 'Score-them-2026';

/** The people of the county by what they do; each value is the name with which he signs in. */
type Cast = Record<'editor' | 'officer' | 'otherOfficer' | 'confidentiality' | 'officeLeader' | 'governmentLeader', string>;

/** A product of its own with a county that begins to keep scores: no month is issued, nothing has happened yet. */
export interface ScoringProduct extends Product {
  cast: Cast;
  /** Lets the days pass for which candidates are shown; the real clock does not wait for them. */
  letPublicityEnd(): Promise<void>;
}

/** Starts the program empty on a folder of its own, and fills its one government with a county's units and people. */
export async function startScoringCounty(): Promise<ScoringProduct> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-scores-'));
  // The database server that comes along may run as another user, who has to pass through.
  chmodSync(folder, 0o755);
  const program = new RunningProduct(join(folder, 'data'), await freePort());
  const stop = async () => {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await program.start();
    const pools = program.pools();
    const { context, cast } = await found(pools, program.secrets().auditKey);
    return {
      origin: `http://localhost:${program.port}`, password, cast,
      letPublicityEnd: async () => {
        await context.write((tx) => sql`update scoring.nominations set shown_from = shown_from - 30, shown_to = shown_to - 30 where state = 'shown'`.execute(tx.db));
      },
      stop: async () => {
        await pools.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function found(pools: Pools, auditKey: string): Promise<{ context: Context; cast: Cast }> {
  const { rows: founded } = await pools.owner.query<{ id: string }>('select id from shared.jurisdictions');
  const jurisdictionId = founded[0]!.id;
  const context = new Context({ pool: pools.app, jurisdictionId, actor: { kind: 'system', name: 'journey' }, services: { ...testServices(), auditKey } });
  const county = await scoringCounty(context);
  const shared = await hash(password, { algorithm: 2, memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  const cast = {} as Cast;
  for (const part of ['editor', 'officer', 'otherOfficer', 'confidentiality', 'officeLeader', 'governmentLeader'] as const) {
    const { accountId } = county[part];
    const { rows } = await context.write((tx) => sql<{ loginName: string }>`update accounts.accounts
      set password_hash = ${shared}, password_set_at = now(), must_change_password = false where id = ${accountId} returning login_name as "loginName"`.execute(tx.db));
    cast[part] = rows[0]!.loginName;
  }
  await context.write((tx) => sql`insert into organisations.settings (key, value, changed_at, changed_by)
    values ('accounts.security', '{"secondFactor": "voluntary"}', now(), 'journey')`.execute(tx.db));
  return { context, cast };
}
