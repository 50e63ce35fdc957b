import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, notFound } from '@gongkai/kernel';
import { languageOf, translate } from '@gongkai/ui/messages';
import { sendError } from './answers.ts';
import { staffRoutes } from './routes.ts';

/** Answers for an address of the public site, which speaks in pages: its status and the keys of its words. */
export type PageRefusal = (request: FastifyRequest, answer: FastifyReply, trouble: { status: number; title: string; advice: string }) => void;

const isForPrograms = (url: string): boolean => /^\/api(\/|\?|$)/.test(url);
const patterns = staffRoutes.map((route) => ({ method: route.method, pattern: new RegExp(`^/api/staff${route.path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}/?$`) }));

/** The methods that an address of the staff interface answers to; none where there is no such address. */
function methodsOf(url: string): string[] {
  const path = url.split('?', 1)[0]!;
  const found = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method as string);
  return [...new Set(found)].sort();
}

/** Says what an address that nothing answers to is: unknown, or not to be asked in this way. */
export function refuseAddress(request: FastifyRequest, answer: FastifyReply, log: (message: string) => void): FastifyReply {
  const methods = methodsOf(request.url);
  if (methods.length === 0) return sendError(request, answer, notFound('general.no-such-address'), log);
  return sendError(request, answer.header('allow', methods.join(', ')), new AppError('invalid', 'general.method-not-allowed'), log);
}

/** What a server says when no part of the product is asked, or nothing can be made of the request: our words, in the reader's language. */
export class Refusals {
  readonly #log: (message: string) => void;
  /** Speaks for the public site once that is there. */
  pages: PageRefusal | null = null;

  constructor(log: (message: string) => void) {
    this.#log = log;
  }

  /** For the server's making: addresses that cannot be decoded, and bytes that are no request. */
  readonly options = {
    frameworkErrors: (error: Error & { code?: string }, request: FastifyRequest, answer: FastifyReply): void => this.#undecodable(error, request, answer),
    clientErrorHandler: (error: Error & { code?: string; rawPacket?: unknown }, socket: Socket): void => refuseBytes(error, socket),
  };

  /** For the server once its parts are mounted: whatever none of them answers. */
  mount(server: FastifyInstance): void {
    server.setErrorHandler((error, request, answer) => sendError(request, answer, error, this.#log));
    server.setNotFoundHandler((request, answer) => {
      if (this.#isPage(request)) {
        const readable = request.method === 'GET' || request.method === 'HEAD';
        if (!readable) answer.header('allow', 'GET, HEAD');
        return void this.pages!(request, answer, readable ? { status: 404, title: 'portal.not-found', advice: 'portal.not-found-advice' } : { status: 405, title: 'portal.only-reading', advice: 'portal.only-reading-advice' });
      }
      return void refuseAddress(request, answer, this.#log);
    });
  }

  #undecodable(error: Error & { code?: string }, request: FastifyRequest, answer: FastifyReply): void {
    // A person at the workspace's address gets a page as well: what cannot be decoded never reaches its own.
    if (this.pages !== null && !isForPrograms(request.url)) return this.pages(request, answer, { status: 400, title: 'portal.address-broken', advice: 'portal.not-found-advice' });
    const code = error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'general.address-too-long' : 'general.request-malformed';
    sendError(request, answer, new AppError('invalid', code), this.#log);
  }

  #isPage(request: FastifyRequest): boolean {
    return this.pages !== null && !isForPrograms(request.url) && !/^\/workspace(\/|\?|$)/.test(request.url);
  }
}

// What the parser refuses never becomes a request: its beginning tells the language, and the answer is written by hand.
function refuseBytes(error: Error & { code?: string; rawPacket?: unknown }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, code] = error.code === 'HPE_HEADER_OVERFLOW' ? [431, 'general.address-too-long'] : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? [408, 'general.request-timeout'] : [400, 'general.request-malformed'];
  const wish = /\r\naccept-language:([^\r\n]*)/i.exec(Buffer.isBuffer(error.rawPacket) ? error.rawPacket.toString('latin1') : '')?.[1];
  const language = languageOf(wish);
  const message = translate(language, code);
  const body = Buffer.from(JSON.stringify({ kind: 'invalid', code, message, problems: [{ code, message }] }));
  socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${body.length}\r\nx-content-type-options: nosniff\r\nconnection: close\r\n\r\n`), body]));
}

