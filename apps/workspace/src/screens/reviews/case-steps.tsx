import type { CaseView, OpinionView, StepView } from '@gongkai/reviews/contract';
import { Alert, Tag } from 'antd';
import { useText } from '../../app/language.tsx';
import { addressOf } from '../../parts/api.ts';
import { dayText, minuteText } from '../../parts/moments.ts';
import { PersonName } from '../../parts/person-name.tsx';

const colours: Record<StepView['state'], string> = { waiting: 'default', open: 'processing', done: 'success', skipped: 'default', returned: 'warning', ended: 'default' };

/** The steps of a case in order: who is asked, and who has said what. */
export function CaseSteps({ view }: { view: CaseView }) {
  return <ol className="plain-list">{view.steps.map((step) => <Step key={step.position} step={step} caseId={view.id} />)}</ol>;
}

function Step({ step, caseId }: { step: StepView; caseId: string }) {
  const text = useText();
  const waiting = step.reviewers.filter((reviewer) => reviewer.state === 'asked');
  const names = waiting.map((one) => (
    <PersonName key={one.personId} name={one.personName} post={[one.postName, one.deputyName && text('reviews.post-deputy', { name: one.deputyName })].filter(Boolean).join(' ')} />
  ));
  return (
    <li>
      <div className="full">
        <strong>{step.position + 1}. {step.name}</strong>{' '}
        <Tag color={colours[step.state]}>{text(`reviews.step-state.${step.state}`)}</Tag>
        {step.mode === 'all' && <Tag>{text('reviews.step-mode.all')}</Tag>}
        {step.state === 'open' && (names.length > 0 ? <div>{names}</div> : <Alert type="warning" showIcon title={text('reviews.unassigned')} />)}
        {step.opinions.map((opinion) => <Opinion key={opinion.id} opinion={opinion} caseId={caseId} />)}
      </div>
    </li>
  );
}

function Opinion({ opinion, caseId }: { opinion: OpinionView; caseId: string }) {
  const text = useText();
  const post = [opinion.postName, opinion.onBehalfOf && text('reviews.on-behalf-of', { name: opinion.onBehalfOf })].filter(Boolean).join(' ');
  return (
    <blockquote>
      <Tag color={opinion.decision === 'approve' ? 'success' : 'warning'}>{text(`reviews.${opinion.decision}`)}</Tag>{' '}
      {opinion.opinion}
      <div>
        <PersonName name={opinion.personName} post={post} />{' '}
        <time dateTime={opinion.signedOn ?? opinion.at}>{opinion.signedOn ? dayText(opinion.signedOn) : minuteText(opinion.at)}</time>
      </div>
      {opinion.recordedBy && (
        <div>
          <small>{text('reviews.recorded-by', { name: opinion.recordedBy })} {minuteText(opinion.at)}</small>{' '}
          <a href={addressOf(`/reviews/cases/${caseId}/opinions/${opinion.id}/scan`)} download>{text('reviews.scan')}</a>
        </div>
      )}
    </blockquote>
  );
}
