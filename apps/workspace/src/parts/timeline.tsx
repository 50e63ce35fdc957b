import type { ReactNode } from 'react';
import { useText } from '../app/language.tsx';
import { nameOfActor } from './actor-name.tsx';
import { minuteText } from './moments.ts';
import { PersonName } from './person-name.tsx';

/** One thing that happened to a record. */
export interface TimelineEvent {
  id?: string;
  at: string;
  /** The message key of what happened, such as `submissions.event.returned`. */
  what: string;
  values?: Record<string, string | number>;
  who?: string | null;
  unit?: string | null;
  reason?: string | null;
  /** More to show under the event: files, a difference. */
  more?: ReactNode;
}

/** What happened to a record, the newest first: when, who, what, and why. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  const text = useText();
  if (events.length === 0) return null;
  const newestFirst = [...events].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <ol className="timeline">
      {newestFirst.map((event, index) => (
        <li key={event.id ?? index}>
          <time dateTime={event.at}>{minuteText(event.at)}</time>
          <div>
            <strong>{text(event.what, event.values)}</strong>
            {event.who && <PersonName name={nameOfActor(text, event.who)} unit={event.unit} />}
            {event.reason && <blockquote>{event.reason}</blockquote>}
            {event.more && <div>{event.more}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
