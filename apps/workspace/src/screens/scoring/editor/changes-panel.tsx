import { useMemo } from 'react';
import { useLanguage } from '../../../app/language.tsx';
import { compareBooks } from '../book/compare-books.ts';
import type { Book } from '../book/parts.ts';
import { useRulesInForce } from '../rules-in-force.ts';
import { wordsFor } from '../words/words.ts';
import { ChangesView } from '../reading/changes-view.tsx';

/** What the draft changes against the version in force. */
export function ChangesPanel({ book }: { book: Book }) {
  const { text, language } = useLanguage();
  const inForce = useRulesInForce();
  const changes = useMemo(() => inForce && compareBooks({ book: inForce, words: wordsFor(inForce, language, text) }, { book, words: wordsFor(book, language, text) }), [inForce, book, language, text]);
  if (!changes) return <p className="book-intro">{text('scoring.no-rulebook')}</p>;
  return <ChangesView changes={changes} />;
}
