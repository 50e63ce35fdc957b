import type { ErrorKind, Problem } from '@gongkai/kernel';

/** What a request of the staff interface came back with when it failed; mirrors the server's `AppError`. */
export class ApiError extends Error {
  readonly status: number;
  readonly kind: ErrorKind | 'offline' | 'internal';
  readonly problems: Problem[];
  readonly details: Record<string, unknown>;

  constructor(status: number, kind: ApiError['kind'], problems: Problem[], details: Record<string, unknown> = {}) {
    super(problems.map((problem) => problem.code).join(', ') || kind);
    this.name = 'ApiError';
    this.status = status;
    this.kind = kind;
    this.problems = problems;
    this.details = details;
  }

  /** Whether one of the problems has this code. */
  has(code: string): boolean {
    return this.problems.some((problem) => problem.code === code);
  }
}

/** Values of an address's query; empty ones are left out. */
export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export interface CallOptions {
  query?: Query;
  body?: unknown;
  /** Makes a repeated creation give the first answer again; one a form instance. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const base = '/api/staff';
const kindOfStatus: Record<number, ErrorKind> = {
  400: 'invalid', 401: 'unauthenticated', 403: 'forbidden', 404: 'notFound', 409: 'conflict', 413: 'invalid',
  422: 'refused', 429: 'tooMany', 503: 'unavailable',
};

let language = 'zh-CN';
let onSignedOut: () => void = () => {};

/** Tells the client which language the server's own texts (exports, documents) shall have. */
export function speak(chosen: string): void {
  language = chosen;
}

/** Registers what happens when the server says that the session has ended. */
export function whenSignedOut(then: () => void): void {
  onSignedOut = then;
}

/** The address of a route of the staff interface, for links that the browser follows itself (downloads, exports). */
export function addressOf(path: string, query?: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === null || value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one));
  }
  const text = params.toString();
  return `${base}${path}${text === '' ? '' : `?${text}`}`;
}

/** Reads a failed answer of the staff interface, whatever stands between (a proxy's page has no JSON). */
export function errorFrom(status: number, body: unknown): ApiError {
  const found = (body !== null && typeof body === 'object' && 'error' in body ? body.error : body) as
    | { kind?: ApiError['kind']; code?: string; problems?: Problem[]; details?: Record<string, unknown>; incident?: string }
    | undefined;
  const parts = found !== null && typeof found === 'object' ? found : {};
  const kind = parts.kind ?? kindOfStatus[status] ?? 'internal';
  if (parts.incident) return new ApiError(status, kind, [{ code: 'general.incident', values: { incident: parts.incident } }]);
  const problems = parts.problems?.length ? parts.problems : [{ code: parts.code ?? `general.${kind}` }];
  return new ApiError(status, kind, problems, parts.details);
}

async function send<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language };
  if (method !== 'GET') headers['x-gongkai'] = '1';
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  if (options.signal) init.signal = options.signal;
  let answer: Response;
  try {
    answer = await fetch(addressOf(path, options.query), init);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError(0, 'offline', [{ code: 'general.offline' }]);
  }
  const text = await answer.text();
  const body: unknown = text !== '' && answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
  if (answer.ok) return body as T;
  const failure = errorFrom(answer.status, body);
  if (answer.status === 401 && !path.startsWith('/session')) onSignedOut();
  throw failure;
}

/** The staff interface. Types come from the modules' contracts: `api.get<SubmissionView>('/submissions/1')`. */
export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => send<T>('GET', path, { query, signal }),
  post: <T>(path: string, body?: unknown, options?: CallOptions) => send<T>('POST', path, { ...options, body }),
  put: <T>(path: string, body?: unknown, options?: CallOptions) => send<T>('PUT', path, { ...options, body }),
  patch: <T>(path: string, body?: unknown, options?: CallOptions) => send<T>('PATCH', path, { ...options, body }),
  delete: <T>(path: string, body?: unknown, options?: CallOptions) => send<T>('DELETE', path, { ...options, body }),
  send,
};

/** A key for one form instance; sending twice with it creates once. */
export function newIdempotencyKey(): string {
  // randomUUID exists on https and localhost only; an inner network may have plain http.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

