import type { Rulebook, RulebookSummary, RulebookView } from '@gongkai/scoring/contract';
import { useRecord } from '../../parts/queries.ts';

interface RulebookList {
  rows: RulebookSummary[];
  shipped: { key: string; title: { zh: string; en: string } }[];
  allowed: string[];
}

/** All versions of the rules. */
export const useRulebooks = () => useRecord<RulebookList>('/scoring/rulebooks');

/** The version in force now, whole; undefined while it is fetched or there is none. */
export function useRulesInForce(): Rulebook | undefined {
  const today = new Date().toISOString().slice(0, 10);
  const list = useRulebooks();
  const current = list.data?.rows.find((row) => row.state === 'in-force' && row.effectiveFrom !== null && row.effectiveFrom <= today) ?? list.data?.rows.find((row) => row.state === 'in-force');
  const found = useRecord<RulebookView>(current ? `/scoring/rulebooks/${current.id}` : null);
  return found.data?.rulebook as Rulebook | undefined;
}
