import { z } from 'zod';
import { block, day, id, line, pageOf, pageQuery, prose, seenVersion } from '@gongkai/kernel';
import { adoptedKind } from './facts.ts';
import { adoptionView, deskBody } from './desk.ts';

export const issueSubject = 'periodicals.issue';
export const issueStates = ['draft', 'in-review', 'signed', 'issued', 'abandoned'] as const;
export const issueState = z.enum(issueStates);
export type IssueState = z.infer<typeof issueState>;

export const createIssue = z.strictObject({ publicationId: id, adoptionIds: z.array(id).max(200).default([]) });
export type CreateIssue = z.infer<typeof createIssue>;
/** The whole arrangement: the adoptions in their order, the note, who else receives it. */
export const arrangeIssue = z.strictObject({
  adoptionIds: z.array(id).max(200),
  editorNote: deskBody.default([]),
  extraRecipients: z.array(line(60)).max(30).default([]),
  seenVersion,
});
export type ArrangeIssue = z.infer<typeof arrangeIssue>;
export const seenIssue = z.strictObject({ seenVersion });
export const recallIssue = z.strictObject({ seenVersion, reason: prose(500).refine((one) => one !== '', 'general.required') });
export type RecallIssue = z.infer<typeof recallIssue>;
export const issueIssue = z.strictObject({ seenVersion, issuedOn: day.optional() });
export type IssueIssue = z.infer<typeof issueIssue>;

export const issueItem = z.strictObject({
  adoptionId: id,
  itemId: id,
  copyId: id,
  copyVersion: z.number(),
  itemKind: adoptedKind,
  title: z.string(),
  body: z.array(block),
  source: z.string(),
});
/** What is signed and what leaves: everything that is printed except number and date. */
export const issueContent = z.strictObject({
  publication: z.string(),
  issuer: z.string(),
  marking: z.string().nullable(),
  copies: z.number().nullable(),
  editorNote: z.array(block),
  sections: z.array(z.strictObject({ code: z.string().nullable(), heading: z.string().nullable(), items: z.array(issueItem) })),
  report: z.array(z.string()),
  send: z.array(z.string()),
  issue: z.array(z.string()),
  /** Fingerprints of the pictures of each copy. */
  pictures: z.record(z.string(), z.string()),
});
export type IssueContent = z.infer<typeof issueContent>;

export const issueRow = z.strictObject({
  id,
  publicationId: id,
  publicationName: z.string(),
  state: issueState,
  year: z.number().nullable(),
  number: z.number().nullable(),
  totalNumber: z.number().nullable(),
  issuedOn: z.string().nullable(),
  itemCount: z.number(),
  signedBy: z.string().nullable(),
  updatedAt: z.string(),
  /** Whether the reader has opened it; null where he is no addressee. */
  readAt: z.string().nullable(),
});
export type IssueRow = z.infer<typeof issueRow>;
export const issuePage = pageOf(issueRow);
export const issueFilters = z.strictObject({ publicationId: id.optional(), state: issueState.optional(), from: day.optional(), to: day.optional() });
export type IssueFilters = z.infer<typeof issueFilters>;
export const issueQuery = pageQuery.extend(issueFilters.shape);
export type IssueQuery = z.infer<typeof issueQuery>;

export const issueFile = z.strictObject({ id, name: z.string(), mediaType: z.string(), size: z.number() });
export const issueView = issueRow.extend({
  version: z.number(),
  content: issueContent,
  adoptions: z.array(adoptionView),
  /** Adoptions of the publication that wait for an issue; for those who may compile. */
  waiting: z.array(adoptionView),
  extraRecipients: z.array(z.string()),
  fingerprint: z.string().nullable(),
  issuedBy: z.string().nullable(),
  signedAt: z.string().nullable(),
  createdBy: z.string(),
  files: z.enum(['none', 'waiting', 'ready']),
  attachments: z.array(issueFile),
  recipients: z.array(z.strictObject({ unitId: id, unitName: z.string(), list: z.enum(['report', 'send', 'issue']), readers: z.number(), firstReadAt: z.string().nullable() })),
  timeline: z.array(z.strictObject({ at: z.string(), kind: z.string(), by: z.string(), reason: z.string().nullable() })),
  problems: z.array(z.strictObject({ code: z.string(), path: z.string().optional(), values: z.record(z.string(), z.union([z.string(), z.number()])).optional() })),
  allowed: z.array(z.enum(['arrange', 'submit', 'recall', 'issue', 'abandon', 'receipts'])),
});
export type IssueView = z.infer<typeof issueView>;

export const renderIssuePayload = z.object({ issueId: id });
/** An issue has left the building. */
export const periodicalsIssued = 'periodicals.issued';
export const issuedPayload = z.object({ publicationId: id, year: z.number(), number: z.number(), issuedOn: day });
