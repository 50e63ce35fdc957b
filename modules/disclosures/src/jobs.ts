import { defineListener, defineSchedule, type JobEntry } from '@gongkai/database';
import { documentSubject } from './operations/document-content.ts';
import { remindOfLimits } from './operations/remind.ts';
import { takeReview } from './operations/take-review.ts';

export const jobs: readonly JobEntry[] = [
  defineListener({
    name: 'disclosures.take-review',
    on: ['reviews.completed'],
    async handle(tx, { subjectId, payload }) {
      if (payload.subjectKind === documentSubject) await takeReview(tx, subjectId, payload);
    },
  }),
  defineSchedule({ name: 'disclosures.remind-of-limits', pattern: '30 0 * * *', handle: ({ context }) => remindOfLimits(context) }),
];
