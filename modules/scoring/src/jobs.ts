import { z } from 'zod';
import { id } from '@gongkai/kernel';
import { defineJob, defineListener, defineSchedule, type JobEntry } from '@gongkai/database';
import { periodicalsFact } from '@gongkai/periodicals';
import { completedPayload, reviewsCompleted } from '@gongkai/reviews';
import { bulletinSubject } from './contract.ts';
import { remindOfAppeals } from './operations/appeal.ts';
import { warnUnits } from './operations/read-quotas.ts';
import { advanceLedger } from './operations/verify-ledger.ts';
import { takePeriodicalsFact, takeSentItem, takeWithdrawnItem } from './operations/receive-announcements.ts';
import { renderBulletin } from './operations/render-bulletin.ts';
import { takeBulletinReview } from './operations/take-bulletin-review.ts';
import { renderBulletinTask } from './tasks.ts';

export const jobs: readonly JobEntry[] = [
  defineListener({ name: 'scoring.take-fact', on: [periodicalsFact], handle: takePeriodicalsFact }),
  defineListener({ name: 'scoring.count-sent', on: ['submissions.sent'], handle: takeSentItem }),
  defineListener({ name: 'scoring.count-withdrawn', on: ['submissions.withdrawn'], handle: takeWithdrawnItem }),
  defineListener({
    name: 'scoring.take-review',
    on: [reviewsCompleted],
    async handle(tx, { subjectId, payload }) {
      const review = completedPayload.parse(payload);
      if (review.subjectKind === bulletinSubject) await takeBulletinReview(tx, subjectId, review);
    },
  }),
  defineJob({
    name: renderBulletinTask,
    payload: z.strictObject({ bulletinId: id }),
    maxAttempts: 8,
    handle: ({ context, payload }) => renderBulletin(context, payload.bulletinId),
  }),
  // Ten past midnight in Beijing: with the month, base scores and thresholds come due.
  defineSchedule({ name: 'scoring.advance', pattern: '10 16 * * *', handle: ({ context }) => advanceLedger(context) }),
  // 08:30 in Beijing: units that will miss a target hear of it before the period ends.
  defineSchedule({ name: 'scoring.warn-units', pattern: '30 0 * * *', handle: ({ context }) => warnUnits(context) }),
  defineSchedule({ name: 'scoring.remind-of-appeals', pattern: '40 0 * * *', handle: ({ context }) => remindOfAppeals(context) }),
];
