import { useEffect, useId } from 'react';

const unsaved = new Set<string>();

/** Whether something on screen was typed and is kept nowhere. */
export const somethingUnsaved = (): boolean => unsaved.size > 0;

/** Registers a form whose typed words are in no draft: leaving its screen asks first. Gives the functions that set and clear the mark. */
export function useUnsaved(): { mark(): void; clear(): void } {
  const id = useId();
  useEffect(() => () => void unsaved.delete(id), [id]);
  return { mark: () => void unsaved.add(id), clear: () => void unsaved.delete(id) };
}
