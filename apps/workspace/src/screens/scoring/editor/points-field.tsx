import { memo, useMemo } from 'react';
import { InputNumber, Select } from 'antd';
import { fieldId } from '../../../parts/problems.tsx';
import type { Points } from '../book/parts.ts';
import { type At, join } from '../book/paths.ts';
import { tagName } from '../words/words.ts';
import { ChoiceField, Labelled, NumberField } from './fields.tsx';
import { useStore, useWords } from './editing.tsx';

/** Points as a field in the head of a row: the number that is changed most often. */
export const PointsHead = memo(function PointsHead({ at, part }: { at: At; part: { points: Points } }) {
  const store = useStore();
  const { text } = useWords();
  if (typeof part.points !== 'number' && part.points !== null) return null;
  return (
    <InputNumber className="book-points" aria-label={text('scoring.points')} value={part.points} step={1} suffix={text('rulebook.points-unit')} status={part.points === null ? 'error' : ''}
      onChange={(typed) => store.set(join(at, 'points'), typed)} />
  );
});

/** Points: a fixed number, or a multiple of a number that the fact carries. */
export const PointsField = memo(function PointsField({ at, points }: { at: At; points: Points }) {
  const store = useStore();
  const words = useWords();
  const { text } = words;
  const tags = useMemo(() => Object.keys(words.vocabulary.tags).map((tag) => ({ value: tag, label: tagName(words, tag) })), [words]);
  const place = join(at, 'points');
  const isMultiple = points !== null && typeof points === 'object';
  const options = [{ value: 'fixed', label: text('rulebook.points-fixed') }, { value: 'multiple', label: text('rulebook.points-multiple') }];
  return (
    <>
      <Labelled at={`${place}-way`} label={text('rulebook.points-way')}>
        <Select id={fieldId(`${place}-way`)} value={isMultiple ? 'multiple' : 'fixed'} options={options} style={{ width: 150 }} onChange={(way) => store.set(place, way === 'fixed' ? 1 : { tag: tags.find((one) => one.value === 'score')?.value ?? tags[0]?.value ?? 'score', times: 1 })} />
      </Labelled>
      {isMultiple ? (
        <>
          <ChoiceField at={join(place, 'tag')} value={points.tag} label={text('rulebook.multiple-of')} options={tags.some((one) => one.value === points.tag) ? tags : [...tags, { value: points.tag, label: tagName(words, points.tag) }]} />
          <NumberField at={join(place, 'times')} value={points.times} label={text('rulebook.times')} step={0.1} />
        </>
      ) : <NumberField at={place} value={points} label={text('rulebook.points-number')} after={text('rulebook.points-unit')} />}
    </>
  );
});
