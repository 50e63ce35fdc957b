import { useEffect, useState } from 'react';
import type { IssueView } from '@gongkai/periodicals/contract';
import { Alert, App, Button, Card, Skeleton, Space } from 'antd';
import { FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { Link, useParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { addressOf } from '../../parts/api.ts';
import { FileAddress } from '../../parts/attachments/attachment-address.ts';
import { AttachmentList } from '../../parts/attachments/attachment-list.tsx';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { RichTextView } from '../../parts/rich-text/rich-text-view.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Timeline } from '../../parts/timeline.tsx';
import { IssueCompile } from './issue-compile.tsx';
import { issueNumber } from './words.ts';
import './periodicals.css';

/** An issue: compiled here while it is a draft, read here by whoever signs or receives it. */
export function IssuePage() {
  const text = useText();
  const { issueId } = useParams();
  const issue = useRecord<IssueView>(`/periodicals/issues/${issueId}`, {}, (issue) => issue.files === 'waiting');
  const { mutate: markRead } = useAction<void, unknown>(`/periodicals/issues/${issueId}/read`, { touches: ['/notices'], bodyOf: () => undefined });
  const [isChanged, setChanged] = useState(false);
  const isUnread = issue.data?.state === 'issued' && issue.data.readAt === null;
  useEffect(() => {
    if (isUnread) markRead();
  }, [isUnread, markRead]);
  if (!issue.data) return <Page title={text('periodicals.issue')}><Problems error={issue.error} /><Skeleton active /></Page>;
  const found = issue.data;
  const title = `${found.publicationName} ${issueNumber(text, found)}`;
  return (
    <Page title={title} crumbs={[{ title: text('periodicals.issues'), to: '/periodicals/issues' }]} tags={<StateTag state={`periodicals.issue-state.${found.state}`} />} actions={<Actions issue={found} isChanged={isChanged} />}>
      <Problems error={issue.error} />
      {found.allowed.includes('arrange') ? <IssueCompile key={found.version} issue={found} onChanged={setChanged} /> : <IssueText issue={found} />}
      {found.state === 'issued' && <Files issue={found} />}
      {found.recipients.length > 0 && <Recipients issue={found} />}
      {found.timeline.length > 0 && (
        <Card title={text('periodicals.timeline')} className="work-section">
          <Timeline events={found.timeline.toReversed().map((one) => ({ at: one.at, what: `periodicals.issue-event.${one.kind}`, who: one.by, reason: one.reason }))} />
        </Card>
      )}
    </Page>
  );
}

function Actions({ issue, isChanged }: { issue: IssueView; isChanged: boolean }) {
  const text = useText();
  const { message } = App.useApp();
  const path = `/periodicals/issues/${issue.id}`;
  const done = (after: IssueView) => void message.success(text(`periodicals.issue-state.${after.state}`));
  const submit = useAction<object, IssueView>(`${path}/submit`, { onDone: done });
  const recall = useAction<object, IssueView>(`${path}/recall`, { onDone: done });
  const abandon = useAction<object, IssueView>(`${path}/abandon`, { onDone: done });
  const leave = useAction<object, IssueView>(`${path}/issue`, { onDone: done });
  const seen = { seenVersion: issue.version };
  const may = (action: IssueView['allowed'][number]) => issue.allowed.includes(action);
  return (
    <Space wrap>
      <Button icon={<FilePdfOutlined />} href={addressOf(`${path}/preview.pdf`)} target="_blank">{text('periodicals.preview')}</Button>
      {issue.state !== 'draft' && (may('receipts') || may('issue') || may('recall')) && <Button icon={<PrinterOutlined />} href={addressOf(`${path}/sheet.pdf`)} target="_blank">{text('periodicals.printing-sheet')}</Button>}
      {may('abandon') && <ActionButton label={text('periodicals.abandon')} danger explanation={text('periodicals.abandon-explanation')} run={() => abandon.mutateAsync(seen)} />}
      {may('recall') && <ActionButton label={text('periodicals.recall')} reason="required" explanation={text('periodicals.recall-explanation')} run={(reason) => recall.mutateAsync({ ...seen, reason })} />}
      {may('submit') && <ActionButton label={text('periodicals.submit')} button={{ type: 'primary', disabled: isChanged, ...(isChanged ? { title: text('periodicals.arrange-first') } : {}) }} explanation={text('periodicals.submit-explanation')} run={() => submit.mutateAsync(seen)} />}
      {may('issue') && <ActionButton label={text('periodicals.issue-now')} button={{ type: 'primary' }} explanation={text('periodicals.issue-explanation')} run={() => leave.mutateAsync(seen)} />}
    </Space>
  );
}

/** The issue as it reads: for whoever signs it, and for its addressees. */
function IssueText({ issue }: { issue: IssueView }) {
  const text = useText();
  const { may } = useSession();
  const { content } = issue;
  const mayInstruct = issue.state === 'issued' && (may('periodicals.instruct') || may('periodicals.record'));
  return (
    <Card className="work-section">
      {content.editorNote.length > 0 && <Alert type="info" title={text('periodicals.editor-note')} description={<RichTextView body={content.editorNote} />} />}
      {content.sections.map((section) => (
        <section key={section.code ?? ''}>
          {section.heading && <h3>{section.heading}</h3>}
          {section.items.map((item) => (
            <article key={item.adoptionId} className="issue-article">
              <h4>{item.title}</h4>
              <FileAddress value={(attachmentId) => addressOf(`/periodicals/issues/${issue.id}/files/${attachmentId}`)}><RichTextView body={item.body} /></FileAddress>
              {item.source && <p><small>（{item.source}）</small></p>}
              {mayInstruct && (
                <Link to={`/periodicals/instructions/new?item=${item.itemId}&adoption=${item.adoptionId}`}>{text(may('periodicals.instruct') ? 'periodicals.instruct' : 'periodicals.record-paper')}</Link>
              )}
            </article>
          ))}
        </section>
      ))}
      <p className="desk-facts">
        {content.report.length > 0 && <span>{text('periodicals.list.report')}：{content.report.join('，')}</span>}
        {content.send.length > 0 && <span>{text('periodicals.list.send')}：{content.send.join('，')}</span>}
        {content.issue.length > 0 && <span>{text('periodicals.list.issue')}：{content.issue.join('，')}</span>}
        {content.copies !== null && <span>{text('periodicals.copies-printed', { count: content.copies })}</span>}
      </p>
    </Card>
  );
}

function Files({ issue }: { issue: IssueView }) {
  const text = useText();
  return (
    <Card title={text('periodicals.files')} className="work-section">
      {issue.files === 'waiting' && <p role="status">{text('periodicals.files-waiting')}</p>}
      <FileAddress value={(attachmentId) => addressOf(`/periodicals/issues/${issue.id}/files/${attachmentId}`)}><AttachmentList files={issue.attachments} /></FileAddress>
    </Card>
  );
}

function Recipients({ issue }: { issue: IssueView }) {
  const text = useText();
  const opened = issue.recipients.filter((one) => one.readers > 0).length;
  return (
    <Card title={text('periodicals.receipts', { opened, all: issue.recipients.length })} className="work-section">
      <ul className="plain-list">
        {issue.recipients.map((one) => (
          <li key={one.unitId}>
            <span>{one.unitName} <small>{text(`periodicals.list.${one.list}`)}</small></span>
            <small>{one.firstReadAt ? text('periodicals.read-first', { at: minuteText(one.firstReadAt), count: one.readers }) : text('periodicals.unread')}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
