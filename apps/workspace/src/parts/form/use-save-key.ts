import { useEffect, useRef } from 'react';

/** Saves with Ctrl+S instead of letting the browser save the page. */
export function useSaveKey(save: () => unknown): void {
  const now = useRef(save);
  now.current = save;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      void now.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
