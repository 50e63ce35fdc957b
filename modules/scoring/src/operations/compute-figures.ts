import { createHash } from 'node:crypto';
import type { ReadTx } from '@gongkai/database';
import { buildBulletin, type Bulletin } from '../bulletin/build-bulletin.ts';
import { bulletinGrid } from '../bulletin/bulletin-table.ts';
import { checkBulletin, type BulletinCheck } from '../bulletin-check/check-bulletin.ts';
import { listEntries } from '../entries.store.ts';
import { listFacts } from '../facts.store.ts';
import type { ScoredUnit } from '../ledger/types.ts';
import { bookOn, readFrame, yearsAround } from '../ledger-frame.ts';
import { daysOf, monthsBefore } from '../periods.ts';
import { standingFacts } from '../records.ts';
import type { Months } from '../totals.ts';

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
  return buildBulletin({
    rulebook, period, rankBy, openingBalances: frame.openingBalances,
    entries: await listEntries(tx, { from: monthsBefore(period.from, 36), to: period.to }),
    standing: standingFacts(facts, { timeZone: frame.timeZone, ...(closing === undefined ? {} : { asOf: closing.closedAt }) }),
    units: frame.assessed.filter((unit) => stoodIn(unit, period)),
  });
}

/** One text for all figures of a notice: equal exactly when the figures are. */
export const digestOf = (figures: Bulletin): string => createHash('sha256').update(JSON.stringify(figures)).digest('hex');

/** Re-adds the table of a notice from its own figures, as anyone outside could. */
export const checkFigures = (figures: Bulletin): BulletinCheck => checkBulletin([{ name: '通报', rows: bulletinGrid(figures) }]);
