import { z } from 'zod';
import { id } from '@gongkai/kernel';
import { defineJob, defineListener, defineSchedule, type JobEntry } from '@gongkai/database';
import { askedPayload, caseBrief, reviewsAsked } from '@gongkai/reviews';
import { notify, mailAttempts } from './notify.ts';
import { remindOfReviews } from './operations/remind.ts';
import { sendMail } from './operations/send-mail.ts';
import { mailTask } from './tasks.ts';

/** Titles stand in notices shortened: their addressees may read the record, and only they. */
const titleLength = 100;

export const jobs: readonly JobEntry[] = [
  defineJob({
    name: mailTask,
    payload: z.strictObject({ noticeId: id }),
    maxAttempts: mailAttempts,
    handle: ({ context, payload, attempt }) => sendMail(context, payload.noticeId, attempt),
  }),
  defineListener({
    name: 'notices.tell-reviewers',
    on: [reviewsAsked],
    async handle(tx, heard) {
      const asked = askedPayload.parse(heard.payload);
      const brief = await caseBrief(tx, asked.caseId);
      // Late deliveries: the step is over, so that nobody is asked any more.
      if (!brief || brief.state !== 'running' || brief.position !== asked.position) return;
      await notify(tx, {
        accountIds: asked.accountIds, kind: 'notices.review-asked', values: { title: brief.title.slice(0, titleLength), step: brief.stepName },
        link: brief.link, email: true, key: `review-asked:${heard.id}`,
      });
    },
  }),
  defineSchedule({
    name: 'notices.remind-of-reviews',
    pattern: '15 * * * *',
    handle: async ({ context }) => void (await remindOfReviews(context)),
  }),
];
