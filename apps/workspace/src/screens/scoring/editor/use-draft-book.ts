import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { RulebookView } from '@gongkai/scoring/contract';
import { useQueryClient } from '@tanstack/react-query';
import { api, ApiError } from '../../../parts/api.ts';
import { useDraft } from '../../../parts/form/use-draft.ts';
import { useSaveKey } from '../../../parts/form/use-save-key.ts';
import { dayText } from '../../../parts/moments.ts';
import { firstExamples } from '../book/examples.ts';
import type { Book } from '../book/parts.ts';
import { BookStore, type Draft } from './book-store.ts';

interface Kept extends Draft {
  /** Whether the book holds anything that was not saved; otherwise only the examples are worth keeping. */
  isDirty: boolean;
}

/** A draft on the screen: what was typed is kept in this browser until it is saved, and saved only over the version it was written on. */
export function useDraftBook(view: RulebookView) {
  const client = useQueryClient();
  const kept = useDraft<Kept>(`rulebook-${view.id}`);
  const [found] = useState(() => (kept.found?.values.isDirty ? kept.found : null));
  const [store] = useState(() => new BookStore(found?.values ?? {
    book: view.rulebook as Book, examples: kept.found?.values.examples ?? firstExamples(view.rulebook as Book, dayText(new Date())), seenVersion: view.version, text: null,
  }));
  const [saved, setSaved] = useState<Book | null>(() => (found ? null : store.get().book));
  const [restored, setRestored] = useState(found?.at ?? null);
  const [error, setError] = useState<ApiError | null>(null);
  const [saving, setSaving] = useState(false);
  const { change } = kept;

  const savedNow = useRef(saved);
  savedNow.current = saved;
  // The screen around the editor learns that something is unsaved, not every letter of it.
  const isDirty = useSyncExternalStore(store.subscribe, () => store.get().book !== savedNow.current);
  useEffect(() => store.subscribe(() => change({ ...store.get(), isDirty: store.get().book !== savedNow.current })), [store, change]);

  /** Saves what is written; gives the version that stands then, or nothing when the server refused. */
  const save = useCallback(async (over?: number): Promise<number | null> => {
    const sent = store.get();
    setSaving(true);
    setError(null);
    try {
      const out = await api.put<RulebookView>(`/scoring/rulebooks/${view.id}`, { rulebook: sent.book, seenVersion: over ?? sent.seenVersion });
      // The server fills in and trims; its book is taken up unless somebody typed on while it was sent.
      if (store.get().book === sent.book) store.rebase(out.rulebook as Book);
      savedNow.current = store.get().book === out.rulebook ? (out.rulebook as Book) : sent.book;
      setSaved(savedNow.current);
      store.put({ seenVersion: out.version });
      setRestored(null);
      client.setQueryData([`/scoring/rulebooks/${view.id}`, 'record', {}], out);
      await client.invalidateQueries({ predicate: ({ queryKey: [first] }) => typeof first === 'string' && first.startsWith('/scoring/rulebooks') && first !== '/scoring/rulebooks/try' });
      return out.version;
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setError(failure);
      return null;
    } finally {
      setSaving(false);
      await kept.flush();
    }
  }, [store, view.id, client, kept]);

  /** Takes another version of the server up instead of what was written. */
  const takeUp = useCallback((other: RulebookView) => {
    store.replace(other.rulebook as Book);
    savedNow.current = other.rulebook as Book;
    setSaved(savedNow.current);
    store.put({ seenVersion: other.version, text: null });
    setError(null);
    setRestored(null);
  }, [store]);

  useSaveKey(save);
  const startAgain = useCallback(() => takeUp(view), [takeUp, view]);

  return { rulebookId: view.id, store, save, startAgain, takeUp, saving, error, restored, draftState: kept.state, isDirty };
}

export type DraftBook = ReturnType<typeof useDraftBook>;
