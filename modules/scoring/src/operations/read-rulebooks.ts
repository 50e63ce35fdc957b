import { enforce } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import type { RulebookComparison, RulebookView } from '../contract.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { shippedRulebooks } from '../rulebook/shipped.ts';
import { findRulebook, listRulebooks } from '../rulebooks.store.ts';
import { presentRulebook, summariseRulebook } from '../rulebooks.view.ts';
import { keeps, mayReadScores } from '../scoring.policy.ts';

/** All versions with their days; drafts for those who write them. */
export async function listVersions(context: Context) {
  return context.read(async (tx) => {
    enforce(mayReadScores(tx.actor));
    const rows = (await listRulebooks(tx)).filter((one) => one.state !== 'draft' || keeps(tx.actor));
    return {
      rows: rows.map(summariseRulebook), shipped: Object.entries(shippedRulebooks).map(([key, book]) => ({ key, title: book.title })),
      allowed: keeps(tx.actor) ? ['draft'] : [],
    };
  });
}

/** One version whole: every reader of scores sees the rules and what was settled where their source is silent. */
export async function readRulebook(context: Context, rulebookId: string): Promise<RulebookView> {
  return context.read(async (tx) => {
    enforce(mayReadScores(tx.actor));
    const stored = await findRulebook(tx, rulebookId);
    if (stored.state === 'draft') enforce(keeps(tx.actor) ? { allowed: true } : { allowed: false, reason: 'general.not-found', hidden: true });
    return presentRulebook(stored, tx.actor);
  });
}

interface Part {
  part: string;
  id: string;
  label: { zh: string; en: string };
  text: string;
}

/** The parts of a rulebook that people compare: rows of points one by one, everything else whole. */
function partsOf(book: Rulebook): Map<string, Part> {
  const parts: Part[] = [
    ...book.rules.flatMap((rule) => [
      { part: 'rule', id: rule.id, label: rule.label, text: JSON.stringify({ ...rule, rows: rule.rows.map((row) => row.id) }) },
      ...rule.rows.map((row) => ({ part: 'row', id: row.id, label: row.label, text: JSON.stringify({ points: row.points, when: row.when, given: row.given, unless: row.unless, supplements: row.supplements }) })),
    ]),
    ...(['combinations', 'credits', 'periodRules', 'quotas', 'vetoes', 'awards'] as const).flatMap((name) =>
      book[name].map((one) => ({ part: name, id: one.id, label: one.label, text: JSON.stringify(one) }))),
    ...book.choices.map((one) => ({ part: 'choices', id: one.id, label: one.question, text: JSON.stringify(one.chosen) })),
    { part: 'general', id: 'general', label: book.title, text: JSON.stringify([book.sharing, book.rounding, book.ranking, book.countsIn, book.yearStartMonth]) },
  ];
  return new Map(parts.map((one) => [`${one.part}/${one.id}`, one]));
}

/** What differs between two rulebooks, part by part. */
function compareRulebooks(before: Rulebook, after: Rulebook): RulebookComparison['changes'] {
  const [old, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    if (was?.text === is?.text) return [];
    const { part, id, label } = (is ?? was)!;
    return [{ part, id, label, change: was === undefined ? 'added' as const : is === undefined ? 'removed' as const : 'changed' as const, before: was?.text ?? null, after: is?.text ?? null }];
  });
}

/** Two versions side by side. */
export async function readComparison(context: Context, beforeId: string, afterId: string): Promise<RulebookComparison> {
  const [before, after] = [await readRulebook(context, beforeId), await readRulebook(context, afterId)];
  const { rulebook: old, findings: _a, allowed: _b, ...oldHead } = before;
  const { rulebook: now, findings: _c, allowed: _d, ...newHead } = after;
  return { before: oldHead, after: newHead, changes: compareRulebooks(old as Rulebook, now as Rulebook) };
}
