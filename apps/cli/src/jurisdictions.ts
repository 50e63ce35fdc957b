import { newId } from '@gongkai/kernel';
import { Context, type Pool, type Services } from '@gongkai/database';
import { ensureColumn, standardColumns } from '@gongkai/disclosures';
import { addUnit } from '@gongkai/organisations';
import { ensureDefaultChains } from '@gongkai/reviews';
import { Refusal } from './command.ts';

export interface NewJurisdiction {
  code: string;
  name: string;
  shortName: string;
  level: 'province' | 'city' | 'county';
  demonstration?: boolean;
  hosts?: readonly string[];
}

/** Adds a jurisdiction to the deployment, as its owner: nobody inside a jurisdiction can make another. */
export async function addJurisdiction(owner: Pool, input: NewJurisdiction): Promise<string> {
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(input.code)) throw new Refusal(`The code "${input.code}" is no host label: small letters, digits and hyphens, beginning with a letter.`);
  const id = newId();
  const done = await owner.query(
    `insert into shared.jurisdictions (id, code, name, short_name, level, demonstration, hosts) values ($1, $2, $3, $4, $5, $6, $7) on conflict (code) do nothing`,
    [id, input.code, input.name, input.shortName, input.level, input.demonstration ?? false, input.hosts ?? []],
  );
  if (done.rowCount === 0) throw new Refusal(`There is a jurisdiction with the code ${input.code} already.`);
  return id;
}

/** The surroundings of a command at the console. */
export function consoleContext(pool: Pool, jurisdictionId: string, services: Services, name = 'console'): Context {
  return new Context({ pool, jurisdictionId, actor: { kind: 'console', name }, services });
}

/** What every jurisdiction begins with: the root of its tree, review chains, catalogue. */
export async function furnish(context: Context, rootName: string, code: string | null = null): Promise<string> {
  const root = await addUnit(context, { parentId: null, name: rootName, kind: 'government', from: '2000-01-01', ...(code ? { code } : {}) });
  await context.write(async (tx) => {
    await ensureDefaultChains(tx);
    for (const column of standardColumns) await ensureColumn(tx, column);
  });
  return root.id;
}
