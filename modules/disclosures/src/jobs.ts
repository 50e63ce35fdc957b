import { defineListener, type JobEntry } from '@gongkai/database';
import { documentSubject } from './operations/document-content.ts';
import { takeReview } from './operations/take-review.ts';

export const jobs: readonly JobEntry[] = [
  defineListener({
    name: 'disclosures.take-review',
    on: ['reviews.completed'],
    async handle(tx, { subjectId, payload }) {
      if (payload.subjectKind === documentSubject) await takeReview(tx, subjectId, payload);
    },
  }),
];
