import { defineListener, type JobEntry } from '@gongkai/database';
import { reviewsCompleted } from '@gongkai/reviews';
import { receiveReview } from './operations/receive-review.ts';

export const jobs: readonly JobEntry[] = [defineListener({ name: 'submissions.receive-review', on: [reviewsCompleted], handle: receiveReview })];
