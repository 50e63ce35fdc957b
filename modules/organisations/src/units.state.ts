import type { Problem } from '@gongkai/kernel';
import type { Unit } from './contract.ts';

/** Why a change cannot take effect on a day: days to come and days before the last change are both refused. */
export function dayReasons(parts: { on: string; today: string; openFrom: string | null }): Problem[] {
  if (parts.on > parts.today) return [{ code: 'organisations.day-in-future', path: 'from' }];
  if (parts.openFrom !== null && parts.on < parts.openFrom) return [{ code: 'organisations.day-before-last-change', path: 'from', values: { day: parts.openFrom } }];
  return [];
}

/** Why nothing can be done to a unit any more. */
export function endedReasons(unit: Unit, path?: string): Problem[] {
  return unit.validTo === null ? [] : [{ code: 'organisations.unit-ended', ...(path ? { path } : {}), values: { name: unit.name, day: unit.validTo } }];
}

/** Why a unit cannot be placed under a parent. */
export function placeReasons(parts: { unitId: string | null; parent: Unit | null; parentId: string | null; rootExists: boolean; idsBelowUnit: ReadonlySet<string> }): Problem[] {
  if (parts.parentId === null) return parts.rootExists ? [{ code: 'organisations.root-exists', path: 'parentId' }] : [];
  if (parts.parent === null) return [{ code: 'organisations.parent-missing', path: 'parentId' }];
  if (parts.idsBelowUnit.has(parts.parentId)) return [{ code: 'organisations.parent-below', path: 'parentId' }];
  return endedReasons(parts.parent, 'parentId');
}

/** Why units cannot be merged into one. */
export function mergeReasons(parts: { from: Unit[]; missing: number; into: Unit; aboveInto: ReadonlySet<string> }): Problem[] {
  const reasons: Problem[] = parts.missing > 0 ? [{ code: 'organisations.unit-missing', path: 'fromUnitIds' }] : [];
  reasons.push(...endedReasons(parts.into, 'intoUnitId'));
  for (const unit of parts.from) {
    reasons.push(...endedReasons(unit, 'fromUnitIds'));
    if (unit.id === parts.into.id) reasons.push({ code: 'organisations.merge-with-itself', path: 'fromUnitIds' });
    else if (unit.parentId === null || parts.aboveInto.has(unit.id)) reasons.push({ code: 'organisations.merge-upwards', path: 'fromUnitIds', values: { name: unit.name } });
  }
  return reasons;
}

/** Why a unit cannot be abolished. */
export function abolishReasons(parts: { unit: Unit; standingChildren: number; successors: (Unit | null)[] }): Problem[] {
  const reasons = endedReasons(parts.unit);
  if (parts.unit.parentId === null) reasons.push({ code: 'organisations.root-stays' });
  if (parts.standingChildren > 0) reasons.push({ code: 'organisations.children-stand', values: { count: parts.standingChildren } });
  for (const successor of parts.successors) {
    if (successor === null) reasons.push({ code: 'organisations.unit-missing', path: 'successorIds' });
    else if (successor.id === parts.unit.id) reasons.push({ code: 'organisations.merge-with-itself', path: 'successorIds' });
    else reasons.push(...endedReasons(successor, 'successorIds'));
  }
  return reasons;
}
