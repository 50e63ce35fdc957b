import { newVeto } from '../book/new-parts.ts';
import type { Veto } from '../book/parts.ts';
import { type At, join } from '../book/paths.ts';
import { vetoFacets } from '../words/say-periods.ts';
import { sentence } from '../words/say-points.ts';
import type { Words } from '../words/words.ts';
import { MatchEditor } from './condition-editor.tsx';
import { Consequences } from './consequences.tsx';
import { NumberField, WordingField } from './fields.tsx';
import { useDraftPart, useWords } from './editing.tsx';
import { AddPart, PartList } from './part-list.tsx';
import { PeriodField } from './period-field.tsx';

/** Events that shut a unit out, whatever its score. */
export function VetoesSection() {
  const { text } = useWords();
  const vetoes = useDraftPart((draft) => draft.book.vetoes);
  return (
    <>
      <p className="book-intro">{text('rulebook.vetoes-intro')}</p>
      <PartList at="vetoes" parts={vetoes} Body={VetoBody} say={sayVeto} empty={text('rulebook.none-yet')} add={<AddPart at="vetoes" label={text('rulebook.add-veto')} make={newVeto} />} />
    </>
  );
}

const sayVeto = (words: Words, veto: Veto) => sentence(words, vetoFacets(words, veto));

function VetoBody({ at, part: veto }: { at: At; part: Veto }) {
  const { text } = useWords();
  return (
    <>
      <div className="book-fields">
        <WordingField at={join(at, 'label')} value={veto.label} label={text('rulebook.facet.label')} />
        <PeriodField at={join(at, 'per')} value={veto.per} />
        <NumberField at={join(at, 'atLeast')} value={veto.atLeast} label={text('rulebook.annul-from')} after={text('rulebook.times-suffix')} min={1} />
      </div>
      <MatchEditor at={join(at, 'counts')} match={veto.counts} label={text('rulebook.counted')} />
      <Consequences at={join(at, 'consequences')} consequences={veto.consequences} least={1} />
    </>
  );
}
