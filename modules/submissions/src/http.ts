import type { Readable } from 'node:stream';
import { z } from 'zod';
import { enforce, id, invalid, line, route, type Route } from '@gongkai/kernel';
import { downloadReply } from '@gongkai/attachments';
import type { Context } from '@gongkai/database';
import {
  createDraft as createDraftBody, itemFilters, itemFull, itemListQuery, itemNote, itemPage, itemView, linkDualReport as linkBody, measureQuery,
  ownUnits, registerPaper as paperBody, sameDayMeasure, saveDraft as saveDraftBody, signers, signersQuery, similarItem, submitItem, timeline, withdrawItem as withdrawBody,
} from './contract.ts';
import { addNote } from './operations/add-note.ts';
import { createDraft } from './operations/create-draft.ts';
import { exportItems } from './operations/export-items.ts';
import { importDocx } from './operations/import-docx.ts';
import { linkDualReport, unlinkDualReport } from './operations/link-dual-report.ts';
import { listItems, measureSameDay } from './operations/list-items.ts';
import { listOwnUnits, listSigners } from './operations/list-own-units.ts';
import { policySubject } from './operations/policy-subject.ts';
import { readItem, readItemFile, readVersion } from './operations/read-item.ts';
import { readTimeline } from './operations/read-timeline.ts';
import { registerPaper } from './operations/register-paper.ts';
import { saveDraft } from './operations/save-draft.ts';
import { similarItems } from './operations/similar-items.ts';
import { submitForReview } from './operations/submit-for-review.ts';
import { withdrawItem } from './operations/withdraw-item.ts';
import { findItem } from './submissions.store.ts';
import { mayUseDesk } from './submissions.policy.ts';

const itemParams = z.strictObject({ itemId: id });
const fileParams = z.strictObject({ itemId: id, attachmentId: id });
const versionParams = z.strictObject({ itemId: id, number: z.coerce.number().int().min(1).max(100_000) });
const linkParams = z.strictObject({ itemId: id, otherItemId: id });
const docxQuery = z.strictObject({ unitId: id, name: line(200) });
const imported = z.strictObject({ item: itemView, warnings: z.array(z.string()) });
const noted = z.strictObject({ itemId: id });
const similar = z.strictObject({ rows: z.array(similarItem) });

const items = { records: 'submissions.mayRead' };
/** A body with many tables; pictures travel as attachments. */
const textBytes = 8 * 1024 ** 2;
const docxBytes = 50 * 1024 ** 2;

