import { Readable } from 'node:stream';
import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { forbidden, holds, invalid, newId, notFound, problemsOf, unauthenticated, type Actor, usualLimits, type RequestLimits, type Route } from '@gongkai/kernel';
import { Context, requestFingerprint, type JurisdictionDirectory, type Pool, type Services } from '@gongkai/database';
import { resolveSession } from '@gongkai/accounts';
import { isReply, requestLanguage, sendError, sendReply } from './answers.ts';
import { openApi } from './open-api.ts';
import { refuseAddress } from './refusals.ts';
import { StaffLimit } from './staff-limit.ts';
import { staffRoutes } from './routes.ts';

export interface StaffParts {
  pool: Pool;
  directory: JurisdictionDirectory;
  services: Services;
  /** Whether browsers reach us by https: cookies are then sent over nothing else. */
  secure: boolean;
  routes?: readonly Route<Context>[];
  limits?: Pick<RequestLimits, 'staff'>;
  log(message: string): void;
}

/** The name of the session's cookie. */
export const sessionCookie = 'gongkai_session';

const visitor: Actor = { kind: 'visitor' };
const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Mounts the staff interface at /api/staff: who, where, may, parse, do, answer. */
export async function mountStaff(server: FastifyInstance, parts: StaffParts): Promise<void> {
  await server.register(async (scope) => {
    await scope.register(cookie);
    const limit = new StaffLimit((parts.limits ?? usualLimits).staff);
    scope.addHook('onRequest', async (request) => limit.admit(request.cookies[sessionCookie], request.ip));
    // A text that is uploaded is a file like any other: decoding it here would change bytes that are no UTF-8.
    scope.removeContentTypeParser('text/plain');
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.addHook('onSend', async (_request, answer) => void protect(answer));
    scope.setErrorHandler((error, request, answer) => sendError(request, answer, error, parts.log));
    scope.setNotFoundHandler((request, answer) => refuseAddress(request, answer, parts.log));
    const routes = parts.routes ?? staffRoutes;
    for (const route of routes) mountRoute(scope, route, parts, limit);
    scope.get('/openapi.json', async () => openApi(routes));
  }, { prefix: '/api/staff' });
}

function protect(answer: FastifyReply): void {
  if (!answer.hasHeader('cache-control')) answer.header('cache-control', 'no-store');
  answer.header('x-content-type-options', 'nosniff');
  answer.header('referrer-policy', 'same-origin');
}

// Under which surroundings a request was let in, and when.
const admitted = new WeakMap<FastifyRequest, { context: Context; at: number }>();
const slowMilliseconds = 1_000;

function mountRoute(scope: FastifyInstance, route: Route<Context>, parts: StaffParts, limit: StaffLimit): void {
  const admit = async (request: FastifyRequest): Promise<Context> => {
    if (writes.has(request.method)) refuseForeign(request);
    const context = await contextOf(request, parts);
    if (context.actor.kind === 'account') limit.trust(request.cookies[sessionCookie]!);
    enforcePermission(route, context.actor);
    return context;
  };
  scope.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.bodyLimit ?? 1_048_576,
    // Before the body is read: megabytes of a stranger are not worth taking in.
    onRequest: async (request) => void admitted.set(request, { context: await admit(request), at: performance.now() }),
    handler: async (request, answer) => {
      const { context: early, at } = admitted.get(request)!;
      // Who sends slowly may have lost his session or his role meanwhile.
      const context = performance.now() - at > slowMilliseconds ? await admit(request) : early;
      const parsed = parseCall(route, request);
      const once = onceOf(route, request, parsed);
      const made = await route.handle({
        context: once ? context.with({ once }) : context,
        ...parsed,
        request: {
          cookies: request.cookies,
          headers: request.headers as Record<string, string | undefined>,
          address: request.ip,
          language: context.language,
          abort: request.signal ?? new AbortController().signal,
        },
      });
      if (isReply(made)) return sendReply(answer, made, parts.secure);
      if (route.response === 'empty') return answer.code(204).send();
      return answer.code(200).send(made);
    },
  });
}

// A form on another site can send a cookie but neither this header nor JSON without being asked first.
function refuseForeign(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (request.headers['x-gongkai'] !== '1' || (site !== undefined && site !== 'same-origin' && site !== 'none'))
    throw forbidden('general.foreign-request');
}

async function contextOf(request: FastifyRequest, parts: StaffParts): Promise<Context> {
  const jurisdiction = await parts.directory.byHost(request.headers.host);
  if (!jurisdiction) throw notFound('general.no-such-jurisdiction');
  const context = new Context({
    pool: parts.pool,
    jurisdictionId: jurisdiction.id,
    actor: visitor,
    timeZone: jurisdiction.timeZone,
    address: request.ip,
    requestId: newId(),
    language: requestLanguage(request),
    services: parts.services,
  });
  const token = request.cookies[sessionCookie];
  const session = token ? await resolveSession(context, token) : null;
  return session ? context.with({ actor: session.actor }) : context;
}

function enforcePermission(route: Route<Context>, actor: Actor): void {
  if (route.permission === 'public') return;
  if (actor.kind !== 'account') throw unauthenticated('general.sign-in-first');
  if (route.permission === 'signed-in') return;
  if (!holds(actor, route.permission.permission)) throw forbidden('general.permission-missing');
}

interface Parsed {
  params: unknown;
  query: unknown;
  body: unknown;
}

function parseCall(route: Route<Context>, request: FastifyRequest): Parsed {
  // What is no JSON reaches a handler only where a file is asked for.
  if (route.body !== 'stream' && request.body instanceof Readable) throw invalid('general.media-type');
  const params = parse(route.params, request.params);
  const query = parse(route.query, request.query);
  const body = route.body === 'stream' ? { ok: request.body } : parse(route.body, request.body);
  const problems = [...(params.problems ?? []), ...(query.problems ?? []), ...(body.problems ?? [])];
  if (problems.length > 0) throw invalid(problems);
  return { params: params.ok, query: query.ok, body: body.ok };
}

function parse(schema: z.ZodType | undefined, value: unknown): { ok?: unknown; problems?: ReturnType<typeof problemsOf> } {
  if (!schema) {
    const keys = value !== null && typeof value === 'object' ? Object.keys(value) : [];
    return keys.length === 0 ? {} : { problems: keys.map((key) => ({ code: 'general.unknown-field', path: key, values: { field: key } })) };
  }
  const done = schema.safeParse(value ?? {});
  return done.success ? { ok: done.data } : { problems: problemsOf(done.error) };
}

function onceOf(route: Route<Context>, request: FastifyRequest, parsed: Parsed) {
  const key = request.headers['idempotency-key'];
  if (route.method !== 'POST' || typeof key !== 'string') return null;
  if (key.length < 8 || key.length > 200) throw invalid([{ code: 'general.once-key-invalid' }]);
  // A file is known by its length before it has come in; its name stands in the address.
  const content = route.body === 'stream' ? { bytes: request.headers['content-length'] ?? null } : parsed.body;
  return { key, route: `${route.method} ${route.path}`, fingerprint: requestFingerprint(request.url, content) };
}
