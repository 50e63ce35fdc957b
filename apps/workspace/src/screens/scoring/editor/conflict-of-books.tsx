import { useMemo } from 'react';
import type { RulebookView } from '@gongkai/scoring/contract';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../../app/language.tsx';
import { api, ApiError } from '../../../parts/api.ts';
import { Conflict } from '../../../parts/form/conflict.tsx';
import { Problems } from '../../../parts/problems.tsx';
import { type Change, compareBooks } from '../book/compare-books.ts';
import type { Book } from '../book/parts.ts';
import { wordsFor } from '../words/words.ts';
import { useDraftPart } from './editing.tsx';
import type { DraftBook } from './use-draft-book.ts';

/** Somebody else saved first: both versions part by part in words, and the choice between them; what was written stays until then. */
export function ConflictOfBooks({ draft, error }: { draft: DraftBook; error: ApiError }) {
  const { text, language } = useLanguage();
  // Asked anew for each conflict, and not kept with the record on the screen, whose version the draft began from.
  const path = `/scoring/rulebooks/${draft.rulebookId}`;
  const found = useQuery<RulebookView, ApiError>({ queryKey: [path, 'conflict', error], queryFn: () => api.get<RulebookView>(path), gcTime: 0 });
  const mine = useDraftPart((state) => state.book);
  const view = found.data;
  const changes = useMemo(() => {
    if (!view) return [];
    const side = (book: Book) => ({ book, words: wordsFor(book, language, text) });
    return compareBooks(side(view.rulebook as Book), side(mine));
  }, [view, mine, language, text]);
  if (!view) return <Problems error={found.error ?? error} />;
  const wordsOf = (change: Change, side: 'before' | 'after') => change.details.map((one) => `${text(`rulebook.facet.${one.name}`)}：${one[side] ?? text('scoring.none')}`).join('\n') || text(`scoring.change.${change.change}`);
  const sides = (side: 'before' | 'after') => Object.fromEntries(changes.map((change) => [change.id, wordsOf(change, side)]));
  return (
    <div className="problems">
      <Conflict error={new ApiError(409, 'conflict', error.problems, { current: sides('before') })} mine={sides('after')} labels={Object.fromEntries(changes.map((change) => [change.id, change.label]))} />
      <p className="book-tools">
        <Button onClick={() => draft.takeUp(view)}>{text('rulebook.take-theirs')}</Button>
        <Button danger onClick={() => void draft.save(view.version)}>{text('rulebook.keep-mine')}</Button>
      </p>
    </div>
  );
}
