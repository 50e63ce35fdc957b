import { enforce, notFound, refuseIf } from '@gongkai/kernel';
import { announce, expectVersion, recordAudit, type Context } from '@gongkai/database';
import { abolishUnitInput, announced, type AbolishUnit, type Unit } from '../contract.ts';
import { today } from '../days.ts';
import { insertEvent } from '../organisations-events.store.ts';
import { mayOrganise } from '../organisations.policy.ts';
import { readUnit } from '../lookups.ts';
import { abolishReasons, dayReasons } from '../units.state.ts';
import { countStandingChildren } from '../units.read.ts';
import { findUnit, lockTree, openPeriodFrom } from '../units.store.ts';
import { endUnit } from './end-unit.ts';

/** Abolishes a unit on a day, with or without successors; its past stays readable and countable. */
export async function abolishUnit(context: Context, unitId: string, input: AbolishUnit): Promise<Unit> {
  const asked = abolishUnitInput.parse(input);
  return context.write(async (tx) => {
    await lockTree(tx);
    const unit = await findUnit(tx, unitId, true);
    if (!unit) throw notFound('organisations.unit-missing');
    enforce(mayOrganise(tx.actor, 'write', unit.id));
    expectVersion(asked.seenVersion, unit.version, unit);
    const on = asked.onDay ?? today(tx);
    const successors = await Promise.all(asked.successorIds.map((id) => findUnit(tx, id)));
    refuseIf([
      ...abolishReasons({ unit, standingChildren: successors.length > 0 ? 0 : await countStandingChildren(tx, unit.id), successors }),
      ...dayReasons({ on, today: today(tx), openFrom: await openPeriodFrom(tx, unit.id) }),
    ]);
    await endUnit(tx, { unit, on, successorIds: asked.successorIds, basis: asked.basis ?? null });
    await insertEvent(tx, { subjectKind: 'unit', subjectId: unit.id, event: 'abolished', onDay: on, body: { successorIds: asked.successorIds, basis: asked.basis ?? null } });
    await recordAudit(tx, { action: 'organisations.abolish-unit', subjectKind: 'organisations.unit', subjectId: unit.id, unitId: unit.id, before: unit, after: { validTo: on, successorIds: asked.successorIds } });
    await announce(tx, { name: announced.unitAbolished, subjectId: unit.id, payload: { unitId: unit.id, onDay: on, successorIds: asked.successorIds } });
    return readUnit(tx, unit.id);
  });
}
