import type { Sharing } from '../book/parts.ts';
import { type At, join } from '../book/paths.ts';
import { ChoiceField, NumberField } from './fields.tsx';
import { useStore, useWords } from './editing.tsx';

/** How units that report together share points; a table without an answer of its own follows the book. */
export function SharingFields({ at, sharing, optional = false }: { at: At; sharing: Sharing | undefined; optional?: boolean }) {
  const store = useStore();
  const { text } = useWords();
  const modes = (['equal', 'full', 'fixed', 'lead'] as const).map((value) => ({ value, label: text(`rulebook.sharing.${value}`) }));
  const remainders = (['lead', 'lost'] as const).map((value) => ({ value, label: text(`rulebook.remainder.${value}`) }));
  return (
    <>
      <ChoiceField at={join(at, 'mode')} value={sharing?.mode} label={text('rulebook.facet.sharing')} options={modes} optional={optional} placeholder={text('rulebook.as-in-basics')}
        onChange={(mode) => store.change(at, (old: Sharing | undefined) => (mode === undefined ? undefined : { remainder: 'lost', ...old, mode }))} />
      {sharing?.mode === 'fixed' && <NumberField at={join(at, 'points')} value={sharing.points} label={text('rulebook.sharing-points')} after={text('rulebook.points-unit')} />}
      {sharing?.mode === 'equal' && <ChoiceField at={join(at, 'remainder')} value={sharing.remainder} label={text('rulebook.remainder-label')} options={remainders} />}
    </>
  );
}
