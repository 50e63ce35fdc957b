import { dayOf } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';

/** Today in the jurisdiction's time zone. */
export const today = (tx: ReadTx): string => dayOf(tx.now, tx.context.timeZone);
