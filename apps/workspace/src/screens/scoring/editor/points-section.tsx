import { memo, useMemo } from 'react';
import { PlayCircleOutlined } from '@ant-design/icons';
import { dayText } from '../../../parts/moments.ts';
import { examplesFor, nextItem } from '../book/examples.ts';
import { newId } from '../book/ids.ts';
import { newRow, newRule } from '../book/new-parts.ts';
import type { PointRow, Rule } from '../book/parts.ts';
import { type At, join } from '../book/paths.ts';
import { ruleFacets, sayRowCondition, sentence } from '../words/say-points.ts';
import { said, tagName, type Words } from '../words/words.ts';
import type { BookStore } from './book-store.ts';
import { ChoiceField, ClassesField, ManyField, WordingField } from './fields.tsx';
import { useDraftPart, useStore, useWords } from './editing.tsx';
import { AddPart, PartList } from './part-list.tsx';
import { PointsHead } from './points-field.tsx';
import { RowBody } from './row-editor.tsx';
import { SharingFields } from './sharing-fields.tsx';

/** The points tables. */
export function PointsSection() {
  const { text } = useWords();
  const rules = useDraftPart((draft) => draft.book.rules);
  return (
    <>
      <p className="book-intro">{text('rulebook.points-intro')}</p>
      <PartList at="rules" parts={rules} Body={RuleSettings} say={sayRule} After={RowsOfRule} add={<AddPart at="rules" label={text('rulebook.add-rule')} make={newRule} />} />
    </>
  );
}

const sayRule = (words: Words, rule: Rule) => sentence(words, ruleFacets(words, rule));

/** The condition of a row, and in short what is added. */
const sayRowOf = (words: Words, row: PointRow) => (
  <>
    {sayRowCondition(words, row)}
    {(row.supplements ?? []).map((one) => <div key={one.id}>＋ {said(words, one.label)}{typeof one.points === 'number' ? ` ${one.points}` : ''}</div>)}
  </>
);

function exampleEntry(store: BookStore, words: Words, at: At) {
  return {
    key: 'example', label: words.text('rulebook.example-of-row'), icon: <PlayCircleOutlined />,
    run: () => {
      const { book, examples } = store.get();
      const [, rule, , row] = at.split('/').map(Number) as [number, number, number, number];
      store.put({ examples: [...examples, ...examplesFor(book, book.rules[rule]!, book.rules[rule]!.rows[row]!, { item: nextItem(examples), on: dayText(new Date()) })] });
      requestAnimationFrame(() => document.querySelector('.book-examples .book-item:last-of-type')?.scrollIntoView({ block: 'nearest' }));
    },
  };
}

const RowsOfRule = memo(function RowsOfRule({ at, part: rule }: { at: At; part: Rule }) {
  const store = useStore();
  const { text } = useWords();
  const place = join(at, 'rows');
  const extras = useMemo(() => (words: Words, _: PointRow, row: At) => [exampleEntry(store, words, row)], [store]);
  return (
    <div className="book-rows">
      <PartList at={place} parts={rule.rows} Body={RowBody} Head={PointsHead} say={sayRowOf} extras={extras} add={<AddPart at={place} label={text('rulebook.add-row')} make={(book) => newRow(book, rule)} />} />
    </div>
  );
});

/** How a table works: on what, which rows, how often, for whom, shared how, counted when, combined with what. */
function RuleSettings({ at, part: rule }: { at: At; part: Rule }) {
  const store = useStore();
  const words = useWords();
  const { text } = words;
  const kinds = useMemo(() => words.vocabulary.factKinds.map((one) => ({ value: one.kind, label: said(words, one.label) })), [words]);
  const tags = useMemo(() => Object.keys(words.vocabulary.tags).map((tag) => ({ value: tag, label: tagName(words, tag) })), [words]);
  const once = rule.once === undefined ? 'each' : rule.once.length === 0 ? 'item' : 'tags';
  const say = (group: string, keys: readonly string[]) => keys.map((value) => ({ value, label: text(`rulebook.${group}.${value}`) }));
  return (
    <div className="book-fields">
      <WordingField at={join(at, 'label')} value={rule.label} label={text('rulebook.rule-label')} />
      <ManyField at={join(at, 'on')} value={rule.on} label={text('rulebook.facet.on')} options={kinds} optional={false} />
      <ChoiceField at={join(at, 'pick')} value={rule.pick} label={text('rulebook.facet.pick')} options={say('pick-says', ['first', 'all', 'highest']) as { value: Rule['pick']; label: string }[]} />
      <ChoiceField at={join(at, 'once-way')} value={once} label={text('rulebook.facet.once')} options={say('once-way', ['each', 'item', 'tags'])} onChange={(way) => store.set(join(at, 'once'), way === 'each' ? undefined : way === 'item' ? [] : [tags[0]?.value ?? 'level'])} />
      {once === 'tags' && <ManyField at={join(at, 'once')} value={rule.once} label={text('rulebook.once-tags')} options={tags} optional={false} />}
      <FamilyField at={at} rule={rule} />
      <ClassesField at={join(at, 'classes')} value={rule.classes} />
      <SharingFields at={join(at, 'sharing')} sharing={rule.sharing} optional />
      <ChoiceField at={join(at, 'countsIn')} value={rule.countsIn} label={text('rulebook.facet.counts-in')} optional placeholder={text('rulebook.as-in-basics')} options={say('counts-in-says', ['occurred', 'recorded', 'first-adoption']) as { value: NonNullable<Rule['countsIn']>; label: string }[]} />
    </div>
  );
}

/** With which tables a table is combined, capped and credited: a family has no name of its own, it is called by its tables. */
function FamilyField({ at, rule }: { at: At; rule: Rule }) {
  const store = useStore();
  const words = useWords();
  const rules = useDraftPart((draft) => draft.book.rules);
  const { text } = words;
  const others = [...new Set(rules.map((one) => one.family))].filter((family) => family !== rule.family);
  const isAlone = rules.filter((one) => one.family === rule.family).length === 1;
  const options = [{ value: rule.family, label: isAlone ? text('rulebook.family-alone') : words.familyName(rule.family) }, ...others.map((family) => ({ value: family, label: words.familyName(family) })), ...(isAlone ? [] : [{ value: '', label: text('rulebook.family-alone') }])];
  return <ChoiceField at={join(at, 'family')} value={rule.family} label={text('rulebook.facet.family')} help={text('rulebook.family-help')} options={options} onChange={(family) => store.set(join(at, 'family'), family === '' ? newId('family', store.get().book) : family)} />;
}

