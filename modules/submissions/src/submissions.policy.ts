import { allow, deny, hide, holds, type Actor, type Grant, type Verdict } from '@gongkai/kernel';
import type { ItemState } from './contract.ts';

export interface PolicySubject {
  unitId: string;
  state: ItemState;
  createdBy: string | null;
  /** Whether a text of it has ever reached the desk. */
  hasBeenSent: boolean;
}

type Standing = 'insider' | 'outsider' | 'none';

const isSystem = (actor: Actor): boolean => actor.kind === 'system' || actor.kind === 'console';

const has = (grant: Grant, verb: string): boolean => grant.permissions.has(`submissions.${verb}`);
const isInside = (grant: Grant): boolean => has(grant, 'inside') || has(grant, 'write');
const isOutside = (grant: Grant): boolean => has(grant, 'read') || has(grant, 'desk') || has(grant, 'register');

/**
 * From where an actor looks at the items of a unit. Insiders (the unit's officers and leaders) see the working text; outsiders (the
 * desk, the government's leaders) see what was sent, and nothing of what was not.
 */
function standingIn(actor: Actor, unitId: string): Standing {
  if (isSystem(actor)) return 'insider';
  if (actor.kind !== 'account') return 'none';
  let standing: Standing = 'none';
  for (const grant of actor.grants) {
    if (grant.unitIds !== 'all' && !grant.unitIds.has(unitId)) continue;
    if (isInside(grant)) return 'insider';
    if (isOutside(grant)) standing = 'outsider';
  }
  return standing;
}

/** The units whose items an actor sees in full, and whether he sees what was sent of all units. */
export function listReach(actor: Actor): { insideUnitIds: 'all' | string[]; outsideUnitIds: 'all' | string[] } {
  if (isSystem(actor)) return { insideUnitIds: 'all', outsideUnitIds: 'all' };
  if (actor.kind !== 'account') return { insideUnitIds: [], outsideUnitIds: [] };
  let insideAll = false;
  let outsideAll = false;
  const inside = new Set<string>();
  const outside = new Set<string>();
  for (const grant of actor.grants) {
    const [isIn, isOut] = [isInside(grant), isInside(grant) || isOutside(grant)];
    if (grant.unitIds === 'all') {
      insideAll ||= isIn;
      outsideAll ||= isOut;
      continue;
    }
    for (const unitId of grant.unitIds) {
      if (isIn) inside.add(unitId);
      if (isOut) outside.add(unitId);
    }
  }
  return { insideUnitIds: insideAll ? 'all' : [...inside], outsideUnitIds: outsideAll ? 'all' : [...outside] };
}

/** Which text of an item an actor may read: the working text, the one that was sent, or none. */
export function readableText(actor: Actor, item: PolicySubject, isReviewer: boolean): 'working' | 'sent' | null {
  const standing = standingIn(actor, item.unitId);
  if (standing === 'insider') return 'working';
  // The clerk who registers what came on paper has typed it himself.
  if (actor.kind === 'account' && item.createdBy === actor.accountId) return 'working';
  // A reviewer sees the text that waits for him, and afterwards what he let pass; never a draft.
  if (isReviewer && (item.state === 'in-review' || item.hasBeenSent)) return item.state === 'in-review' ? 'working' : 'sent';
  return standing === 'outsider' && item.hasBeenSent ? 'sent' : null;
}

/** Whether an actor may read an item at all. */
export function mayRead(actor: Actor, item: PolicySubject, isReviewer: boolean): Verdict {
  return readableText(actor, item, isReviewer) === null ? hide('general.forbidden') : allow;
}

/** Whether an actor may write, submit and withdraw for a unit. */
export function mayWrite(actor: Actor, item: PolicySubject): Verdict {
  if (holds(actor, 'submissions.write', item.unitId)) return allow;
  return readableText(actor, item, false) === null ? hide('general.forbidden') : deny('submissions.other-unit');
}

/** Whether an actor may begin an item for a unit. */
export function mayBegin(actor: Actor, unitId: string): Verdict {
  return holds(actor, 'submissions.write', unitId) ? allow : deny('submissions.other-unit');
}

/** Whether an actor may register what a unit sent on paper or by e-mail. */
export function mayRegister(actor: Actor, unitId: string): Verdict {
  return holds(actor, 'submissions.register', unitId) ? allow : deny('submissions.not-registrar');
}

/** Whether an actor may decide on an item at the desk; what never reached the desk does not exist there. */
export function mayUseDesk(actor: Actor, item: PolicySubject): Verdict {
  if (!item.hasBeenSent && standingIn(actor, item.unitId) !== 'insider') return hide('general.forbidden');
  return holds(actor, 'submissions.desk', item.unitId) ? allow : deny('submissions.not-editor');
}
