import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Tag } from 'antd';
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
            <Card size="small">
              <div className="demonstration-name">
                <strong>{person.name}</strong>
                <Tag color="blue">{person.roleLabel}</Tag>
              </div>
              <div className="demonstration-post">{person.unit} {person.post}</div>
              <p>{person.tryThis}</p>
              <Button loading={busy === person.key} disabled={busy !== null && busy !== person.key} onClick={() => void enter(person.key)}
                aria-label={text('workspace.demonstration-enter-as', { name: person.name })}>
                {text('workspace.demonstration-enter')}
              </Button>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
