import { memo, useCallback } from 'react';
import { Button } from 'antd';
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { autoLabel, sameWording } from '../book/auto-label.ts';
import { newMatch, newSupplement } from '../book/new-parts.ts';
import type { FactMatch, PointRow, Supplement, When } from '../book/parts.ts';
import { type At, join } from '../book/paths.ts';
import { orNone } from '../book/when.ts';
import { sayPoints, sayRowCondition } from '../words/say-points.ts';
import { ConditionEditor, MatchEditor } from './condition-editor.tsx';
import { WordingField } from './fields.tsx';
import { useStore, useWords } from './editing.tsx';
import { PartList, useAdd } from './part-list.tsx';
import { PointsField } from './points-field.tsx';

const none: readonly never[] = [];

/** Other facts of the same item that must, or must not, be there. */
const Around = memo(function Around({ at, matches = none, name }: { at: At; matches: readonly FactMatch[] | undefined; name: 'given' | 'unless' }) {
  const store = useStore();
  const { text } = useWords();
  const place = join(at, name);
  return (
    <div className="book-around">
      {matches.length > 0 && <h4>{text(`rulebook.${name}-title`)}</h4>}
      {matches.map((match, n) => (
        <div key={n} className="book-inner">
          <MatchEditor at={join(place, n)} match={match} label={text('rulebook.kinds')} />
          <Button size="small" type="text" danger icon={<CloseOutlined />} onClick={() => store.change(place, (old: FactMatch[]) => (old.length === 1 ? undefined : old.filter((_, at) => at !== n)))}>{text('rulebook.remove')}</Button>
        </div>
      ))}
      <Button size="small" type="link" icon={<PlusOutlined />} onClick={() => store.add(place, newMatch(store.get().book))}>{text(`rulebook.add-${name}`)}</Button>
    </div>
  );
});

const saySupplement = (words: Parameters<typeof sayPoints>[0], one: Supplement) => words.text('rulebook.says-row', { when: sayRowCondition(words, one), points: sayPoints(words, one.points) });

function SupplementBody({ at, part }: { at: At; part: Supplement }) {
  const store = useStore();
  const { text } = useWords();
  const change = useCallback((how: (old: When) => When) => store.change(join(at, 'when'), (old: When | undefined) => orNone(how(old ?? {}))), [store, at]);
  return (
    <>
      <div className="book-fields"><WordingField at={join(at, 'label')} value={part.label} label={text('rulebook.facet.label')} /><PointsField at={at} points={part.points} /></div>
      <ConditionEditor at={join(at, 'when')} when={part.when} change={change} />
      <Around at={at} matches={part.given} name="given" />
      <Around at={at} matches={part.unless} name="unless" />
    </>
  );
}

/** Points that belong to a row and are displaced with it. */
const Supplements = memo(function Supplements({ at, supplements = none }: { at: At; supplements: readonly Supplement[] | undefined }) {
  const store = useStore();
  const { text } = useWords();
  const place = join(at, 'supplements');
  const add = useAdd(place);
  return (
    <div className="book-around">
      {supplements.length > 0 && <h4>{text('rulebook.supplements-title')}</h4>}
      <PartList at={place} parts={supplements} Body={SupplementBody} say={saySupplement} add={<Button size="small" type="link" icon={<PlusOutlined />} onClick={() => add(newSupplement(store.get().book))}>{text('rulebook.add-supplement')}</Button>} />
    </div>
  );
});

/** Everything about a row: its condition, which names it until somebody does, its points, and what goes with it. */
export function RowBody({ at, part }: { at: At; part: PointRow }) {
  const store = useStore();
  const words = useWords();
  const { text, vocabulary } = words;
  const change = useCallback((how: (old: When) => When) => store.change(at, (old: PointRow) => {
    const when = orNone(how(old.when ?? {}));
    const { when: _, ...rest } = old;
    const label = sameWording(old.label, autoLabel(vocabulary, old.when)) ? autoLabel(vocabulary, when) : old.label;
    return when === undefined ? { ...rest, label } : { ...old, label, when };
  }), [store, at, vocabulary]);
  return (
    <>
      <ConditionEditor at={join(at, 'when')} when={part.when} change={change} />
      <div className="book-fields"><PointsField at={at} points={part.points} /><WordingField at={join(at, 'label')} value={part.label} label={text('rulebook.row-label')} made={autoLabel(vocabulary, part.when)} /></div>
      <Supplements at={at} supplements={part.supplements} />
      <Around at={at} matches={part.given} name="given" />
      <Around at={at} matches={part.unless} name="unless" />
    </>
  );
}

