import type { Actor } from '@gongkai/kernel';
import type { RulebookSummary, RulebookView } from './contract.ts';
import { rulebookName } from './rulebook/rulebook.ts';
import { validateRulebook } from './rulebook-check/validate-rulebook.ts';
import type { StoredRulebook } from './rulebooks.store.ts';
import { keeps } from './scoring.policy.ts';

/** A version in a list. */
export function summariseRulebook(stored: StoredRulebook): RulebookSummary {
  const { rulebook } = stored;
  return {
    id: stored.id, name: rulebookName(rulebook), bookId: stored.bookId, bookVersion: stored.bookVersion, title: rulebook.title, source: rulebook.source,
    state: stored.state, effectiveFrom: stored.effectiveFrom, adoptedAt: stored.adoptedAt?.toISOString() ?? null, adoptedBy: stored.adoptedBy,
    version: stored.version, changedAt: stored.changedAt.toISOString(), changedBy: stored.changedBy,
  };
}

/** A version whole, with what is wrong with it and what may be done. */
export function presentRulebook(stored: StoredRulebook, actor: Actor): RulebookView {
  const isDraft = stored.state === 'draft';
  return {
    ...summariseRulebook(stored), rulebook: stored.rulebook, findings: isDraft ? validateRulebook(stored.rulebook) : [],
    allowed: keeps(actor) ? (isDraft ? ['save', 'enforce', 'discard'] : ['copy']) : [],
  };
}
