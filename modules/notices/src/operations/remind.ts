import { z } from 'zod';
import { dayOf } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { readSetting } from '@gongkai/organisations';
import { stepsWaitingSince } from '@gongkai/reviews';
import { notify } from '../notify.ts';
import { isOfficeTime, officeHoursBetween } from '../working-time.ts';

// After how many office hours a review that waits is reminded of; 0 for never.
const reminderSetting = z.strictObject({ reviewHours: z.number().int().min(0).max(200).default(4) });
const reminderSettingKey = 'notices.reminders';

/** Reminds, once a day and in office hours, whoever lets a review wait for longer than the office allows. */
export async function remindOfReviews(context: Context): Promise<number> {
  const { timeZone } = context;
  const now = context.clock.now();
  if (!isOfficeTime(now, timeZone)) return 0;
  return context.write(async (tx) => {
    const { reviewHours } = await readSetting(tx, reminderSettingKey, reminderSetting);
    if (reviewHours === 0) return 0;
    let reminded = 0;
    for (const step of await stepsWaitingSince(tx, new Date(now.getTime() - reviewHours * 60 * 60_000))) {
      const hours = officeHoursBetween(step.since, now, { timeZone, enough: reviewHours });
      if (hours < reviewHours) continue;
      reminded += 1;
      await notify(tx, {
        accountIds: step.accountIds, kind: 'notices.review-waiting', values: { title: step.title.slice(0, 100), step: step.stepName, hours: reviewHours },
        link: step.link, email: true, key: `review-waiting:${step.caseId}:${step.position}:${dayOf(now, timeZone)}`,
      });
    }
    return reminded;
  });
}