async function bytesOf(stream: Readable, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw invalid([{ code: 'general.too-large', path: 'file' }]);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const lists: Route<Context>[] = [
  route({
    method: 'GET', path: '/submissions/items', permission: { permission: 'submissions.read' }, exit: items, query: itemListQuery, response: itemPage,
    summary: 'Items of my units, newest first', handle: ({ context, query }) => listItems(context, 'units', query),
  }),
  route({
    method: 'GET', path: '/submissions/items/export.xlsx', permission: { permission: 'submissions.read' }, exit: items, query: itemFilters, response: 'file',
    summary: 'Items of my units as a workbook', handle: ({ context, query }) => exportItems(context, 'units', query),
  }),
  route({
    method: 'GET', path: '/submissions/register', permission: { permission: 'submissions.read' }, exit: items, query: itemListQuery, response: itemPage,
    summary: 'The register of what was sent, highest number first', handle: ({ context, query }) => listItems(context, 'register', query),
  }),
  route({
    method: 'GET', path: '/submissions/register/export.xlsx', permission: { permission: 'submissions.read' }, exit: items, query: itemFilters, response: 'file',
    summary: 'The register as a workbook', handle: ({ context, query }) => exportItems(context, 'register', query),
  }),
  route({
    method: 'GET', path: '/submissions/units', permission: { permission: 'submissions.read' }, exit: 'none', response: ownUnits,
    summary: 'Units for whom I may write or register', handle: ({ context }) => listOwnUnits(context),
  }),
  route({
    method: 'GET', path: '/submissions/units/:unitId/signers', permission: { permission: 'submissions.register' }, exit: 'none',
    params: z.strictObject({ unitId: id }), query: signersQuery, response: signers, summary: 'Whose signature on paper lets an item of a unit go',
    handle: ({ context, params, query }) => listSigners(context, params.unitId, query.on),
  }),
  route({
    method: 'GET', path: '/submissions/same-day', permission: { permission: 'submissions.read' }, exit: items, query: measureQuery, response: sameDayMeasure,
    summary: 'Submitted, signed and sent on one day, by unit', handle: ({ context, query }) => measureSameDay(context, query),
  }),
];

const writing: Route<Context>[] = [
  route({
    method: 'POST', path: '/submissions/items', permission: { permission: 'submissions.write' }, exit: items, body: createDraftBody, bodyLimit: textBytes,
    response: itemView, summary: 'Begin a draft', handle: ({ context, body }) => createDraft(context, body),
  }),
  route({
    method: 'POST', path: '/submissions/docx', permission: { permission: 'submissions.write' }, exit: items, query: docxQuery, body: 'stream',
    bodyLimit: docxBytes, response: imported, summary: 'Make a draft of a Word document',
    handle: async ({ context, query, body }) => importDocx(context, { ...query, bytes: await bytesOf(body, docxBytes) }),
  }),
  route({
    method: 'PUT', path: '/submissions/items/:itemId', permission: { permission: 'submissions.write' }, exit: items, params: itemParams,
    body: saveDraftBody, bodyLimit: textBytes, response: itemView, summary: 'Save the working text',
    handle: ({ context, params, body }) => saveDraft(context, { ...params, ...body }),
  }),
  route({
    method: 'POST', path: '/submissions/items/:itemId/submit', permission: { permission: 'submissions.write' }, exit: items, params: itemParams,
    body: submitItem, response: itemView, summary: 'Submit an item to its unit\'s review, for the first time or again',
    handle: ({ context, params, body }) => submitForReview(context, { ...params, ...body }),
  }),
  route({
    method: 'POST', path: '/submissions/items/:itemId/withdraw', permission: { permission: 'submissions.write' }, exit: items, params: itemParams,
    body: withdrawBody, response: itemView, summary: 'Take an item back', handle: ({ context, params, body }) => withdrawItem(context, { ...params, ...body }),
  }),
  route({
    method: 'POST', path: '/submissions/register', permission: { permission: 'submissions.register' }, exit: items, body: paperBody, bodyLimit: textBytes,
    response: itemView, summary: 'Register what came on paper or by e-mail', handle: ({ context, body }) => registerPaper(context, body),
  }),
  route({
    method: 'POST', path: '/submissions/items/:itemId/notes', permission: { permission: 'submissions.read' }, exit: 'none', params: itemParams,
    body: itemNote, response: noted, summary: 'Add a remark', handle: ({ context, params, body }) => addNote(context, { ...params, ...body }),
  }),
];

// Reviewers read what waits for them without a permission of this module: the policy asks reviews.
const reading: Route<Context>[] = [
  route({
    method: 'GET', path: '/submissions/items/:itemId', permission: 'signed-in', exit: items, params: itemParams, response: itemView,
    summary: 'An item', handle: ({ context, params }) => readItem(context, params.itemId),
  }),
  route({
    method: 'GET', path: '/submissions/items/:itemId/timeline', permission: 'signed-in', exit: items, params: itemParams, response: timeline,
    summary: 'What happened to an item', handle: ({ context, params }) => readTimeline(context, params.itemId),
  }),
  route({
    method: 'GET', path: '/submissions/items/:itemId/versions/:number', permission: 'signed-in', exit: items, params: versionParams, response: itemFull,
    summary: 'A text of an item as it was submitted', handle: ({ context, params }) => readVersion(context, params.itemId, params.number),
  }),
  route({
    method: 'GET', path: '/submissions/items/:itemId/files/:attachmentId', permission: 'signed-in', exit: items, params: fileParams, response: 'file',
    summary: 'A file of an item',
    handle: async ({ context, params }) => downloadReply(context, await readItemFile(context, params.itemId, params.attachmentId)),
  }),
];

const desk: Route<Context>[] = [
  route({
    method: 'GET', path: '/submissions/items/:itemId/similar', permission: { permission: 'submissions.desk' }, exit: items, params: itemParams, response: similar,
    summary: 'Items that tell much the same',
    handle: ({ context, params }) =>
      context.read(async (tx) => {
        enforce(mayUseDesk(tx.actor, policySubject(await findItem(tx, params.itemId))));
        return { rows: await similarItems(tx, params.itemId) };
      }),
  }),
  route({
    method: 'POST', path: '/submissions/items/:itemId/dual-reports', permission: { permission: 'submissions.desk' }, exit: items, params: itemParams,
    body: linkBody, response: itemView, summary: 'Recognise another item as the same report',
    handle: ({ context, params, body }) => linkDualReport(context, { ...params, ...body }),
  }),
  route({
    method: 'DELETE', path: '/submissions/items/:itemId/dual-reports/:otherItemId', permission: { permission: 'submissions.desk' }, exit: items,
    params: linkParams, response: itemView, summary: 'Take the link to another item back', handle: ({ context, params }) => unlinkDualReport(context, params),
  }),
];

export const routes: readonly Route<Context>[] = [...lists, ...writing, ...reading, ...desk];
