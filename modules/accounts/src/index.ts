export { actorOf, accountsOfPersons, accountsHolding, accountNames, accountContacts } from './lookups.ts';
export { sessionCookie } from './contract.ts';
export { rolePermissions, roles, permissionsOf } from './roles.ts';
export type { Role } from './roles.ts';
export { createAccount } from './operations/create-account.ts';
export { grantRole, revokeRole } from './operations/grant-role.ts';
export { resolveSession } from './operations/resolve-session.ts';
export type { ResolvedSession } from './operations/resolve-session.ts';
