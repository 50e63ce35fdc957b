import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import { useLanguage } from '../../../app/language.tsx';
import { familyNameIn, labelledParts, said, type Words } from '../words/words.ts';
import type { BookStore, Draft, PartMessage } from './book-store.ts';

const StoreContext = createContext<BookStore | null>(null);
const WordsContext = createContext<Words | null>(null);
const EnglishContext = createContext(false);

/** The draft being edited. */
export function useStore(): BookStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('useStore stands outside Editing');
  return store;
}

/** A part of the draft; whoever looks is drawn again only when that part changes. `select` must give back the same object for the same draft. */
export function useDraftPart<T>(select: (draft: Draft) => T): T {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

/** What the check says about a part. */
export function useMessages(part: string): readonly PartMessage[] {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => store.messagesOf(part));
}

/** The words in which parts are said. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useWords stands outside Editing');
  return words;
}

/** Whether the English of labels is shown for writing. */
export const useEnglish = (): boolean => useContext(EnglishContext);

/** Gives the fields below the draft, its words, and whether English is written. */
export function Editing({ store, english, children }: { store: BookStore; english: boolean; children: ReactNode }) {
  return <StoreContext value={store}><EnglishContext value={english}><WithWords>{children}</WithWords></EnglishContext></StoreContext>;
}

function WithWords({ children }: { children: ReactNode }) {
  const store = useStore();
  const { language, text } = useLanguage();
  const tags = useDraftPart((draft) => draft.book.tags);
  const factKinds = useDraftPart((draft) => draft.book.factKinds);
  const groups = useDraftPart((draft) => draft.book.groups);
  const classes = useDraftPart((draft) => draft.book.classes);
  const words = useMemo<Words>(() => ({
    language, text, vocabulary: { tags, factKinds, groups, classes },
    familyName: (family) => familyNameIn(store.get().book, family, { language, text }),
    nameOf: (id) => {
      const part = labelledParts(store.get().book).find((one) => one.id === id);
      return part ? said({ language }, part.label) : text('rulebook.unknown-name', { name: id });
    },
  }), [store, language, text, tags, factKinds, groups, classes]);
  return <WordsContext value={words}>{children}</WordsContext>;
}
