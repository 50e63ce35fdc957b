import { createJurisdiction } from '@gongkai/organisations';
import { Refusal, WrongUse, type Command } from '../command.ts';
import { optionOf, requiredOption } from '../input.ts';
import { consoleContext, furnish } from '../jurisdictions.ts';
import { reachDeployment, reachOptions } from '../reach.ts';
import { tableOf } from '../table.ts';

const levels = ['province', 'city', 'county'] as const;
const { data, 'database-url': databaseUrl } = reachOptions as Record<'data' | 'database-url', (typeof reachOptions)[string]>;

/** `gongkai jurisdiction add`: one more government in this deployment. */
export const jurisdictionAdd: Command = {
  name: 'jurisdiction add',
  summary: 'add a government to this deployment, with its tree, chains and catalogue',
  options: {
    data,
    'database-url': databaseUrl,
    code: { type: 'string', value: 'CODE', summary: 'first label of its host name' },
    name: { type: 'string', value: 'NAME', summary: 'its full name' },
    short: { type: 'string', value: 'NAME', summary: 'its short name' },
    level: { type: 'string', value: 'LEVEL', summary: 'province, city or county' },
  },
  async run(call) {
    const level = requiredOption(call, 'level') as (typeof levels)[number];
    if (!levels.includes(level)) throw new WrongUse('--level takes province, city or county');
    const name = requiredOption(call, 'name');
    const code = requiredOption(call, 'code');
    if (!/^[a-z][a-z0-9-]{1,40}$/.test(code)) throw new WrongUse('--code takes 2 to 41 small letters, digits and hyphens, beginning with a letter');
    if (name.trim() === '' || name.length > 60) throw new WrongUse('--name takes 1 to 60 characters');
    if ((optionOf(call, 'short') ?? name).length > 20) throw new WrongUse('--short takes up to 20 characters, and must be given for a longer name');
    const id = await reachDeployment(call, async ({ pools, services, jurisdictions }) => {
      if (jurisdictions.some((one) => one.code === code)) throw new Refusal(`There is a jurisdiction with the code ${code} already.`);
      const { jurisdictionId } = await createJurisdiction(pools.owner, { code, name, shortName: optionOf(call, 'short') ?? name, level, governmentName: name });
      await furnish(consoleContext(pools.app, jurisdictionId, services));
      return jurisdictionId;
    }, { mayBegin: true });
    call.io.out(call.json ? `${JSON.stringify({ id, code })}\n` : `${code} added\n`);
    return 0;
  },
};

/** `gongkai jurisdiction list`: the governments of this deployment. */
export const jurisdictionList: Command = {
  name: 'jurisdiction list',
  summary: 'list the governments of this deployment',
  options: { data, 'database-url': databaseUrl },
  async run(call) {
    const rows = await reachDeployment(call, async ({ jurisdictions }) => [...jurisdictions]);
    call.io.out(call.json ? `${JSON.stringify(rows)}\n` : tableOf(['code', 'name', 'level'], rows.map((row) => [row.code, row.name, row.level])));
    return 0;
  },
};
