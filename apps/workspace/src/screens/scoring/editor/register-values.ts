import { useMemo } from 'react';
import type { PublicationView } from '@gongkai/periodicals/contract';
import { useRecord } from '../../../parts/queries.ts';
import type { TagVocabulary } from '../book/parts.ts';

type Value = TagVocabulary['values'][number];

/** Names of the register that a tag may hold: publications and their columns, under the word by which rulebooks know them. */
export function useRegisterValues(tag: string): { values: readonly Value[]; isLoading: boolean } {
  const found = useRecord<{ rows: PublicationView[] }>(tag === 'publication' || tag === 'column' ? '/periodicals/publications' : null);
  const values = useMemo(() => {
    const named = (found.data?.rows ?? []).flatMap((one): { code: string; name: string }[] => (tag === 'publication' ? [one] : one.columns));
    return [...new Map(named.map(({ code, name }): [string, Value] => [code, { value: code, label: { zh: name, en: name } }])).values()];
  }, [found.data, tag]);
  return { values, isLoading: found.isLoading };
}
