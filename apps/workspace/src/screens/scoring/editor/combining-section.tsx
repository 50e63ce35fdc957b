import { useMemo } from 'react';
import { newCombination, newCredit } from '../book/new-parts.ts';
import type { Combination, Credit } from '../book/parts.ts';
import { type At, join } from '../book/paths.ts';
import { combinationFacets, creditFacets, relationName, relations, sentence } from '../words/say-points.ts';
import { tagName, type Words } from '../words/words.ts';
import { ChoiceField, ClassesField, ManyField, NumberField, WordingField } from './fields.tsx';
import { useDraftPart, useWords } from './editing.tsx';
import { AddPart, PartList } from './part-list.tsx';

/** Which points of one item exclude each other, and which count for other units as well. */
export function CombiningSection() {
  const { text } = useWords();
  const combinations = useDraftPart((draft) => draft.book.combinations);
  const credits = useDraftPart((draft) => draft.book.credits);
  return (
    <>
      <section className="book-block" aria-labelledby="book-combinations">
        <h3 id="book-combinations">{text('rulebook.combinations')}</h3>
        <p className="book-intro">{text('rulebook.combinations-intro')}</p>
        <PartList at="combinations" parts={combinations} Body={CombinationBody} say={sayCombination} add={<AddPart at="combinations" label={text('rulebook.add-combination')} make={newCombination} />} />
      </section>
      <section className="book-block" aria-labelledby="book-credits">
        <h3 id="book-credits">{text('rulebook.credits')}</h3>
        <p className="book-intro">{text('rulebook.credits-intro')}</p>
        <PartList at="credits" parts={credits} Body={CreditBody} say={sayCredit} add={<AddPart at="credits" label={text('rulebook.add-credit')} make={newCredit} />} />
      </section>
    </>
  );
}

const sayCombination = (words: Words, one: Combination) => sentence(words, combinationFacets(words, one));
const sayCredit = (words: Words, one: Credit) => sentence(words, creditFacets(words, one));

function FamiliesField({ at, value, optional, placeholder }: { at: At; value: readonly string[] | undefined; optional: boolean; placeholder?: string }) {
  const words = useWords();
  const rules = useDraftPart((draft) => draft.book.rules);
  const options = [...new Set([...rules.map((rule) => rule.family), ...(value ?? [])])].map((family) => ({ value: family, label: words.familyName(family) }));
  return <ManyField at={at} value={value} label={words.text('rulebook.facet.families')} options={options} optional={optional} placeholder={placeholder} />;
}

function CombinationBody({ at, part }: { at: At; part: Combination }) {
  const words = useWords();
  const tags = useMemo(() => Object.keys(words.vocabulary.tags).map((tag) => ({ value: tag, label: tagName(words, tag) })), [words]);
  return (
    <div className="book-fields">
      <WordingField at={join(at, 'label')} value={part.label} label={words.text('rulebook.facet.label')} />
      <FamiliesField at={join(at, 'families')} value={part.families} optional={false} />
      <ManyField at={join(at, 'per')} value={part.per} label={words.text('rulebook.combination-per')} help={words.text('rulebook.combination-per-help')} options={tags} optional={false} />
    </div>
  );
}

function CreditBody({ at, part }: { at: At; part: Credit }) {
  const words = useWords();
  const options = [...new Set([...relations, part.relation])].map((relation) => ({ value: relation, label: relationName(words, relation) }));
  return (
    <div className="book-fields">
      <WordingField at={join(at, 'label')} value={part.label} label={words.text('rulebook.facet.label')} />
      <ClassesField at={join(at, 'classes')} value={part.classes} />
      <ChoiceField at={join(at, 'relation')} value={part.relation} label={words.text('rulebook.facet.relation')} options={options} />
      <NumberField at={join(at, 'times')} value={part.times} label={words.text('rulebook.times')} min={0} max={10} step={0.1} />
      <FamiliesField at={join(at, 'families')} value={part.families} optional placeholder={words.text('rulebook.all-points')} />
    </div>
  );
}
