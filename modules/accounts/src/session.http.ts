import { reply, route, unauthenticated, type Reply } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { z } from 'zod';
import {
  acceptInvitationInput, demonstrationInput, demonstrationPerson, invitationView, recoveryCodes, sessionCookie, sessionView, signInInput, type AcceptInvitation, type SessionView, type SignIn,
} from './contract.ts';
import { readSessionView } from './signed-in.ts';
import { acceptInvitation, openInvitation } from './operations/accept-invitation.ts';
import { demonstrationCast, signInDemonstration } from './operations/sign-in-demonstration.ts';
import { signIn } from './operations/sign-in.ts';
import { signOut } from './operations/sign-out.ts';

interface Transport {
  cookies: Record<string, string | undefined>;
  headers: Record<string, string | undefined>;
  language: 'zh-CN' | 'en';
}

const from = (request: Transport) => ({ agent: request.headers['user-agent'] ?? null, replaces: request.cookies[sessionCookie] ?? null });

/** The session's view with its cookie; the cookie lives as long as the browser does, the server decides how long the session does. */
async function begun(context: Context, token: string): Promise<Reply> {
  const view = await readSessionView(context, token);
  return reply({ cookies: [{ name: sessionCookie, value: token }], json: view });
}

const tokenParams = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'accounts.invitation-over') });

/** Signing in and out, invitations, and the demonstration's door. */
export const sessionRoutes = [
  route({
    method: 'GET', path: '/session', permission: 'public', summary: 'Who is signed in, and what he may do', exit: { records: 'own account' }, response: sessionView,
    async handle({ context, request }: { context: Context; request: Transport }): Promise<SessionView> {
      const token = request.cookies[sessionCookie];
      const view = token ? await readSessionView(context, token) : null;
      if (!view) throw unauthenticated('general.unauthenticated');
      return view;
    },
  }),
  route({
    method: 'POST', path: '/session', permission: 'public', summary: 'Sign in', exit: { records: 'own account' }, body: signInInput, response: sessionView,
    async handle({ context, body, request }: { context: Context; body: SignIn; request: Transport }) {
      const { token } = await signIn(context, body, from(request));
      return begun(context, token);
    },
  }),
  route({
    method: 'DELETE', path: '/session', permission: 'public', summary: 'Sign out', exit: 'none', response: 'empty',
    async handle({ context, request }: { context: Context; request: Transport }) {
      const token = request.cookies[sessionCookie];
      if (token) await signOut(context, token);
      return reply({ status: 204, cookies: [{ name: sessionCookie, value: null }] });
    },
  }),
  route({
    method: 'GET', path: '/demonstration', permission: 'public', summary: 'People of the demonstration whom a visitor may play', exit: { records: 'accounts.demonstrationCast' },
    response: z.array(demonstrationPerson),
    async handle({ context, request }: { context: Context; request: Transport }) {
      const cast = await demonstrationCast(context);
      return cast.map((one) => ({ key: one.key, name: one.name, unit: one.unitName, ...one.texts[request.language] }));
    },
  }),
  route({
    method: 'POST', path: '/demonstration', permission: 'public', summary: 'Sign in as a person of the demonstration', exit: { records: 'own account' }, body: demonstrationInput, response: sessionView,
    async handle({ context, body, request }: { context: Context; body: { key: string }; request: Transport }) {
      const { token } = await signInDemonstration(context, body.key, from(request));
      return begun(context, token);
    },
  }),
  route({
    method: 'GET', path: '/invitations/:token', permission: 'public', summary: 'What an invitation is for', exit: { records: 'accounts.openInvitation' }, params: tokenParams, response: invitationView,
    handle: ({ context, params }: { context: Context; params: { token: string } }) => openInvitation(context, params.token),
  }),
  route({
    method: 'POST', path: '/invitations/:token', permission: 'public', summary: 'Accept an invitation: set a password, enrol a second factor', exit: { records: 'accounts.openInvitation' },
    params: tokenParams, body: acceptInvitationInput, response: recoveryCodes,
    handle: ({ context, params, body }: { context: Context; params: { token: string }; body: AcceptInvitation }) => acceptInvitation(context, params.token, body),
  }),
];
