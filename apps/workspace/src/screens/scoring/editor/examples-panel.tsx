import { memo, useMemo } from 'react';
import type { TriedFacts } from '@gongkai/scoring/contract';
import { Alert, Button, Input, InputNumber, Select } from 'antd';
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { dayText } from '../../../parts/moments.ts';
import { signed } from '../entry-columns.tsx';
import { nextItem, tagsOfKind } from '../book/examples.ts';
import type { Book, Example } from '../book/parts.ts';
import { isNamed, keyOf, valueOf } from '../book/tag-tests.ts';
import { said, tagName, valueName } from '../words/words.ts';
import { useDraftPart, useStore, useWords } from './editing.tsx';

const letters = '甲乙丙丁戊己庚辛壬癸';

/** What an item of the examples is called: 信息甲, Item A. */
function itemName(text: (key: string, values?: Record<string, string | number>) => string, language: string, item: string): string {
  const n = Number(item) - 1;
  const name = language === 'en' ? String.fromCharCode(65 + n) : letters[n];
  return text('rulebook.example-item', { name: Number.isInteger(n) && n >= 0 && n < 10 ? name! : item });
}

/** Examples, item by item: what happened to it, and what that gives under the rules as they stand. */
export function ExamplesPanel({ book, tried, isStale }: { book: Book; tried: TriedFacts | undefined; isStale: boolean }) {
  const store = useStore();
  const { text, language } = useWords();
  const examples = useDraftPart((draft) => draft.examples);
  const items = useMemo(() => [...new Set(examples.map((one) => one.item))], [examples]);
  const kind = useDraftPart((draft) => draft.book.factKinds[0]?.kind ?? 'adopted');
  const add = (item: string) => store.put({ examples: [...examples, { kind: store.get().examples.find((one) => one.item === item)?.kind ?? store.get().book.rules[0]?.on[0] ?? kind, item, on: dayText(new Date()), tags: {}, unitCount: 1 }] });
  const pointsOf = (n: number) => (tried && tried.problems.length === 0 ? tried.lines[n] : undefined);
  return (
    <div className={isStale ? 'book-examples is-stale' : 'book-examples'}>
      <p className="book-intro">{text('rulebook.examples-intro')}</p>
      {tried && tried.problems.length > 0 && <Alert type="warning" title={text('rulebook.examples-wait')} />}
      {items.map((item) => {
        const own = examples.flatMap((example, n) => (example.item === item ? [{ example, n }] : []));
        const sum = own.reduce((total, { n }) => total + Number(pointsOf(n)?.points ?? 0), 0);
        const name = itemName(text, language, item);
        return (
          <section key={item} className="book-item" role="group" aria-label={name}>
            <h3>{name}<output aria-label={text('rulebook.example-sum', { name })}>{tried && tried.problems.length === 0 ? text('rulebook.points', { points: Math.round(sum * 100) / 100 }) : ''}</output></h3>
            <ol>{own.map(({ example, n }) => <ExampleRow key={n} n={n} book={book} example={example} points={pointsOf(n)?.points} reasons={pointsOf(n)?.reasons} />)}</ol>
            <Button size="small" type="link" icon={<PlusOutlined />} onClick={() => add(item)}>{text('rulebook.add-event')}</Button>
          </section>
        );
      })}
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => add(nextItem(examples))}>{text('rulebook.add-item')}</Button>
    </div>
  );
}

const ExampleRow = memo(function ExampleRow({ n, book, example, points, reasons }: { n: number; book: Book; example: Example; points: string | undefined; reasons: readonly string[] | undefined }) {
  const store = useStore();
  const words = useWords();
  const { text } = words;
  const asked = useMemo(() => {
    const relevant = tagsOfKind(book, example.kind);
    return [...relevant, ...Object.keys(example.tags).filter((tag) => !relevant.includes(tag))];
  }, [book, example]);
  const set = (parts: Partial<Example>) => store.put({ examples: store.get().examples.map((one, at) => (at === n ? { ...one, ...parts } : one)) });
  const kinds = words.vocabulary.factKinds.map((one) => ({ value: one.kind, label: said(words, one.label), title: said(words, one.label) }));
  return (
    <li>
      <div className="book-event">
        <Select aria-label={text('rulebook.example-what')} value={example.kind} options={kinds} popupMatchSelectWidth={false} onChange={(kind) => set({ kind })} />
        <Button type="text" icon={<CloseOutlined />} aria-label={text('rulebook.remove-event')} onClick={() => store.put({ examples: store.get().examples.filter((_, at) => at !== n) })} />
      </div>
      <div className="book-event-tags">{asked.map((tag) => <TagOfExample key={tag} tag={tag} example={example} set={set} />)}</div>
      <div className="book-event-tags">
        <Input aria-label={text('rulebook.example-on')} type="date" style={{ width: 140 }} value={example.on} onChange={(event) => event.target.value !== '' && set({ on: event.target.value })} />
        <InputNumber aria-label={text('rulebook.example-units')} style={{ width: 96 }} min={1} max={9} suffix={text('rulebook.units-suffix')} value={example.unitCount} onChange={(count) => set({ unitCount: count ?? 1 })} />
      </div>
      <p className="book-result" role="status"><strong>{points === undefined ? '' : text('rulebook.points', { points: signed(points) })}</strong> {reasons === undefined ? '' : reasons.join(words.text('rulebook.semicolon')) || text('rulebook.example-nothing')}</p>
    </li>
  );
});

/** One property of what happened. */
function TagOfExample({ tag, example, set }: { tag: string; example: Example; set(parts: Partial<Example>): void }) {
  const words = useWords();
  const { text } = words;
  const name = tagName(words, tag);
  const known = words.vocabulary.tags[tag]?.values ?? [];
  const value = example.tags[tag];
  const values = known.length === 0 ? [true, false] : known.map((one) => one.value);
  const shown = value === undefined || values.includes(value) ? values : [...values, value];
  const options = shown.map((one) => ({ value: keyOf(one), label: valueName(words, tag, one), title: valueName(words, tag, one) }));
  const put = (next: Example['tags'][string] | undefined) => {
    const { [tag]: _, ...rest } = example.tags;
    set({ tags: next === undefined ? rest : { ...rest, [tag]: next } });
  };
  if (known.length === 0 && isNamed(tag, undefined)) {
    return <label className="book-tag"><span>{name}</span><Input aria-label={name} value={value === undefined ? '' : String(value)} onChange={(event) => put(event.target.value === '' ? undefined : event.target.value)} /></label>;
  }
  if (typeof value === 'number' || tag === 'score') {
    return <label className="book-tag"><span>{name}</span><InputNumber aria-label={name} value={typeof value === 'number' ? value : null} onChange={(typed) => put(typed ?? undefined)} /></label>;
  }
  return (
    <label className="book-tag"><span>{name}</span>
      <Select<string> aria-label={name} allowClear placeholder={text('rulebook.example-not-said')} value={value === undefined ? null : keyOf(value)} options={options} popupMatchSelectWidth={false} onChange={(key: string | undefined) => put(key === undefined ? undefined : valueOf(key))} />
    </label>
  );
}
