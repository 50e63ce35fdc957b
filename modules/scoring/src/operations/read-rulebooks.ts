import { enforce } from '@gongkai/kernel';
import type { Context } from '@gongkai/database';
import type { RulebookView } from '../contract.ts';
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
