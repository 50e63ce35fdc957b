import Fastify, { type FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { mountStaff } from '@gongkai/api';
import { sessionCookie } from '@gongkai/accounts';
import { JurisdictionDirectory, type Context, type Services } from '@gongkai/database';
import type { Route } from '@gongkai/kernel';
import { passwordOf } from './counties.ts';

/** What came back through the staff interface: everything that a reader could look at. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** The staff interface in this process; what it logs is kept. */
export interface StaffServer {
  server: FastifyInstance;
  lines: string[];
}

/** Mounts the staff interface as the product does, with the routes that are given. */
export async function openStaff(pool: Pool, services: Services, routes?: readonly Route<Context>[]): Promise<StaffServer> {
  const lines: string[] = [];
  const server = Fastify({ routerOptions: { maxParamLength: 300 } });
  await mountStaff(server, { pool, directory: new JurisdictionDirectory(pool), services, secure: false, limits: { staff: 0 }, log: (line) => lines.push(line), ...(routes ? { routes } : {}) });
  await server.ready();
  return { server, lines };
}

/** One person at a screen, or nobody in particular. */
export class StaffClient {
  readonly #server: FastifyInstance;
  readonly #host: string;
  readonly #token: string | null;

  constructor(server: FastifyInstance, host: string, token: string | null = null) {
    this.#server = server;
    this.#host = host;
    this.#token = token;
  }

  /** Signs a person in by name and password, as the screen does. */
  static async signIn(server: FastifyInstance, host: string, loginName: string): Promise<StaffClient> {
    const answer = await server.inject({ method: 'POST', url: '/api/staff/session', headers: { host, 'x-gongkai': '1' }, payload: { loginName, password: passwordOf } });
    const token = answer.cookies.find((cookie) => cookie.name === sessionCookie)?.value;
    if (!token) throw new Error(`${loginName} cannot sign in: ${answer.statusCode} ${answer.body}`);
    return new StaffClient(server, host, token);
  }

  /** The same session, looking at another jurisdiction's address. */
  at(host: string): StaffClient {
    return new StaffClient(this.#server, host, this.#token);
  }

  /** The same session through another server on the same database. */
  through(server: FastifyInstance): StaffClient {
    return new StaffClient(server, this.#host, this.#token);
  }

  async call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await this.#server.inject({
      method,
      url: `/api/staff${path}`,
      headers: { host: this.#host, 'x-gongkai': '1', ...(this.#token ? { cookie: `${sessionCookie}=${this.#token}` } : {}), ...(Buffer.isBuffer(body) ? { 'content-type': 'application/octet-stream' } : {}), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: answer.statusCode, headers: answer.headers as Record<string, string>, body: answer.rawPayload };
  }

  /** Listens to an endless answer for a moment. */
  async listen(path: string, milliseconds: number): Promise<Answer> {
    const answer = await this.#server.inject({
      method: 'GET',
      url: `/api/staff${path}`,
      headers: { host: this.#host, ...(this.#token ? { cookie: `${sessionCookie}=${this.#token}` } : {}) },
      payloadAsStream: true,
    });
    const stream = answer.stream();
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part)).on('error', () => {});
    await new Promise<void>((resolve) => {
      stream.once('end', resolve);
      setTimeout(resolve, milliseconds).unref();
    });
    stream.destroy();
    return { status: answer.statusCode, headers: answer.headers as Record<string, string>, body: Buffer.concat(parts) };
  }

  json = async <T = any>(path: string): Promise<T> => {
    const answer = await this.call('GET', path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body.toString('utf8', 0, 300)}`);
    return JSON.parse(answer.body.toString()) as T;
  };
}
