import { createHash } from 'node:crypto';
import { dayOf } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { buildBulletin, type Bulletin, type MissedTask } from '../bulletin/build-bulletin.ts';
import { bulletinGrid } from '../bulletin/bulletin-table.ts';
import { checkBulletin, type BulletinCheck } from '../bulletin-check/check-bulletin.ts';
import { listEntries } from '../entries.store.ts';
import { listFacts } from '../facts.store.ts';
import { monthIndex } from '../ledger/calendar.ts';
import type { ScoredUnit } from '../ledger/types.ts';
import { bookOn, readFrame, yearsAround } from '../ledger-frame.ts';
import { daysOf, monthsBefore, yearOfMonth } from '../periods.ts';
import { quotaProgress, type QuotaFrame, type QuotaProgress } from '../quotas.ts';
import { Records, standingFacts } from '../records.ts';
import { MonthSums, type Months } from '../totals.ts';

/** Units that stood at some time in a period. */
const stoodIn = (unit: ScoredUnit, period: Months): boolean => {
  const { begins, ends } = daysOf(period);
  return (unit.from === undefined || unit.from < ends) && (unit.until === undefined || unit.until > begins);
};

/** The tables of a period, computed from the ledger and the records as they are now, or were when the period was closed. */
export async function computeFigures(tx: ReadTx, period: Months, rankBy: 'period' | 'cumulative'): Promise<Bulletin> {
  const frame = await readFrame(tx, yearsAround(tx, [`${period.from}-01`, `${monthsBefore(period.from, 12)}-01`]));
  const rulebook = bookOn(frame.rulebooks, `${period.to}-01`);
  if (!rulebook) throw new Error('A notice needs a rulebook in force.');
  const closing = frame.closings.find((one) => one.period >= period.to);
  const facts = await listFacts(tx);
  const entries = await listEntries(tx, { from: monthsBefore(period.from, 36), to: period.to });
  const standing = standingFacts(facts, { timeZone: frame.timeZone, ...(closing === undefined ? {} : { asOf: closing.closedAt }) });
  const units = frame.assessed.filter((unit) => stoodIn(unit, period));
  const missedTasks = tasksMissedIn(period, {
    rulebook, units, records: new Records(standing), sums: new MonthSums(entries), year: yearOfMonth(period.to, rulebook.yearStartMonth), asOf: dayOf(tx.now, tx.context.timeZone),
  });
  return buildBulletin({ rulebook, period, rankBy, openingBalances: frame.openingBalances, entries, standing, units, missedTasks });
}

/** The tasks that end with a period, and who missed them. */
function tasksMissedIn(period: Months, frame: QuotaFrame): MissedTask[] {
  // Tasks are told in the notice that is as long as what they check: a month's in the monthly notice, a quarter's in the quarterly one.
  const ending = quotaProgress(frame).filter((one) => one.months.to === period.to && one.state === 'missed' && isTold(one, period));
  return frame.rulebook.quotas.flatMap((quota) => {
    const unitIds = [...new Set(ending.filter((one) => one.quotaId === quota.id).map((one) => one.unitId))];
    return unitIds.length === 0 ? [] : [{ quotaId: quota.id, label: quota.label, unitIds }];
  });
}

const lengthOf = ({ from, to }: Months): number => monthIndex(to) - monthIndex(from) + 1;

function isTold(one: QuotaProgress, period: Months): boolean {
  return one.check === null ? lengthOf(one.months) === lengthOf(period) : lengthOf(period) === 3;
}

/** One text for all figures of a notice: equal exactly when the figures are. */
export const digestOf = (figures: Bulletin): string => createHash('sha256').update(JSON.stringify(figures)).digest('hex');

/** Re-adds the table of a notice from its own figures, as anyone outside could. */
export const checkFigures = (figures: Bulletin): BulletinCheck => checkBulletin([{ name: '通报', rows: bulletinGrid(figures) }], { mayHaveFallen: true });
