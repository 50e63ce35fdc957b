import { z } from 'zod';
import { enforce, notFound, route, type Route } from '@gongkai/kernel';
import { attachmentForDownload, downloadReply } from '@gongkai/attachments';
import type { Context, ReadTx } from '@gongkai/database';
import { mayReview } from '@gongkai/reviews';
import { listColumns } from './columns.store.ts';
import {
  addColumn as addColumnBody, changeColumn as changeColumnBody, closeColumn as closeColumnBody, columnParams, columnView, createDocument as createBody, documentFileParams, documentFilters, documentPage, documentParams, documentQuery, documentView, publishDocument as publishBody,
  saveDocument as saveBody, submitDocument as submitBody, withdrawDocument as withdrawBody,
} from './contract.ts';
import { mayDocument } from './disclosures.policy.ts';
import { findDocument } from './disclosures.store.ts';
import { createDocument } from './operations/create-document.ts';
import { addColumn, changeColumn, closeColumn } from './operations/keep-columns.ts';
import { exportDocuments, listDocuments } from './operations/list-documents.ts';
import { publishDocument } from './operations/publish-document.ts';
import { saveDocument } from './operations/save-document.ts';
import { submitDocument } from './operations/submit-document.ts';
import { viewOf } from './operations/view-document.ts';
import { withdrawDocument } from './operations/withdraw-document.ts';

const read = { permission: 'disclosures.read' };
const write = { permission: 'disclosures.write' };
const publish = { permission: 'disclosures.publish' };
const records = { records: 'disclosures.policy' };

async function enforceReading(tx: ReadTx, documentId: string): Promise<void> {
  const document = await findDocument(tx, documentId);
  if (!document) throw notFound('general.not-found');
  enforce(mayDocument(tx.actor, 'read', document, await mayReview(tx, { subjectId: documentId, actor: tx.actor })));
}

export const routes: readonly Route<Context>[] = [
  route({
    method: 'GET', path: '/disclosures/columns', permission: read, summary: 'The columns of the catalogue', exit: 'none',
    response: z.array(columnView), handle: ({ context }: { context: Context }) => context.read(listColumns),
  }),
  route({
    method: 'POST', path: '/disclosures/columns', permission: publish, summary: 'Add a column', exit: 'none',
    body: addColumnBody, response: columnView, handle: ({ context, body }: { context: Context; body: z.output<typeof addColumnBody> }) => addColumn(context, body),
  }),
  route({
    method: 'PUT', path: '/disclosures/columns/:columnId', permission: publish, summary: 'Rename or describe a column', exit: 'none',
    params: columnParams, body: changeColumnBody, response: columnView,
    handle: ({ context, params, body }: { context: Context; params: { columnId: string }; body: z.output<typeof changeColumnBody> }) => changeColumn(context, params.columnId, body),
  }),
  route({
    method: 'POST', path: '/disclosures/columns/:columnId/close', permission: publish, summary: 'Close an empty column', exit: 'none',
    params: columnParams, body: closeColumnBody, response: columnView,
    handle: ({ context, params, body }: { context: Context; params: { columnId: string }; body: z.output<typeof closeColumnBody> }) => closeColumn(context, params.columnId, body),
  }),
  route({
    method: 'GET', path: '/disclosures/documents', permission: read, summary: 'Documents of the catalogue, newest change first', exit: records,
    query: documentQuery, response: documentPage,
    handle: ({ context, query }: { context: Context; query: z.output<typeof documentQuery> }) =>
      context.read((tx) => listDocuments(tx, query)),
  }),
  route({
    method: 'GET', path: '/disclosures/documents/export.xlsx', permission: read, summary: 'Documents of the catalogue as a workbook', exit: records,
    query: documentFilters, response: 'file', handle: ({ context, query }: { context: Context; query: z.output<typeof documentFilters> }) => exportDocuments(context, query),
  }),
  route({
    method: 'POST', path: '/disclosures/documents', permission: write, summary: 'Begin a document', exit: records,
    body: createBody, bodyLimit: 8_388_608, response: documentView, handle: ({ context, body }: { context: Context; body: z.output<typeof createBody> }) => createDocument(context, body),
  }),
  route({
    method: 'GET', path: '/disclosures/documents/:documentId', permission: read, summary: 'One document', exit: records,
    params: documentParams, response: documentView,
    handle: ({ context, params }: { context: Context; params: { documentId: string } }) =>
      context.read(async (tx) => {
        await enforceReading(tx, params.documentId);
        return viewOf(tx, params.documentId);
      }),
  }),
  route({
    method: 'PUT', path: '/disclosures/documents/:documentId', permission: write, summary: 'Save the working copy', exit: records,
    params: documentParams, body: saveBody, bodyLimit: 8_388_608, response: documentView,
    handle: ({ context, params, body }: { context: Context; params: { documentId: string }; body: z.output<typeof saveBody> }) => saveDocument(context, params.documentId, body),
  }),
  route({
    method: 'POST', path: '/disclosures/documents/:documentId/submit', permission: write, summary: 'Send a document into review', exit: records,
    params: documentParams, body: submitBody, response: documentView,
    handle: ({ context, params, body }: { context: Context; params: { documentId: string }; body: z.output<typeof submitBody> }) => submitDocument(context, params.documentId, body),
  }),
  route({
    method: 'POST', path: '/disclosures/documents/:documentId/publish', permission: publish, summary: 'Publish the cleared text', exit: records,
    params: documentParams, body: publishBody, response: documentView,
    handle: ({ context, params, body }: { context: Context; params: { documentId: string }; body: z.output<typeof publishBody> }) => publishDocument(context, params.documentId, body),
  }),
  route({
    method: 'POST', path: '/disclosures/documents/:documentId/withdraw', permission: publish, summary: 'Take a document back', exit: records,
    params: documentParams, body: withdrawBody, response: documentView,
    handle: ({ context, params, body }: { context: Context; params: { documentId: string }; body: z.output<typeof withdrawBody> }) => withdrawDocument(context, params.documentId, body),
  }),
  route({
    method: 'GET', path: '/disclosures/documents/:documentId/attachments/:attachmentId', permission: read, summary: 'A file of a document', exit: records,
    params: documentFileParams, response: 'file',
    handle: async ({ context, params }: { context: Context; params: { documentId: string; attachmentId: string } }) => {
      const file = await context.read(async (tx) => {
        await enforceReading(tx, params.documentId);
        return attachmentForDownload(tx, { subjectId: params.documentId, attachmentId: params.attachmentId });
      });
      return downloadReply(context, file);
    },
  }),
];
