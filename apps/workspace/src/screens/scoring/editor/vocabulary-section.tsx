import { memo, useMemo } from 'react';
import { Button, Dropdown, Input, InputNumber, Select } from 'antd';
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, EllipsisOutlined } from '@ant-design/icons';
import { fieldId } from '../../../parts/problems.tsx';
import { withChinese } from '../book/auto-label.ts';
import { newId } from '../book/ids.ts';
import type { Book, FactKind, TagValue, TagVocabulary, Wording } from '../book/parts.ts';
import { type At, join, moved } from '../book/paths.ts';
import { freshValue, standardKinds, standardTags, standardValues } from '../book/standard-vocabulary.ts';
import { listed, said, type Words } from '../words/words.ts';
import { WordingField, YesField } from './fields.tsx';
import { useDraftPart, useEnglish, useStore, useWords } from './editing.tsx';
import { useRegisterValues } from './register-values.ts';
import { AddButton, AddMenu, focusPart, PartList, PartMessages, useAdd } from './part-list.tsx';

/** The words that the rules are made of: groups, classes, kinds of facts, tags and their values. */
export function VocabularySection() {
  const { text } = useWords();
  return (
    <>
      <p className="book-intro">{text('rulebook.vocabulary-intro')}</p>
      <Names field="groups" />
      <Names field="classes" />
      <Kinds />
      <Tags />
    </>
  );
}

function NamedBody({ at, part }: { at: At; part: Book['groups'][number] }) {
  const { text } = useWords();
  return <div className="book-fields"><WordingField at={join(at, 'label')} value={part.label} label={text('rulebook.facet.label')} /></div>;
}

function Names({ field }: { field: 'groups' | 'classes' }) {
  const { text } = useWords();
  const store = useStore();
  const parts = useDraftPart((draft) => draft.book[field]);
  const add = useAdd(field);
  const prefix = field === 'groups' ? 'group' : 'class';
  return (
    <section className="book-block book-compact" aria-labelledby={`book-${field}`}>
      <h3 id={`book-${field}`}>{text(`rulebook.${field}`)}</h3>
      <p className="book-intro">{text(`rulebook.${field}-intro`)}</p>
      <PartList at={field} parts={parts} Body={NamedBody} say={() => null} add={<AddButton label={text(`rulebook.add-${prefix}`)} onClick={() => add({ id: newId(prefix, store.get().book), label: { zh: text(`rulebook.new-${prefix}`), en: text(`rulebook.new-${prefix}`) } } as { id: string })} />} />
    </section>
  );
}

interface ShownKind extends FactKind {
  id: string;
}

function KindBody({ at, part }: { at: At; part: ShownKind }) {
  const { text } = useWords();
  return (
    <div className="book-fields">
      <WordingField at={join(at, 'label')} value={part.label} label={text('rulebook.facet.label')} />
      <YesField at={join(at, 'scored')} value={part.scored} label={text('rulebook.kind-scored')} />
    </div>
  );
}

const sayKind = (words: Words, one: ShownKind) =>
  `${words.text(one.scored ? 'rulebook.scored' : 'rulebook.record-only')} · ${words.text(standardKinds.some(({ kind }) => kind === one.kind) ? 'rulebook.kind-announced' : 'rulebook.kind-by-hand')}`;

function Kinds() {
  const words = useWords();
  const store = useStore();
  const { text, language } = words;
  const kinds = useDraftPart((draft) => draft.book.factKinds);
  const shown = useMemo(() => kinds.map((one): ShownKind => ({ ...one, id: one.kind })), [kinds]);
  const choices = [
    ...standardKinds.filter(({ kind }) => !kinds.some((one) => one.kind === kind)).map(({ kind, label }) => ({ key: kind, label: said({ language }, label) })), { key: '', label: text('rulebook.own-kind') },
  ];
  const add = (kind: string) => {
    const known = standardKinds.find((one) => one.kind === kind);
    const made = known ? { ...known, scored: true } : { kind: newId('kind', store.get().book), label: { zh: text('rulebook.new-kind'), en: text('rulebook.new-kind') }, scored: true };
    store.add('factKinds', made);
    store.open([made.kind]);
    focusPart(made.kind);
  };
  return (
    <section className="book-block book-compact" aria-labelledby="book-kinds">
      <h3 id="book-kinds">{text('rulebook.kinds')}</h3>
      <p className="book-intro">{text('rulebook.kinds-intro')}</p>
      <PartList at="factKinds" parts={shown} Body={KindBody} say={sayKind} add={<AddMenu label={text('rulebook.add-kind')} choices={choices} onChoose={add} />} />
    </section>
  );
}

