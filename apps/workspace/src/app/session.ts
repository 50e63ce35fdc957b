import { createContext, useContext } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SessionView } from '@gongkai/accounts/contract';
import { api, ApiError } from '../parts/api.ts';
import { dropAllDrafts } from '../parts/form/draft-store.ts';

/** Who is signed in, and what he may do; the answer of `GET /session`. */
export type Session = SessionView;

const sessionKey = ['session'];

/** Asks who is signed in; `null` means nobody. */
export function useSessionQuery() {
  return useQuery<Session | null, ApiError>({
    queryKey: sessionKey,
    queryFn: async () => {
      try {
        return await api.get<Session>('/session');
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  });
}

/** What becomes of the session: begun after a sign-in, ended, or found to have ended on the server. */
export function useSessionChange() {
  const client = useQueryClient();
  return {
    begun: () => client.invalidateQueries({ queryKey: sessionKey }),
    ended: () => client.setQueryData(sessionKey, null),
    signOut: async () => {
      await api.delete('/session');
      client.clear();
      dropAllDrafts(localStorage);
      window.location.assign('/workspace/');
    },
  };
}

export const SessionContext = createContext<Session | null>(null);

/** The session of the person at the screen; only inside the signed-in part. */
export function useSession(): Session & { may(permission: string): boolean } {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession stands outside the signed-in part');
  return { ...session, may: (permission) => session.permissions.includes(permission) };
}
