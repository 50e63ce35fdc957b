import type { CaseView } from '@gongkai/reviews/contract';
import { Button, Card, Col, Descriptions, Row, Skeleton, Tag } from 'antd';
import { PrinterOutlined } from '@ant-design/icons';
import { useParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { nameOfActor } from '../../parts/actor-name.tsx';
import { addressOf } from '../../parts/api.ts';
import { ClockTag } from '../../parts/clock-tag.tsx';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { Timeline } from '../../parts/timeline.tsx';
import { stateColour } from './case-columns.tsx';
import { CaseSteps } from './case-steps.tsx';
import { PaperSignature } from './paper-signature.tsx';
import { Reassign } from './reassign.tsx';
import { Sign } from './sign.tsx';
import { Subject } from './subject.tsx';

/** One case: what is asked about, the answer that I may give, the steps, and what happened. On a phone the answer stands first. */
export function CasePage() {
  const text = useText();
  const { may } = useSession();
  const { caseId } = useParams();
  const found = useRecord<CaseView>(`/reviews/cases/${caseId}`);
  const list = may('reviews.decide') ? { title: text('reviews.inbox'), to: '/reviews' } : { title: text('reviews.cases'), to: '/reviews/cases' };
  const crumbs = may('reviews.decide') || may('reviews.record') ? [list] : [];
  if (!found.data)
    return <Page title={text('reviews.case')} crumbs={crumbs}>{found.error ? <Problems error={found.error} /> : <Skeleton active />}</Page>;
  const view = found.data;
  return (
    <Page
      title={view.title}
      crumbs={crumbs}
      tags={<><StateTag state={`reviews.state.${view.state}`} colour={stateColour(view.state)} />{view.dueAt && view.state === 'running' && <ClockTag due={view.dueAt} />}<SameDay view={view} /></>}
      actions={<>
        <Button icon={<PrinterOutlined />} href={addressOf(`/reviews/cases/${view.id}/sheet.pdf`)} download>{text('reviews.sheet')}</Button>
        {view.allowed.includes('reassign') && <Reassign view={view} />}
      </>}
    >
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={15}>
          <Subject view={view} />
          {view.allowed.includes('decide') && <Sign key={view.version} view={view} />}
          <Card className="work-section" title={<h2>{text('reviews.chain-steps')}</h2>}><CaseSteps view={view} /></Card>
          {view.allowed.includes('record') && <PaperSignature key={view.version} view={view} />}
        </Col>
        <Col xs={24} lg={9}>
          <Facts view={view} />
          <Card className="work-section" title={<h2>{text('reviews.case')}</h2>}>
            <Timeline events={view.events.toReversed().map((event) => ({
              at: event.at, what: `reviews.event.${event.event}`, who: event.actorName, reason: event.reason,
              unit: event.position === null ? null : (view.steps[event.position]?.name ?? null),
            }))} />
          </Card>
        </Col>
      </Row>
    </Page>
  );
}

function SameDay({ view }: { view: CaseView }) {
  const text = useText();
  if (view.state !== 'approved') return null;
  return view.sameDay.kept ? <Tag color="success">{text('reviews.same-day')}</Tag> : <Tag>{text('reviews.same-day-missed')}</Tag>;
}

function Facts({ view }: { view: CaseView }) {
  const text = useText();
  const facts: [string, string][] = [
    ['reviews.unit', view.unitName],
    ['reviews.chain-name', view.chainName],
    ['reviews.event.started', `${minuteText(view.startedAt)} ${nameOfActor(text, view.startedBy)}`],
    ['reviews.fingerprint', view.fingerprint.slice(0, 16)],
  ];
  return (
    <Card className="work-section">
      <Descriptions column={1} size="small" items={facts.map(([key, value]) => ({ key, label: text(key), children: value }))} />
    </Card>
  );
}
