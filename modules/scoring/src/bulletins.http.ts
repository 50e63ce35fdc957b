import { z } from 'zod';
import { route, type Route } from '@gongkai/kernel';
import { attachmentForDownload, downloadReply } from '@gongkai/attachments';
import type { Context } from '@gongkai/database';
import { findBulletin } from './bulletins.store.ts';
import {
  bulletinFileParams, bulletinFilters, bulletinPage, bulletinParams, bulletinQuery, bulletinVersionBody, bulletinView, compileBulletinBody, editBulletinBody, noted, recallBulletinBody,
} from './contract.ts';
import { abandonBulletin, compileBulletin, editBulletin, recompileBulletin } from './operations/compile-bulletin.ts';
import { exportBulletins } from './operations/export-registers.ts';
import { noteReading } from './operations/note-reading.ts';
import { publishBulletin } from './operations/publish-bulletin.ts';
import { issueBulletin, recallBulletin, submitBulletin } from './operations/submit-bulletin.ts';
import { enforceReading, listNotices, readBulletin } from './operations/view-bulletin.ts';

const read = { permission: 'scoring.read' };
const keep = { permission: 'scoring.keep' };
const bulletins = { records: 'scoring.mayReadBulletin' };
const textBytes = 8 * 1024 ** 2;

export const bulletinRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET', path: '/scoring/bulletins', permission: read, exit: bulletins, query: bulletinQuery, response: bulletinPage, summary: 'Notices, newest period first',
    handle: ({ context, query }) => listNotices(context, query),
  }),
  route({ method: 'GET', path: '/scoring/bulletins/export.xlsx', permission: read, exit: bulletins, query: bulletinFilters, response: 'file', summary: 'The list of notices as a workbook', handle: ({ context, query }) => exportBulletins(context, query) }),
  route({ method: 'POST', path: '/scoring/bulletins', permission: keep, exit: bulletins, body: compileBulletinBody, response: bulletinView, summary: 'Compile the notice of a month, quarter or year', handle: ({ context, body }) => compileBulletin(context, body) }),
  route({ method: 'POST', path: '/scoring/bulletins/:bulletinId/read', permission: 'signed-in', exit: 'none', params: bulletinParams, response: noted, summary: 'Note that I have opened a notice', handle: ({ context, params }) => noteReading(context, params.bulletinId) }),
  // Reviewers read what waits for them without a permission of this module: the policy asks reviews.
  route({ method: 'GET', path: '/scoring/bulletins/:bulletinId', permission: 'signed-in', exit: bulletins, params: bulletinParams, response: bulletinView, summary: 'A notice', handle: ({ context, params }) => readBulletin(context, params.bulletinId) }),
  route({
    method: 'GET', path: '/scoring/bulletins/:bulletinId/files/:attachmentId', permission: 'signed-in', exit: bulletins, params: bulletinFileParams, response: 'file', summary: 'A file of a notice',
    handle: async ({ context, params }) => downloadReply(context, await context.read(async (tx) => {
      await enforceReading(tx, await findBulletin(tx, params.bulletinId));
      return attachmentForDownload(tx, { subjectId: params.bulletinId, attachmentId: params.attachmentId });
    })),
  }),
  route({ method: 'PUT', path: '/scoring/bulletins/:bulletinId', permission: keep, exit: bulletins, params: bulletinParams, body: editBulletinBody, bodyLimit: textBytes, response: bulletinView, summary: 'Change the words around the figures', handle: ({ context, params, body }) => editBulletin(context, { ...params, ...body }) }),
  route({ method: 'POST', path: '/scoring/bulletins/:bulletinId/recompile', permission: keep, exit: bulletins, params: bulletinParams, body: bulletinVersionBody, response: bulletinView, summary: 'Compute the figures anew', handle: ({ context, params, body }) => recompileBulletin(context, { ...params, ...body }) }),
  route({ method: 'POST', path: '/scoring/bulletins/:bulletinId/submit', permission: keep, exit: bulletins, params: bulletinParams, body: bulletinVersionBody, response: bulletinView, summary: 'Send a notice to review', handle: ({ context, params, body }) => submitBulletin(context, { ...params, ...body }) }),
  route({ method: 'POST', path: '/scoring/bulletins/:bulletinId/recall', permission: keep, exit: bulletins, params: bulletinParams, body: recallBulletinBody, response: bulletinView, summary: 'Take a notice back from review', handle: ({ context, params, body }) => recallBulletin(context, { ...params, ...body }) }),
  route({ method: 'POST', path: '/scoring/bulletins/:bulletinId/issue', permission: keep, exit: bulletins, params: bulletinParams, body: bulletinVersionBody, response: bulletinView, summary: 'Issue a notice and close its months', handle: ({ context, params, body }) => issueBulletin(context, { ...params, ...body }) }),
  route({ method: 'POST', path: '/scoring/bulletins/:bulletinId/publish', permission: keep, exit: bulletins, params: bulletinParams, body: z.strictObject({}), response: bulletinView, summary: 'Hand a notice to the public catalogue', handle: ({ context, params }) => publishBulletin(context, params) }),
  route({ method: 'POST', path: '/scoring/bulletins/:bulletinId/abandon', permission: keep, exit: 'none', params: bulletinParams, body: bulletinVersionBody, response: 'empty', summary: 'Give a draft up', handle: ({ context, params, body }) => abandonBulletin(context, { ...params, ...body }) }),
];
