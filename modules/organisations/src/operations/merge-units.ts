import { enforce, notFound, refuseIf } from '@gongkai/kernel';
import { announce, recordAudit, type Context } from '@gongkai/database';
import { announced, mergeUnitsInput, type MergeUnits, type Unit } from '../contract.ts';
import { today } from '../days.ts';
import { insertEvent } from '../organisations-events.store.ts';
import { mayOrganise } from '../organisations.policy.ts';
import { movePersons } from '../persons.store.ts';
import { readUnit } from '../lookups.ts';
import { dayReasons, mergeReasons } from '../units.state.ts';
import { findIdsAbove, findUnit, lockTree, openPeriodFrom } from '../units.store.ts';
import { endUnit } from './end-unit.ts';

/**
 * Merges units into another on a day: they end, their people and the units below them pass to it, and what they did before stays
 * under their names.
 */
export async function mergeUnits(context: Context, input: MergeUnits): Promise<Unit> {
  const asked = mergeUnitsInput.parse(input);
  return context.write(async (tx) => {
    await lockTree(tx);
    const into = await findUnit(tx, asked.intoUnitId, true);
    if (!into) throw notFound('organisations.unit-missing');
    enforce(mayOrganise(tx.actor, 'write', into.id));
    const found = await Promise.all([...new Set(asked.fromUnitIds)].map((id) => findUnit(tx, id, true)));
    const from = found.filter((unit) => unit !== null);
    for (const unit of from) enforce(mayOrganise(tx.actor, 'write', unit.id));
    const on = asked.onDay ?? today(tx);
    const opened = await Promise.all(from.map((unit) => openPeriodFrom(tx, unit.id)));
    refuseIf([
      ...mergeReasons({ from, missing: found.length - from.length, into, aboveInto: new Set(await findIdsAbove(tx, into.id)) }),
      ...dayReasons({ on, today: today(tx), openFrom: opened.filter((day) => day !== null).sort().at(-1) ?? null }),
    ]);
    for (const unit of from) {
      await movePersons(tx, unit.id, into.id);
      await endUnit(tx, { unit, on, successorIds: [into.id], basis: asked.basis ?? null });
      await insertEvent(tx, { subjectKind: 'unit', subjectId: unit.id, event: 'merged', onDay: on, body: { into: into.id, intoName: into.name, basis: asked.basis ?? null } });
      await recordAudit(tx, { action: 'organisations.merge-units', subjectKind: 'organisations.unit', subjectId: unit.id, unitId: unit.id, before: unit, after: { validTo: on, into: into.id } });
    }
    await insertEvent(tx, { subjectKind: 'unit', subjectId: into.id, event: 'took-over', onDay: on, body: { from: from.map((unit) => ({ id: unit.id, name: unit.name })), basis: asked.basis ?? null } });
    await announce(tx, { name: announced.unitsMerged, subjectId: into.id, payload: { fromUnitIds: from.map((unit) => unit.id), intoUnitId: into.id, onDay: on } });
    return readUnit(tx, into.id);
  });
}
