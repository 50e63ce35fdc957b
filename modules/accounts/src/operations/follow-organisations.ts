import { recordAudit, type HeardAnnouncement, type Tx } from '@gongkai/database';
import { organisationsAnnounced, type PersonLeft, type UnitAbolished, type UnitsMerged } from '@gongkai/organisations';
import { findAccount, findAccountByPerson } from '../accounts.store.ts';
import { endGrant, findGrants, findStandingGrantsIn, insertGrant, type GrantRecord } from '../grants.store.ts';
import { familyOf, roles, type Role } from '../roles.ts';
import { closeAccount } from './keep-account.ts';

/** Hands the roles in units that were merged or abolished to the unit that took over; without one they end. */
export async function followUnits(tx: Tx, heard: HeardAnnouncement): Promise<void> {
  const { fromUnitIds, heir } = heard.name === organisationsAnnounced.unitsMerged ? afterMerger(heard.payload) : afterAbolition(heard.payload);
  for (const grant of await findStandingGrantsIn(tx, fromUnitIds)) {
    await findAccount(tx, grant.accountId, true);
    await endGrant(tx, grant.id);
    if (heir !== undefined && isRole(grant.role) && !(await holdsAlready(tx, grant, heir))) await handOver(tx, grant, grant.role, heir);
    await recordAudit(tx, { action: 'accounts.move-grant', subjectKind: 'accounts.account', subjectId: grant.accountId, unitId: heir ?? grant.unitId, before: { role: grant.role, unitId: grant.unitId }, after: { unitId: heir ?? null } });
  }
}

const afterMerger = (payload: UnitsMerged) => ({ fromUnitIds: payload.fromUnitIds, heir: payload.intoUnitId });
const afterAbolition = (payload: UnitAbolished) => ({ fromUnitIds: [payload.unitId], heir: payload.successorIds[0] });
const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role);

async function holdsAlready(tx: Tx, grant: GrantRecord, unitId: string): Promise<boolean> {
  return (await findGrants(tx, grant.accountId)).some((one) => one.unitId === unitId && one.role === grant.role && one.scope === grant.scope && (one.validTo === null || one.validTo > tx.now));
}

async function handOver(tx: Tx, grant: GrantRecord, role: Role, unitId: string): Promise<void> {
  const from = grant.validFrom > tx.now ? grant.validFrom : tx.now;
  await insertGrant(tx, { accountId: grant.accountId, role, family: familyOf(role), unitId, scope: grant.scope, from, to: grant.validTo, reason: grant.reason });
}

/** Closes the account of a person who left. */
export async function followLeaving(tx: Tx, heard: HeardAnnouncement): Promise<void> {
  const { personId } = heard.payload as PersonLeft;
  const account = await findAccountByPerson(tx, personId);
  if (account && account.disabledAt === null) await closeAccount(tx, { accountId: account.id, unitId: null, reason: 'left' });
}
