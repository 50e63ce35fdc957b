import { allow, deny, hide, holds, type Actor, type Verdict } from '@gongkai/kernel';

/** What can be done in this module. */
export type OrganisationAction = 'read' | 'write' | 'write-settings';

/**
 * Whether an actor may do something to a unit and what belongs to it. Units, people and posts are read by everybody who works here;
 * they are kept by whoever holds `organisations.write` there. Settings belong to the whole jurisdiction.
 */
export function mayOrganise(actor: Actor, action: OrganisationAction, unitId: string | null): Verdict {
  if (action === 'read') return holds(actor, 'organisations.read') ? allow : hide('organisations.read-not-allowed');
  if (action === 'write-settings') return holds(actor, 'organisations.settings') ? allow : deny('organisations.settings-not-allowed');
  // A unit without a parent is the root: only whoever keeps the whole jurisdiction sets it up.
  const held = unitId === null ? wholeJurisdiction(actor) : holds(actor, 'organisations.write', unitId);
  return held ? allow : deny('organisations.write-not-allowed');
}

function wholeJurisdiction(actor: Actor): boolean {
  if (actor.kind === 'system' || actor.kind === 'console') return true;
  return actor.kind === 'account' && actor.grants.some((grant) => grant.permissions.has('organisations.write') && grant.unitIds === 'all');
}
