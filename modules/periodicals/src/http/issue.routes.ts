import { z } from 'zod';
import { id, route, type Route } from '@gongkai/kernel';
import { downloadReply } from '@gongkai/attachments';
import type { Context } from '@gongkai/database';
import {
  arrangeIssue as arrangeBody, changePublication as changeBody, createIssue as createBody, createPublication as foundBody, issueFilters, issueIssue as issueBody, issuePage, issueQuery,
  issueView, publicationList, publicationView, recallIssue as recallBody, seenIssue,
} from '../contract.ts';
import { abandonIssue, arrangeIssue, createIssue } from '../operations/arrange-issue.ts';
import { exportIssues } from '../operations/export-registers.ts';
import { issueIssue } from '../operations/issue-issue.ts';
import { changePublication, createPublication, readPublications } from '../operations/keep-publications.ts';
import { previewIssue, printingSheet } from '../operations/print-issue.ts';
import { listIssues, markRead, readIssue, readIssueFile } from '../operations/read-issues.ts';
import { recallIssue, submitIssue } from '../operations/submit-issue.ts';

const edit = { permission: 'periodicals.edit' };
const read = { permission: 'periodicals.read' };
const issues = { records: 'periodicals.mayReadIssue' };
const issueParams = z.strictObject({ issueId: id });
type OnIssue<B = undefined> = { context: Context; params: { issueId: string }; body: B };
const textBytes = 2 * 1024 ** 2;

export const issueRoutes: readonly Route<Context>[] = [
  route({
    method: 'GET', path: '/periodicals/publications', permission: read, exit: 'none', response: publicationList,
    summary: 'The publications of the office', handle: ({ context }: { context: Context }) => readPublications(context),
  }),
  route({
    method: 'POST', path: '/periodicals/publications', permission: edit, exit: 'none', body: foundBody, response: publicationView,
    summary: 'Found a publication', handle: ({ context, body }: { context: Context; body: z.output<typeof foundBody> }) => createPublication(context, body),
  }),
  route({
    method: 'PUT', path: '/periodicals/publications/:publicationId', permission: edit, exit: 'none', params: z.strictObject({ publicationId: id }), body: changeBody,
    response: publicationView, summary: 'Change a publication',
    handle: ({ context, params, body }: { context: Context; params: { publicationId: string }; body: z.output<typeof changeBody> }) => changePublication(context, { ...params, ...body }),
  }),
  route({
    method: 'GET', path: '/periodicals/issues', permission: read, exit: issues, query: issueQuery, response: issuePage,
    summary: 'Issues, newest first', handle: ({ context, query }: { context: Context; query: z.output<typeof issueQuery> }) => listIssues(context, query),
  }),
  route({
    method: 'GET', path: '/periodicals/issues/export.xlsx', permission: read, exit: issues, query: issueFilters, response: 'file',
    summary: 'Issues as a workbook', handle: ({ context, query }: { context: Context; query: z.output<typeof issueFilters> }) => exportIssues(context, query),
  }),
  route({
    method: 'POST', path: '/periodicals/issues', permission: edit, exit: issues, body: createBody, response: issueView,
    summary: 'Begin an issue', handle: ({ context, body }: { context: Context; body: z.output<typeof createBody> }) => createIssue(context, body),
  }),
  // Who is asked to sign reads what waits for him without a permission of this module: the policy asks reviews.
  route({
    method: 'GET', path: '/periodicals/issues/:issueId', permission: 'signed-in', exit: issues, params: issueParams, response: issueView,
    summary: 'An issue', handle: ({ context, params }: OnIssue) => readIssue(context, params.issueId),
  }),
  route({
    method: 'PUT', path: '/periodicals/issues/:issueId', permission: edit, exit: issues, params: issueParams, body: arrangeBody, bodyLimit: textBytes, response: issueView,
    summary: 'Arrange an issue', handle: ({ context, params, body }: OnIssue<z.output<typeof arrangeBody>>) => arrangeIssue(context, { ...params, ...body }),
  }),
  route({
    method: 'POST', path: '/periodicals/issues/:issueId/submit', permission: edit, exit: issues, params: issueParams, body: seenIssue, response: issueView,
    summary: 'Send an issue to be signed', handle: ({ context, params, body }: OnIssue<z.output<typeof seenIssue>>) => submitIssue(context, { ...params, ...body }),
  }),
  route({
    method: 'POST', path: '/periodicals/issues/:issueId/recall', permission: edit, exit: issues, params: issueParams, body: recallBody, response: issueView,
    summary: 'Take an issue back from its leader', handle: ({ context, params, body }: OnIssue<z.output<typeof recallBody>>) => recallIssue(context, { ...params, ...body }),
  }),
  route({
    method: 'POST', path: '/periodicals/issues/:issueId/abandon', permission: edit, exit: issues, params: issueParams, body: seenIssue, response: issueView,
    summary: 'Give an issue up', handle: ({ context, params, body }: OnIssue<z.output<typeof seenIssue>>) => abandonIssue(context, { ...params, ...body }),
  }),
  route({
    method: 'POST', path: '/periodicals/issues/:issueId/issue', permission: edit, exit: issues, params: issueParams, body: issueBody, response: issueView,
    summary: 'Let a signed issue leave', handle: ({ context, params, body }: OnIssue<z.output<typeof issueBody>>) => issueIssue(context, { ...params, ...body }),
  }),
  route({
    method: 'POST', path: '/periodicals/issues/:issueId/read', permission: 'signed-in', exit: 'none', params: issueParams,
    response: z.strictObject({ readAt: z.string().nullable() }), summary: 'Note that I have opened an issue', handle: ({ context, params }: OnIssue) => markRead(context, params.issueId),
  }),
  route({
    method: 'GET', path: '/periodicals/issues/:issueId/preview.pdf', permission: 'signed-in', exit: issues, params: issueParams, response: 'file',
    summary: 'What an issue looks like', handle: ({ context, params }: OnIssue) => previewIssue(context, params.issueId),
  }),
  route({
    method: 'GET', path: '/periodicals/issues/:issueId/sheet.pdf', permission: edit, exit: issues, params: issueParams, response: 'file',
    summary: 'The printing sheet of an issue', handle: ({ context, params }: OnIssue) => printingSheet(context, params.issueId),
  }),
  route({
    method: 'GET', path: '/periodicals/issues/:issueId/files/:attachmentId', permission: 'signed-in', exit: issues, params: issueParams.extend({ attachmentId: id }), response: 'file',
    summary: 'A file of an issue',
    handle: async ({ context, params }: { context: Context; params: { issueId: string; attachmentId: string } }) => downloadReply(context, await readIssueFile(context, params.issueId, params.attachmentId)),
  }),
];
