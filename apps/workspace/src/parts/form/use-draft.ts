import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../../app/session.ts';
import { draftKey, findDraft, keepDraft } from './draft-store.ts';

export type DraftState = { kind: 'none' } | { kind: 'kept'; at: Date } | { kind: 'failed' };

const pauseMilliseconds = 900;

/**
 * Keeps what is being typed: on the server when `toServer` is given, in this browser otherwise. Saves a moment after the last
 * change, one at a time, and once more when the form is left.
 */
export function useDraft<Values>(name: string | null, toServer?: (values: Values) => Promise<unknown>) {
  const { account } = useSession();
  const key = name === null ? null : draftKey(account.id, name);
  const [state, setState] = useState<DraftState>({ kind: 'none' });
  const pending = useRef<{ values: Values } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const running = useRef(false);
  const server = useRef(toServer);
  server.current = toServer;

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    if (key === null || running.current) return;
    running.current = true;
    while (pending.current) {
      const { values } = pending.current;
      pending.current = null;
      // A draft that the server did not take is kept here, so that nothing typed is ever in one place only.
      const saved = server.current ? await server.current(values).then(() => true, () => keepDraft(localStorage, key, values, new Date())) : keepDraft(localStorage, key, values, new Date());
      setState(saved ? { kind: 'kept', at: new Date() } : { kind: 'failed' });
    }
    running.current = false;
  }, [key]);

  const change = useCallback((values: Values) => {
    pending.current = { values };
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), pauseMilliseconds);
  }, [flush]);

  const drop = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = null;
    if (key !== null) localStorage.removeItem(key);
    setState({ kind: 'none' });
  }, [key]);

  useEffect(() => {
    const leave = () => void flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [flush]);

  const [found] = useState(() => (key === null ? null : findDraft<Values>(localStorage, key, new Date())));
  return { isKept: key !== null, state, found, change, flush, drop };
}
