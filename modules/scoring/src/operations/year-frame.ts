import { dayOf } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { listConsequences } from '../consequences.store.ts';
import { listEntries } from '../entries.store.ts';
import { listFacts } from '../facts.store.ts';
import { yearOfMonth } from '../periods.ts';
import { bookOn, readFrame, yearsAround, type LedgerFrame } from '../ledger-frame.ts';
import type { QuotaFrame } from '../quotas.ts';
import { Records, standingFacts } from '../records.ts';
import { MonthSums } from '../totals.ts';
import { monthsOfYear } from '../periods.ts';
import { refused } from '@gongkai/kernel';

/** Everything by which a year is judged: rules, sums, records, units; today as the day of asking. */
export async function readYear(tx: ReadTx, asked?: number): Promise<QuotaFrame & { frame: LedgerFrame }> {
  const today = dayOf(tx.now, tx.context.timeZone);
  const frame = await readFrame(tx, yearsAround(tx, asked === undefined ? [today] : [`${asked - 1}-01-01`]));
  const running = bookOn(frame.rulebooks, today);
  if (!running) throw refused('scoring.no-rulebook');
  const year = asked ?? yearOfMonth(today.slice(0, 7), running.yearStartMonth);
  const { to } = monthsOfYear(year, running.yearStartMonth);
  const rulebook = bookOn(frame.rulebooks, `${to}-01`) ?? running;
  const entries = await listEntries(tx, { from: monthsOfYear(year - 1, rulebook.yearStartMonth).from, to });
  return {
    frame, rulebook, year, asOf: today, decidedConsequences: await listConsequences(tx, year), units: frame.assessed, sums: new MonthSums(entries),
    records: new Records(standingFacts(await listFacts(tx), { timeZone: frame.timeZone })),
  };
}
