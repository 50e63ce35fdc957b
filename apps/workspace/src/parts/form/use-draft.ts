import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../../app/session.ts';
import { ApiError } from '../api.ts';
import { draftKey, findDraft, keepDraft } from './draft-store.ts';

/** Where the draft is: with the server or where it belongs, in this browser because the server did not take it, or nowhere. */
export type DraftState = { kind: 'none' } | { kind: 'kept'; at: Date } | { kind: 'here'; at: Date } | { kind: 'failed' };

const pauseMilliseconds = 900;

/**
 * Keeps what is being typed: on the server when `toServer` is given, in this browser otherwise. Saves a moment after the last
 * change, one at a time, once more when the form is left, and again when the network is back.
 */
export function useDraft<Values>(name: string | null, toServer?: (values: Values) => Promise<unknown>, onConflict?: (error: ApiError) => void) {
  const { account } = useSession();
  const key = name === null ? null : draftKey(account.id, name);
  const [state, setState] = useState<DraftState>({ kind: 'none' });
  const pending = useRef<{ values: Values } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const running = useRef(false);
  const server = useRef({ save: toServer, onConflict });
  server.current = { save: toServer, onConflict };
  const unsent = useRef<{ values: Values } | null>(null);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    if (key === null || running.current) return;
    running.current = true;
    while (pending.current) {
      const { values } = pending.current;
      pending.current = null;
      const refusal = await server.current.save?.(values).then(() => null, (error: unknown) => error);
      unsent.current = refusal ? { values } : null;
      if (refusal instanceof ApiError && refusal.kind === 'conflict') server.current.onConflict?.(refusal);
      if (server.current.save && !refusal) {
        localStorage.removeItem(key);
        setState({ kind: 'kept', at: new Date() });
        continue;
      }
      // A draft that the server did not take is kept here, so that nothing typed is ever in one place only.
      const keptHere = keepDraft(localStorage, key, values, new Date());
      setState(keptHere ? { kind: refusal ? 'here' : 'kept', at: new Date() } : { kind: 'failed' });
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
    unsent.current = null;
    if (key !== null) localStorage.removeItem(key);
    setState({ kind: 'none' });
  }, [key]);

  useEffect(() => {
    const leave = () => void flush();
    const again = () => {
      pending.current ??= unsent.current;
      void flush();
    };
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', again);
      leave();
    };
  }, [flush]);

  const [found] = useState(() => (key === null ? null : findDraft<Values>(localStorage, key, new Date())));
  return { isKept: key !== null, state, found, change, flush, drop };
}
