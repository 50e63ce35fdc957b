import { Context, type Pool, type Services } from '@gongkai/database';
import { ensureColumn, standardColumns } from '@gongkai/disclosures';
import { ensureStandardPublications } from '@gongkai/periodicals';
import { ensureDefaultChains } from '@gongkai/reviews';
import { ensureCountyRulebook } from '@gongkai/scoring';

/** The surroundings of a command at the console. */
export function consoleContext(pool: Pool, jurisdictionId: string, services: Services, name = 'console'): Context {
  return new Context({ pool, jurisdictionId, actor: { kind: 'console', name }, services });
}

/** What every jurisdiction begins with beside its government and office: review chains, catalogue, publications, rulebook. Can be run again. */
export async function furnish(context: Context): Promise<void> {
  await context.write(async (tx) => {
    await ensureDefaultChains(tx);
    for (const column of standardColumns) await ensureColumn(tx, column);
    await ensureStandardPublications(tx);
    await ensureCountyRulebook(tx);
  });
}
