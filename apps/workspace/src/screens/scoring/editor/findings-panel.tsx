import { useMemo } from 'react';
import { Tag } from 'antd';
import type { Book } from '../book/parts.ts';
import { type Place, placeOf } from '../book/sections.ts';
import { untranslated } from '../book/untranslated.ts';
import { said, type Words } from '../words/words.ts';
import { useWords } from './editing.tsx';
import type { Found } from './use-trial.ts';

const placeName = (words: Words, place: Place): string => [words.text(`rulebook.section.${place.section}`), ...place.labels.map((label) => said(words, label))].join(' › ');

/** What the check found, each with the way to its place. */
export function FindingsPanel({ book, found, jump }: { book: Book; found: readonly Found[]; jump(one: Found): void }) {
  const words = useWords();
  const { text } = words;
  return (
    <>
      {found.length === 0 && <p className="book-fine">{text('rulebook.nothing-found')}</p>}
      <ul className="book-found">
      {found.map((one, n) => (
        <li key={n}>
          <Tag color={one.severity === 'error' ? 'error' : 'warning'}>{text(`scoring.finding.${one.severity}`)}</Tag>
          <button type="button" className="book-jump" onClick={() => jump(one)}>{placeName(words, one.place)}</button>
          <div>{one.text}</div>
        </li>
      ))}
      </ul>
      <Untranslated book={book} jump={jump} />
    </>
  );
}

/** What English readers would read in Chinese. */
function Untranslated({ book, jump }: { book: Book; jump(one: Found): void }) {
  const words = useWords();
  const places = useMemo(() => untranslated(book).map((path) => placeOf(book, path)), [book]);
  if (places.length === 0) return null;
  return (
    <details className="book-untranslated">
      <summary>{words.text('rulebook.untranslated', { count: places.length })}</summary>
      <ul className="book-found">{places.map((place, n) => <li key={n}><button type="button" className="book-jump" onClick={() => jump({ severity: 'warning', text: '', place })}>{placeName(words, place)}</button></li>)}</ul>
    </details>
  );
}
