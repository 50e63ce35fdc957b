import { enforce, refuseIf } from '@gongkai/kernel';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import { addUnitInput, usualGroup, type AddUnit, type Unit } from '../contract.ts';
import { today } from '../days.ts';
import { insertEvent } from '../organisations-events.store.ts';
import { mayOrganise } from '../organisations.policy.ts';
import { readUnit } from '../lookups.ts';
import { findUnit, insertUnit, lockTree } from '../units.store.ts';
import { hasRoot } from '../units.read.ts';
import { dayReasons, placeReasons } from '../units.state.ts';

/** Sets up a unit under its parent. */
export async function addUnit(context: Context, input: AddUnit): Promise<Unit> {
  return context.write((tx) => placeNewUnit(tx, input));
}

/** The same inside a transaction, for imports that add many units at once. */
export async function placeNewUnit(tx: Tx, input: AddUnit): Promise<Unit> {
  const asked = addUnitInput.parse(input);
  await lockTree(tx);
  enforce(mayOrganise(tx.actor, 'write', asked.parentId));
  const from = asked.from ?? today(tx);
  const parent = asked.parentId === null ? null : await findUnit(tx, asked.parentId);
  refuseIf([
    ...dayReasons({ on: from, today: today(tx), openFrom: null }),
    ...placeReasons({ unitId: null, parent, parentId: asked.parentId, rootExists: await hasRoot(tx), idsBelowUnit: new Set() }),
  ]);
  const unitId = await insertUnit(tx, {
    parentId: asked.parentId,
    name: asked.name,
    shortName: asked.shortName ?? asked.name,
    kind: asked.kind,
    group: asked.group ?? usualGroup(asked.kind),
    code: asked.code ?? null,
    represents: asked.represents ?? null,
    sort: asked.sort ?? 0,
    from,
    basis: asked.basis ?? null,
  });
  const unit = await readUnit(tx, unitId);
  await insertEvent(tx, { subjectKind: 'unit', subjectId: unitId, event: 'added', onDay: from, body: { name: unit.name, basis: asked.basis ?? null } });
  await recordAudit(tx, { action: 'organisations.add-unit', subjectKind: 'organisations.unit', subjectId: unitId, unitId, after: unit });
  return unit;
}
