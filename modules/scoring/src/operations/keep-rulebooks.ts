import { dayOf, enforce, invalid, newId, refuseIf, type Problem } from '@gongkai/kernel';
import { expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import type { RulebookView } from '../contract.ts';
import { takeMoment } from '../clock.store.ts';
import { insertEvent } from '../events.store.ts';
import { countFacts } from '../facts.store.ts';
import { postWhole } from '../posting.ts';
import { readRulebookFile } from '../rulebook/read-rulebook.ts';
import { rulebookName, type Rulebook } from '../rulebook/rulebook.ts';
import { shippedRulebooks } from '../rulebook/shipped.ts';
import { namedValues, validateRulebook } from '../rulebook-check/validate-rulebook.ts';
import { findRulebook, insertRulebook, lastVersionOf, listInForce, settleDraft, updateDraft, type StoredRulebook } from '../rulebooks.store.ts';
import { mayKeep } from '../scoring.policy.ts';
import { presentRulebook } from '../rulebooks.view.ts';

/** Reads a rulebook as it came in a file; all problems at once, each at its place. */
function parseRulebook(json: unknown): Rulebook {
  const read = readRulebookFile(json);
  if ('book' in read) return read.book;
  throw invalid(read.problems.map((problem): Problem => ({ ...problem, path: problem.path === '' ? 'rulebook' : `rulebook.${problem.path}` })));
}

/** Begins a draft: from a file, from a shipped rulebook, or from the version in force. It takes the next number of its book. */
export async function draftRulebook(context: Context, input: { rulebook: unknown }): Promise<RulebookView> {
  const book = parseRulebook(input.rulebook);
  return context.write(async (tx) => {
    enforce(mayKeep(tx.actor));
    const id = await addDraft(tx, book);
    return presentRulebook(await findRulebook(tx, id), tx.actor);
  });
}

async function addDraft(tx: Tx, book: Rulebook): Promise<string> {
  const id = newId(tx.now.getTime());
  const numbered = { ...book, version: Math.max(book.version, (await lastVersionOf(tx, book.id)) + 1) };
  await insertRulebook(tx, id, numbered);
  await insertEvent(tx, { subjectKind: 'rulebook', subjectId: id, kind: 'drafted', toState: 'draft', details: { name: rulebookName(numbered) } });
  await recordAudit(tx, { action: 'scoring.draft-rulebook', subjectKind: 'scoring.rulebook', subjectId: id, after: { name: rulebookName(numbered) } });
  return id;
}

async function lockDraft(tx: Tx, rulebookId: string, seenVersion: number): Promise<StoredRulebook> {
  const standing = await findRulebook(tx, rulebookId, true);
  enforce(mayKeep(tx.actor));
  refuseIf(standing.state === 'draft' ? [] : [{ code: 'scoring.rulebook-not-draft' }]);
  expectVersion(seenVersion, standing.version, { version: standing.version });
  return standing;
}

/** Changes a draft. */
export async function saveRulebook(context: Context, input: { rulebookId: string; rulebook: unknown; seenVersion: number }): Promise<RulebookView> {
  const book = parseRulebook(input.rulebook);
  return context.write(async (tx) => {
    const standing = await lockDraft(tx, input.rulebookId, input.seenVersion);
    const number = book.id === standing.bookId ? standing.bookVersion : (await lastVersionOf(tx, book.id)) + 1;
    await updateDraft(tx, standing.id, { ...book, version: number });
    await recordAudit(tx, { action: 'scoring.save-rulebook', subjectKind: 'scoring.rulebook', subjectId: standing.id, before: { version: standing.version } });
    return presentRulebook(await findRulebook(tx, standing.id), tx.actor);
  });
}

/** Throws a draft away. */
export async function discardRulebook(context: Context, input: { rulebookId: string; seenVersion: number }): Promise<void> {
  await context.write(async (tx) => {
    const standing = await lockDraft(tx, input.rulebookId, input.seenVersion);
    await settleDraft(tx, standing.id, 'discarded');
    await insertEvent(tx, { subjectKind: 'rulebook', subjectId: standing.id, kind: 'discarded', fromState: 'draft', toState: 'discarded' });
    await recordAudit(tx, { action: 'scoring.discard-rulebook', subjectKind: 'scoring.rulebook', subjectId: standing.id });
  });
}

export interface EnforceRulebook {
  rulebookId: string;
  effectiveFrom: string;
  seenVersion: number;
  /** Also for a month that is running or over: what changes is posted as differences, and what belongs to closed months as adjustments. */
  retroactive?: boolean;
}

/** Puts a draft into force from the first day of a month. */
export async function enforceRulebook(context: Context, input: EnforceRulebook): Promise<RulebookView> {
  return context.write(async (tx) => {
    const standing = await lockDraft(tx, input.rulebookId, input.seenVersion);
    await putIntoForce(tx, standing, input);
    return presentRulebook(await findRulebook(tx, standing.id), tx.actor);
  });
}

/** Reasons why a version may not apply from a day. */
function reasonsAgainstDay(day: string, known: { today: string; inForce: readonly string[]; retroactive: boolean }): Problem[] {
  if (!day.endsWith('-01')) return [{ code: 'scoring.effective-not-first-day', path: 'effectiveFrom' }];
  if (known.inForce.includes(day)) return [{ code: 'scoring.effective-day-taken', path: 'effectiveFrom' }];
  // The first rules of an office may reach back: there is nothing yet that they could change.
  if (known.inForce.length === 0 || known.retroactive || day.slice(0, 7) > known.today.slice(0, 7)) return [];
  return [{ code: 'scoring.effective-in-running-month', path: 'effectiveFrom' }];
}

async function putIntoForce(tx: Tx, draft: StoredRulebook, input: { effectiveFrom: string; retroactive?: boolean }): Promise<void> {
  const inForce = await listInForce(tx);
  const today = dayOf(tx.now, tx.context.timeZone);
  const errors = validateRulebook(draft.rulebook).filter((finding) => finding.severity === 'error');
  refuseIf([
    ...reasonsAgainstDay(input.effectiveFrom, { today, inForce: inForce.map((one) => one.effectiveFrom!), retroactive: input.retroactive ?? false }),
    ...errors.map((finding): Problem => ({ code: finding.code, path: 'rulebook', values: namedValues(draft.rulebook, finding.values, tx.context.language === 'en' ? 'en' : 'zh') })),
  ]);
  // The first rules are known from their first day: they take no moment of their own, so that a past can still be told in its order.
  const { at } = await takeMoment(tx, inForce.length === 0 ? new Date(0) : tx.now);
  await settleDraft(tx, draft.id, { effectiveFrom: input.effectiveFrom, knownAt: inForce.length === 0 ? null : at });
  await insertEvent(tx, {
    subjectKind: 'rulebook', subjectId: draft.id, kind: 'in-force', fromState: 'draft', toState: 'in-force', details: { effectiveFrom: input.effectiveFrom },
  });
  await recordAudit(tx, {
    action: 'scoring.enforce-rulebook', subjectKind: 'scoring.rulebook', subjectId: draft.id,
    after: { name: rulebookName(draft.rulebook), effectiveFrom: input.effectiveFrom, retroactive: input.retroactive ?? false },
  });
  if (draft.rulebook.periodRules.length > 0 || (await countFacts(tx, 1)) > 0) await postWhole(tx, at);
}

/** Takes a rulebook over and puts it into force in one step: the way of an office that copies rules, of imports and of demonstrations. */
export async function adoptRulebook(context: Context, input: { rulebook: unknown; effectiveFrom: string; retroactive?: boolean }): Promise<RulebookView> {
  const book = parseRulebook(input.rulebook);
  return context.write(async (tx) => {
    enforce(mayKeep(tx.actor));
    const id = await addDraft(tx, book);
    await putIntoForce(tx, await findRulebook(tx, id, true), input);
    return presentRulebook(await findRulebook(tx, id), tx.actor);
  });
}

/** Gives an office that has no rules yet the shipped county scheme; returns the id of the version in force now. */
export async function ensureCountyRulebook(tx: Tx, effectiveFrom = '2020-01-01'): Promise<string> {
  const standing = (await listInForce(tx)).at(-1);
  if (standing) return standing.id;
  const id = await addDraft(tx, shippedRulebooks.county);
  await putIntoForce(tx, await findRulebook(tx, id, true), { effectiveFrom });
  return id;
}

