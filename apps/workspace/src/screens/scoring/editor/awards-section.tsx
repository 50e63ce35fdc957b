import { memo } from 'react';
import { newAward, newCondition, newGrade } from '../book/new-parts.ts';
import type { Award, Condition, Grade } from '../book/parts.ts';
import { type At, join } from '../book/paths.ts';
import { awardFacets, sayCondition } from '../words/say-periods.ts';
import { sentence } from '../words/say-points.ts';
import type { Words } from '../words/words.ts';
import { ConditionBody, conditionTypes } from './award-condition.tsx';
import { ChoiceField, ClassesField, NumberField, WordingField } from './fields.tsx';
import { useDraftPart, useStore, useWords } from './editing.tsx';
import { AddMenu, AddPart, PartList, useAdd } from './part-list.tsx';

/** The awards of the year; judged in their order, so that later ones can read earlier ones. */
export function AwardsSection() {
  const { text } = useWords();
  const awards = useDraftPart((draft) => draft.book.awards);
  return (
    <>
      <p className="book-intro">{text('rulebook.awards-intro')}</p>
      <PartList at="awards" parts={awards} Body={AwardBody} After={ConditionsOfAward} say={sayAward} empty={text('rulebook.none-yet')} add={<AddPart at="awards" label={text('rulebook.add-award')} make={newAward} />} />
    </>
  );
}

const sayAward = (words: Words, award: Award) => sentence(words, awardFacets(words, award));
const sayOne = (words: Words, one: Condition) => sayCondition(words, one);
const sayGrade = (words: Words, grade: Grade) => (grade.places === undefined ? words.text('rulebook.grade-rest') : words.text('rulebook.grade-places', { count: grade.places }));

const ConditionsOfAward = memo(function ConditionsOfAward({ at, part: award }: { at: At; part: Award }) {
  const store = useStore();
  const { text } = useWords();
  const place = join(at, 'conditions');
  const add = useAdd(place);
  return (
    <div className="book-rows">
      <PartList at={place} parts={award.conditions} Body={ConditionBody} say={sayOne} empty={text('rulebook.no-conditions')}
        add={<AddMenu label={text('rulebook.add-award-condition')} choices={conditionTypes.map((key) => ({ key, label: text(`rulebook.condition-type.${key}`) }))} onChoose={(type) => add(newCondition(store.get().book, type as Condition['type'], award.id))} />} />
    </div>
  );
});

function GradeBody({ at, part }: { at: At; part: Grade }) {
  const { text } = useWords();
  return (
    <div className="book-fields">
      <WordingField at={join(at, 'label')} value={part.label} label={text('rulebook.facet.label')} />
      <NumberField at={join(at, 'places')} value={part.places} label={text('rulebook.grade-count')} min={1} optional help={text('rulebook.grade-help')} />
    </div>
  );
}

function AwardBody({ at, part: award }: { at: At; part: Award }) {
  const { text } = useWords();
  const grades = join(at, 'grades');
  return (
    <>
      <div className="book-fields">
        <WordingField at={join(at, 'label')} value={award.label} label={text('rulebook.award-label')} />
        <ChoiceField at={join(at, 'kind')} value={award.kind} label={text('rulebook.facet.kind')} options={(['collective', 'progress', 'individual'] as const).map((kind) => ({ value: kind, label: text(`rulebook.award-says.${kind}`) }))} />
        <ClassesField at={join(at, 'unitClasses')} value={award.unitClasses} />
        <NumberField at={join(at, 'perUnit')} value={award.perUnit} label={text('rulebook.facet.per-unit')} min={1} optional help={text('rulebook.per-unit-help')} />
      </div>
      <h4>{text('rulebook.facet.grades')}</h4>
      <PartList at={grades} parts={award.grades ?? []} Body={GradeBody} say={sayGrade} empty={text('rulebook.no-grades')} add={<AddPart at={grades} label={text('rulebook.add-grade')} make={newGrade} />} />
    </>
  );
}