function Tags() {
  const words = useWords();
  const store = useStore();
  const { text, language } = words;
  const tags = useDraftPart((draft) => draft.book.tags);
  const choices = [
    ...Object.entries(standardTags).filter(([tag]) => !(tag in tags)).map(([tag, { label }]) => ({ key: tag, label: said({ language }, label) })), { key: '', label: text('rulebook.own-tag') },
  ];
  const add = (chosen: string) => {
    const tag = chosen === '' ? newId('tag', store.get().book) : chosen;
    store.set(join('tags', tag), standardTags[chosen] ?? { label: { zh: text('rulebook.new-tag'), en: text('rulebook.new-tag') }, values: [] });
    store.open([tag]);
    focusPart(tag);
  };
  return (
    <section className="book-block" aria-labelledby="book-tags">
      <h3 id="book-tags">{text('rulebook.tags')}</h3>
      <p className="book-intro">{text('rulebook.tags-intro')}</p>
      <div className="book-list">{Object.entries(tags).map(([tag, vocabulary]) => <TagCard key={tag} tag={tag} vocabulary={vocabulary} />)}</div>
      <div className="book-add"><AddMenu label={text('rulebook.add-tag')} choices={choices} onChoose={add} /></div>
    </section>
  );
}

const TagCard = memo(function TagCard({ tag, vocabulary }: { tag: string; vocabulary: TagVocabulary }) {
  const words = useWords();
  const store = useStore();
  const { text } = words;
  const at = join('tags', tag);
  const name = said(words, vocabulary.label) || text('rulebook.nameless');
  const open = useDraftPart(() => store.isOpen(tag));
  const values = listed(words, vocabulary.values.map((one) => said(words, one.label)));
  return (
    <div id={`part-${tag}`} className={open ? 'book-part is-open' : 'book-part'} role="group" aria-label={name}>
      <div className="book-head">
        <div className="book-name"><strong>{name}</strong><div className="book-says">{values || text('rulebook.yes-or-no')}</div></div>
        <div className="book-tools">
          <Button size="small" aria-expanded={open} onClick={() => store.open([tag], !open)}>{text(open ? 'rulebook.close' : 'rulebook.edit')}</Button>
          <Button size="small" icon={<DeleteOutlined />} aria-label={text('rulebook.remove-tag', { name })} onClick={() => store.set(at, undefined)} />
        </div>
      </div>
      <PartMessages part={tag} />
      {open && (
        <div className="book-body">
          <div className="book-fields"><WordingField at={join(at, 'label')} value={vocabulary.label} label={text('rulebook.facet.label')} /></div>
          <Values at={join(at, 'values')} tag={tag} values={vocabulary.values} />
        </div>
      )}
    </div>
  );
});

type Value = TagVocabulary['values'][number];

function Values({ at, tag, values }: { at: At; tag: string; values: readonly Value[] }) {
  const store = useStore();
  const { text, language } = useWords();
  const register = useRegisterValues(tag);
  const missing = [...(standardValues[tag] ?? []), ...register.values].filter(({ value }) => !values.some((one) => one.value === value));
  const add = (value: Value) => {
    store.add(at, value);
    requestAnimationFrame(() => document.getElementById(fieldId(join(at, values.length, 'label', 'zh')))?.focus());
  };
  const own = () => {
    const name = freshValue(text('rulebook.new-value'), values.map((one) => one.value));
    add({ value: name, label: { zh: name, en: name } });
  };
  return (
    <div>
      <h4>{text('rulebook.values')}</h4>
      <p className="book-intro">{text('rulebook.values-intro')}</p>
      <ul className="book-values-list">{values.map((one, n) => <ValueRow key={n} at={at} n={n} value={one} isFixed={(standardValues[tag] ?? []).some(({ value }) => value === one.value)} isLast={n === values.length - 1} />)}</ul>
      <div className="book-add">
        {missing.length === 0 ? <AddButton label={text('rulebook.add-value')} disabled={register.isLoading} onClick={own} />
          : <AddMenu label={text('rulebook.add-value')} choices={[...missing.map((one) => ({ key: String(one.value), label: said({ language }, one.label) })), { key: '', label: text('rulebook.own-value') }]}
              onChoose={(key) => (key === '' ? own() : add(missing.find((one) => one.value === key)!))} />}
      </div>
    </div>
  );
}

