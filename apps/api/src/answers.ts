import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, type ErrorKind, type Reply } from '@gongkai/kernel';
import { languageOf, translate } from '@gongkai/ui/messages';

const statusOf: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  refused: 422,
  tooMany: 429,
  unavailable: 503,
};

// Where the protocol has a word of its own for what is wrong.
const statusOfCode: Record<string, number> = {
  'general.method-not-allowed': 405, 'general.body-too-large': 413, 'general.address-too-long': 414, 'general.media-type': 415,
};

/** The language a request is answered in: what it asks for by header, else Chinese. */
export function requestLanguage(request: FastifyRequest): 'zh-CN' | 'en' {
  return languageOf(String(request.headers['x-language'] ?? request.headers['accept-language'] ?? ''));
}

/** Answers with an error: a message fit to show for ours, an incident number alone for everything else. */
export function sendError(request: FastifyRequest, answer: FastifyReply, error: unknown, log: (message: string) => void): FastifyReply {
  const language = requestLanguage(request);
  const known = asAppError(error) ?? brokenCursor(request, error) ?? unstorableText(error);
  if (!known) {
    const incident = randomUUID().slice(0, 8);
    log(`incident ${incident} ${request.method} ${request.url.split('?')[0]}: ${error instanceof Error ? error.stack : String(error)}`);
    return answer.code(500).send({ kind: 'incident', code: 'general.incident', incident, message: translate(language, 'general.incident', { incident }), problems: [] });
  }
  if (known.kind === 'unavailable' || known.kind === 'tooMany') answer.header('retry-after', String(known.details?.retryAfterSeconds ?? 2));
  const problems = known.problems.map((problem) => ({ ...problem, message: translate(language, problem.code, problem.values) }));
  return answer.code(statusOfCode[known.code] ?? statusOf[known.kind]).send({
    kind: known.kind,
    code: known.code,
    message: problems[0]?.message ?? translate(language, `general.${known.kind}`),
    problems,
    ...(known.details ? { details: known.details } : {}),
  });
}

// A cursor is opaque: one that was made by hand first shows when the database cannot read its keys.
function brokenCursor(request: FastifyRequest, error: unknown): AppError | null {
  const hasCursor = (request.query as Record<string, unknown> | undefined)?.after !== undefined;
  const unreadable = ['22P02', '22007', '22008', '22003', '22021'].includes(String((error as { code?: unknown } | null)?.code));
  return hasCursor && unreadable ? new AppError('invalid', [{ code: 'general.cursor-invalid', path: 'after' }]) : null;
}

// A text with a NUL is refused by the database at the latest; that is no fault of the program.
function unstorableText(error: unknown): AppError | null {
  return ['22021', '22P05'].includes(String((error as { code?: unknown } | null)?.code)) ? new AppError('invalid', 'general.characters') : null;
}

function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const { statusCode, code } = (error ?? {}) as { statusCode?: number; code?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new AppError('invalid', 'general.body-too-large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new AppError('invalid', 'general.media-type');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new AppError('invalid', 'general.request-malformed');
  return null;
}

/** Sends what a handler made when it is not plain JSON. */
export function sendReply(answer: FastifyReply, made: Reply, secure: boolean): FastifyReply {
  for (const cookie of made.cookies ?? []) {
    answer.setCookie(cookie.name, cookie.value ?? '', {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      ...(cookie.value === null ? { maxAge: 0 } : cookie.maxAgeSeconds === undefined ? {} : { maxAge: cookie.maxAgeSeconds }),
    });
  }
  for (const [name, value] of Object.entries(made.headers ?? {})) answer.header(name, value);
  answer.code(made.status ?? (made.body === undefined && made.json === undefined ? 204 : 200));
  if (made.body !== undefined) return answer.send(made.body);
  return made.json === undefined ? answer.send() : answer.send(made.json);
}

/** Whether a handler's answer is a `reply`. */
export const isReply = (made: unknown): made is Reply => typeof made === 'object' && made !== null && (made as Reply).$reply === true;
