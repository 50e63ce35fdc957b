import { newId, type Actor, type Grant, type Scope } from '@gongkai/kernel';

/** An actor with one grant, for policies and operations; `unitIds` is the grant's reach. */
export function actorWith(
  permissions: readonly string[],
  unitId: string,
  reachOf: { scope?: Scope; unitIds?: readonly string[] | 'all'; name?: string; accountId?: string; role?: string } = {},
): Actor {
  const scope = reachOf.scope ?? 'unit';
  const unitIds = reachOf.unitIds ?? (scope === 'jurisdiction' ? 'all' : [unitId]);
  const grant: Grant = {
    role: reachOf.role ?? 'test',
    permissions: new Set(permissions),
    unitId,
    scope,
    unitIds: unitIds === 'all' ? 'all' : new Set(unitIds),
  };
  return {
    kind: 'account',
    accountId: reachOf.accountId ?? newId(),
    personId: newId(),
    name: reachOf.name ?? '甲',
    unitId,
    grants: [grant],
  };
}
