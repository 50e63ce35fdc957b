import { enforce, forbidden, monthOf, type Page } from '@gongkai/kernel';
import type { Context, ReadTx } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import { findNewestIssued } from '../bulletins.store.ts';
import type { EntryFilters, EntrySum, EntryView, TotalsView, UnitScores } from '../contract.ts';
import { readEntries, sumEntries } from '../entries.read.ts';
import { listTotals } from '../entries.store.ts';
import { monthIndex, monthText } from '../ledger/calendar.ts';
import { bookOn, readFrame, rulebooksInForce } from '../ledger-frame.ts';
import { listClosings } from '../periods.store.ts';
import { monthsOfPeriod } from '../periods.ts';
import { rank } from '../ranking.ts';
import { formatHundredths } from '../rulebook/wording.ts';
import { entryReach, mayKeep, mayReadScores, mayReadUnit } from '../scoring.policy.ts';
import { presentEntries } from './present-entries.ts';

/** The scores of a unit: this month, the year so far, month by month, and its place in the newest notice. */
export async function readUnitScores(context: Context, query: { unitId?: string | undefined; month?: string | undefined }): Promise<UnitScores> {
  return context.read(async (tx) => {
    enforce(mayReadScores(tx.actor));
    const own = entryReach(tx.actor);
    const choice = own === 'all' ? (await readFrame(tx, [])).assessed.map((unit) => unit.id) : own;
    // Whoever keeps the scores works where nothing is scored: he begins with the first unit that is.
    const unitId = query.unitId ?? choice[0];
    if (unitId === undefined) throw forbidden('general.forbidden');
    enforce(mayReadUnit(tx.actor, unitId));
    const month = query.month ?? monthOf(tx.now, tx.context.timeZone);
    const year = monthsOfPeriod(month, 'year', bookOn(await rulebooksInForce(tx), `${month}-01`)?.yearStartMonth ?? 1);
    const sums = new Map((await listTotals(tx, year)).filter((one) => one.unitId === unitId).map((one) => [one.month, one.hundredths]));
    const closedTo = (await listClosings(tx)).at(-1)?.period ?? '';
    const names = await unitNames(tx, [...new Set([...choice, unitId])]);
    let cumulative = 0;
    const months = Array.from({ length: monthIndex(month) - monthIndex(year.from) + 1 }, (_, n) => monthText(monthIndex(year.from) + n)).map((one) => {
      cumulative += sums.get(one) ?? 0;
      return { month: one, points: (sums.get(one) ?? 0) / 100, cumulative: cumulative / 100, closed: one <= closedTo };
    });
    return {
      unitId, unitName: names.get(unitId) ?? '', units: [...names].map(([id, name]) => ({ id, name })), month, yearFrom: year.from,
      points: formatHundredths(sums.get(month) ?? 0), cumulative: formatHundredths(cumulative), months, place: await placeOf(tx, unitId),
    };
  });
}

async function placeOf(tx: ReadTx, unitId: string): Promise<UnitScores['place']> {
  const newest = await findNewestIssued(tx);
  const group = newest?.figures.groups.find((one) => one.rows.some((row) => row.unitId === unitId));
  if (!newest || !group) return null;
  return { bulletinId: newest.id, title: newest.title, rank: group.rows.find((row) => row.unitId === unitId)!.rank, of: group.rows.length };
}

/** Sums and places of all assessed units in some months, as the ledger stands; for those who keep the scores. */
export async function readTotals(context: Context, period: { from: string; to: string }): Promise<TotalsView> {
  return context.read(async (tx) => {
    enforce(mayKeep(tx.actor));
    const frame = await readFrame(tx, []);
    const book = bookOn(frame.rulebooks, `${period.to}-01`);
    const sums = new Map<string, number>();
    for (const one of await listTotals(tx, period)) sums.set(one.unitId, (sums.get(one.unitId) ?? 0) + one.hundredths);
    const groups = [...new Set(frame.assessed.map((unit) => unit.group ?? ''))];
    return {
      ...period,
      groups: groups.map((group) => {
        const label = book?.groups.find((one) => one.id === group)?.label;
        const places = rank(frame.assessed.filter((unit) => (unit.group ?? '') === group), (unit) => sums.get(unit.id) ?? 0, book?.ranking ?? 'standard');
        return {
          group, label: (tx.context.language === 'en' ? label?.en : label?.zh) ?? group,
          rows: places.map((one) => ({ unitId: one.of.id, name: one.of.name, rank: one.rank, points: formatHundredths(one.value), value: one.value / 100 })),
        };
      }),
    };
  });
}

/** One page of the entries that a reader may see. */
export async function listLedger(context: Context, query: EntryFilters & { after?: string | undefined; limit: number }): Promise<Page<EntryView>> {
  return context.read(async (tx) => {
    enforce(mayReadScores(tx.actor));
    const { after, limit, ...filters } = query;
    const page = await readEntries(tx, { filters, unitIds: entryReach(tx.actor), page: { after, limit } });
    return { ...page, rows: await presentEntries(tx, page.rows) };
  });
}

/** The sum of the entries that a reader may see under some filters. */
export async function sumLedger(context: Context, filters: EntryFilters): Promise<EntrySum> {
  return context.read(async (tx) => {
    enforce(mayReadScores(tx.actor));
    const { hundredths, count } = await sumEntries(tx, { filters, unitIds: entryReach(tx.actor) });
    return { hundredths, points: formatHundredths(hundredths), count };
  });
}