const ValueRow = memo(function ValueRow({ at, n, value, isFixed, isLast }: { at: At; n: number; value: Value; isFixed: boolean; isLast: boolean }) {
  const store = useStore();
  const words = useWords();
  const { text, language } = words;
  const english = useEnglish() || language === 'en';
  const place = join(at, n);
  // Until somebody says otherwise, records carry the name itself.
  const name = (zh: string) => store.change(place, (old: Value) => ({ ...old, label: withChinese(old.label, zh), value: !isFixed && old.value === old.label.zh ? zh : old.value }));
  const put = (label: Wording) => store.set(join(place, 'label'), label);
  const items = [{ key: 'up', label: text('rulebook.move-up'), icon: <ArrowUpOutlined />, disabled: n === 0 }, { key: 'down', label: text('rulebook.move-down'), icon: <ArrowDownOutlined />, disabled: isLast }, { key: 'remove', label: text('rulebook.remove'), icon: <DeleteOutlined />, danger: true }];
  const run = (key: string) => (key === 'remove' ? store.remove(at, n) : store.change(at, (list: Value[]) => moved(list, n, key === 'up' ? -1 : 1)));
  return (
    <li className="book-value">
      <Input id={fieldId(join(place, 'label', 'zh'))} aria-label={text('rulebook.value-name')} value={value.label.zh} status={value.label.zh.trim() === '' ? 'error' : ''} onChange={(event) => name(event.target.value)} />
      {english && <Input aria-label={text('rulebook.in-english', { label: text('rulebook.value-name') })} value={value.label.en} onChange={(event) => put({ ...value.label, en: event.target.value })} />}
      {isFixed ? <span className="book-help">{text('rulebook.value-fixed')}</span> : <Recorded at={join(place, 'value')} value={value.value} />}
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => run(key) }}><Button icon={<EllipsisOutlined />} aria-label={text('rulebook.more-of', { name: said(words, value.label) })} /></Dropdown>
    </li>
  );
});

/** What records carry for a value: a text, a number, or yes and no. */
function Recorded({ at, value }: { at: At; value: TagValue }) {
  const store = useStore();
  const { text } = useWords();
  const kinds = (['string', 'number', 'boolean'] as const).map((kind) => ({ value: kind, label: text(`rulebook.recorded.${kind}`) }));
  const turn = (kind: 'string' | 'number' | 'boolean') => store.set(at, kind === 'string' ? String(value) : kind === 'number' ? Number(value) || 0 : true);
  return (
    <span className="book-recorded">
      <Select aria-label={text('rulebook.recorded-kind')} value={typeof value as 'string' | 'number' | 'boolean'} options={kinds} popupMatchSelectWidth={false} onChange={turn} />
      {typeof value === 'string' && <Input aria-label={text('rulebook.recorded-as')} value={value} onChange={(event) => store.set(at, event.target.value)} />}
      {typeof value === 'number' && <InputNumber aria-label={text('rulebook.recorded-as')} value={value} onChange={(typed) => store.set(at, typed ?? 0)} />}
      {typeof value === 'boolean' && <Select aria-label={text('rulebook.recorded-as')} value={value} options={[{ value: true, label: text('rulebook.yes') }, { value: false, label: text('rulebook.no') }]} onChange={(chosen) => store.set(at, chosen)} />}
    </span>
  );
}
