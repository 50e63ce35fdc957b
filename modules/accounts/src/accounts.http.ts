import { contentDisposition, enforce, everyRow, holds, id, line, notFound, pageOf, pageQuery, reach, reply, route, type Actor, type Page } from '@gongkai/kernel';
import { recordAudit, type Context, type ReadTx } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import { z } from 'zod';
import { mayKeepAccount, mayNameFirst } from './accounts.policy.ts';
import { readAccounts } from './accounts.read.ts';
import { presentAccount, presentGrant } from './accounts.view.ts';
import { accountsWorkbook } from './accounts.workbook.ts';
import {
  accountPage, accountStates, accountView, changeAccountInput, disableInput, grantBody, issueAccountInput, roles, securitySetting, type AccountPage, type AccountView, type ChangeAccount, type Role,
} from './contract.ts';
import { findGrants, holdersOf } from './grants.store.ts';
import { createAccount } from './operations/create-account.ts';
import { resetSecondFactor } from './operations/enrol-second-factor.ts';
import { grantRole, revokeRole } from './operations/grant-role.ts';
import { invite, type Invited } from './operations/invite.ts';
import { changeAccount, disableAccount, enableAccount } from './operations/keep-account.ts';
import { setSecurity } from './operations/set-security.ts';
import { endSessionsOf } from './operations/sign-out.ts';
import { usualScope } from './roles.ts';
import { readSecurity } from './security.ts';
import { findSessions } from './sessions.store.ts';

const filters = z.strictObject({ unitId: id.optional(), role: z.enum(roles).optional(), state: z.enum(accountStates).optional(), text: line(60).optional() });
type Filters = z.infer<typeof filters>;
const accountParams = z.strictObject({ accountId: id });
type AccountParams = { context: Context; params: { accountId: string } };
type Seen = AccountParams & { body: { seenVersion: number } };

const manage = { permission: 'accounts.manage' };
const grant = { permission: 'accounts.grant' };
const exit = { records: 'accounts.mayKeepAccount' };
const nothing = z.strictObject({});
const invited = z.strictObject({ sentTo: z.string().nullable(), link: z.string().nullable(), expiresAt: z.string() });

/** The units whose accounts an actor may see: those whose accounts he keeps, and those whose roles he grants. */
function visibleUnits(actor: Actor): 'all' | ReadonlySet<string> {
  const kept = reach(actor, 'accounts.manage');
  const granted = reach(actor, 'accounts.grant');
  return kept === 'all' || granted === 'all' ? 'all' : new Set([...kept, ...granted]);
}

async function list(context: Context, asked: Filters, page: { after?: string; limit: number }): Promise<Page<AccountView>> {
  return context.read(async (tx) => {
    const found = await readAccounts(tx, { ...asked, ...page, units: visibleUnits(tx.actor) });
    return { next: found.next, rows: found.rows.map((row) => presentAccount(row, tx.actor, tx.now)) };
  });
}

/** The administrators' roles that an actor may give away because nobody holds them yet. */
async function firstRoles(tx: ReadTx, accountId: string): Promise<Role[]> {
  const found: Role[] = [];
  for (const role of ['security-admin', 'audit-admin'] as const) if (mayNameFirst(tx.actor, { accountId, role, holders: await holdersOf(tx, role) })) found.push(role);
  return found;
}

/** The page of an account: what it is, holds and held, and what the actor may do with it. */
export async function accountPageOf(tx: ReadTx, accountId: string): Promise<AccountPage> {
  const row = (await readAccounts(tx, { units: 'all', accountId, limit: 1 })).rows[0];
  if (!row) throw notFound('accounts.account-missing');
  enforce(mayKeepAccount(tx.actor, 'read', { accountId, unitId: row.unitId }));
  const grants = await findGrants(tx, accountId);
  const names = await unitNames(tx, grants.map((one) => one.unitId));
  const { session } = await readSecurity(tx);
  const open = await findSessions(tx, accountId, new Date(tx.now.getTime() - session.idleMinutes * 60_000));
  const view = presentAccount(row, tx.actor, tx.now);
  const mayGrantHere = holds(tx.actor, 'accounts.grant') && !(tx.actor.kind === 'account' && tx.actor.accountId === accountId);
  return {
    ...view,
    allowed: mayGrantHere ? [...view.allowed, 'grant'] : view.allowed,
    grantable: (mayGrantHere ? roles : await firstRoles(tx, accountId)).map((role) => ({ role, scope: usualScope(role) })),
    grants: grants.map((one) => presentGrant(one, names.get(one.unitId) ?? '', tx.now)),
    openSessions: open.length,
  };
}

async function issue(context: Context, body: z.infer<typeof issueAccountInput>): Promise<{ accountId: string; invitation: Invited | null }> {
  const { invite: wanted, ...account } = body;
  const { accountId } = await createAccount(context, account);
  return { accountId, invitation: wanted ? await invite(context, accountId) : null };
}

