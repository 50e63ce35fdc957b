import { unitNames } from '@gongkai/organisations';
import type { ReadTx } from '@gongkai/database';
import { disputedEntries } from '../appeals.store.ts';
import type { EntryView } from '../contract.ts';
import { explainEntry } from '../ledger/explain-entry.ts';
import type { Entry } from '../ledger/types.ts';
import { rulebooksInForce } from '../ledger-frame.ts';
import { labelOf } from '../rulebook/names.ts';
import { rulebookName } from '../rulebook/rulebook.ts';
import { formatHundredths } from '../rulebook/wording.ts';
import { factOrigins } from '../entries.read.ts';
import { mayAppeal } from '../scoring.policy.ts';

/** Entries with their rules, units and reasons in the reader's words. */
export async function presentEntries(tx: ReadTx, entries: readonly Entry[]): Promise<EntryView[]> {
  if (entries.length === 0) return [];
  const { language } = tx.context;
  const rulebooks = (await rulebooksInForce(tx)).map((one) => one.rulebook);
  const origins = await factOrigins(tx, [...new Set(entries.flatMap((entry) => (entry.factId === null ? [] : [entry.factId])))]);
  const names = await unitNames(tx, [...new Set(entries.flatMap((entry) => [entry.unitId, ...(entry.via === null ? [] : [entry.via])]))]);
  const own = entries.filter((entry) => entry.type !== 'decision' && mayAppeal(tx.actor, entry.unitId).allowed);
  const disputed = await disputedEntries(tx, own.map((entry) => entry.id));
  const disputable = new Set(own.filter((entry) => !disputed.has(entry.id)).map((entry) => entry.id));
  return entries.map((entry) => {
    const origin = entry.factId === null ? undefined : origins.get(entry.factId);
    const book = rulebooks.find((one) => rulebookName(one) === entry.rulebook);
    return {
      id: entry.id, type: entry.type, unitId: entry.unitId, unitName: names.get(entry.unitId) ?? '', hundredths: entry.hundredths,
      points: formatHundredths(entry.hundredths), ruleId: entry.ruleId, rule: labelOf(book, entry.ruleId, language),
      rulebook: book === undefined ? entry.rulebook : `${language === 'en' ? book.title.en : book.title.zh} ${book.version}`,
      factId: entry.factId, factKind: origin?.kind ?? null, occurredOn: origin?.occurredOn ?? null, subjectKind: entry.subject?.kind ?? null,
      subjectId: entry.subject?.id ?? null, subjectTitle: entry.subject?.title ?? null, share: entry.share, month: entry.month, adjusts: entry.adjusts,
      reverses: entry.reverses, causeId: entry.causeId, recordedAt: entry.recordedAt, recordedBy: entry.recordedBy,
      reasons: explainEntry(entry, { rulebooks, unit: (unitId) => names.get(unitId) ?? unitId }, language), disputable: disputable.has(entry.id),
    };
  });
}
