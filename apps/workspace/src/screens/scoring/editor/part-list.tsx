import { type ComponentType, memo, type ReactNode, useCallback, useSyncExternalStore } from 'react';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, EllipsisOutlined, PlusOutlined } from '@ant-design/icons';
import type { Book, Wording } from '../book/parts.ts';
import { type At, join } from '../book/paths.ts';
import { said, type Words } from '../words/words.ts';
import { useMessages, useStore, useWords } from './editing.tsx';

/** What a part of a book needs to stand in a list. */
interface PartShape {
  id: string;
  label: Wording;
}

export interface PartBody<T> {
  at: At;
  part: T;
}

interface PartLook<T> {
  /** Everything about the part, shown when it is opened. */
  Body: ComponentType<PartBody<T>>;
  /** What the part says, in words. */
  say(words: Words, part: T): ReactNode;
  /** A field that stands in the head, so that it needs no opening. */
  Head?: ComponentType<PartBody<T>>;
  /** What always stands below, such as the rows of a table. */
  After?: ComponentType<PartBody<T>>;
  /** Further entries of the menu. */
  extras?: (words: Words, part: T, at: At) => { key: string; label: string; icon?: ReactNode; run(): void }[];
}

/** The messages of a part, at the part. */
export function PartMessages({ part }: { part: string }) {
  const messages = useMessages(part);
  if (messages.length === 0) return null;
  return <ul className="book-messages">{messages.map((one, n) => <li key={n} className={`is-${one.severity}`}>{one.text}</li>)}</ul>;
}

/** Takes the reader to a part that has just been made: its first field has the focus. */
export function focusPart(id: string): void {
  requestAnimationFrame(() => {
    const place = document.getElementById(`part-${id}`);
    place?.scrollIntoView({ block: 'nearest' });
    place?.querySelector<HTMLElement>('.book-body input, .book-body textarea')?.focus();
  });
}

function Card<T extends PartShape>({ at, index, count, part, Body, say, Head, After, extras }: PartLook<T> & { at: At; index: number; count: number; part: T }) {
  const store = useStore();
  const words = useWords();
  const { message } = App.useApp();
  const { text } = words;
  const open = useSyncExternalStore(store.subscribe, () => store.isOpen(part.id));
  const place = join(at, index);
  const name = said(words, part.label) || text('rulebook.nameless');
  const remove = () => {
    store.remove(at, index);
    void message.info({ content: <>{text('rulebook.removed', { name })} <Button size="small" type="link" onClick={store.undo}>{text('rulebook.undo')}</Button></>, duration: 6 });
  };
  const more = extras?.(words, part, place) ?? [];
  const items: MenuProps['items'] = [
    ...more.map(({ key, label, icon }) => ({ key, label, icon })),
    { key: 'copy', label: text('rulebook.copy'), icon: <CopyOutlined /> },
    { key: 'up', label: text('rulebook.move-up'), icon: <ArrowUpOutlined />, disabled: index === 0 },
    { key: 'down', label: text('rulebook.move-down'), icon: <ArrowDownOutlined />, disabled: index === count - 1 },
    { key: 'remove', label: text('rulebook.remove'), icon: <DeleteOutlined />, danger: true },
  ];
  const run = (key: string) => {
    if (key === 'copy') store.copy(at, index);
    else if (key === 'up' || key === 'down') store.move(at, index, key === 'up' ? -1 : 1);
    else if (key === 'remove') remove();
    else more.find((one) => one.key === key)?.run();
  };
  return (
    <div id={`part-${part.id}`} className={open ? 'book-part is-open' : 'book-part'} role="group" aria-label={name}>
      <div className="book-head">
        <div className="book-name"><strong>{name}</strong><div className="book-says">{say(words, part)}</div></div>
        {Head && <Head at={place} part={part} />}
        <div className="book-tools">
          <Button size="small" aria-expanded={open} onClick={() => store.open([part.id], !open)}>{text(open ? 'rulebook.close' : 'rulebook.edit')}</Button>
          <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => run(key) }}><Button size="small" icon={<EllipsisOutlined />} aria-label={text('rulebook.more-of', { name })} /></Dropdown>
        </div>
      </div>
      <PartMessages part={part.id} />
      {open && <div className="book-body"><Body at={place} part={part} /></div>}
      {After && <After at={place} part={part} />}
    </div>
  );
}

// A part whose props did not change is not drawn again while another is written.
const PartCard = memo(Card) as typeof Card;

/** A list of parts of one kind: each says itself in words and opens to be changed; more can be added. */
export function PartList<T extends PartShape>({ at, parts, add, empty, ...look }: PartLook<T> & { at: At; parts: readonly T[]; add: ReactNode; empty?: string }) {
  return (
    <>
      {parts.length === 0 && empty && <p className="book-empty">{empty}</p>}
      <div className="book-list">{parts.map((part, index) => <PartCard<T> key={part.id} at={at} index={index} count={parts.length} part={part} {...look} />)}</div>
      <div className="book-add">{add}</div>
    </>
  );
}

/** Adds a part at the end of a list, opens it and takes the reader there. */
export function useAdd(at: At): (part: { id: string }) => void {
  const store = useStore();
  return useCallback((part) => {
    store.add(at, part);
    store.open([part.id]);
    focusPart(part.id);
  }, [store, at]);
}

/** A button that adds a new part to a list. */
export function AddPart({ at, label, make }: { at: At; label: string; make(book: Book): { id: string } }) {
  const store = useStore();
  const add = useAdd(at);
  return <AddButton label={label} onClick={() => add(make(store.get().book))} />;
}

export function AddButton({ label, disabled = false, onClick }: { label: string; disabled?: boolean; onClick(): void }) {
  return <Button type="dashed" icon={<PlusOutlined />} disabled={disabled} onClick={onClick}>{label}</Button>;
}

/** A button that asks which kind of part to add. */
export function AddMenu({ label, choices, onChoose }: { label: string; choices: readonly { key: string; label: string }[]; onChoose(key: string): void }) {
  return <Dropdown trigger={['click']} menu={{ items: [...choices], onClick: ({ key }) => onChoose(key) }}><Button type="dashed" icon={<PlusOutlined />}>{label}</Button></Dropdown>;
}