/** Accounts and roles, for their keepers. */
export const accountRoutes = [
  route({
    // The security administrator sees the same list to grant roles; `accounts.grant` opens it under /accounts/grantable.
    method: 'GET', path: '/accounts', permission: manage, summary: 'Accounts by name', exit, query: pageQuery.extend(filters.shape), response: pageOf(accountView),
    handle: ({ context, query: { after, limit, ...asked } }: { context: Context; query: Filters & { after?: string; limit: number } }) => list(context, asked, { limit, ...(after ? { after } : {}) }),
  }),
  route({
    method: 'GET', path: '/accounts/grantable', permission: grant, summary: 'Accounts by name, for whoever grants roles', exit, query: pageQuery.extend(filters.shape), response: pageOf(accountView),
    handle: ({ context, query: { after, limit, ...asked } }: { context: Context; query: Filters & { after?: string; limit: number } }) => list(context, asked, { limit, ...(after ? { after } : {}) }),
  }),
  route({
    method: 'GET', path: '/accounts/export.xlsx', permission: manage, summary: 'Export accounts as a workbook', exit, query: filters, response: 'file',
    async handle({ context, query }: { context: Context; query: Filters }) {
      await context.write((tx) => recordAudit(tx, { action: 'accounts.export', subjectKind: 'accounts.account', subjectId: null, after: query }));
      const bytes = await accountsWorkbook(everyRow((after) => list(context, query, { after, limit: 500 })));
      return reply({ headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': contentDisposition('账号与角色.xlsx') }, body: Buffer.from(bytes) });
    },
  }),
  route({
    method: 'POST', path: '/accounts', permission: manage, summary: 'Open the account of a person and invite him', exit: 'none', body: issueAccountInput,
    response: z.strictObject({ accountId: id, invitation: invited.nullable() }),
    handle: ({ context, body }: { context: Context; body: z.infer<typeof issueAccountInput> }) => issue(context, body),
  }),
  route({
    method: 'GET', path: '/accounts/:accountId', permission: 'signed-in', summary: 'An account with its roles', exit, params: accountParams, response: accountPage,
    handle: ({ context, params }: AccountParams) => context.read((tx) => accountPageOf(tx, params.accountId)),
  }),
  route({
    method: 'PATCH', path: '/accounts/:accountId', permission: manage, summary: 'Correct the login name or mail address', exit: 'none', params: accountParams, body: changeAccountInput, response: 'empty',
    handle: ({ context, params, body }: AccountParams & { body: ChangeAccount }) => changeAccount(context, params.accountId, body),
  }),
  route({
    method: 'POST', path: '/accounts/:accountId/invite', permission: manage, summary: 'Send an invitation to set a password', exit: 'none', params: accountParams, body: nothing, response: invited,
    handle: ({ context, params }: AccountParams) => invite(context, params.accountId),
  }),
  route({
    method: 'POST', path: '/accounts/:accountId/disable', permission: manage, summary: 'Close an account and its sessions', exit: 'none', params: accountParams, body: disableInput, response: 'empty',
    handle: ({ context, params, body }: Seen) => disableAccount(context, params.accountId, body),
  }),
  route({
    method: 'POST', path: '/accounts/:accountId/enable', permission: manage, summary: 'Open a closed or locked account again', exit: 'none', params: accountParams, body: disableInput, response: 'empty',
    handle: ({ context, params, body }: Seen) => enableAccount(context, params.accountId, body),
  }),
  route({
    method: 'POST', path: '/accounts/:accountId/reset-second-factor', permission: manage, summary: 'Take a lost second factor away', exit: 'none', params: accountParams, body: disableInput, response: 'empty',
    handle: ({ context, params, body }: Seen) => resetSecondFactor(context, params.accountId, body),
  }),
  route({
    method: 'POST', path: '/accounts/:accountId/end-sessions', permission: manage, summary: 'End all sessions of an account', exit: 'none', params: accountParams, body: nothing, response: z.strictObject({ ended: z.number() }),
    handle: ({ context, params }: AccountParams) => endSessionsOf(context, params.accountId),
  }),
  route({
    // Also the system administrator's, who names the first security and audit administrators: the policy decides.
    method: 'POST', path: '/accounts/:accountId/grants', permission: 'signed-in', summary: 'Grant a role', exit: 'none', params: accountParams, body: grantBody, response: z.strictObject({ grantId: id }),
    handle: ({ context, params, body }: AccountParams & { body: z.infer<typeof grantBody> & { role: Role } }) => grantRole(context, { ...body, accountId: params.accountId }),
  }),
  route({
    method: 'POST', path: '/accounts/grants/:grantId/revoke', permission: grant, summary: 'Take a role away at once', exit: 'none', params: z.strictObject({ grantId: id }), response: 'empty',
    handle: ({ context, params }: { context: Context; params: { grantId: string } }) => revokeRole(context, params.grantId),
  }),
  route({
    method: 'GET', path: '/accounts/settings/security', permission: grant, summary: 'The rules for signing in', exit: 'none', response: securitySetting,
    handle: ({ context }: { context: Context }) => context.read(readSecurity),
  }),
  route({
    method: 'PUT', path: '/accounts/settings/security', permission: grant, summary: 'Set the rules for signing in', exit: 'none', body: securitySetting, response: securitySetting,
    handle: ({ context, body }: { context: Context; body: z.input<typeof securitySetting> }) => setSecurity(context, body),
  }),
];
