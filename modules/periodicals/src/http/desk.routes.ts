import { z } from 'zod';
import { enforce, id, pageQuery, route, type Route } from '@gongkai/kernel';
import { downloadReply } from '@gongkai/attachments';
import type { Context } from '@gongkai/database';
import { readItemForDesk } from '@gongkai/submissions';
import {
  adoptBody, adoptionFilters, adoptionPage, adoptionQuery, adoptionView, copyView, decideItem as decideBody, deskPage, differenceView, mergeItems as mergeBody,
  outcomeView, saveCopy as saveBody, takeUp as takeUpBody, versionList, versionView, withdrawAdoption as withdrawBody,
} from '../contract.ts';
import { mayEdit } from '../periodicals.policy.ts';
import { adopt } from '../operations/adopt.ts';
import { decideItem } from '../operations/decide-item.ts';
import { differenceOf } from '../operations/difference.ts';
import { exportAdoptions, exportDesk } from '../operations/export-registers.ts';
import { listAdoptions, listDesk, readCopyFile, readCopyOfItem, readDeskVersion, readVersions } from '../operations/list-registers.ts';
import { mergeItems } from '../operations/merge-items.ts';
import { readOutcome } from '../operations/read-outcome.ts';
import { saveCopy } from '../operations/save-copy.ts';
import { takeUp } from '../operations/take-up.ts';
import { withdrawAdoption } from '../operations/withdraw-adoption.ts';

const edit = { permission: 'periodicals.edit' };
const read = { permission: 'periodicals.read' };
const desk = { records: 'periodicals.mayEdit' };
const itemParams = z.strictObject({ itemId: id });
const copyParams = z.strictObject({ copyId: id });
const decided = z.strictObject({ itemId: id, state: z.string() });
const copyOfItem = z.strictObject({ copy: copyView.nullable() });
const difference = z.strictObject({ difference: differenceView.nullable() });
/** A body with many tables; pictures travel as attachments. */
const textBytes = 8 * 1024 ** 2;

const queueFilters = z.strictObject({
  state: z.enum(['sent', 'held']).optional(),
  unitId: id.optional(),
  kind: z.enum(['comprehensive', 'brief', 'special', 'research', 'experience', 'digest']).optional(),
  urgency: z.enum(['extra-urgent', 'urgent', 'quick', 'slow', 'daily']).optional(),
  category: z.enum(['policy', 'projects', 'superior-visit', 'instructions', 'leader-grassroots', 'periodic-work', 'research', 'trends', 'indicators', 'awards', 'other']).optional(),
});
const queueQuery = pageQuery.extend(queueFilters.shape);

