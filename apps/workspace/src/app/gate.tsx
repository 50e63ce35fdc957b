import { useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Problems } from '../parts/problems.tsx';
import { Frame } from './frame.tsx';
import { useLanguage } from './language.tsx';
import { type Session, SessionContext, useSessionQuery } from './session.ts';
import { SignIn } from './sign-in.tsx';
import { Waiting } from './waiting.tsx';

/**
 * Lets in who is signed in. When a session ends while somebody works, the screen is hidden but kept, so that what he typed is
 * there again after he signs in; another person who signs in gets a fresh screen.
 */
export function Gate() {
  const query = useSessionQuery();
  const client = useQueryClient();
  const { choose, language } = useLanguage();
  const last = useRef<Session | null>(null);
  const session = query.data;

  useEffect(() => {
    if (!session) return;
    if (last.current && last.current.account.id !== session.account.id) {
      client.removeQueries({ predicate: ({ queryKey: [first] }) => first !== 'session' });
    }
    last.current = session;
    // A person's own choice on this machine wins over the one that the server remembers.
    if (!localStorage.getItem('gongkai.language') && session.language && session.language !== language) {
      choose(session.language === 'en' ? 'en' : 'zh-CN');
    }
  }, [session, client, choose, language]);

  if (query.isPending) return <Waiting />;
  if (query.isError && !session) return <main className="alone"><Problems error={query.error} onRetry={() => void query.refetch()} /></main>;
  const shown = session ?? last.current;
  if (!shown) return <SignIn />;
  return (
    <>
      {!session && <SignIn again />}
      <div hidden={!session} className="kept">
        <SessionContext value={shown}>
          <Frame key={shown.account.id} />
        </SessionContext>
      </div>
    </>
  );
}
