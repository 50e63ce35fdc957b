import { z } from 'zod';
import { defineJob, defineSchedule, type JobEntry } from '@gongkai/database';
import { readText } from './operations/read-text.ts';
import { removeOrphans, removeStored } from './operations/remove-orphans.ts';
import { extractTask, readAttempts, removeStoredTask } from './tasks.ts';

const stored = z.strictObject({ storageKey: z.string() });

export const jobs: readonly JobEntry[] = [
  defineJob({
    name: extractTask,
    payload: stored,
    maxAttempts: readAttempts,
    handle: ({ context, payload, attempt }) => readText(context, payload.storageKey, attempt >= readAttempts),
  }),
  defineJob({
    name: removeStoredTask,
    payload: stored,
    handle: ({ context, payload }) => removeStored(context, payload.storageKey),
  }),
  defineSchedule({
    name: 'attachments.remove-orphans',
    pattern: '40 18 * * *',
    handle: async ({ context }) => void (await removeOrphans(context)),
  }),
];
