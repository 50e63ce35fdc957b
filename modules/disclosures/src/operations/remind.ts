import { accountsHolding } from '@gongkai/accounts';
import { dayOf } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import { addWorkingDays, builtinCalendar } from '@gongkai/deadlines';
import { notify } from '@gongkai/notices';
import { readReminders } from '../disclosures.read.ts';
import { formingDaysDueOn } from '../publishing-limit.ts';

const warnWorkingDays = 3;

/** Warns three working days before a document must be public, and on the day when what is kept from the public is to be looked at again. */
export async function remindOfLimits(context: Context): Promise<void> {
  await context.write(async (tx) => {
    const today = dayOf(tx.now, tx.context.timeZone);
    const due = addWorkingDays(builtinCalendar(), today, warnWorkingDays);
    for (const { id, unitId, title, kind } of await readReminders(tx, { formedOn: formingDaysDueOn(due), reviewOn: today })) {
      await notify(tx, {
        accountIds: await accountsHolding(tx, 'disclosures.write', unitId),
        kind: kind === 'limit' ? 'disclosures.notice-limit' : 'disclosures.notice-re-review',
        values: kind === 'limit' ? { title, due } : { title },
        link: `/disclosures/${id}`,
        key: `disclosures.${kind}:${id}:${kind === 'limit' ? due : today}`,
      });
    }
  });
}
