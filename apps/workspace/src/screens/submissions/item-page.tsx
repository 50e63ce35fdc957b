import { useState } from 'react';
import type { Finding, ItemFull, ItemView, Timeline as TimelineAnswer, TimelineEntry } from '@gongkai/submissions/contract';
import { Alert, App, Button, Card, Col, Descriptions, Flex, Row, Segmented, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useText, type Text } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { addressOf, ApiError } from '../../parts/api.ts';
import { FileAddress } from '../../parts/attachments/attachment-address.ts';
import { AttachmentList } from '../../parts/attachments/attachment-list.tsx';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { problemText, Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { RichTextView } from '../../parts/rich-text/rich-text-view.tsx';
import { Timeline } from '../../parts/timeline.tsx';
import { ItemStateTag, UrgencyTag } from './item-columns.tsx';
import { Outcome } from './outcome.tsx';
import { itemLabels } from './item-fields.tsx';
import { DualReport, SimilarItems } from './similar-items.tsx';
import { FindingList, SubmitDialog } from './submit-dialog.tsx';

/** One item: what it says, how it stands, what happened to it, what became of it. */
export function ItemPage() {
  const text = useText();
  const { may } = useSession();
  const { itemId } = useParams();
  const item = useRecord<ItemView>(`/submissions/items/${itemId}`);
  const list = may('submissions.inside') ? { title: text('submissions.list'), to: '/submissions' } : { title: text('submissions.register-title'), to: '/submissions/register' };
  const crumbs = may('submissions.read') ? [list] : [];
  if (!item.data) {
    return <Page title={text('submissions.item')} crumbs={crumbs}>{item.error ? <Problems error={item.error} /> : <Skeleton active />}</Page>;
  }
  const view = item.data;
  const fileAddress = (fileId: string) => addressOf(`/submissions/items/${view.id}/files/${fileId}`);
  return (
    <Page
      title={view.title || text('submissions.untitled')}
      crumbs={crumbs}
      tags={<><ItemStateTag state={view.state} /><UrgencyTag urgency={view.urgency} /></>}
      actions={<ItemActions item={view} />}
    >
      <FileAddress value={fileAddress}>
        <Row gutter={[16, 16]}>
          <Col xs={24} lg={16}>
            <Flex vertical gap={16}>
              <Lacking item={view} />
              <Texts item={view} />
              <Files item={view} />
              <Outcome item={view} />
            </Flex>
          </Col>
          <Col xs={24} lg={8}>
            <Flex vertical gap={16}>
              <Facts item={view} />
              <DualReport item={view} />
              {view.allowed.includes('link') && <SimilarItems itemId={view.id} />}
              <History itemId={view.id} />
            </Flex>
          </Col>
        </Row>
      </FileAddress>
    </Page>
  );
}

function ItemActions({ item }: { item: ItemView }) {
  const text = useText();
  const { message } = App.useApp();
  const [findings, setFindings] = useState<Finding[] | null>(null);
  const path = `/submissions/items/${item.id}`;
  const withdraw = useAction<{ seenVersion: number; reason: string }, ItemView>(`${path}/withdraw`);
  const note = useAction<{ note: string; forDeskOnly: boolean }>(`${path}/notes`, { touches: [path] });
  const submit = useAction<{ seenVersion: number; confirmedFindings: string[] }, ItemView>(`${path}/submit`, {
    onDone: () => {
      setFindings(null);
      void message.success(text('submissions.submitted-done'));
    },
  });
  const send = (keys: string[]) => submit.mutateAsync({ seenVersion: item.version, confirmedFindings: keys });
  const may = (action: ItemView['allowed'][number]) => item.allowed.includes(action);
  const trySubmit = async () => {
    if (item.findings.length > 0) return setFindings(item.findings);
    await send([]);
  };
  return (
    <>
      {may('edit') && <Link to={`/submissions/items/${item.id}/edit`}><Button>{text('submissions.edit')}</Button></Link>}
      {may('withdraw') && item.state !== 'draft' && (
        <ActionButton label={text('submissions.withdraw')} explanation={text('submissions.withdraw-explanation')} reason="optional"
          run={(reason) => withdraw.mutateAsync({ seenVersion: item.version, reason })} />
      )}
      {may('note') && <ActionButton label={text('submissions.note')} reason="required" reasonLabel={text('submissions.note-label')} run={(said) => note.mutateAsync({ note: said, forDeskOnly: false })} />}
      {may('desk') && <ActionButton label={text('submissions.note-desk')} reason="required" reasonLabel={text('submissions.note-label')} run={(said) => note.mutateAsync({ note: said, forDeskOnly: true })} />}
      {may('submit') && <ActionButton label={text('submissions.submit')} button={{ type: 'primary', disabled: item.problems.length > 0 }} run={trySubmit} />}
      <SubmitDialog findings={findings} busy={submit.isPending} onCancel={() => setFindings(null)}
        onSubmit={(keys) => void send(keys).catch((error: unknown) => { if (!(error instanceof ApiError)) throw error; void message.error(problemText(text, error.problems[0]!)); })} />
    </>
  );
}

/** What keeps an item from being submitted, for those who may submit it. */
function Lacking({ item }: { item: ItemView }) {
  const text = useText();
  const labels = itemLabels(text);
  if (!item.allowed.includes('submit')) return null;
  return (
    <>
      {item.problems.length > 0 && (
        <Alert type="info" showIcon title={text('submissions.lacks')}
          description={<ul>{item.problems.map((one, index) => <li key={index}>{labels[one.path ?? ''] ?? ''} {problemText(text, one)}</li>)}</ul>} />
      )}
      {item.findings.length > 0 && <Alert type="warning" showIcon title={text('submissions.findings-title')} description={<FindingList findings={item.findings} />} />}
    </>
  );
}

/** The text as it stands; after a second submission, also the ones before it. */
function Texts({ item }: { item: ItemView }) {
  const text = useText();
  const { may } = useSession();
  const [number, setNumber] = useState<number | null>(null);
  const before = useRecord<ItemFull>(number === null ? null : `/submissions/items/${item.id}/versions/${number}`);
  const shown = number === null ? item : before.data;
  // Who stands outside the unit sees the text that was sent, and no other.
  const numbers = !may('submissions.inside') ? [] : Array.from({ length: Math.max(0, item.textVersion - 1) }, (_, index) => index + 1);
  const name = (one: number) => text('submissions.version', { number: one });
  if (item.body.length === 0) return null;
  const choice = numbers.length > 0 && (
    <Segmented aria-label={text('submissions.versions')} value={number ?? item.textVersion} onChange={(one) => setNumber(one === item.textVersion ? null : one)}
      options={[...numbers, item.textVersion].map((one) => ({ value: one, label: name(one) }))} />
  );
  return (
    <Card title={choice || undefined} loading={number !== null && before.isPending}>
      <Problems error={before.error} />
      {number !== null && shown && <h2>{shown.title}</h2>}
      {shown && <RichTextView body={shown.body} />}
    </Card>
  );
}

function Files({ item }: { item: ItemView }) {
  const text = useText();
  const inText = new Set(item.body.flatMap((block) => (block.type === 'picture' ? [block.attachmentId] : [])));
  const files = item.attachments.filter((file) => !inText.has(file.id));
  if (files.length === 0) return null;
  return <Card title={text(item.channel === 'paper' ? 'submissions.scan' : 'submissions.attachments')}><AttachmentList files={files} /></Card>;
}

function Facts({ item }: { item: ItemView }) {
  const text = useText();
  const facts: [string, string | null][] = [
    ['number', item.number],
    ['unit', item.unitName],
    ['authors', item.authors.map((one) => one.name).join(text('workspace.list-separator')) || text('submissions.author-none')],
    ['kind', item.kind && text(`submissions.kind.${item.kind}`)],
    ['category', item.category && text(`submissions.category.${item.category}`)],
    ['event-at', item.eventAt && minuteText(item.eventAt)],
    ['place', item.place],
    ['tags', item.tags.map((tag) => text(`submissions.tag.${tag}`)).join(text('workspace.list-separator')) || null],
    ['channel', text(`submissions.channel.${item.channel}`)],
    ['submitted-at', item.submittedAt && minuteText(item.submittedAt)],
    ['sent-at', item.sentAt && minuteText(item.sentAt)],
  ];
  return (
    <Card title={text('submissions.facts')}>
      <Descriptions column={1} size="small" items={facts.filter(([, value]) => value).map(([key, value]) => ({ key, label: text(`submissions.${key}`), children: value }))} />
    </Card>
  );
}

/** One entry of the timeline in words. */
function eventOf(text: Text, entry: TimelineEntry) {
  const { details } = entry;
  const said = (name: string): string | null => (typeof details[name] === 'string' ? (details[name] as string) : null);
  const onPaper = said('signedOn') && said('recordedBy') ? text('submissions.signed-on-paper', { day: said('signedOn')!, name: said('recordedBy')! }) : null;
  const registered = said('signer') && said('signedOn') ? [said('number'), text('submissions.registered-signature', { day: said('signedOn')!, name: said('signer')! })].filter(Boolean).join(' ') : null;
  return {
    id: entry.id, at: entry.at, what: `submissions.event.${entry.kind}`, who: entry.by, unit: said('step') ?? said('publication'),
    reason: entry.text, more: registered ?? onPaper ?? said('number') ?? undefined,
  };
}

function History({ itemId }: { itemId: string }) {
  const text = useText();
  const timeline = useRecord<TimelineAnswer>(`/submissions/items/${itemId}/timeline`);
  return (
    <Card title={text('submissions.timeline')} loading={timeline.isPending}>
      <Problems error={timeline.error} />
      <Timeline events={(timeline.data?.entries ?? []).map((entry) => eventOf(text, entry))} />
    </Card>
  );
}
