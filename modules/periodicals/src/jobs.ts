import { defineListener, type JobEntry } from '@gongkai/database';
import { completedPayload } from '@gongkai/reviews';
import { reviewsCompleted } from '@gongkai/reviews/contract';
import { issueSubject } from './contract.ts';
import { takeIssueReview } from './operations/take-issue-review.ts';

export const jobs: readonly JobEntry[] = [
  defineListener({
    name: 'periodicals.take-review',
    on: [reviewsCompleted],
    async handle(tx, { subjectId, payload }) {
      const review = completedPayload.parse(payload);
      if (review.subjectKind === issueSubject) await takeIssueReview(tx, subjectId, review);
    },
  }),
];
