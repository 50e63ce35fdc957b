import { z } from 'zod';
import { id, route, type Route } from '@gongkai/kernel';
import { downloadReply } from '@gongkai/attachments';
import type { Context } from '@gongkai/database';
import {
  answerCommission, commissionFilters, commissionPage, commissionQuery, commissionView, deliverCommission as deliverBody, forwardCopy as forwardBody, forwardingFileParams, forwardingPage, forwardingView,
  publishCommission as publishBody, rateList, rateQuery, recordUpperAdoption as upperBody, upperAdoptionPage, upperAdoptionView, upwardFilters, upwardQuery,
  withdrawForwarding as withdrawBody, withdrawUpperAdoption as withdrawUpperBody,
} from '../contract.ts';
import { acceptCommission, deliverCommission, endCommission, listCommissionViews, publishCommission } from '../operations/commission.ts';
import { exportCommissions, exportForwardings, exportRates, exportUpper } from '../operations/export-registers.ts';
import { forwardCopy, withdrawForwarding } from '../operations/forward-copy.ts';
import { listForwardings, listRates, listUpper } from '../operations/list-registers.ts';
import { readForwardingFile } from '../operations/render-forwarding.ts';
import { recordUpperAdoption, withdrawUpperAdoption } from '../operations/upper-adoption.ts';

const edit = { permission: 'periodicals.edit' };
const read = { permission: 'periodicals.read' };
const answer = { permission: 'periodicals.answer' };
const register = { records: 'periodicals.register' };
const commissions = { records: 'periodicals.commissions' };
const commissionParams = z.strictObject({ commissionId: id });
type OnCommission<B = undefined> = { context: Context; params: { commissionId: string }; body: B };

export const upwardRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET', path: '/periodicals/forwardings', permission: read, exit: register, query: upwardQuery, response: forwardingPage,
    summary: 'What went to the offices above', handle: ({ context, query }: { context: Context; query: z.output<typeof upwardQuery> }) => listForwardings(context, query),
  }),
  route({
    method: 'GET', path: '/periodicals/forwardings/export.xlsx', permission: read, exit: register, query: upwardFilters, response: 'file',
    summary: 'What went up as a workbook', handle: ({ context, query }: { context: Context; query: z.output<typeof upwardFilters> }) => exportForwardings(context, query),
  }),
  route({
    method: 'GET', path: '/periodicals/forwardings/:forwardingId/files/:attachmentId', permission: read, exit: register, params: forwardingFileParams, response: 'file',
    summary: 'The official document of what went up',
    handle: async ({ context, params }: { context: Context; params: z.output<typeof forwardingFileParams> }) => downloadReply(context, await readForwardingFile(context, params.forwardingId, params.attachmentId)),
  }),
  route({
    method: 'POST', path: '/periodicals/forwardings', permission: edit, exit: register, body: forwardBody, response: forwardingView,
    summary: 'Send a text to the office above', handle: ({ context, body }: { context: Context; body: z.output<typeof forwardBody> }) => forwardCopy(context, body),
  }),
  route({
    method: 'POST', path: '/periodicals/forwardings/:forwardingId/withdraw', permission: edit, exit: register, params: z.strictObject({ forwardingId: id }), body: withdrawBody,
    response: forwardingView, summary: 'Take a forwarding back',
    handle: ({ context, params, body }: { context: Context; params: { forwardingId: string }; body: z.output<typeof withdrawBody> }) => withdrawForwarding(context, { ...params, ...body }),
  }),
  route({
    method: 'GET', path: '/periodicals/upper-adoptions', permission: read, exit: register, query: upwardQuery, response: upperAdoptionPage,
    summary: 'What the offices above adopted', handle: ({ context, query }: { context: Context; query: z.output<typeof upwardQuery> }) => listUpper(context, query),
  }),
  route({
    method: 'GET', path: '/periodicals/upper-adoptions/export.xlsx', permission: read, exit: register, query: upwardFilters, response: 'file',
    summary: 'What the offices above adopted as a workbook', handle: ({ context, query }: { context: Context; query: z.output<typeof upwardFilters> }) => exportUpper(context, query),
  }),
  route({
    method: 'POST', path: '/periodicals/upper-adoptions', permission: edit, exit: register, body: upperBody, response: upperAdoptionView,
    summary: 'Record what an office above adopted', handle: ({ context, body }: { context: Context; body: z.output<typeof upperBody> }) => recordUpperAdoption(context, body),
  }),
  route({
    method: 'POST', path: '/periodicals/upper-adoptions/:upperAdoptionId/withdraw', permission: edit, exit: 'none', params: z.strictObject({ upperAdoptionId: id }),
    body: withdrawUpperBody, response: z.strictObject({ id }), summary: 'Take back an upper adoption',
    handle: ({ context, params, body }: { context: Context; params: { upperAdoptionId: string }; body: z.output<typeof withdrawUpperBody> }) => withdrawUpperAdoption(context, { ...params, ...body }),
  }),
  route({
    method: 'GET', path: '/periodicals/rates', permission: read, exit: register, query: rateQuery, response: rateList,
    summary: 'Rates of adoption by unit', handle: ({ context, query }: { context: Context; query: z.output<typeof rateQuery> }) => listRates(context, query),
  }),
  route({
    method: 'GET', path: '/periodicals/rates/export.xlsx', permission: read, exit: register, query: rateQuery, response: 'file',
    summary: 'Rates of adoption as a workbook', handle: ({ context, query }: { context: Context; query: z.output<typeof rateQuery> }) => exportRates(context, query),
  }),
  route({
    method: 'GET', path: '/periodicals/commissions/export.xlsx', permission: read, exit: commissions, query: commissionFilters, response: 'file',
    summary: 'Commissions as a workbook', handle: ({ context, query }: { context: Context; query: z.output<typeof commissionFilters> }) => exportCommissions(context, query),
  }),
  route({
    method: 'GET', path: '/periodicals/commissions', permission: read, exit: commissions, query: commissionQuery, response: commissionPage,
    summary: 'Commissions and reporting points', handle: ({ context, query }: { context: Context; query: z.output<typeof commissionQuery> }) => listCommissionViews(context, query),
  }),
  route({
    method: 'POST', path: '/periodicals/commissions', permission: edit, exit: commissions, body: publishBody, response: commissionView,
    summary: 'Publish a commission or reporting points', handle: ({ context, body }: { context: Context; body: z.output<typeof publishBody> }) => publishCommission(context, body),
  }),
  route({
    method: 'POST', path: '/periodicals/commissions/:commissionId/accept', permission: answer, exit: commissions, params: commissionParams, body: answerCommission,
    response: commissionView, summary: 'Accept a commission', handle: ({ context, params, body }: OnCommission<z.output<typeof answerCommission>>) => acceptCommission(context, { ...params, ...body }),
  }),
  route({
    method: 'POST', path: '/periodicals/commissions/:commissionId/deliver', permission: answer, exit: commissions, params: commissionParams, body: deliverBody,
    response: commissionView, summary: 'Deliver an item', handle: ({ context, params, body }: OnCommission<z.output<typeof deliverBody>>) => deliverCommission(context, { ...params, ...body }),
  }),
  route({
    method: 'POST', path: '/periodicals/commissions/:commissionId/end', permission: edit, exit: commissions, params: commissionParams, response: commissionView,
    summary: 'End a commission', handle: ({ context, params }: OnCommission) => endCommission(context, params),
  }),
];
