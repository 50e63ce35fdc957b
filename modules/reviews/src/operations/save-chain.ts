import { actorName, conflict, enforce, newId, notFound, refused } from '@gongkai/kernel';
import { expectVersion, recordAudit, type Context } from '@gongkai/database';
import { readUnit } from '@gongkai/organisations';
import { presentChain } from '../chain-pages.ts';
import { mayConfigure } from '../cases.policy.ts';
import { insertChain, lockChain, lockChainOf, retireChainRow, updateChain } from '../chains.store.ts';
import type { ChainView, SaveChain } from '../contract.ts';

/** Sets up or changes the chain of an organ for one kind of record; running cases keep the one with which they began. */
export async function saveChain(context: Context, input: SaveChain): Promise<ChainView> {
  return context.write(async (tx) => {
    enforce(mayConfigure(tx.actor, input.organUnitId));
    if (input.organUnitId !== null) await readUnit(tx, input.organUnitId);
    const standing = await lockChainOf(tx, input.kind, input.organUnitId);
    const changedBy = actorName(tx.actor);
    if (standing) expectVersion(input.seenVersion ?? 0, standing.version, await presentChain(tx, standing));
    else if (input.seenVersion !== null) throw notFound('general.not-found');
    const id = standing?.id ?? newId();
    if (standing) await updateChain(tx, { id, name: input.name, steps: input.steps, version: standing.version + 1, changedBy });
    else if (!(await insertChain(tx, { ...input, id, changedBy }))) throw conflict('general.conflict');
    await recordAudit(tx, {
      action: 'reviews.save-chain', subjectKind: 'reviews.chain', subjectId: id, unitId: input.organUnitId,
      before: standing ? { name: standing.name, steps: standing.steps } : null, after: { kind: input.kind, name: input.name, steps: input.steps },
    });
    return presentChain(tx, (await lockChain(tx, id))!);
  });
}

/** Takes an organ's own chain out of use, so that the one above holds again; the jurisdiction's default stays. */
export async function retireChain(context: Context, input: { chainId: string; seenVersion: number }): Promise<void> {
  await context.write(async (tx) => {
    const chain = await lockChain(tx, input.chainId);
    if (!chain) throw notFound('general.not-found');
    enforce(mayConfigure(tx.actor, chain.organUnitId));
    expectVersion(input.seenVersion, chain.version);
    if (chain.organUnitId === null) throw refused('reviews.default-stays');
    await retireChainRow(tx, chain.id, actorName(tx.actor));
    await recordAudit(tx, { action: 'reviews.retire-chain', subjectKind: 'reviews.chain', subjectId: chain.id, unitId: chain.organUnitId, before: { name: chain.name, steps: chain.steps } });
  });
}
