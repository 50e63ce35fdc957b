import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { portalStyle } from '@gongkai/ui';
import { ChangeListener } from './change-listener.ts';
import { Portal, type PortalParts } from './portal.ts';

export type { PortalParts } from './portal.ts';

/** The public pages on a server. */
export interface MountedPortal {
  /** Ends the connection on which changes are heard. */
  close(): Promise<void>;
  /** Tells on a page what the public site does not answer. */
  refuse(request: FastifyRequest, answer: FastifyReply, trouble: { status: number; title: string; advice: string }): void;
}

/** Puts the public pages on a server. */
export async function mountPortal(server: FastifyInstance, parts: PortalParts): Promise<MountedPortal> {
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
    return portal.answer(request.raw, answer.raw, { secure: request.protocol === 'https', address: request.ip });
  });
  return {
    close: () => listener.stop(),
    refuse(request, answer, trouble) {
      answer.hijack();
      portal.refuse(request.raw, answer.raw, { secure: request.protocol === 'https', address: request.ip, trouble, headers: allowOf(answer) });
    },
  };
}

// A hijacked answer takes no headers along: the methods that would do are carried over by hand.
function allowOf(answer: FastifyReply): Record<string, string> {
  const allow = answer.getHeader('allow');
  return typeof allow === 'string' ? { allow } : {};
}
