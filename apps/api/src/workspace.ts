import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

// Ant Design writes its styles into the page at run time: only styles may be inline.
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** Serves the built staff screens at /workspace; every address below it that is no file is the one page. */
export async function mountWorkspace(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`The staff screens are not built: ${folder}`);
  await server.register(async (scope) => {
    scope.addHook('onSend', async (_request, answer) => {
      answer.header('content-security-policy', policy);
      answer.header('x-content-type-options', 'nosniff');
      answer.header('referrer-policy', 'same-origin');
      answer.header('x-frame-options', 'DENY');
    });
    await scope.register(fastifyStatic, {
      root: folder,
      prefix: '/workspace/',
      wildcard: false,
      index: false,
      setHeaders: (response, path) => {
        response.header('cache-control', /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    const page = async (_request: unknown, answer: { sendFile(name: string): unknown }) => answer.sendFile('index.html');
    scope.get('/workspace', page);
    scope.get('/workspace/', page);
    scope.get('/workspace/*', page);
  });
}
