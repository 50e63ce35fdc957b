import { useState } from 'react';
import type { Finding } from '@gongkai/submissions/contract';
import { Alert, Checkbox, Modal } from 'antd';
import { useText } from '../../app/language.tsx';

/** What was found in a text: masked, and where. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const text = useText();
  const placeOf = (place: string) => (place === 'title' || place === 'body' ? text(`submissions.${place}`) : place);
  return (
    <ul>
      {findings.map((one) => <li key={one.key}>{placeOf(one.place)} · {text(`text.finding.${one.kind}`)} <code>{one.excerpt}</code></li>)}
    </ul>
  );
}

/** Shows personal data before an item leaves, and asks whether they must stay. */
export function SubmitDialog({ findings, busy, onSubmit, onCancel }: {
  findings: readonly Finding[] | null;
  busy: boolean;
  onSubmit(keys: string[]): void;
  onCancel(): void;
}) {
  const text = useText();
  const [confirmed, setConfirmed] = useState(false);
  const blocked = (findings ?? []).some((one) => one.blocks);
  return (
    <Modal
      open={findings !== null}
      title={text('submissions.findings-title')}
      okText={text('submissions.submit')}
      okButtonProps={{ disabled: blocked || !confirmed, loading: busy }}
      onOk={() => onSubmit((findings ?? []).map((one) => one.key))}
      onCancel={onCancel}
      afterClose={() => setConfirmed(false)}
    >
      <Alert type={blocked ? 'error' : 'warning'} showIcon title={text(blocked ? 'submissions.findings-blocked' : 'submissions.findings-personal')} />
      <FindingList findings={findings ?? []} />
      {!blocked && <Checkbox checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)}>{text('submissions.findings-confirm')}</Checkbox>}
    </Modal>
  );
}
