import { enforce, notFound, refuseIf } from '@gongkai/kernel';
import { announce, recordAudit, type Context } from '@gongkai/database';
import { readUnit, unitIdsBelow } from '@gongkai/organisations';
import { mayGrant, mayNameFirst } from '../accounts.policy.ts';
import { findAccount } from '../accounts.store.ts';
import { announced, grantRoleInput, type GrantRole } from '../contract.ts';
import { grantReasons } from '../grants.state.ts';
import { countHolders, endGrant, findGrant, findGrants, insertGrant } from '../grants.store.ts';
import { fromMoment, untilMoment } from '../moments.ts';
import { familyOf } from '../roles.ts';

/** Grants a role to an account for a unit, its subtree or the jurisdiction, for a time; it works at once on open sessions. */
export async function grantRole(context: Context, input: GrantRole): Promise<{ grantId: string }> {
  const asked = grantRoleInput.parse(input);
  return context.write(async (tx) => {
    // The account's row is the lock under which its grants are weighed against each other.
    const account = await findAccount(tx, asked.accountId, true);
    if (!account) throw notFound('accounts.account-missing');
    const unit = await readUnit(tx, asked.unitId);
    const first = mayNameFirst(tx.actor, { accountId: account.id, role: asked.role, holders: await countHolders(tx, asked.role) });
    if (!first) enforce(mayGrant(tx.actor, { accountId: account.id, unitId: unit.id, scope: asked.scope, idsBelow: await unitIdsBelow(tx, unit.id) }));
    const period = {
      from: asked.from ? fromMoment(asked.from, context.timeZone) : tx.now,
      to: asked.to ? untilMoment(asked.to, context.timeZone) : null,
    };
    refuseIf(grantReasons({ role: asked.role, unitId: unit.id, scope: asked.scope, period, held: await findGrants(tx, account.id) }));
    const grant = { accountId: account.id, role: asked.role, family: familyOf(asked.role), unitId: unit.id, scope: asked.scope, ...period, reason: asked.reason ?? null };
    const grantId = await insertGrant(tx, grant);
    await recordAudit(tx, { action: 'accounts.grant-role', subjectKind: 'accounts.account', subjectId: account.id, unitId: unit.id, after: { grantId, ...grant } });
    await announce(tx, { name: announced.rolesChanged, subjectId: account.id, payload: { accountId: account.id } });
    return { grantId };
  });
}

/** Takes a role away at once, also in open sessions; the history keeps that it was held. */
export async function revokeRole(context: Context, grantId: string): Promise<void> {
  await context.write(async (tx) => {
    const grant = await findGrant(tx, grantId);
    if (!grant) throw notFound('accounts.grant-missing');
    enforce(mayGrant(tx.actor, { accountId: grant.accountId, unitId: grant.unitId, scope: grant.scope, idsBelow: await unitIdsBelow(tx, grant.unitId) }));
    refuseIf(grant.validTo !== null && grant.validTo <= tx.now ? [{ code: 'accounts.grant-ended' }] : []);
    await endGrant(tx, grantId);
    await recordAudit(tx, { action: 'accounts.revoke-role', subjectKind: 'accounts.account', subjectId: grant.accountId, unitId: grant.unitId, before: { grantId, role: grant.role, scope: grant.scope } });
    await announce(tx, { name: announced.rolesChanged, subjectId: grant.accountId, payload: { accountId: grant.accountId } });
  });
}
