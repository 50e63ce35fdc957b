import { reply, route, type Route } from '@gongkai/kernel';
import { downloadHeaders } from '@gongkai/attachments';
import type { Context } from '@gongkai/database';
import {
  discardRulebookBody, draftRulebookBody, enforceRulebookBody, rulebookList, rulebookParams, rulebookView, saveRulebookBody, triedFacts, tryFactsBody,
} from './contract.ts';
import { discardRulebook, draftRulebook, enforceRulebook, saveRulebook } from './operations/keep-rulebooks.ts';
import { listVersions, readRulebook } from './operations/read-rulebooks.ts';
import { tryFacts } from './operations/try-rules.ts';
import { shippedRulebooks } from './rulebook/shipped.ts';
import { z } from 'zod';

const read = { permission: 'scoring.read' };
const keep = { permission: 'scoring.keep' };
const bookBytes = 4 * 1024 ** 2;
const jsonFile = (name: string, value: unknown) =>
  reply({ headers: downloadHeaders({ name, mediaType: 'application/json' }), body: Buffer.from(`${JSON.stringify(value, null, 2)}\n`) });

export const rulebookRoutes: readonly Route<Context>[] = [
  route({ method: 'GET', path: '/scoring/rulebooks', permission: read, exit: 'none', response: rulebookList, summary: 'Versions of the rules', handle: ({ context }) => listVersions(context) }),
  route({ method: 'POST', path: '/scoring/rulebooks', permission: keep, exit: 'none', body: draftRulebookBody, bodyLimit: bookBytes, response: rulebookView, summary: 'Begin a draft from a rulebook file', handle: ({ context, body }) => draftRulebook(context, { rulebook: body.rulebook }) }),
  route({
    method: 'GET', path: '/scoring/rulebooks/shipped/:key', permission: read, exit: 'none', params: z.strictObject({ key: z.enum(['county', 'city', 'lianyungang', 'guangyuan']) }), response: z.any(),
    summary: 'A rulebook that comes with the product', handle: async ({ params }) => shippedRulebooks[params.key],
  }),
  route({ method: 'POST', path: '/scoring/rulebooks/try', permission: keep, exit: 'none', body: tryFactsBody, bodyLimit: bookBytes, response: triedFacts, summary: 'Score example facts under rules being written', handle: ({ context, body }) => tryFacts(context, body) }),
  route({ method: 'GET', path: '/scoring/rulebooks/:rulebookId', permission: read, exit: 'none', params: rulebookParams, response: rulebookView, summary: 'A version of the rules', handle: ({ context, params }) => readRulebook(context, params.rulebookId) }),
  route({
    method: 'GET', path: '/scoring/rulebooks/:rulebookId/file', permission: read, exit: 'none', params: rulebookParams, response: 'file', summary: 'A rulebook as a file',
    handle: async ({ context, params }) => {
      const view = await readRulebook(context, params.rulebookId);
      return jsonFile(`${view.bookId}-${view.bookVersion}.json`, view.rulebook);
    },
  }),
  route({ method: 'PUT', path: '/scoring/rulebooks/:rulebookId', permission: keep, exit: 'none', params: rulebookParams, body: saveRulebookBody, bodyLimit: bookBytes, response: rulebookView, summary: 'Change a draft', handle: ({ context, params, body }) => saveRulebook(context, { ...params, rulebook: body.rulebook, seenVersion: body.seenVersion }) }),
  route({ method: 'POST', path: '/scoring/rulebooks/:rulebookId/enforce', permission: keep, exit: 'none', params: rulebookParams, body: enforceRulebookBody, response: rulebookView, summary: 'Put a draft into force from a month', handle: ({ context, params, body }) => enforceRulebook(context, { ...params, ...body }) }),
  route({ method: 'POST', path: '/scoring/rulebooks/:rulebookId/discard', permission: keep, exit: 'none', params: rulebookParams, body: discardRulebookBody, response: 'empty', summary: 'Throw a draft away', handle: ({ context, params, body }) => discardRulebook(context, { ...params, ...body }) }),
];
