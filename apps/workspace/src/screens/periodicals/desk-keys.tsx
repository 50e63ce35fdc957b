import { useEffect, useRef } from 'react';
import { useText } from '../../app/language.tsx';

const hints = [
  ['J K', 'periodicals.key-move'], ['Enter', 'periodicals.key-take-up'], ['A', 'periodicals.key-adopt'], ['R', 'periodicals.key-return'], ['H', 'periodicals.key-hold'],
  ['X', 'periodicals.key-choose'],
] as const;

const takesKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select|button|a)$/i.test(target.tagName));

/** Listens for the desk's keys; not while somebody types, and not while a window is open. */
export function useDeskKeys(actions: Record<string, () => void>): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return;
      const typing = takesKeys(event.target) && !(event.target as HTMLElement).hasAttribute('data-desk-row');
      if (typing && !(event.target instanceof HTMLElement && /^(button|a)$/i.test(event.target.tagName) && event.key !== 'Enter')) return;
      // Enter on a row of the queue opens it: that is the row's own.
      if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target !== document.body) return;
      const action = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** The keys of the desk, below it. */
export function DeskKeys() {
  const text = useText();
  return (
    <p className="desk-keys">
      {hints.map(([key, what]) => <span key={key}><kbd>{key}</kbd> {text(what)}</span>)}
    </p>
  );
}
