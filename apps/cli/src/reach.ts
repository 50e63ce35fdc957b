import { Context, JurisdictionDirectory, type Jurisdiction, type Pools, type Services } from '@gongkai/database';
import { accountOfLogin, actorOf } from '@gongkai/accounts';
import { Refusal, type CommandCall, type Option } from './command.ts';
import { defaultDataFolder, holdsDeployment, openDataFolder, present, type DataFolder } from './data-folder.ts';
import { makeServices, openDatabase, reachPools } from './deployment.ts';
import { optionOf } from './input.ts';
import { readSettings } from './settings.ts';

/** Options of every command that works on a deployment. */
export const reachOptions: Record<string, Option> = {
  data: { type: 'string', value: 'DIR', summary: 'data folder of the deployment (default: data in the checkout)' },
  'database-url': { type: 'string', value: 'URL', summary: 'its database, when that is not the one in the data folder' },
  jurisdiction: { type: 'string', value: 'CODE', summary: 'which jurisdiction, when there are several' },
  as: { type: 'string', value: 'LOGIN', summary: 'act as this account (default: the console administrator)' },
};

export interface Reached {
  folder: DataFolder;
  pools: Pools;
  services: Services;
  jurisdictions: readonly Jurisdiction[];
  /** The surroundings of an operation in the named jurisdiction. */
  context(): Promise<Context>;
}

/** Reaches a deployment, whether its server runs now or not, does some work and lets go. Only who may begin one makes it where there is none. */
export async function reachDeployment<T>(call: CommandCall, work: (reached: Reached) => Promise<T>, { mayBegin = false } = {}): Promise<T> {
  const settings = readSettings();
  const path = optionOf(call, 'data') ?? defaultDataFolder;
  // A mistyped folder must not become an empty deployment that has nothing to complain of.
  if (!mayBegin && !holdsDeployment(path)) throw new Refusal(`There is no deployment in ${path}. Name its data folder with --data DIR.`);
  const folder = openDataFolder(path);
  const running = present(folder);
  const url = optionOf(call, 'database-url') ?? settings.databaseUrl ?? (running?.databaseUrl || null);
  const opened = running && url ? null : await openDatabase(folder, url, () => {});
  const pools = opened?.pools ?? reachPools(folder, url!);
  try {
    const services = makeServices(folder, settings, running?.port ?? 8080);
    const jurisdictions = await new JurisdictionDirectory(pools.app).all();
    return await work({ folder, pools, services, jurisdictions, context: () => contextOf(call, pools, services, jurisdictions) });
  } finally {
    await (opened ? opened.close() : pools.close());
  }
}

async function contextOf(call: CommandCall, pools: Pools, services: Services, jurisdictions: readonly Jurisdiction[]): Promise<Context> {
  const code = optionOf(call, 'jurisdiction');
  const found = code === null ? (jurisdictions.length === 1 ? jurisdictions[0] : undefined) : jurisdictions.find((one) => one.code === code);
  if (!found) {
    const codes = jurisdictions.map((one) => one.code).join(', ') || 'none';
    throw new Refusal(code === null ? `Say which jurisdiction with --jurisdiction CODE: ${codes}.` : `There is no jurisdiction ${code}; there are: ${codes}.`);
  }
  const context = new Context({ pool: pools.app, jurisdictionId: found.id, actor: { kind: 'console', name: 'console' }, timeZone: found.timeZone, services, language: 'en' });
  const login = optionOf(call, 'as');
  if (login === null) return context;
  const actor = await context.read(async (tx) => {
    const account = await accountOfLogin(tx, login);
    if (!account) throw new Refusal(`There is no account ${login} in ${found.code}.`);
    return actorOf(tx, account.accountId);
  });
  return context.with({ actor });
}
