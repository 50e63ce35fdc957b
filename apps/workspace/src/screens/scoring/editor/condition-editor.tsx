import { memo, useCallback, useMemo } from 'react';
import { Button, InputNumber, Select } from 'antd';
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { fieldId } from '../../../parts/problems.tsx';
import type { FactMatch, TagTests, TagValue, When } from '../book/parts.ts';
import { type At, join } from '../book/paths.ts';
import { firstTest, isNamed, keyOf, pickedOf, testOf, valueOf, waysFor, withTest, type PickedTest, type Way } from '../book/tag-tests.ts';
import { withAlternatives, withTags } from '../book/when.ts';
import { said, tagName, unlistedKinds, valueName, type Words } from '../words/words.ts';
import { ManyField } from './fields.tsx';
import { useStore, useWords } from './editing.tsx';

type ChangeWhen = (how: (old: When) => When) => void;

/** A condition built from pickers: every line one tag; below, alternatives of which one is enough. */
export const ConditionEditor = memo(function ConditionEditor({ at, when, change }: { at: At; when: When | undefined; change: ChangeWhen }) {
  const { text } = useWords();
  const ways = when?.anyOf ?? [];
  const changeWay = (n: number, tests: TagTests | null) => change((old) => withAlternatives(old, tests === null ? ways.filter((_, at) => at !== n) : ways.map((one, at) => (at === n ? tests : one))));
  return (
    <fieldset className="book-condition">
      <legend>{text('rulebook.condition-all')}</legend>
      <Lines at={join(at, 'tags')} tests={when?.tags ?? {}} change={(tests) => change((old) => withTags(old, tests))} />
      {ways.map((one, n) => (
        <fieldset key={n} className="book-alternative">
          <legend>{text(n === 0 ? 'rulebook.condition-either' : 'rulebook.condition-or')}</legend>
          <Lines at={join(at, 'anyOf', n)} tests={one} change={(tests) => changeWay(n, tests)} />
          <Button size="small" type="text" danger icon={<CloseOutlined />} onClick={() => changeWay(n, null)}>{text('rulebook.remove-alternative')}</Button>
        </fieldset>
      ))}
      <Button size="small" type="link" icon={<PlusOutlined />} onClick={() => change((old) => withAlternatives(old, [...ways, {}]))}>{text('rulebook.add-alternative')}</Button>
    </fieldset>
  );
});

function Lines({ at, tests, change }: { at: At; tests: TagTests; change(tests: TagTests): void }) {
  const words = useWords();
  const unused = useMemo(() => Object.keys(words.vocabulary.tags).filter((tag) => !(tag in tests)).map((tag) => ({ value: tag, label: tagName(words, tag), title: tagName(words, tag) })), [words, tests]);
  return (
    <div className="book-lines">
      {Object.entries(tests).map(([tag, test]) => <Line key={tag} at={join(at, tag)} picked={pickedOf(tag, test)} change={(picked) => change(withTest(tests, tag, picked === null ? undefined : (testOf(picked) ?? [])))} />)}
      {unused.length > 0 && (
        <Select aria-label={words.text('rulebook.add-condition')} placeholder={words.text('rulebook.add-condition')} className="book-add-line" value={null} options={unused} popupMatchSelectWidth={false}
          onChange={(tag: string | null) => tag && change(withTest(tests, tag, firstTest(tag, words.vocabulary.tags[tag])))} />
      )}
    </div>
  );
}

function Line({ at, picked, change }: { at: At; picked: PickedTest; change(picked: PickedTest | null): void }) {
  const words = useWords();
  const { text } = words;
  const name = tagName(words, picked.tag);
  const vocabulary = words.vocabulary.tags[picked.tag];
  const ways = waysFor(vocabulary, picked.way).map((way) => ({ value: way, label: text(`rulebook.way.${way}`), title: text(`rulebook.way.${way}`) }));
  return (
    <div className="book-line">
      <label className="book-line-name" htmlFor={picked.way === 'is' ? fieldId(at) : fieldId(`${at}-way`)}>{name}</label>
      <Select<Way> id={fieldId(`${at}-way`)} aria-label={picked.way === 'is' ? text('rulebook.way-of', { tag: name }) : name} className="book-way" value={picked.way} options={ways} popupMatchSelectWidth={false} onChange={(way) => change({ ...picked, way })} />
      {picked.way === 'is' && <Values at={at} picked={picked} words={words} change={change} />}
      {picked.way === 'between' && (
        <>
          <InputNumber aria-label={text('rulebook.lowest', { tag: name })} placeholder={text('rulebook.lowest-short')} value={picked.min ?? null} onChange={(min) => change({ ...picked, min: min ?? undefined })} />
          <InputNumber aria-label={text('rulebook.highest', { tag: name })} placeholder={text('rulebook.highest-short')} value={picked.max ?? null} onChange={(max) => change({ ...picked, max: max ?? undefined })} />
        </>
      )}
      <Button type="text" icon={<CloseOutlined />} aria-label={text('rulebook.remove-condition', { tag: name })} onClick={() => change(null)} />
    </div>
  );
}

/** The values of a tag, several of which may be chosen; a tag whose values nobody listed takes what is typed. */
function Values({ at, picked, words, change }: { at: At; picked: PickedTest; words: Words; change(picked: PickedTest): void }) {
  const known = words.vocabulary.tags[picked.tag]?.values ?? [];
  // `false` also matches where nothing is stated, so it belongs to every list.
  const offered: TagValue[] = [...known.map((one) => one.value), ...(known.length === 0 && !isNamed(picked.tag, undefined) ? [true] : []), false];
  const shown = [...offered, ...picked.values.filter((value) => !offered.includes(value))];
  const options = shown.map((value) => ({ value: keyOf(value), label: valueName(words, picked.tag, value), title: valueName(words, picked.tag, value) }));
  return (
    <Select<string[]> id={fieldId(at)} mode={known.length === 0 ? 'tags' : 'multiple'} className="book-values" value={picked.values.map(keyOf)} options={options} optionFilterProp="label" popupMatchSelectWidth={false}
      status={picked.values.length === 0 ? 'error' : ''} autoFocus={picked.values.length === 0} placeholder={words.text('rulebook.choose-values')} onChange={(keys) => change({ ...picked, values: keys.map(valueOf) })} />
  );
}

/** A fact that is looked for: its kinds and its condition. */
export const MatchEditor = memo(function MatchEditor({ at, match, label }: { at: At; match: FactMatch; label: string }) {
  const store = useStore();
  const words = useWords();
  const options = useMemo(() => [
    ...words.vocabulary.factKinds.map((one) => ({ value: one.kind, label: said(words, one.label) })), ...unlistedKinds.map((kind) => ({ value: kind as string, label: words.text(`rulebook.kind.${kind}`) })),
  ], [words]);
  const kinds = [match.kind].flat();
  const change = useCallback<ChangeWhen>((how) => store.change(at, (old: FactMatch) => how(old)), [store, at]);
  return (
    <div className="book-match">
      <ManyField at={join(at, 'kind')} value={kinds} label={label} options={options} optional={false} onChange={(chosen = []) => store.set(join(at, 'kind'), chosen.length === 1 ? chosen[0] : chosen)} />
      <ConditionEditor at={at} when={match} change={change} />
    </div>
  );
});
