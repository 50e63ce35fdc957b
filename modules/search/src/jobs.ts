import { z } from 'zod';
import { defineJob, defineListener, enqueue, type JobEntry } from '@gongkai/database';
import { disclosuresImported, disclosuresPublished, disclosuresWithdrawn } from '@gongkai/disclosures';
import { indexDocuments, indexImport, indexImportBatch } from './operations/index-documents.ts';

export const jobs: readonly JobEntry[] = [
  defineListener({
    name: 'search.index-document',
    on: [disclosuresPublished, disclosuresWithdrawn],
    handle: (tx, { subjectId }) => indexDocuments(tx, [subjectId]),
  }),
  defineListener({
    name: 'search.begin-import',
    on: [disclosuresImported],
    handle: (tx, { subjectId }) => enqueue(tx, { task: indexImport, payload: { importId: subjectId, after: null }, queue: 'search' }),
  }),
  defineJob({
    name: indexImport,
    payload: z.strictObject({ importId: z.uuid(), after: z.uuid().nullable() }),
    handle: ({ context, payload }) => context.write((tx) => indexImportBatch(tx, payload.importId, payload.after)),
  }),
];
