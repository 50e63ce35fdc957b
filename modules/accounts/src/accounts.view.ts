import type { Actor } from '@gongkai/kernel';
import { mayKeepAccount } from './accounts.policy.ts';
import type { AccountListRow } from './accounts.read.ts';
import type { AccountView, GrantView } from './contract.ts';
import type { GrantRecord } from './grants.store.ts';

function stateOf(row: AccountListRow, now: Date): AccountView['state'] {
  if (row.disabledAt !== null) return 'disabled';
  if (row.lockedUntil !== null && row.lockedUntil > now) return 'locked';
  return row.invited ? 'invited' : 'active';
}

/** What the keeper of accounts may do to an account now. */
function allowedOn(row: AccountListRow, state: AccountView['state'], actor: Actor): string[] {
  if (!mayKeepAccount(actor, 'manage', { accountId: row.id, unitId: row.unitId }).allowed) return [];
  if (state === 'disabled') return ['enable', 'change'];
  return ['change', 'invite', 'disable', ...(state === 'locked' ? ['enable'] : []), ...(row.secondFactor ? ['reset-second-factor'] : []), 'end-sessions'];
}

/** An account as lists and pages show it. */
export function presentAccount(row: AccountListRow, actor: Actor, now: Date): AccountView {
  const state = stateOf(row, now);
  return {
    id: row.id, personId: row.personId, name: row.name, unitId: row.unitId, unitName: row.unitName, loginName: row.loginName, email: row.email, state,
    disabledReason: row.disabledReason, secondFactor: row.secondFactor, lastUsedAt: row.lastUsedAt?.toISOString() ?? null, createdAt: row.createdAt.toISOString(),
    roles: row.roles, version: row.version, allowed: allowedOn(row, state, actor),
  };
}

/** A grant as the page of an account shows it. */
export function presentGrant(grant: GrantRecord, unitName: string, now: Date): GrantView {
  const ended = grant.validTo !== null && grant.validTo <= now;
  return {
    id: grant.id, role: grant.role, unitId: grant.unitId, unitName, scope: grant.scope, validFrom: grant.validFrom.toISOString(),
    validTo: grant.validTo?.toISOString() ?? null, reason: grant.reason, grantedBy: grant.grantedBy, revokedBy: grant.revokedBy,
    state: ended ? 'ended' : grant.validFrom > now ? 'coming' : 'holds',
  };
}
