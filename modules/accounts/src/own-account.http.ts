import { id, route, unauthenticated } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { z } from 'zod';
import { findAccount, updateAccount } from './accounts.store.ts';
import { changePasswordInput, codeInput, enrolment, ownAccountView, ownSessionView, ownSettingsInput, recoveryCodes, sessionCookie } from './contract.ts';
import { countRecoveryCodes } from './credentials.store.ts';
import { findActor } from './actors.read.ts';
import { isDemonstration } from './demonstration.store.ts';
import { changePassword } from './operations/change-password.ts';
import { beginSecondFactor, confirmSecondFactor } from './operations/enrol-second-factor.ts';
import { endOwnSession } from './operations/sign-out.ts';
import { ownAccountId } from './own-account.ts';
import { passwordRules } from './passwords.policy.ts';
import { readSecurity } from './security.ts';
import { demandsOf } from './sessions.state.ts';
import { findSessionOwner, findSessions } from './sessions.store.ts';
import { tokenHash } from './tokens.ts';

interface Cookies {
  cookies: Record<string, string | undefined>;
}
const permission = 'signed-in' as const;
const exit = { records: 'own account' };

async function ownAccount(context: Context) {
  return context.read(async (tx) => {
    const accountId = ownAccountId(tx.actor);
    const account = await findAccount(tx, accountId);
    const actor = await findActor(tx, accountId);
    if (!account || actor?.kind !== 'account') throw unauthenticated('general.unauthenticated');
    const setting = await readSecurity(tx);
    const facts = { ...account, roles: actor.grants.map((grant) => grant.role), hasSecondFactor: account.seed !== null, demonstration: await isDemonstration(tx) };
    return {
      loginName: account.loginName, email: account.email, secondFactor: account.seed !== null, recoveryCodesLeft: await countRecoveryCodes(tx, accountId),
      passwordSetAt: account.passwordSetAt?.toISOString() ?? null, passwordRules: passwordRules(setting.password), demands: demandsOf(facts, setting, tx.now),
    };
  });
}

async function ownSessions(context: Context, token: string | undefined) {
  return context.read(async (tx) => {
    const accountId = ownAccountId(tx.actor);
    const { session } = await readSecurity(tx);
    const current = token ? await findSessionOwner(tx, tokenHash(token)) : null;
    const rows = await findSessions(tx, accountId, new Date(tx.now.getTime() - session.idleMinutes * 60_000));
    return {
      rows: rows.map((row) => ({
        id: row.id, begunAt: row.begunAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString(), address: row.address ?? '', agent: row.agent ?? '', current: row.id === current?.sessionId,
      })),
    };
  });
}

/** The own account of whoever is signed in. */
export const ownAccountRoutes = [
  route({
    method: 'GET', path: '/own-account', permission, summary: 'The own account', exit, response: ownAccountView,
    handle: ({ context }: { context: Context }) => ownAccount(context),
  }),
  route({
    method: 'PATCH', path: '/own-account', permission, summary: 'Choose the language of the own account', exit: 'none', body: ownSettingsInput, response: 'empty',
    async handle({ context, body }: { context: Context; body: { language: 'zh-CN' | 'en' } }) {
      await context.write((tx) => updateAccount(tx, ownAccountId(tx.actor), body, { quiet: true }));
    },
  }),
  route({
    method: 'POST', path: '/own-account/password', permission, summary: 'Change the own password', exit: 'none', body: changePasswordInput, response: 'empty',
    handle: ({ context, body, request }: { context: Context; body: { current: string; next: string }; request: Cookies }) =>
      changePassword(context, body, request.cookies[sessionCookie] ?? null),
  }),
  route({
    method: 'POST', path: '/own-account/second-factor', permission, summary: 'Begin to enrol an authenticator', exit, body: z.strictObject({ code: codeInput.shape.code.optional() }).optional(), response: enrolment,
    handle: ({ context, body }: { context: Context; body: { code?: string } | undefined }) => beginSecondFactor(context, body?.code ?? null),
  }),
  route({
    method: 'POST', path: '/own-account/second-factor/confirm', permission, summary: 'Put the enrolled authenticator into use', exit, body: codeInput, response: recoveryCodes,
    handle: ({ context, body }: { context: Context; body: { code: string } }) => confirmSecondFactor(context, body.code),
  }),
  route({
    method: 'GET', path: '/own-account/sessions', permission, summary: 'Where one is signed in', exit, response: z.strictObject({ rows: z.array(ownSessionView) }),
    handle: ({ context, request }: { context: Context; request: Cookies }) => ownSessions(context, request.cookies[sessionCookie]),
  }),
  route({
    method: 'DELETE', path: '/own-account/sessions/:sessionId', permission, summary: 'End an own session elsewhere', exit: 'none', params: z.strictObject({ sessionId: id }), response: 'empty',
    handle: ({ context, params }: { context: Context; params: { sessionId: string } }) => endOwnSession(context, params.sessionId),
  }),
];
