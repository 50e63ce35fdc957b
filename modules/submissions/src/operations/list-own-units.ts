import { holds } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { listUnits } from '@gongkai/organisations';
import type { OwnUnits } from '../contract.ts';
import { listReach } from '../submissions.policy.ts';

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
