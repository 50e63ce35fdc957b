import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** What a page gives back, before it becomes bytes. */
export interface Page {
  status?: number;
  type?: string;
  text: string;
  /** By which changes the page is dropped from the cache; null when it may not be kept. */
  tags: readonly string[] | null;
  headers?: Record<string, string>;
}

// No script runs on any page; pictures and the style sheet are the site's own.
const securityHeaders: Record<string, string> = {
  'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
};

interface Form {
  etag: string;
  body: Buffer;
  headers: string[];
  unchanged: string[];
}

/** An answer as bytes and ready headers; the compressed form is made when somebody first asks for it. */
export class Answer {
  readonly status: number;
  readonly #plain: Form;
  #compressed: Form | null = null;
  readonly #mayCompress: boolean;
  readonly #make: (body: Buffer, encoding: string | null) => Form;

  constructor(page: Page) {
    this.status = page.status ?? 200;
    const body = Buffer.from(page.text);
    const type = page.type ?? 'text/html; charset=utf-8';
    const kept = this.status === 200 && page.tags !== null;
    const fingerprint = hash('sha256', body, 'base64url').slice(0, 22);
    this.#make = (bytes, encoding) => {
      const etag = `"${fingerprint}${encoding ? `-${encoding}` : ''}"`;
      const shared = {
        ...securityHeaders,
        // Every use is asked for again, which costs an answer of no bytes: what is withdrawn is gone at once.
        'cache-control': kept ? 'public, max-age=0, must-revalidate' : 'no-store',
        vary: 'Accept-Encoding',
        ...(kept ? { etag } : {}),
        ...page.headers,
      };
      const flat = (headers: Record<string, string>) => Object.entries(headers).flat();
      return {
        etag: kept ? etag : '',
        body: bytes,
        headers: flat({ 'content-type': type, 'content-length': String(bytes.length), ...(encoding ? { 'content-encoding': encoding } : {}), ...shared }),
        unchanged: flat(shared),
      };
    };
    this.#plain = this.#make(body, null);
    this.#mayCompress = kept && body.length > 1400;
  }

  get bytes(): number {
    return this.#plain.body.length + 2000;
  }

  /** Sends the answer; `grown` is told of the bytes of a compressed form that was made for it. */
  send(request: IncomingMessage, response: ServerResponse, grown?: (bytes: number) => void): void {
    const form = this.#mayCompress && acceptsGzip(request.headers['accept-encoding']) ? this.#gzip(grown) : this.#plain;
    if (form.etag !== '' && matches(request.headers['if-none-match'], form.etag)) {
      response.writeHead(304, form.unchanged);
      response.end();
      return;
    }
    response.writeHead(this.status, form.headers);
    if (request.method === 'HEAD') response.end();
    else response.end(form.body);
  }

  #gzip(grown?: (bytes: number) => void): Form {
    if (!this.#compressed) {
      this.#compressed = this.#make(gzipSync(this.#plain.body, { level: 6 }), 'gzip');
      grown?.(this.#compressed.body.length);
    }
    return this.#compressed;
  }
}

function acceptsGzip(header: string | string[] | undefined): boolean {
  return typeof header === 'string' && /(^|[,\s])gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(header);
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header === etag || header === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
