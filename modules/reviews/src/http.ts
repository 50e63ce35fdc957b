import { pageOf, reply, route, type Route } from '@gongkai/kernel';
import { attachmentForDownload, downloadHeaders, downloadReply } from '@gongkai/attachments';
import type { Context } from '@gongkai/database';
import { readCase } from './case-page.ts';
import { readCases, readInbox } from './cases.read.ts';
import { chainRoutes } from './chain-routes.ts';
import { caseParams, caseRow, caseView, casesFilters, casesQuery, inboxFilters, inboxQuery, opinionBody, reassignBody, scanParams } from './contract.ts';
import { exportCases, exportInbox } from './operations/export-cases.ts';
import { giveOpinion } from './operations/give-opinion.ts';
import { reassignStep } from './operations/reassign-step.ts';
import { reviewSheet, reviewSheetName } from './review-sheet.ts';

const decide = { permission: 'reviews.decide' } as const;

export const routes: readonly Route<Context>[] = [
  route({
    method: 'GET', path: '/reviews/inbox', permission: decide,
    summary: 'What waits for my opinion, by clock; or what I have signed',
    exit: { records: 'reviews.mayReadCase' }, query: inboxQuery, response: pageOf(caseRow),
    handle: ({ context, query: { after, limit, ...filters } }) => context.read((tx) => readInbox(tx, filters, { after, limit })),
  }),
  route({
    method: 'GET', path: '/reviews/inbox/export.xlsx', permission: decide,
    summary: 'The same as a workbook',
    exit: { records: 'reviews.mayReadCase' }, query: inboxFilters, response: 'file',
    handle: ({ context, query }) => exportInbox(context, query),
  }),
  route({
    method: 'GET', path: '/reviews/cases', permission: 'signed-in',
    summary: 'Cases of the units whose signatures I keep or whose chains I look after',
    exit: { records: 'reviews.mayReadCase' }, query: casesQuery, response: pageOf(caseRow),
    handle: ({ context, query: { after, limit, ...filters } }) => context.read((tx) => readCases(tx, filters, { after, limit })),
  }),
  route({
    method: 'GET', path: '/reviews/cases/export.xlsx', permission: 'signed-in',
    summary: 'The same as a workbook',
    exit: { records: 'reviews.mayReadCase' }, query: casesFilters, response: 'file',
    handle: ({ context, query }) => exportCases(context, query),
  }),
  route({
    method: 'GET', path: '/reviews/cases/:caseId', permission: 'signed-in',
    summary: 'One case: steps, opinions, what I may do',
    exit: { records: 'reviews.mayReadCase' }, params: caseParams, response: caseView,
    handle: ({ context, params }) => context.read((tx) => readCase(tx, params.caseId)),
  }),
  route({
    method: 'POST', path: '/reviews/cases/:caseId/opinions', permission: 'signed-in',
    summary: 'Approve or return; or carry over a signature from paper',
    exit: { records: 'reviews.mayReadCase' }, params: caseParams, body: opinionBody, response: caseView,
    handle: ({ context, params, body }) => giveOpinion(context, { ...params, ...body }),
  }),
  route({
    method: 'POST', path: '/reviews/cases/:caseId/reassign', permission: { permission: 'reviews.configure' },
    summary: 'Ask somebody else at the open step',
    exit: { records: 'reviews.mayReadCase' }, params: caseParams, body: reassignBody, response: caseView,
    handle: ({ context, params, body }) => reassignStep(context, { ...params, ...body }),
  }),
  route({
    method: 'GET', path: '/reviews/cases/:caseId/sheet.pdf', permission: 'signed-in',
    summary: 'The review sheet for print',
    exit: { records: 'reviews.mayReadCase' }, params: caseParams, response: 'file',
    handle: async ({ context, params }) => {
      const view = await context.read((tx) => readCase(tx, params.caseId));
      return reply({ headers: downloadHeaders({ name: reviewSheetName, mediaType: 'application/pdf' }), body: Buffer.from(await reviewSheet(view, context.timeZone)) });
    },
  }),
  route({
    method: 'GET', path: '/reviews/cases/:caseId/opinions/:opinionId/scan', permission: 'signed-in',
    summary: 'The scan of a signature on paper',
    exit: { records: 'reviews.mayReadCase' }, params: scanParams, response: 'file',
    handle: async ({ context, params }) => {
      const scan = await context.read(async (tx) => {
        const view = await readCase(tx, params.caseId);
        const opinion = view.steps.flatMap((step) => step.opinions).find((one) => one.id === params.opinionId);
        return attachmentForDownload(tx, { subjectId: params.opinionId, attachmentId: opinion?.scanAttachmentId ?? params.opinionId });
      });
      return downloadReply(context, scan);
    },
  }),
  ...chainRoutes,
];
