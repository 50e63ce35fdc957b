import { Button, Skeleton, Tag } from 'antd';
import type { ownSessionView } from '@gongkai/accounts/contract';
import { useText } from '../../app/language.tsx';
import type { AnswerOf } from '../../parts/answer-of.ts';
import { minuteText } from '../../parts/moments.ts';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { agentName } from './agent-name.ts';

type OwnSession = AnswerOf<typeof ownSessionView>;

/** Where one is signed in, with the means to end a session that is not one's own doing. */
export function OwnSessions() {
  const text = useText();
  const sessions = useRecord<{ rows: OwnSession[] }>('/own-account/sessions');
  const end = useAction<string>((id) => `/own-account/sessions/${id}`, { method: 'DELETE', bodyOf: () => undefined, touches: ['/own-account'] });
  if (sessions.isPending) return <Skeleton active />;
  return (
    <>
      <Problems error={sessions.error ?? end.error} />
      <ul className="plain-list">
        {sessions.data?.rows.map((one) => (
          <li key={one.id}>
            <span>
              <strong>{one.address}</strong> {one.current && <Tag color="blue">{text('workspace.session-current')}</Tag>}
              <br />
              <small title={one.agent ?? undefined}>{agentName(one.agent ?? '') ?? text('workspace.session-other-program')}</small>
              <br />
              <small>{text('workspace.session-times', { begun: minuteText(one.begunAt), seen: minuteText(one.lastSeenAt) })}</small>
            </span>
            {!one.current && <Button size="small" danger loading={end.isPending && end.variables === one.id} onClick={() => end.mutate(one.id)}>{text('workspace.session-end')}</Button>}
          </li>
        ))}
      </ul>
    </>
  );
}