export const deskRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET', path: '/periodicals/desk', permission: edit, exit: desk, query: queueQuery, response: deskPage,
    summary: 'What waits at the desk, by urgency and age', handle: ({ context, query }: { context: Context; query: z.output<typeof queueQuery> }) => listDesk(context, query),
  }),
  route({
    method: 'GET', path: '/periodicals/desk/export.xlsx', permission: edit, exit: desk, query: queueFilters, response: 'file',
    summary: 'What waits at the desk as a workbook', handle: ({ context, query }: { context: Context; query: z.output<typeof queueFilters> }) => exportDesk(context, query),
  }),
  route({
    method: 'POST', path: '/periodicals/copies', permission: edit, exit: desk, body: takeUpBody, response: copyView,
    summary: 'Take an item up', handle: ({ context, body }: { context: Context; body: z.output<typeof takeUpBody> }) => takeUp(context, body),
  }),
  route({
    method: 'POST', path: '/periodicals/merges', permission: edit, exit: desk, body: mergeBody, response: copyView,
    summary: 'Merge several items into one text', handle: ({ context, body }: { context: Context; body: z.output<typeof mergeBody> }) => mergeItems(context, body),
  }),
  route({
    method: 'PUT', path: '/periodicals/copies/:copyId', permission: edit, exit: desk, params: copyParams, body: saveBody, bodyLimit: textBytes, response: copyView,
    summary: 'Save the desk\'s text', handle: ({ context, params, body }: { context: Context; params: { copyId: string }; body: z.output<typeof saveBody> }) => saveCopy(context, { ...params, ...body }),
  }),
  route({
    method: 'GET', path: '/periodicals/copies/:copyId/versions', permission: edit, exit: desk, params: copyParams, response: versionList,
    summary: 'The versions of the desk\'s text', handle: ({ context, params }: { context: Context; params: { copyId: string } }) => readVersions(context, params.copyId),
  }),
  route({
    method: 'GET', path: '/periodicals/copies/:copyId/versions/:number', permission: edit, exit: desk, response: versionView,
    params: copyParams.extend({ number: z.coerce.number().int().min(1).max(100_000) }), summary: 'One version of the desk\'s text',
    handle: ({ context, params }: { context: Context; params: { copyId: string; number: number } }) => readDeskVersion(context, params.copyId, params.number),
  }),
  route({
    method: 'GET', path: '/periodicals/copies/:copyId/files/:attachmentId', permission: edit, exit: desk, params: copyParams.extend({ attachmentId: id }), response: 'file',
    summary: 'A picture of the desk\'s text',
    handle: async ({ context, params }: { context: Context; params: { copyId: string; attachmentId: string } }) => downloadReply(context, await readCopyFile(context, params.copyId, params.attachmentId)),
  }),
  route({
    method: 'GET', path: '/periodicals/items/:itemId/copy', permission: edit, exit: desk, params: itemParams, response: copyOfItem,
    summary: 'The desk\'s text of an item', handle: ({ context, params }: { context: Context; params: { itemId: string } }) => readCopyOfItem(context, params.itemId),
  }),
  route({
    method: 'GET', path: '/periodicals/items/:itemId/difference', permission: edit, exit: desk, params: itemParams, response: difference,
    summary: 'What the desk changed in an item',
    handle: ({ context, params }: { context: Context; params: { itemId: string } }) =>
      context.read(async (tx) => {
        enforce(mayEdit(tx.actor, (await readItemForDesk(tx, params.itemId)).unitId));
        return { difference: await differenceOf(tx, params.itemId) };
      }),
  }),
  route({
    method: 'POST', path: '/periodicals/items/:itemId/decision', permission: edit, exit: 'none', params: itemParams, body: decideBody, response: decided,
    summary: 'Return, reject or hold an item', handle: ({ context, params, body }: { context: Context; params: { itemId: string }; body: z.output<typeof decideBody> }) => decideItem(context, { ...params, ...body }),
  }),
  route({
    method: 'GET', path: '/periodicals/items/:itemId/outcome', permission: 'signed-in', exit: { records: 'periodicals.mayReadOutcome' }, params: itemParams, response: outcomeView,
    summary: 'What became of an item', handle: ({ context, params }: { context: Context; params: { itemId: string } }) => readOutcome(context, params.itemId),
  }),
  route({
    method: 'POST', path: '/periodicals/adoptions', permission: edit, exit: desk, body: adoptBody, response: adoptionView,
    summary: 'Adopt a text into a publication', handle: ({ context, body }: { context: Context; body: z.output<typeof adoptBody> }) => adopt(context, body),
  }),
  route({
    method: 'GET', path: '/periodicals/adoptions', permission: read, exit: { records: 'periodicals.register' }, query: adoptionQuery, response: adoptionPage,
    summary: 'The register of adoptions', handle: ({ context, query }: { context: Context; query: z.output<typeof adoptionQuery> }) => listAdoptions(context, query),
  }),
  route({
    method: 'GET', path: '/periodicals/adoptions/export.xlsx', permission: read, exit: { records: 'periodicals.register' }, query: adoptionFilters, response: 'file',
    summary: 'The register of adoptions as a workbook', handle: ({ context, query }: { context: Context; query: z.output<typeof adoptionFilters> }) => exportAdoptions(context, query),
  }),
  route({
    method: 'POST', path: '/periodicals/adoptions/:adoptionId/withdraw', permission: edit, exit: desk, params: z.strictObject({ adoptionId: id }), body: withdrawBody, response: adoptionView,
    summary: 'Take an adoption back', handle: ({ context, params, body }: { context: Context; params: { adoptionId: string }; body: z.output<typeof withdrawBody> }) => withdrawAdoption(context, { ...params, ...body }),
  }),
];
