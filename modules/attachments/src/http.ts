import { enforce, notFound, pageOf, pageQuery, route, type Route } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { mayRelease, mayUseUnbound } from './attachments.policy.ts';
import { readBlocked } from './attachments.read.ts';
import { findFile } from './attachments.store.ts';
import { presentFile, type FileRow } from './attachments.view.ts';
import { attachmentParams, attachmentView, blockedRow, releaseBody, uploadQuery } from './contract.ts';
import { downloadReply } from './download.ts';
import { maxUploadBytes } from './file-kinds.ts';
import { releaseFile } from './operations/release-file.ts';
import { storeFile } from './operations/store-file.ts';

// A file of a record is reached through the module of the record alone: here it does not exist.
async function ownUnbound(context: Context, attachmentId: string): Promise<FileRow> {
  const file = await context.read((tx) => findFile(tx, attachmentId));
  if (!file || file.subjectId !== null || file.blocked) throw notFound('general.not-found');
  enforce(mayUseUnbound(context.actor, file));
  return file;
}

export const routes: readonly Route<Context>[] = [
  route({
    method: 'POST',
    path: '/attachments',
    permission: { permission: 'attachments.upload' },
    summary: 'Bring a file in; the raw body is the file',
    exit: 'none',
    query: uploadQuery,
    body: 'stream',
    bodyLimit: maxUploadBytes,
    response: attachmentView,
    handle: ({ context, query, body }) => storeFile(context, { name: query.name, stream: body }),
  }),
  route({
    method: 'GET',
    path: '/attachments/blocked',
    permission: { permission: 'attachments.release' },
    summary: 'Files that a secrecy mark keeps from use',
    exit: { records: 'attachments.mayRelease' },
    query: pageQuery,
    response: pageOf(blockedRow),
    handle: ({ context, query }) =>
      context.read((tx) => {
        enforce(mayRelease(tx.actor));
        return readBlocked(tx, query);
      }),
  }),
  route({
    method: 'GET',
    path: '/attachments/:attachmentId',
    permission: { permission: 'attachments.upload' },
    summary: 'What one of my files without a record is',
    exit: { records: 'attachments.mayUseUnbound' },
    params: attachmentParams,
    response: attachmentView,
    handle: async ({ context, params }) => presentFile(await ownUnbound(context, params.attachmentId)),
  }),
  route({
    method: 'GET',
    path: '/attachments/:attachmentId/content',
    permission: { permission: 'attachments.upload' },
    summary: 'Fetch one of my files without a record',
    exit: { records: 'attachments.mayUseUnbound' },
    params: attachmentParams,
    response: 'file',
    handle: async ({ context, params }) => downloadReply(context, await ownUnbound(context, params.attachmentId)),
  }),
  route({
    method: 'POST',
    path: '/attachments/:attachmentId/release',
    permission: { permission: 'attachments.release' },
    summary: 'Say that a secrecy mark in a file is none',
    exit: { records: 'attachments.mayRelease' },
    params: attachmentParams,
    body: releaseBody,
    response: attachmentView,
    handle: ({ context, params, body }) => releaseFile(context, { ...params, ...body }),
  }),
];
