import type { AppealView } from '@gongkai/scoring/contract';
import { Card, Input, InputNumber, Select, Space } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { api } from '../../parts/api.ts';
import { ClockTag } from '../../parts/clock-tag.tsx';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { entriesAddress, EntryPoints, EntrySubject, signed } from './entry-columns.tsx';
import './scoring.css';

const states = ['open', 'granted', 'rejected', 'withdrawn'] as const satisfies readonly AppealView['state'][];
const colours: Record<AppealView['state'], string> = { open: 'processing', granted: 'success', rejected: 'default', withdrawn: 'default' };

/** What units dispute, until when it is answered, and what came of it. */
export function Appeals() {
  const text = useText();
  const [params] = useSearchParams();
  const opened = params.get('open');
  return (
    <Page title={text('scoring.appeals')}>
      {opened !== null && <Opened appealId={opened} />}
      <DataList<AppealView>
        path="/scoring/appeals" exportPath="/scoring/appeals/export.xlsx" name="scoring-appeals" rowKey={(row) => row.id} empty={{ text: text('scoring.appeals-empty') }}
        filters={[{ kind: 'choice', name: 'state', labelKey: 'scoring.state', options: states.map((value) => ({ value, labelKey: `scoring.appeal-state.${value}` })) }]}
        columns={[
          { key: 'entry', titleKey: 'scoring.disputed-entry', render: (row) => <Disputed appeal={row} /> },
          { key: 'unit', titleKey: 'scoring.unit', render: (row) => row.unitName },
          { key: 'reason', titleKey: 'scoring.appeal-reason', render: (row) => row.reason },
          { key: 'state', titleKey: 'scoring.state', render: (row) => <StateTag state={`scoring.appeal-state.${row.state}`} colour={colours[row.state]} /> },
          { key: 'due', titleKey: 'scoring.due-on', render: (row) => <Clock appeal={row} /> },
          { key: 'answer', titleKey: 'scoring.answer', render: (row) => <Answer appeal={row} /> },
          { key: 'actions', titleKey: 'scoring.outcome', render: (row) => <Actions appeal={row} /> },
        ]}
      />
    </Page>
  );
}

/** The appeal that a notice leads to. */
function Opened({ appealId }: { appealId: string }) {
  const text = useText();
  const found = useRecord<AppealView>(`/scoring/appeals/${appealId}`);
  if (!found.data) return <Problems error={found.error} />;
  const appeal = found.data;
  return (
    <Card className="work-section" title={<h2>{appeal.unitName} <StateTag state={`scoring.appeal-state.${appeal.state}`} colour={colours[appeal.state]} /></h2>} extra={<Actions appeal={appeal} />}>
      <Disputed appeal={appeal} />
      <p>{text('rulebook.colon', { name: text('scoring.appeal-reason'), words: appeal.reason })}{text('workspace.aside', { words: `${appeal.filedBy} ${appeal.filedOn}` })}</p>
      <Clock appeal={appeal} />
      {appeal.answer !== null && <p>{text('rulebook.colon', { name: text('scoring.answer'), words: '' })}<Answer appeal={appeal} />{text('workspace.aside', { words: appeal.answeredBy ?? '' })}</p>}
    </Card>
  );
}

/** The entry in question, with the rule that gave it and its month. */
function Disputed({ appeal: { entry } }: { appeal: AppealView }) {
  const text = useText();
  return (
    <>
      <EntrySubject entry={entry} /> <EntryPoints entry={entry} />
      <div className="scoring-why">{entry.reasons.join('；')} · <Link to={entriesAddress({ unitId: entry.unitId, from: entry.month, to: entry.month })}>{text('scoring.month')} {entry.month}</Link></div>
    </>
  );
}

/** Until when it is to be answered, counted in working days. */
function Clock({ appeal }: { appeal: AppealView }) {
  const text = useText();
  const { dueOn, workingDaysLeft, answerDays, filedOn } = appeal;
  if (workingDaysLeft === null) return <>{dueOn}</>;
  return (
    <>
      <ClockTag due={dueOn} reasons={[text('scoring.filed-on', { day: filedOn }), text('scoring.answer-limit', { days: answerDays })]} />
      <div className="scoring-why">{text(workingDaysLeft < 0 ? 'scoring.working-days-late' : 'scoring.working-days-left', { days: Math.abs(workingDaysLeft) })}</div>
    </>
  );
}

function Answer({ appeal }: { appeal: AppealView }) {
  const text = useText();
  if (appeal.answer === null) return null;
  return <>{appeal.answer} {appeal.outcome.map((entry) => <div key={entry.id}>{signed(entry.points)} · {text('scoring.month')} {entry.month} · {entry.recordedBy}</div>)}</>;
}

interface Values {
  type: 'rejected' | 'points' | 'fact-withdrawn';
  points: number | null;
  answer: string;
}

function Actions({ appeal }: { appeal: AppealView }) {
  const text = useText();
  const withdraw = useAction<void>(`/scoring/appeals/${appeal.id}/withdraw`, { touches: ['/scoring'], bodyOf: () => ({ seenVersion: appeal.version }) });
  const save = ({ type, points, answer }: Values, idempotencyKey: string) =>
    api.post(`/scoring/appeals/${appeal.id}/answer`, { outcome: type === 'points' ? { type, points: points ?? 0 } : { type }, answer, seenVersion: appeal.version }, { idempotencyKey });
  return (
    <Space>
      {appeal.allowed.includes('answer') && (
        <DialogForm<Values, unknown> label={text('scoring.answer-appeal')} button={{ size: 'small', type: 'primary' }} initial={{ type: 'rejected', points: null, answer: '' }}
          labels={{ outcome: text('scoring.outcome'), 'outcome.points': text('scoring.outcome-points'), answer: text('scoring.answer') }} save={save} explanation={appeal.reason}>
          <Field name="type" label={text('scoring.outcome')}><Select options={(['rejected', 'points', 'fact-withdrawn'] as const).map((value) => ({ value, label: text(`scoring.outcome.${value}`) }))} /></Field>
          <Field name="points" label={text('scoring.outcome-points')}><InputNumber step={0.5} /></Field>
          <Field name="answer" label={text('scoring.answer')} required><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Field>
        </DialogForm>
      )}
      {appeal.allowed.includes('withdraw') && <ActionButton label={text('scoring.withdraw-appeal')} run={() => withdraw.mutateAsync()} button={{ size: 'small' }} />}
    </Space>
  );
}
