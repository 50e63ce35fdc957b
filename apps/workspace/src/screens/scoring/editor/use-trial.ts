import { useEffect, useMemo, useState } from 'react';
import type { TriedFacts } from '@gongkai/scoring/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Text } from '../../../app/language.tsx';
import { api, type ApiError } from '../../../parts/api.ts';
import { problemText } from '../../../parts/problems.tsx';
import type { Book, Example } from '../book/parts.ts';
import { type Place, placeOf, placeOfPart } from '../book/sections.ts';
import type { BookStore, PartMessage } from './book-store.ts';

/** Something that the check found, with the place it stands at. */
export interface Found extends PartMessage {
  place: Place;
}

const pauseMilliseconds = 450;

/** The draft some time after the last key: nothing that hangs on it is drawn, and nothing is asked, while somebody types. */
function useSettled(store: BookStore): { book: Book; examples: Example[]; isWaiting: boolean } {
  const [settled, setSettled] = useState(() => ({ book: store.get().book, examples: store.get().examples, isWaiting: false }));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = { book: store.get().book, examples: store.get().examples };
    const leave = store.subscribe(() => {
      const { book, examples } = store.get();
      if (book === last.book && examples === last.examples) return;
      last = { book, examples };
      setSettled((old) => (old.isWaiting ? old : { ...old, isWaiting: true }));
      clearTimeout(timer);
      timer = setTimeout(() => setSettled({ ...last, isWaiting: false }), pauseMilliseconds);
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [store]);
  return settled;
}

/** What the server says of a rulebook as it is being written: problems and findings at their places, examples scored. */
function foundIn(book: Book, tried: TriedFacts, words: { text: Text; language: string }): Found[] {
  return [
    ...tried.problems.map((problem): Found => {
      const place = placeOf(book, problem.path);
      const field = place.field === null ? '' : words.text(`rulebook.field.${place.field}`);
      const said = problemText(words.text, { code: problem.code, values: problem.values });
      return { severity: 'error', place, text: field === '' || field.startsWith('rulebook.') ? said : words.text('rulebook.colon', { name: field, words: said }) };
    }),
    ...tried.findings.map((finding): Found => ({ severity: finding.severity, place: placeOfPart(book, finding.rule), text: words.language === 'en' ? finding.message.en : finding.message.zh })),
  ];
}

/** Tries the draft a moment after each change. */
export function useTrial(store: BookStore, words: { text: Text; language: string }) {
  const settled = useSettled(store);
  const { book, examples } = settled;
  const asked = useMemo(() => ({ rulebook: book, facts: examples }), [book, examples]);
  const askedKey = useMemo(() => JSON.stringify(asked), [asked]);
  const query = useQuery<TriedFacts, ApiError>({
    queryKey: ['/scoring/rulebooks/try', askedKey, words.language], placeholderData: keepPreviousData, gcTime: 60_000,
    queryFn: ({ signal }) => api.send<TriedFacts>('POST', '/scoring/rulebooks/try', { body: asked, signal }),
  });
  const { text, language } = words;
  const found = useMemo(() => (query.data ? foundIn(book, query.data, { text, language }) : []), [query.data, book, text, language]);
  useEffect(() => {
    const byPart = new Map<string, PartMessage[]>();
    for (const one of found) byPart.set(one.place.part ?? '', [...(byPart.get(one.place.part ?? '') ?? []), one]);
    store.say(byPart);
  }, [store, found]);
  return { tried: query.data, error: query.error, found, settled: book, isStale: settled.isWaiting || query.isFetching };
}
