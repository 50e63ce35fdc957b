import { pageOf, route, type Route } from '@gongkai/kernel';
import { z } from 'zod';
import type { Context } from '@gongkai/database';
import { readChains } from './chain-pages.ts';
import { chainParams, chainView, clearanceParams, confirmBody, retireChain as retireBody, saveChain as saveBody, urgentFilters, urgentQuery, urgentRow } from './contract.ts';
import { confirmUrgent } from './operations/confirm-urgent.ts';
import { exportUrgent } from './operations/export-cases.ts';
import { retireChain, saveChain } from './operations/save-chain.ts';
import { readUrgent } from './urgent-page.ts';

const configure = { permission: 'reviews.configure' } as const;

/** Chains, and the confirmations of urgent clearances. */
export const chainRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET', path: '/reviews/chains', permission: configure,
    summary: 'The chains of the jurisdiction and of the organs I look after',
    exit: { records: 'reviews.mayConfigure' }, response: z.strictObject({ rows: z.array(chainView) }),
    handle: ({ context }) => context.read(async (tx) => ({ rows: await readChains(tx) })),
  }),
  route({
    method: 'PUT', path: '/reviews/chains', permission: configure,
    summary: 'Set up or change the chain of an organ for one kind of record',
    exit: { records: 'reviews.mayConfigure' }, body: saveBody, response: chainView,
    handle: ({ context, body }) => saveChain(context, body),
  }),
  route({
    method: 'POST', path: '/reviews/chains/:chainId/retire', permission: configure,
    summary: "Take an organ's own chain out of use",
    exit: 'none', params: chainParams, body: retireBody, response: 'empty',
    handle: ({ context, params, body }) => retireChain(context, { ...params, ...body }),
  }),
  route({
    method: 'GET', path: '/reviews/urgent', permission: { permission: 'reviews.decide' },
    summary: 'Urgent clearances that a second person must confirm, with those that are overdue',
    exit: { records: 'reviews.mayConfirm' }, query: urgentQuery, response: pageOf(urgentRow),
    handle: ({ context, query }) => context.read((tx) => readUrgent(tx, query)),
  }),
  route({
    method: 'GET', path: '/reviews/urgent/export.xlsx', permission: { permission: 'reviews.decide' },
    summary: 'The same as a workbook',
    exit: { records: 'reviews.mayConfirm' }, query: urgentFilters, response: 'file',
    handle: ({ context, query }) => exportUrgent(context, query),
  }),
  route({
    method: 'POST', path: '/reviews/urgent/:clearanceId/confirm', permission: { permission: 'reviews.decide' },
    summary: 'Confirm an urgent clearance as the second person',
    exit: { records: 'reviews.mayConfirm' }, params: clearanceParams, body: confirmBody, response: urgentRow,
    handle: ({ context, params, body }) => confirmUrgent(context, { ...params, ...body }),
  }),
];
