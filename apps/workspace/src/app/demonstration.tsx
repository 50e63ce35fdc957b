import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api, ApiError } from '../parts/api.ts';
import { Problems } from '../parts/problems.tsx';
import { useText } from './language.tsx';

/** A person of the demonstration whom a visitor may play. */
interface DemonstrationPerson {
  key: string;
  name: string;
  post: string;
  unit: string;
  roleLabel: string;
  tryThis: string;
}

/** The people of the demonstration, one click each; other deployments have none and show nothing. */
export function Demonstration({ onSignedIn }: { onSignedIn: () => Promise<unknown> }) {
  const text = useText();
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const people = useQuery<DemonstrationPerson[], ApiError>({
    queryKey: ['demonstration'],
    queryFn: ({ signal }) => api.get<DemonstrationPerson[]>('/demonstration', {}, signal),
    staleTime: Infinity,
    retry: false,
  });
  if (!people.data?.length) return null;

  const enter = async (key: string) => {
    setBusy(key);
    setError(null);
    try {
      await api.post('/demonstration', { key });
      await onSignedIn();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setError(failure);
    } finally {
      setBusy(null);
    }
  };

  return (
    <section className="demonstration" aria-labelledby="demonstration-title">
      <h2 id="demonstration-title">{text('workspace.demonstration-title')}</h2>
      <p>{text('workspace.demonstration-text')}</p>
      <Problems error={error} />
      <ul>
        {people.data.map((person) => (
          <li key={person.key}>
            <button type="button" aria-busy={busy === person.key} disabled={busy !== null} onClick={() => void enter(person.key)}>
              <strong>{person.roleLabel}</strong>
              <span className="demonstration-post">{person.name}　{person.unit} {person.post}</span>
              <span>{person.tryThis}</span>
              <span className="said-only">{text('workspace.demonstration-enter')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
