import type { DocumentView } from '@gongkai/disclosures/contract';
import { Alert, App, Button, Card, Col, Descriptions, Flex, Row, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { addressOf } from '../../parts/api.ts';
import { FileAddress } from '../../parts/attachments/attachment-address.ts';
import { AttachmentList, type AttachmentRow } from '../../parts/attachments/attachment-list.tsx';
import { ClockTag } from '../../parts/clock-tag.tsx';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { RichTextView } from '../../parts/rich-text/rich-text-view.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Timeline } from '../../parts/timeline.tsx';

/** One document of the catalogue: what it says, what the catalogue tells of it, how it stands, what happened to it. */
export function DocumentPage() {
  const text = useText();
  const { documentId } = useParams();
  const document = useRecord<DocumentView>(`/disclosures/documents/${documentId}`);
  const crumbs = [{ title: text('disclosures.list'), to: '/disclosures' }];
  if (!document.data) return <Page title={text('disclosures.document')} crumbs={crumbs}>{document.error ? <Problems error={document.error} /> : <Skeleton active />}</Page>;
  const view = document.data;
  const tags = (
    <>
      <StateTag state={`disclosures.state.${view.state}`} />
      {view.publishBy && <ClockTag due={view.publishBy} reasons={[text('disclosures.publish-by-help')]} />}
    </>
  );
  return (
    <Page title={view.title || text('disclosures.untitled')} crumbs={crumbs} tags={tags} actions={<Actions document={view} />}>
      <FileAddress value={(fileId) => addressOf(`/disclosures/documents/${view.id}/attachments/${fileId}`)}>
        {view.withdrawnReason && <Alert type="warning" showIcon title={text('disclosures.withdrawn-reason')} description={view.withdrawnReason} />}
        <Row gutter={[16, 16]}>
          <Col xs={24} lg={16}><Content document={view} /></Col>
          <Col xs={24} lg={8}>
            <Flex vertical gap={16}>
              <Facts document={view} />
              <Card title={text('disclosures.timeline')}>
                <Timeline events={view.timeline.map((one) => ({ at: one.at, what: `disclosures.action.${one.action}`, who: one.actorName, reason: one.reason }))} />
              </Card>
            </Flex>
          </Col>
        </Row>
      </FileAddress>
    </Page>
  );
}

function Actions({ document }: { document: DocumentView }) {
  const text = useText();
  const { message } = App.useApp();
  const path = `/disclosures/documents/${document.id}`;
  const said = (key: string) => ({ onDone: () => void message.success(text(key)) });
  const submit = useAction<{ seenVersion: number }, DocumentView>(`${path}/submit`, said('disclosures.submitted'));
  const publish = useAction<{ seenVersion: number; explanation: string | null }, DocumentView>(`${path}/publish`, said('disclosures.published'));
  const withdraw = useAction<{ seenVersion: number; reason: string }, DocumentView>(`${path}/withdraw`, said('disclosures.withdrawn'));
  const may = (action: DocumentView['allowed'][number]) => document.allowed.includes(action);
  const seenVersion = document.version;
  return (
    <>
      {document.publishedAt && <Button href={`/documents/${document.id}`} target="_blank" rel="noopener">{text('disclosures.public-page')}</Button>}
      {may('save') && <Link to={`/disclosures/${document.id}/edit`}><Button>{text('disclosures.edit')}</Button></Link>}
      {may('withdraw') && (
        <ActionButton label={text('disclosures.withdraw')} explanation={text('disclosures.withdraw-explanation')} reason="required" reasonLabel={text('disclosures.withdraw-reason')} danger
          run={(reason) => withdraw.mutateAsync({ seenVersion, reason })} />
      )}
      {may('submit') && (
        <ActionButton label={text('disclosures.submit')} explanation={text('disclosures.submit-explanation')} button={{ type: 'primary' }} run={() => submit.mutateAsync({ seenVersion })} />
      )}
      {may('publish') && (
        <ActionButton label={text('disclosures.publish')} explanation={text('disclosures.publish-explanation')} reason="optional" reasonLabel={text('disclosures.publish-reason')}
          button={{ type: 'primary' }} run={(explanation) => publish.mutateAsync({ seenVersion, explanation: explanation || null })} />
      )}
    </>
  );
}

function Content({ document }: { document: DocumentView }) {
  const text = useText();
  const inText = new Set(document.body.flatMap((block) => (block.type === 'picture' ? [block.attachmentId] : [])));
  const files = (document.attachments as AttachmentRow[]).filter((file) => !inText.has(file.id));
  return (
    <Flex vertical gap={16}>
      <Card title={text('disclosures.section-content')}><RichTextView body={document.body} /></Card>
      {files.length > 0 && <Card title={text('disclosures.attachments')}><AttachmentList files={files} /></Card>}
    </Flex>
  );
}

function Facts({ document }: { document: DocumentView }) {
  const text = useText();
  const { metadata } = document;
  const separator = text('workspace.list-separator');
  const facts: [string, string | null][] = [
    ['index-number', document.indexNumber],
    ['unit', document.unitName],
    ['column', document.columnName],
    ['kind', text(`disclosures.kind.${document.kind}`)],
    ['attribute', text(`disclosures.attribute.${document.attribute}`)],
    ['ground', document.attributeGround && text(`disclosures.ground.${document.attributeGround}`)],
    ['reason', document.attributeReason],
    ['next-review', document.nextReviewOn],
    ['makers', metadata.makers.join(separator)],
    ['number', metadata.number],
    ['formed-on', metadata.formedOn],
    ['effective-on', metadata.effectiveOn],
    ['expires-on', metadata.expiresOn],
    ['validity', text(`disclosures.validity.${metadata.validity}`)],
    ['topic', metadata.topic],
    ['genre', metadata.genre],
    ['audience', metadata.audience],
    ['source', metadata.source],
    ['edition', metadata.edition],
    ['keywords', metadata.keywords.join(separator)],
    ['summary', metadata.summary],
    ['published-at', document.publishedAt && minuteText(document.publishedAt)],
    ['published-version', document.publishedVersion === null ? null : String(document.publishedVersion)],
  ];
  return (
    <Card title={text('disclosures.facts')}>
      <Descriptions column={1} size="small" items={facts.filter(([, value]) => value).map(([key, value]) => ({ key, label: text(`disclosures.${key}`), children: value }))} />
    </Card>
  );
}
