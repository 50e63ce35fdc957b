import type { Readable } from 'node:stream';
import type { z } from 'zod';

/** Who may call a route: a permission, any signed-in person, or everybody (`public`, stated on purpose). */
export type RoutePermission = { permission: string } | 'signed-in' | 'public';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a handler gets; `context` is the operations' context (`Context` of the database package). */
export interface Call<C, P, Q, B> {
  context: C;
  params: P;
  query: Q;
  body: B;
  /** Facts of the transport that a few routes need: sign-in, downloads. */
  request: {
    cookies: Record<string, string | undefined>;
    headers: Record<string, string | undefined>;
    address: string;
    language: 'zh-CN' | 'en';
    abort: AbortSignal;
  };
}

/** An answer that is not JSON: a file, a stream, a set of cookies. */
export interface Reply {
  $reply: true;
  status?: number;
  headers?: Record<string, string>;
  cookies?: { name: string; value: string | null; maxAgeSeconds?: number }[];
  json?: unknown;
  body?: Buffer | Readable;
}

/** Makes an answer that is not plain JSON. */
export const reply = (parts: Omit<Reply, '$reply'>): Reply => ({ $reply: true, ...parts });

/** What leaves the system through a route, for the walk that tries every exit with every kind of restricted record. */
export type Exit =
  /** Nothing of a record leaves: an acknowledgement, a figure of one's own. */
  | 'none'
  /** Records leave; the named policy decides which. */
  | { records: string };

/**
 * One route of the staff interface. `body: 'stream'` hands the raw request body over unread. Creating routes (`POST`) take an
 * `Idempotency-Key` header: the same key and body give the first answer again.
 */
export interface Route<C = any> {
  method: Method;
  path: string;
  permission: RoutePermission;
  summary: string;
  exit: Exit;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType | 'stream';
  /** Bytes; 1 MiB unless stated. */
  bodyLimit?: number;
  response: z.ZodType | 'file' | 'events' | 'empty';
  handle(call: Call<C, any, any, any>): Promise<unknown>;
}

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** Declares a route; the handler's arguments and answer take their types from the schemas. */
export function route<
  C,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | 'stream' | undefined = undefined,
  R extends z.ZodType | 'file' | 'events' | 'empty' = 'empty',
>(definition: {
  method: Method;
  path: string;
  permission: RoutePermission;
  summary: string;
  exit: Exit;
  params?: P;
  query?: Q;
  body?: B;
  bodyLimit?: number;
  response: R;
  handle(
    call: Call<C, Out<P>, Out<Q>, B extends 'stream' ? Readable : Out<B>>,
  ): Promise<R extends z.ZodType ? z.input<R> | Reply : R extends 'empty' ? void | Reply : Reply>;
}): Route<C> {
  return definition as unknown as Route<C>;
}
