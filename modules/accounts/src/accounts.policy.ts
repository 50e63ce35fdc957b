import { allow, deny, hide, holds, reach, type Actor, type Scope, type Verdict } from '@gongkai/kernel';

/** What can be done to somebody's account. */
export type AccountAction = 'read' | 'manage';

/** Whether an actor may see or keep the account of a person who works in a unit. */
export function mayKeepAccount(actor: Actor, action: AccountAction, subject: { accountId: string | null; unitId: string }): Verdict {
  const manages = holds(actor, 'accounts.manage', subject.unitId);
  if (action === 'read') return manages || holds(actor, 'accounts.grant', subject.unitId) ? allow : hide('accounts.not-allowed');
  if (!manages) return deny('accounts.not-allowed');
  // Disabling or resetting oneself is not an administrator's act.
  return actor.kind === 'account' && actor.accountId === subject.accountId ? deny('accounts.own-account') : allow;
}

/** Whether an actor may grant or revoke a role: never his own, and never further than his own reach. */
export function mayGrant(actor: Actor, subject: { accountId: string; unitId: string; scope: Scope; idsBelow: readonly string[] }): Verdict {
  const units = reach(actor, 'accounts.grant');
  if (actor.kind === 'account' && actor.accountId === subject.accountId) return deny('accounts.grant-oneself');
  if (units === 'all') return allow;
  const wanted = subject.scope === 'unit' ? [subject.unitId] : subject.idsBelow;
  const within = subject.scope !== 'jurisdiction' && wanted.length > 0 && wanted.every((unitId) => units.has(unitId));
  return within ? allow : deny('accounts.grant-not-allowed');
}

/**
 * Whether an actor may name the first security or audit administrator: whoever keeps the accounts of the whole jurisdiction, as long as
 * nobody holds that role. Without this an empty system could only be finished at the console.
 */
export function mayNameFirst(actor: Actor, subject: { accountId: string; role: string; holders: number }): boolean {
  const first = (subject.role === 'security-admin' || subject.role === 'audit-admin') && subject.holders === 0;
  const oneself = actor.kind === 'account' && actor.accountId === subject.accountId;
  return first && !oneself && reach(actor, 'accounts.manage') === 'all';
}

/** Whether an actor may set the rules for signing in. */
export function maySetSecurity(actor: Actor): Verdict {
  return reach(actor, 'accounts.grant') === 'all' ? allow : deny('accounts.grant-not-allowed');
}

/** Whether an actor may read the audit trail. */
export function mayReadAudit(actor: Actor): Verdict {
  return reach(actor, 'audit.read') === 'all' ? allow : hide('accounts.audit-not-allowed');
}
