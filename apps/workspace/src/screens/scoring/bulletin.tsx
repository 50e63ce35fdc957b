import { useEffect, useState } from 'react';
import type { Bulletin, BulletinView } from '@gongkai/scoring/contract';
import { Alert, Button, Card, Col, Input, Row, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useLanguage, useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { addressOf, api } from '../../parts/api.ts';
import { AttachmentList } from '../../parts/attachments/attachment-list.tsx';
import { FileAddress } from '../../parts/attachments/attachment-address.ts';
import { Chart } from '../../parts/chart.tsx';
import { Field } from '../../parts/form/field.tsx';
import { FormShell } from '../../parts/form/form-shell.tsx';
import { useRecordForm } from '../../parts/form/use-record-form.ts';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { RichTextEditor } from '../../parts/rich-text/rich-text-editor.tsx';
import { RichTextView } from '../../parts/rich-text/rich-text-view.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Timeline } from '../../parts/timeline.tsx';
import { AdoptedItems, BulletinTable, ComparisonTable } from './bulletin-table.tsx';
import './scoring.css';

/** A notice: its tables from the ledger, the words around them, and the way it goes. */
export function BulletinPage() {
  const text = useText();
  const { bulletinId } = useParams();
  const found = useRecord<BulletinView>(`/scoring/bulletins/${bulletinId}`, {}, (bulletin) => bulletin.files === 'waiting');
  const [editing, setEditing] = useState(false);
  const { mutate: noteReading } = useAction<void, unknown>(`/scoring/bulletins/${bulletinId}/read`, { touches: ['/notices'], bodyOf: () => undefined });
  const isUnread = found.data?.state === 'issued' && found.data.readAt === null;
  useEffect(() => {
    if (isUnread) noteReading();
  }, [isUnread, noteReading]);
  const crumbs = [{ title: text('scoring.bulletins'), to: '/scoring/bulletins' }];
  if (!found.data) return <Page title={text('scoring.bulletin')} crumbs={crumbs}>{found.error ? <Problems error={found.error} /> : <Skeleton active />}</Page>;
  const view = found.data;
  const figures = view.figures as Bulletin;
  return (
    <Page title={view.title} crumbs={crumbs} tags={<StateTag state={`scoring.state.${view.state}`} />} actions={<Actions view={view} edit={() => setEditing(true)} />}>
      {view.outdated && <Alert type="warning" showIcon title={text('scoring.outdated')} />}
      {!view.check.ok && <Alert type="error" showIcon title={text('scoring.does-not-add-up')} description={view.check.findings.map((finding) => <div key={finding.where}>{finding.message}</div>)} />}
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={17}>
          {editing && view.allowed.includes('edit') ? <Words key={view.version} view={view} done={() => setEditing(false)} /> : <Card className="work-section"><RichTextView body={view.opening} /></Card>}
          <Card className="work-section" title={<h2>{text('scoring.figures')}</h2>}>
            <p>{text(`scoring.ranked-by.${view.rankBy}`)} {text('scoring.figures-bound')} {view.check.ok && text('scoring.adds-up')}</p>
            <BulletinTable figures={figures} reach={view.reach} />
          </Card>
          {(figures.previous.hundredths !== 0 || figures.lastYear.hundredths !== 0) && <Card className="work-section" title={<h2>{text('scoring.comparison')}</h2>}><ComparisonTable figures={figures} /></Card>}
          {figures.groups.map((group) => (
            <Card className="work-section" key={group.groupId}>
              <Chart kind="bars-across" title={`${group.label.zh} · ${text('scoring.chart-scores')}`} height={Math.max(140, group.rows.length * 26)} labels={group.rows.map((row) => row.name)}
                series={[{ name: text('scoring.points'), values: group.rows.map((row) => row.hundredths / 100) }, { name: text('scoring.cumulative'), values: group.rows.map((row) => row.cumulativeHundredths / 100) }]} />
            </Card>
          ))}
          {figures.total.adopted > 0 && <Card className="work-section" title={<h2>{text('scoring.adopted-items')}</h2>}><AdoptedItems figures={figures} reach={view.reach} /></Card>}
          {view.comments.length > 0 && !editing && <Card className="work-section" title={<h2>{text('scoring.comments')}</h2>}><RichTextView body={view.comments} /></Card>}
        </Col>
        <Col xs={24} xl={7}><Aside view={view} figures={figures} /></Col>
      </Row>
    </Page>
  );
}

function Actions({ view, edit }: { view: BulletinView; edit(): void }) {
  const text = useText();
  const seen = { seenVersion: view.version };
  const act = useAction<{ verb: string; body?: unknown }>(({ verb }) => `/scoring/bulletins/${view.id}/${verb}`, { touches: ['/scoring', '/reviews'], bodyOf: ({ body }) => body });
  const may = (action: string) => view.allowed.includes(action);
  return (
    <>
      {may('edit') && <Button onClick={edit}>{text('scoring.edit')}</Button>}
      {may('recompile') && <ActionButton label={text('scoring.recompile')} run={() => act.mutateAsync({ verb: 'recompile', body: seen })} button={view.outdated ? { type: 'primary' } : {}} />}
      {may('submit') && <ActionButton label={text('scoring.submit')} explanation={text('scoring.submit-explain')} run={() => act.mutateAsync({ verb: 'submit', body: seen })} button={{ type: 'primary', disabled: view.outdated }} />}
      {may('recall') && <ActionButton label={text('scoring.recall')} reason="required" run={(reason) => act.mutateAsync({ verb: 'recall', body: { ...seen, reason } })} />}
      {may('issue') && <ActionButton label={text('scoring.issue')} explanation={text('scoring.issue-explain')} run={() => act.mutateAsync({ verb: 'issue', body: seen })} button={{ type: 'primary' }} />}
      {may('publish') && <ActionButton label={text('scoring.publish')} explanation={text('scoring.publish-explain')} run={() => act.mutateAsync({ verb: 'publish', body: {} })} button={{ type: 'primary', disabled: view.files !== 'ready' }} />}
      {may('abandon') && <ActionButton danger label={text('scoring.abandon')} explanation={text('scoring.abandon-explain')} run={() => act.mutateAsync({ verb: 'abandon', body: seen })} />}
    </>
  );
}

function Words({ view, done }: { view: BulletinView; done(): void }) {
  const text = useText();
  const form = useRecordForm({
    name: `scoring-bulletin-${view.id}`, initial: { title: view.title, opening: view.opening, comments: view.comments },
    save: (values) => api.put<BulletinView>(`/scoring/bulletins/${view.id}`, { ...values, seenVersion: view.version }), onSaved: done,
  });
  const labels = { title: text('scoring.title'), opening: text('scoring.opening'), comments: text('scoring.comments') };
  return (
    <Card className="work-section">
      <FormShell form={form} labels={labels} submitText={text('scoring.save')} actions={<Button onClick={done}>{text('scoring.cancel')}</Button>}>
        <Field name="title" label={labels.title} required><Input maxLength={200} /></Field>
        <Field name="opening" label={labels.opening}><RichTextEditor label={labels.opening} /></Field>
        <Field name="comments" label={labels.comments}><RichTextEditor label={labels.comments} /></Field>
      </FormShell>
    </Card>
  );
}

function Aside({ view, figures }: { view: BulletinView; figures: Bulletin }) {
  const text = useText();
  const { language } = useLanguage();
  const { may } = useSession();
  const names = new Map(figures.groups.flatMap((group) => group.rows.map((row) => [row.unitId, row.name] as const)));
  return (
    <>
      <Card className="work-section" title={<h2>{text('scoring.zero-adoption')}</h2>}>
        {figures.zeroAdoption.length === 0 ? text('scoring.none') : figures.zeroAdoption.map((unitId) => names.get(unitId)).join('、')}
      </Card>
      {figures.missedTasks.map((task) => (
        <Card key={task.quotaId} className="work-section" title={<h2>{text('scoring.missed-by', { task: language === 'en' ? task.label.en : task.label.zh })}</h2>}>{task.unitIds.map((unitId) => names.get(unitId)).join('、')}</Card>
      ))}
      {view.receipts.length > 0 && (
        <Card className="work-section" title={<h2>{text('scoring.receipts', { read: view.receipts.filter((one) => one.readAt !== null).length, count: view.receipts.length })}</h2>}>
          <ul className="plain-list scoring-receipts">{view.receipts.map((one) => <li key={one.unitId}><span>{one.unitName}</span><span className={one.readAt === null ? 'scoring-not-met' : 'scoring-why'}>{one.readAt === null ? text('scoring.unread') : `${one.readBy} ${minuteText(one.readAt)}`}</span></li>)}</ul>
        </Card>
      )}
      {view.files !== 'none' && (
        <Card className="work-section" title={<h2>{text('scoring.files')}</h2>}>
          {view.files === 'waiting' ? text('scoring.files-waiting')
            : <FileAddress value={(id) => addressOf(`/scoring/bulletins/${view.id}/files/${id}`)}><AttachmentList files={view.attachments as { id: string; name: string; size: number }[]} /></FileAddress>}
        </Card>
      )}
      {view.document && (
        <Card className="work-section" title={<h2>{text('scoring.document-state')}</h2>}>
          <StateTag state={`disclosures.state.${view.document.state}`} /> {may('scoring.keep') ? <Link to={`/disclosures/${view.document.id}`}>{text('scoring.open-document')}</Link> : view.document.state === 'published' && <a href={`/documents/${view.document.id}`} target="_blank" rel="noopener">{text('disclosures.public-page')}</a>}
        </Card>
      )}
      {view.events.length > 0 && (
        <Card className="work-section" title={<h2>{text('scoring.history')}</h2>}>
          <Timeline events={view.events.map((event) => ({ at: event.at, what: `scoring.event.${event.kind}`, who: event.by, reason: event.reason }))} />
        </Card>
      )}
    </>
  );
}
