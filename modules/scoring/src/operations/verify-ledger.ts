import { enforce } from '@gongkai/kernel';
import type { Context, ReadTx } from '@gongkai/database';
import { holdMoment, lastMoment, takeMoment } from '../clock.store.ts';
import type { LedgerCheck } from '../contract.ts';
import { listEntries, listTotals } from '../entries.store.ts';
import { rulebooksInForce } from '../ledger-frame.ts';
import type { Entry } from '../ledger/types.ts';
import { computeWhole, postWhole } from '../posting.ts';
import { mayKeep } from '../scoring.policy.ts';

/** How many names of each kind of difference are listed. */
const shown = 100;

const figuresOf = (entry: Entry): string => JSON.stringify([entry.unitId, entry.hundredths, entry.month, entry.adjusts, entry.ruleId, entry.rulebook, entry.factId, entry.type]);

/** Draws the whole ledger up anew from facts, rules and closings, and compares it with what was posted, entry by entry and sum by sum. */
export async function verifyLedger(context: Context): Promise<LedgerCheck> {
  return context.read(async (tx) => {
    enforce(mayKeep(tx.actor));
    return checkLedger(tx);
  });
}

async function checkLedger(tx: ReadTx): Promise<LedgerCheck> {
  const posted = new Map((await listEntries(tx)).map((entry) => [entry.id, entry]));
  const asOf = await lastMoment(tx);
  const { entries, facts } = asOf === null ? { entries: [], facts: [] } : await computeWhole(tx, asOf);
  const missing = entries.filter((entry) => !posted.has(entry.id)).map((entry) => entry.id);
  const differing = entries.filter((entry) => posted.has(entry.id) && figuresOf(posted.get(entry.id)!) !== figuresOf(entry)).map((entry) => entry.id);
  const computed = new Set(entries.map((entry) => entry.id));
  const surplus = [...posted.keys()].filter((entryId) => !computed.has(entryId));
  const wrongTotals = await wrongSums(tx, posted.values());
  const parts = { missing, surplus, differing, wrongTotals };
  const ok = Object.values(parts).every((list) => list.length === 0);
  return { ok, facts: facts.length, entries: posted.size, missing: missing.slice(0, shown), surplus: surplus.slice(0, shown), differing: differing.slice(0, shown), wrongTotals: wrongTotals.slice(0, shown) };
}

async function wrongSums(tx: ReadTx, posted: Iterable<Entry>): Promise<string[]> {
  const sums = new Map<string, number>();
  for (const entry of posted) sums.set(`${entry.unitId}/${entry.month}`, (sums.get(`${entry.unitId}/${entry.month}`) ?? 0) + entry.hundredths);
  for (const total of await listTotals(tx)) {
    const key = `${total.unitId}/${total.month}`;
    if (sums.get(key) === total.hundredths) sums.delete(key);
    else sums.set(key, sums.get(key) ?? 0);
  }
  return [...sums.keys()];
}

/** Draws the whole ledger up anew and adds what is not there, as after a change of rules; what was posted never changes. */
export async function recomputeLedger(context: Context): Promise<{ added: number }> {
  return context.write(async (tx) => {
    enforce(mayKeep(tx.actor));
    const asOf = await holdMoment(tx);
    return { added: asOf === null ? 0 : (await postWhole(tx, asOf)).length };
  });
}

/** Lets time pass: posts what periods that have begun or ended give. */
export async function advanceLedger(context: Context): Promise<void> {
  await context.write(async (tx) => {
    const rulebooks = await rulebooksInForce(tx);
    if (!rulebooks.some((one) => one.rulebook.periodRules.length > 0)) return;
    const { at } = await takeMoment(tx, tx.now);
    await postWhole(tx, at);
  });
}
