import { enforce, monthOf, refuseIf, type Problem } from '@gongkai/kernel';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import { takeMoment } from '../clock.store.ts';
import { insertClosing, listClosings } from '../periods.store.ts';
import { mayKeep } from '../scoring.policy.ts';

/** Closes a month, and with it all before: whatever becomes known afterwards counts in the next open month. */
export async function closePeriod(context: Context, input: { month: string }): Promise<{ period: string; closedAt: string }> {
  return context.write(async (tx) => {
    enforce(mayKeep(tx.actor));
    const closed = await listClosings(tx);
    const problems: Problem[] = [];
    if (input.month > monthOf(tx.now, tx.context.timeZone)) problems.push({ code: 'scoring.month-not-begun', path: 'month' });
    if (closed.some((one) => one.period >= input.month)) problems.push({ code: 'scoring.month-closed', path: 'month' });
    refuseIf(problems);
    return closeMonth(tx, input.month);
  });
}

/** Closes a month in the caller's transaction unless it is closed already. */
export async function closeMonth(tx: Tx, month: string): Promise<{ period: string; closedAt: string }> {
  const standing = (await listClosings(tx)).find((one) => one.period >= month);
  if (standing) return { period: standing.period, closedAt: standing.closedAt };
  const { at } = await takeMoment(tx, tx.now);
  await insertClosing(tx, month, at);
  await recordAudit(tx, { action: 'scoring.close-period', subjectKind: 'scoring.closing', subjectId: null, after: { month, at: at.toISOString() } });
  return { period: month, closedAt: at.toISOString() };
}
