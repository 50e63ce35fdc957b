import { dayOf, defaultTimeZone, enforce, invalid } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import type { TriedFacts, TriedRules } from '../contract.ts';
import { fairnessOf } from '../fairness.ts';
import { listEntries } from '../entries.store.ts';
import { listFacts } from '../facts.store.ts';
import { computeLedger } from '../ledger/compute-ledger.ts';
import { explainEntry } from '../ledger/explain-entry.ts';
import type { Fact } from '../ledger/types.ts';
import { bookOn, readFrame, yearsAround } from '../ledger-frame.ts';
import { monthsOfYear } from '../periods.ts';
import { Records, standingFacts } from '../records.ts';
import { labelOf } from '../rulebook/names.ts';
import { readRulebookFile } from '../rulebook/read-rulebook.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { shippedRulebooks } from '../rulebook/shipped.ts';
import { formatHundredths } from '../rulebook/wording.ts';
import { validateRulebook } from '../rulebook-check/validate-rulebook.ts';
import { findRulebook } from '../rulebooks.store.ts';
import { mayKeep } from '../scoring.policy.ts';
import { MonthSums } from '../totals.ts';
import { tryRulebooks } from '../what-if.ts';

const bookTitle = (book: Rulebook, language: 'zh-CN' | 'en'): string => `${language === 'en' ? book.title.en : book.title.zh} ${book.version}`;

export interface TryRules {
  rulebookId?: string | undefined;
  shipped?: keyof typeof shippedRulebooks | undefined;
  year: number;
}

/** What a year would have been under other rules: scores and places side by side, who moves and because of which rule. */
export async function tryRules(context: Context, input: TryRules): Promise<TriedRules> {
  return context.read(async (tx) => {
    enforce(mayKeep(tx.actor));
    if ((input.rulebookId === undefined) === (input.shipped === undefined)) throw invalid([{ code: 'scoring.choose-rulebook', path: 'rulebookId' }]);
    const other = input.rulebookId === undefined ? shippedRulebooks[input.shipped!] : (await findRulebook(tx, input.rulebookId)).rulebook;
    const frame = await readFrame(tx, yearsAround(tx, [`${input.year}-01-01`]));
    const months = monthsOfYear(input.year, bookOn(frame.rulebooks, `${input.year}-12-01`)?.yearStartMonth ?? 1);
    if (frame.rulebooks.length === 0) throw invalid([{ code: 'scoring.no-rulebook' }]);
    const facts = await listFacts(tx);
    const tried = tryRulebooks({ ...frame, facts, units: frame.assessed }, [{ rulebook: other, effectiveFrom: '1970-01-01' }], months);
    const own = bookOn(frame.rulebooks, `${months.to}-01`)!;
    const { language } = tx.context;
    const named = (ruleId: string): string => {
      const label = labelOf(other, ruleId, language);
      return label === ruleId ? labelOf(own, ruleId, language) : label;
    };
    const place = ({ hundredths, rank }: { hundredths: number; rank: number }) => ({ points: formatHundredths(hundredths), value: hundredths / 100, rank });
    const groups = new Map(own.groups.map((group, order) => [group.id, { order, label: language === 'en' ? group.label.en : group.label.zh }]));
    const orderOf = (group: string): number => groups.get(group)?.order ?? groups.size;
    const names = new Map(frame.assessed.map((unit) => [unit.id, unit.name]));
    const records = new Records(standingFacts(facts, { timeZone: frame.timeZone }));
    const fairness = fairnessOf(new MonthSums(await listEntries(tx, months)), records, frame.assessed, months);
    return {
      ...months, before: bookTitle(own, language), after: bookTitle(other, language), title: other.title, moved: tried.moved, likeness: tried.likeness,
      rows: tried.units.toSorted((a, b) => orderOf(a.group) - orderOf(b.group)).map((unit) => ({
        unitId: unit.unitId, name: unit.name, group: groups.get(unit.group)?.label ?? '', before: place(unit.before), after: place(unit.after), moves: unit.moves,
        because: unit.because.slice(0, 5).map((one) => ({ ruleId: one.ruleId, rule: named(one.ruleId), points: formatHundredths(one.hundredths) })),
      })),
      fairness: fairness.map((one) => ({
        unitId: one.unitId, name: names.get(one.unitId) ?? '', submitted: one.submitted, adopted: one.adopted, pointsPerHead: one.pointsPerHead,
        pointsPerItem: one.pointsPerItem, adoptionRate: one.adoptionRate, low: one.adoptionInterval?.low ?? null, high: one.adoptionInterval?.high ?? null,
      })),
    };
  });
}

/** An example in the editor of rules. */
export interface ExampleFact {
  kind: string;
  item: string;
  on: string;
  tags: Fact['tags'];
  unitCount: number;
}

/** Scores example facts under a rulebook as it is being written; problems of the text come back instead of a refusal. */
export async function tryFacts(context: Context, input: { rulebook: unknown; facts: readonly ExampleFact[]; read?: boolean }): Promise<TriedFacts> {
  enforce(mayKeep(context.actor));
  const file = readRulebookFile(input.rulebook);
  if (!('book' in file)) return { findings: [], problems: file.problems, lines: [], total: '0' };
  const { book } = file;
  const units = Array.from({ length: 9 }, (_, n) => ({ id: `unit-${n + 1}`, name: String(n + 1), classes: book.classes.map((one) => one.id), ...(book.groups[0] ? { group: book.groups[0].id } : {}) }));
  const today = dayOf(context.clock.now(), defaultTimeZone);
  const facts = input.facts.map((one, n): Fact => ({
    id: `example-${n}`, kind: one.kind, subject: { kind: 'example', id: one.item }, units: units.slice(0, one.unitCount).map((unit) => ({ unitId: unit.id })), tags: one.tags,
    occurredAt: one.on, recordedAt: new Date(Date.parse(`${one.on}T04:00:00Z`) + n).toISOString(), recordedBy: '',
  }));
  const { entries } = computeLedger({ rulebooks: [{ rulebook: book, effectiveFrom: '1970-01-01' }], facts, units, asOf: facts.reduce((last, one) => (one.occurredAt > last ? one.occurredAt : last), today) });
  const first = entries.filter((entry) => entry.unitId === 'unit-1' && entry.type !== 'period');
  return {
    findings: validateRulebook(book), problems: [], ...(input.read ? { rulebook: book } : {}),
    lines: facts.map((fact, n) => {
      const own = first.filter((entry) => entry.causeId === fact.id);
      return {
        fact: n, points: formatHundredths(own.reduce((sum, entry) => sum + entry.hundredths, 0)),
        reasons: own.flatMap((entry) => explainEntry(entry, { rulebooks: [book] }, context.language)),
      };
    }),
    total: formatHundredths(entries.filter((entry) => entry.unitId === 'unit-1').reduce((sum, entry) => sum + entry.hundredths, 0)),
  };
}
