import { forbidden, notFound } from './errors.ts';

/** How far a grant reaches: one unit, the unit and everything below it, or the whole jurisdiction. */
export type Scope = 'unit' | 'subtree' | 'jurisdiction';

/** A role that an account holds now, with the units it reaches; `unitIds` is `'all'` for a whole jurisdiction. */
export interface Grant {
  role: string;
  permissions: ReadonlySet<string>;
  unitId: string;
  scope: Scope;
  unitIds: ReadonlySet<string> | 'all';
}

/** Who acts. A person at a screen, the system itself (jobs), the console administrator, or a visitor of the portal. */
export type Actor =
  | {
      kind: 'account';
      accountId: string;
      personId: string;
      name: string;
      /** The unit in which the person works; the place where new records belong unless another is chosen. */
      unitId: string;
      grants: readonly Grant[];
    }
  | { kind: 'system'; name: string }
  | { kind: 'console'; name: string }
  | { kind: 'visitor' };

/** The units in which an actor holds a permission: all of them, or a set that may be empty. */
export function reach(actor: Actor, permission: string): 'all' | ReadonlySet<string> {
  if (actor.kind === 'system' || actor.kind === 'console') return 'all';
  if (actor.kind === 'visitor') return new Set();
  const units = new Set<string>();
  for (const grant of actor.grants) {
    if (!grant.permissions.has(permission)) continue;
    if (grant.unitIds === 'all') return 'all';
    for (const unitId of grant.unitIds) units.add(unitId);
  }
  return units;
}

/** Whether an actor holds a permission, anywhere or for one unit. */
export function holds(actor: Actor, permission: string, unitId?: string): boolean {
  const units = reach(actor, permission);
  if (units === 'all') return true;
  return unitId === undefined ? units.size > 0 : units.has(unitId);
}

/** The answer of a policy: allowed, or the reason why not as a message key. */
export type Verdict = { allowed: true } | { allowed: false; reason: string; hidden?: boolean };

export const allow: Verdict = { allowed: true };
export const deny = (reason: string): Verdict => ({ allowed: false, reason });
/** Like deny, but the record's existence must not be told either. */
export const hide = (reason: string): Verdict => ({ allowed: false, reason, hidden: true });

/** Throws what a policy decided: `notFound` where even reading is not allowed, `forbidden` otherwise. */
export function enforce(verdict: Verdict): void {
  if (verdict.allowed) return;
  throw verdict.hidden ? notFound('general.not-found') : forbidden(verdict.reason);
}

/** The name under which an actor stands in events, opinions and the audit trail. */
export function actorName(actor: Actor): string {
  return actor.kind === 'visitor' ? 'visitor' : actor.name;
}

/** The account of an actor who is a person; null for system, console and visitors. */
export function accountIdOf(actor: Actor): string | null {
  return actor.kind === 'account' ? actor.accountId : null;
}
