import { newId, reach, type Actor } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import { mayConfigure } from './cases.policy.ts';
import { insertChain, listChains, type ChainRow } from './chains.store.ts';
import type { ChainView } from './contract.ts';
import { defaultChains } from './default-chains.ts';

/** Gives a jurisdiction the chains it has not set up yet; can be run again. */
export async function ensureDefaultChains(tx: Tx): Promise<void> {
  const standing = new Set((await listChains(tx)).filter((chain) => chain.organUnitId === null).map((chain) => chain.kind));
  for (const chain of defaultChains)
    if (!standing.has(chain.kind)) await insertChain(tx, { id: newId(), organUnitId: null, changedBy: 'system', ...chain });
}

/** Presents one chain. */
export async function presentChain(tx: ReadTx, chain: ChainRow, names?: ReadonlyMap<string, string>): Promise<ChainView> {
  const known = names ?? (await unitNames(tx, chain.organUnitId ? [chain.organUnitId] : []));
  return {
    id: chain.id, organUnitId: chain.organUnitId, organName: chain.organUnitId ? (known.get(chain.organUnitId) ?? null) : null,
    kind: chain.kind, name: chain.name, steps: chain.steps, version: chain.version, changedAt: chain.changedAt.toISOString(),
    changedBy: chain.changedBy, allowed: allowedOn(tx.actor, chain),
  };
}

function allowedOn(actor: Actor, chain: ChainRow): string[] {
  if (!mayConfigure(actor, chain.organUnitId).allowed) return [];
  return chain.organUnitId === null ? ['save'] : ['save', 'retire'];
}

/** The defaults and the chains of the organs that the actor looks after. */
export async function readChains(tx: ReadTx): Promise<ChainView[]> {
  const units = reach(tx.actor, 'reviews.configure');
  const seen = (await listChains(tx)).filter((chain) => chain.organUnitId === null || units === 'all' || units.has(chain.organUnitId));
  const names = await unitNames(tx, seen.flatMap((chain) => chain.organUnitId ?? []));
  return Promise.all(seen.map((chain) => presentChain(tx, chain, names)));
}
