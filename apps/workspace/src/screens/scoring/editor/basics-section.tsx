import { useMemo } from 'react';
import { newChoice } from '../book/new-parts.ts';
import type { Book, Choice, Wording } from '../book/parts.ts';
import { type At, join } from '../book/paths.ts';
import { labelledParts, said } from '../words/words.ts';
import { ChoiceField, ManyField, TextField, WordingField } from './fields.tsx';
import { useDraftPart, useStore, useWords } from './editing.tsx';
import { AddPart, PartList, PartMessages } from './part-list.tsx';
import { SharingFields } from './sharing-fields.tsx';

/** Title and source, what holds for the whole book, and what the source leaves unsaid. */
export function BasicsSection() {
  const { text } = useWords();
  const title = useDraftPart((draft) => draft.book.title);
  return (
    <>
      <section className="book-block" aria-labelledby="book-title">
        <h3 id="book-title">{text('rulebook.title-and-source')}</h3>
        <PartMessages part="" />
        <div className="book-fields"><WordingField at="title" value={title} label={text('rulebook.title')} /></div>
        <Source />
      </section>
      <General />
      <Choices />
    </>
  );
}

function Source() {
  const { text } = useWords();
  const source = useDraftPart((draft) => draft.book.source);
  return (
    <div className="book-fields">
      <TextField at="source/issuer" value={source.issuer} label={text('rulebook.facet.issuer')} />
      <TextField at="source/title" value={source.title} label={text('rulebook.facet.source-title')} />
      <TextField at="source/docNo" value={source.docNo} label={text('rulebook.facet.doc-no')} nullable />
      <TextField at="source/date" value={source.date} label={text('rulebook.facet.date')} nullable />
      <TextField at="source/address" value={source.address} label={text('rulebook.facet.address')} nullable />
      <WordingField at="source/completeness" value={source.completeness} label={text('rulebook.facet.completeness')} />
    </div>
  );
}

const months = Array.from({ length: 12 }, (_, n) => n + 1);
const steps: Book['rounding']['step'][] = [0.01, 0.05, 0.1, 0.5, 1];

function General() {
  const { text } = useWords();
  const year = useDraftPart((draft) => draft.book.yearStartMonth);
  const sharing = useDraftPart((draft) => draft.book.sharing);
  const rounding = useDraftPart((draft) => draft.book.rounding);
  const countsIn = useDraftPart((draft) => draft.book.countsIn);
  const ranking = useDraftPart((draft) => draft.book.ranking);
  const say = <T extends string>(group: string, keys: readonly T[]) => keys.map((value) => ({ value, label: text(`rulebook.${group}.${value}`) }));
  return (
    <section className="book-block" aria-labelledby="book-general">
      <h3 id="book-general">{text('rulebook.general')}</h3>
      <div className="book-fields">
        <ChoiceField at="yearStartMonth" value={year} label={text('rulebook.year-start')} options={months.map((month) => ({ value: month, label: text('rulebook.month', { month }) }))} />
        <ChoiceField at="ranking" value={ranking} label={text('rulebook.facet.ranking')} options={say('ranking-says', ['standard', 'dense'])} />
        <ChoiceField at="countsIn" value={countsIn} label={text('rulebook.facet.counts-in')} options={say('counts-in-says', ['occurred', 'recorded', 'first-adoption'])} />
        <SharingFields at="sharing" sharing={sharing} />
        <ChoiceField at="rounding/step" value={rounding.step} label={text('rulebook.rounding-step')} options={steps.map((step) => ({ value: step, label: text('rulebook.points', { points: step }) }))} />
        <ChoiceField at="rounding/mode" value={rounding.mode} label={text('rulebook.rounding-way')} options={say('rounding', ['half-up', 'half-even', 'down', 'up'])} />
      </div>
    </section>
  );
}

interface ShownChoice extends Choice {
  label: Wording;
}

function ChoiceBody({ at, part }: { at: At; part: ShownChoice }) {
  const words = useWords();
  const store = useStore();
  const { text } = words;
  const options = useMemo(() => labelledParts(store.get().book).map((one) => ({ value: one.id, label: said(words, one.label) })), [store, words]);
  return (
    <div className="book-fields">
      <WordingField at={join(at, 'question')} value={part.question} label={text('rulebook.facet.question')} />
      <WordingField at={join(at, 'chosen')} value={part.chosen} label={text('rulebook.facet.chosen')} lines={2} />
      <ManyField at={join(at, 'rules')} value={part.rules} label={text('rulebook.choice-rules')} options={options} optional={false} />
    </div>
  );
}

function Choices() {
  const words = useWords();
  const { text } = words;
  const choices = useDraftPart((draft) => draft.book.choices);
  const shown = useMemo(() => choices.map((one): ShownChoice => ({ ...one, label: one.question })), [choices]);
  return (
    <section className="book-block" aria-labelledby="book-choices">
      <h3 id="book-choices">{text('rulebook.choices')}</h3>
      <p className="book-intro">{text('rulebook.choices-intro')}</p>
      <PartList at="choices" parts={shown} Body={ChoiceBody} say={(_, one) => said(words, one.chosen)} add={<AddPart at="choices" label={text('rulebook.add-choice')} make={newChoice} />} />
    </section>
  );
}

