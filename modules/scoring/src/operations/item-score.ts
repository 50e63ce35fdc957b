import { enforce } from '@gongkai/kernel';
import type { Context, ReadTx } from '@gongkai/database';
import type { ItemScore } from '../contract.ts';
import { listEntriesOfSubject } from '../entries.store.ts';
import { formatHundredths } from '../rulebook/wording.ts';
import { entryReach, mayReadScores } from '../scoring.policy.ts';
import { presentEntries } from './present-entries.ts';

/** What an item has scored, for all its units, with every entry explained. */
export async function itemScore(tx: ReadTx, itemId: string): Promise<ItemScore> {
  return scoreFor(tx, itemId, 'all');
}

/** The same for a reader: the entries of the units that he may read. */
export async function readItemScore(context: Context, itemId: string): Promise<ItemScore> {
  return context.read(async (tx) => {
    enforce(mayReadScores(tx.actor));
    return scoreFor(tx, itemId, entryReach(tx.actor));
  });
}

async function scoreFor(tx: ReadTx, itemId: string, unitIds: 'all' | readonly string[]): Promise<ItemScore> {
  const entries = (await listEntriesOfSubject(tx, itemId)).filter((entry) => unitIds === 'all' || unitIds.includes(entry.unitId));
  const hundredths = entries.reduce((sum, entry) => sum + entry.hundredths, 0);
  return { itemId, hundredths, points: formatHundredths(hundredths), entries: await presentEntries(tx, entries) };
}
