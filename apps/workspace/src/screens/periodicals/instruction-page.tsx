import type { InstructionView } from '@gongkai/periodicals/contract';
import { Alert, Card, Skeleton, Space, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { ActorName } from '../../parts/actor-name.tsx';
import { addressOf } from '../../parts/api.ts';
import { FileAddress } from '../../parts/attachments/attachment-address.ts';
import { AttachmentList } from '../../parts/attachments/attachment-list.tsx';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { Timeline } from '../../parts/timeline.tsx';
import { AssignDialog, FeedbackDialog, ResultDialog } from './instruction-dialogs.tsx';
import { InstructionState } from './instruction-list.tsx';
import './periodicals.css';

/** An instruction: its words for those who may read them, who carries it out, what came of it. */
export function InstructionPage() {
  const text = useText();
  const { instructionId } = useParams();
  const found = useRecord<InstructionView>(`/periodicals/instructions/${instructionId}`);
  if (!found.data) return <Page title={text('periodicals.instruction')}><Problems error={found.error} /><Skeleton active /></Page>;
  const one = found.data;
  return (
    <Page title={one.title} crumbs={[{ title: text('periodicals.instructions'), to: '/periodicals/instructions' }]} tags={<InstructionState state={one.state} />} actions={<Actions one={one} />}>
      <Chain one={one} />
      <Card title={text('periodicals.words')} className="work-section">
        {one.text === null ? <Alert type="info" showIcon title={text('periodicals.words-hidden')} /> : <p className="instruction-words">{one.text}</p>}
        <p className="desk-facts">
          <span>{text(`periodicals.level.${one.leaderLevel}`)} {one.leaderName} {one.leaderPost}</span>
          <span>{one.givenOn}</span>
          <span>{text(`periodicals.source.${one.source}`)} · <ActorName name={one.recordedBy} /> {minuteText(one.recordedAt)}</span>
        </p>
        {one.scans.length > 0 && (
          <FileAddress value={(attachmentId) => addressOf(`/periodicals/instructions/${one.id}/files/${attachmentId}`)}><AttachmentList files={one.scans} /></FileAddress>
        )}
      </Card>
      {one.assignments.length > 0 && <Assignments one={one} />}
      {one.feedback.length > 0 && <Answers one={one} />}
      {one.results.length > 0 && (
        <Card title={text('periodicals.results')} className="work-section">
          <ul className="plain-list">{one.results.map((result) => <li key={result.id}><span><Tag>{text(`periodicals.result.${result.kind}`)}</Tag>{result.title} <small>{result.happenedOn}</small>{result.description && <p>{result.description}</p>}</span></li>)}</ul>
        </Card>
      )}
      {one.timeline.length > 0 && (
        <Card title={text('periodicals.timeline')} className="work-section">
          <Timeline events={one.timeline.toReversed().map((event) => ({ at: event.at, what: `periodicals.instruction-event.${event.kind}`, who: event.by, reason: event.reason }))} />
        </Card>
      )}
    </Page>
  );
}

function Actions({ one }: { one: InstructionView }) {
  const text = useText();
  const path = `/periodicals/instructions/${one.id}`;
  const urge = useAction<object>(`${path}/urge`);
  const close = useAction<object>(`${path}/close`);
  const withdraw = useAction<object>(`${path}/withdraw`);
  const may = (action: InstructionView['allowed'][number]) => one.allowed.includes(action);
  const open = one.assignments.some((assignment) => assignment.answeredAt === null);
  return (
    <Space wrap>
      {may('assign') && <AssignDialog one={one} />}
      {may('answer') && <FeedbackDialog one={one} />}
      {may('result') && <ResultDialog one={one} />}
      {may('urge') && <ActionButton label={text('periodicals.urge')} reason="optional" run={(note) => urge.mutateAsync({ note })} />}
      {may('close') && <ActionButton label={text('periodicals.close')} reason={open ? 'required' : 'optional'} run={(reason) => close.mutateAsync({ seenVersion: one.version, reason })} />}
      {may('withdraw') && <ActionButton label={text('periodicals.withdraw-instruction')} danger reason="required" explanation={text('periodicals.withdraw-instruction-explanation')} run={(reason) => withdraw.mutateAsync({ seenVersion: one.version, reason })} />}
    </Space>
  );
}

/** From information to action: item, instruction, what was done, what came of it. */
function Chain({ one }: { one: InstructionView }) {
  const text = useText();
  const answered = one.assignments.filter((assignment) => assignment.answeredAt !== null).length;
  return (
    <ol className="chain" aria-label={text('periodicals.chain')}>
      <li><small>{text('periodicals.item')}</small><Link to={`/submissions/items/${one.itemId}`}>{one.title}</Link><small>{one.unitName}</small></li>
      <li><small>{text('periodicals.instruction')}</small>{text(`periodicals.level.${one.leaderLevel}`)} {one.leaderName}<small>{one.givenOn}</small></li>
      <li><small>{text('periodicals.action')}</small>{one.assignments.length === 0 ? text('periodicals.none-yet') : text('periodicals.answered-of', { answered, all: one.assignments.length })}</li>
      <li><small>{text('periodicals.results')}</small>{one.results.at(-1)?.title ?? text('periodicals.none-yet')}</li>
    </ol>
  );
}

function Assignments({ one }: { one: InstructionView }) {
  const text = useText();
  return (
    <Card title={text('periodicals.assigned-to')} className="work-section">
      <ul className="plain-list">
        {one.assignments.map((assignment) => (
          <li key={assignment.unitId}>
            <span>{assignment.unitName} {assignment.lead && <Tag>{text('periodicals.lead')}</Tag>}</span>
            <span>
              {assignment.dueOn && <small>{text('periodicals.due', { day: assignment.dueOn })} </small>}
              {assignment.answeredAt ? <Tag color="success">{text('periodicals.answered-at', { at: minuteText(assignment.answeredAt) })}</Tag> : <Tag color={assignment.overdue ? 'error' : 'processing'}>{text(assignment.overdue ? 'periodicals.overdue' : 'periodicals.not-answered')}</Tag>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Answers({ one }: { one: InstructionView }) {
  const text = useText();
  return (
    <Card title={text('periodicals.feedback')} className="work-section">
      <FileAddress value={(attachmentId) => addressOf(`/periodicals/instructions/${one.id}/files/${attachmentId}`)}>
        {one.feedback.map((answer) => (
          <article key={answer.id} className="issue-article">
            <strong>{answer.unitName}</strong> <small><ActorName name={answer.by} /> {minuteText(answer.at)}</small> {!answer.final && <Tag>{text('periodicals.interim')}</Tag>}
            <p style={{ whiteSpace: 'pre-wrap' }}>{answer.text}</p>
            {answer.attachments.length > 0 && <AttachmentList files={answer.attachments} />}
          </article>
        ))}
      </FileAddress>
    </Card>
  );
}
