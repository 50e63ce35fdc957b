import type { At } from '../book/paths.ts';
import { ChoiceField } from './fields.tsx';
import { useWords } from './editing.tsx';

/** A month, a quarter or a year. */
export function PeriodField({ at, value }: { at: At; value: 'month' | 'quarter' | 'year' }) {
  const { text } = useWords();
  return <ChoiceField at={at} value={value} label={text('rulebook.period')} options={(['month', 'quarter', 'year'] as const).map((per) => ({ value: per, label: text(`rulebook.per.${per}`) }))} />;
}
