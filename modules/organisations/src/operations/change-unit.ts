import { enforce, notFound, refuseIf } from '@gongkai/kernel';
import { announce, expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import { announced, changeUnitInput, type ChangeUnit, type Unit } from '../contract.ts';
import { today } from '../days.ts';
import { insertEvent } from '../organisations-events.store.ts';
import { mayOrganise } from '../organisations.policy.ts';
import { readUnit } from '../lookups.ts';
import { endPeriod, findIdsBelow, findUnit, insertPeriod, lockTree, openPeriodFrom, updateUnit } from '../units.store.ts';
import { dayReasons, endedReasons, placeReasons } from '../units.state.ts';

type Asked = ReturnType<typeof changeUnitInput.parse>;

/** Renames, moves or reclassifies a unit from a day on; what stood before stays true for the days before. */
export async function changeUnit(context: Context, unitId: string, input: ChangeUnit): Promise<Unit> {
  const asked = changeUnitInput.parse(input);
  return context.write(async (tx) => {
    await lockTree(tx);
    const unit = await findUnit(tx, unitId, true);
    if (!unit) throw notFound('organisations.unit-missing');
    enforce(mayOrganise(tx.actor, 'write', unit.id));
    if (asked.parentId !== undefined && asked.parentId !== unit.parentId) enforce(mayOrganise(tx.actor, 'write', asked.parentId));
    expectVersion(asked.seenVersion, unit.version, unit);
    const from = asked.from ?? today(tx);
    const dated = changesPeriod(unit, asked);
    refuseIf([
      ...endedReasons(unit),
      ...(dated ? dayReasons({ on: from, today: today(tx), openFrom: await openPeriodFrom(tx, unit.id) }) : []),
      ...(await moveReasons(tx, unit, asked)),
    ]);
    if (dated) await beginPeriod(tx, { unit, asked, from });
    await updateUnit(tx, unit.id, asked);
    const after = await readUnit(tx, unit.id);
    await insertEvent(tx, { subjectKind: 'unit', subjectId: unit.id, event: dated ? 'changed' : 'corrected', onDay: from, body: { before: unit, after, basis: asked.basis ?? null } });
    await recordAudit(tx, { action: 'organisations.change-unit', subjectKind: 'organisations.unit', subjectId: unit.id, unitId: unit.id, before: unit, after });
    if (after.name !== unit.name) await announce(tx, { name: announced.unitRenamed, subjectId: unit.id, payload: { unitId: unit.id, onDay: from, name: after.name } });
    return after;
  });
}

/** Gives a unit another name from a day on. */
export async function renameUnit(context: Context, unitId: string, input: { seenVersion: number; name: string; shortName?: string; from?: string; basis?: string }): Promise<Unit> {
  return changeUnit(context, unitId, input);
}

function changesPeriod(unit: Unit, asked: Asked): boolean {
  return (['name', 'shortName', 'parentId', 'kind', 'group'] as const).some((key) => asked[key] !== undefined && asked[key] !== unit[key]);
}

async function moveReasons(tx: Tx, unit: Unit, asked: Asked) {
  if (asked.parentId === undefined || asked.parentId === unit.parentId) return [];
  if (unit.parentId === null) return [{ code: 'organisations.root-stays', path: 'parentId' }];
  return placeReasons({
    unitId: unit.id,
    parent: await findUnit(tx, asked.parentId),
    parentId: asked.parentId,
    rootExists: true,
    idsBelowUnit: new Set(await findIdsBelow(tx, unit.id)),
  });
}

async function beginPeriod(tx: Tx, change: { unit: Unit; asked: Asked; from: string }): Promise<void> {
  const { unit, asked, from } = change;
  await endPeriod(tx, unit.id, from);
  await insertPeriod(tx, {
    unitId: unit.id,
    parentId: asked.parentId ?? unit.parentId,
    name: asked.name ?? unit.name,
    shortName: asked.shortName ?? unit.shortName,
    kind: asked.kind ?? unit.kind,
    group: asked.group ?? unit.group,
    from,
    basis: asked.basis ?? null,
  });
}
