import { enforce, holds } from '@gongkai/kernel';
import type { Context, ReadTx } from '@gongkai/database';
import { listUnits, personsInPost } from '@gongkai/organisations';
import type { OwnUnits, Signers } from '../contract.ts';
import { listReach, mayRegister } from '../submissions.policy.ts';

/** The units whose items the actor may see in a list, with what he may begin for them. */
export async function listOwnUnits(context: Context): Promise<OwnUnits> {
  const { actor } = context;
  const { outsideUnitIds } = listReach(actor);
  const units = (await context.read((tx) => listUnits(tx)))
    .filter((unit) => outsideUnitIds === 'all' || outsideUnitIds.includes(unit.id))
    .map((unit) => ({
      id: unit.id, name: unit.name, mayWrite: holds(actor, 'submissions.write', unit.id), mayRegister: holds(actor, 'submissions.register', unit.id),
    }));
  const home = actor.kind === 'account' ? units.find((unit) => unit.id === actor.unitId && unit.mayWrite) : undefined;
  return { units, usualUnitId: (home ?? units.find((unit) => unit.mayWrite))?.id ?? null };
}

/** The leader in charge and the head of a unit on a day: whose signature on paper lets an item go. */
export async function signersOf(tx: ReadTx, unitId: string, on?: string): Promise<Signers['rows']> {
  const holders = await personsInPost(tx, { unitId, ...(on ? { at: on } : {}) });
  return holders.flatMap(({ personId, name, post }) => (post === 'leader-in-charge' || post === 'head' ? [{ personId, name, post }] : []));
}

/** Who could sign for a unit, for the clerk who registers what came on paper. */
export async function listSigners(context: Context, unitId: string, on?: string): Promise<Signers> {
  enforce(mayRegister(context.actor, unitId));
  return context.read(async (tx) => ({ rows: await signersOf(tx, unitId, on) }));
}
