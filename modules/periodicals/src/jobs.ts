import { z } from 'zod';
import { id, moment } from '@gongkai/kernel';
import { defineJob, defineListener, defineSchedule, type JobEntry } from '@gongkai/database';
import { completedPayload, reviewsCompleted } from '@gongkai/reviews';
import { insertArrival } from './arrivals.store.ts';
import { issueSubject, renderForwardingPayload, renderIssuePayload, upwardSubject } from './contract.ts';
import { takeForwardingReview } from './operations/forward-copy.ts';
import { noteWhatIsLate } from './operations/note-overdue.ts';
import { renderForwarding } from './operations/render-forwarding.ts';
import { renderIssue } from './operations/render-issue.ts';
import { takeIssueReview } from './operations/take-issue-review.ts';
import { renderForwardingTask, renderTask } from './tasks.ts';

const arrived = z.object({ unitId: id, sentAt: moment });

export const jobs: readonly JobEntry[] = [
  defineListener({
    name: 'periodicals.take-review',
    on: [reviewsCompleted],
    async handle(tx, { subjectId, payload }) {
      const review = completedPayload.parse(payload);
      if (review.subjectKind === issueSubject) await takeIssueReview(tx, subjectId, review);
      if (review.subjectKind === upwardSubject) await takeForwardingReview(tx, subjectId, review);
    },
  }),
  defineListener({
    name: 'periodicals.note-arrival',
    on: ['submissions.sent'],
    async handle(tx, { subjectId, payload }) {
      await insertArrival(tx, { itemId: subjectId, ...arrived.parse(payload) });
    },
  }),
  defineJob({ name: renderTask, payload: renderIssuePayload, handle: ({ context, payload }) => renderIssue(context, payload.issueId) }),
  defineJob({ name: renderForwardingTask, payload: renderForwardingPayload, handle: ({ context, payload }) => renderForwarding(context, payload.forwardingId) }),
  defineSchedule({ name: 'periodicals.note-overdue', pattern: '10 * * * *', handle: ({ context }) => noteWhatIsLate(context) }),
];
