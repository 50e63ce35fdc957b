import type { FastifyInstance } from 'fastify';
import { portalStyle } from '@gongkai/ui';
import { ChangeListener } from './change-listener.ts';
import { Portal, type PortalParts } from './portal.ts';

export type { PortalParts } from './portal.ts';

/** Puts the public pages on a server; `close` ends the connection on which changes are heard. */
export async function mountPortal(server: FastifyInstance, parts: PortalParts): Promise<{ close(): Promise<void> }> {
  const portal = new Portal(parts);
  const listener = new ChangeListener(parts.pool, [portal.pages, portal.frames]);
  await listener.start();
  server.get(portalStyle.address, (_request, answer) => {
    void answer.header('cache-control', 'public, max-age=31536000, immutable').header('x-content-type-options', 'nosniff').type(portalStyle.contentType).send(portalStyle.text);
  });
  server.get('/*', (request, answer) => {
    // Addresses of the staff side that do not exist are no pages of the public site.
    if (/^\/(api|workspace)(\/|$)/.test(request.url)) return answer.callNotFound();
    answer.hijack();
    return portal.answer(request.raw, answer.raw, request.protocol === 'https');
  });
  return { close: () => listener.stop() };
}
