import type { AwardsView, NominationView } from '@gongkai/scoring/contract';
import { Alert, Button, Card, Checkbox, Collapse, Empty, Input, Skeleton, Space, Tag } from 'antd';
import { useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { addressOf, api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { YearSelect } from './year-select.tsx';
import './scoring.css';

type Candidate = AwardsView['awards'][number]['candidates'][number];
type Condition = Candidate['conditions'][number];
const standings: Record<Candidate['standing'], string> = { qualified: 'success', open: 'warning', excluded: 'default' };
const states: Record<NominationView['state'], string> = { recommended: 'processing', shown: 'warning', awarded: 'success', refused: 'default' };

/** Awards of a year: every condition of every candidate with its answer, and what became of those who were recommended. */
export function Awards() {
  const text = useText();
  const [params] = useSearchParams();
  const found = useRecord<AwardsView>('/scoring/awards', { year: params.get('year') });
  if (!found.data) return <Page title={text('scoring.awards')} actions={<YearSelect />}>{found.error ? <Problems error={found.error} /> : <Skeleton active />}</Page>;
  const view = found.data;
  return (
    <Page title={text('scoring.awards')} actions={<YearSelect year={view.year} />}>
      {view.nominations.length > 0 && <Card className="work-section" title={<h2>{text('scoring.nominations')}</h2>}>{view.nominations.map((one) => <Nomination key={one.id} one={one} />)}</Card>}
      {view.awards.length === 0 && <Empty description={text('scoring.awards-empty')} />}
      {view.awards.map((award) => (
        <Card key={award.id} className="work-section" title={<h2>{award.label}</h2>}>
          {award.candidates.length === 0 ? text('scoring.none') : <Collapse items={award.candidates.map((one) => ({
            key: `${one.unitId} ${one.personId}`,
            label: <>{one.personName ? `${one.unitName} ${one.personName}` : one.unitName} <Tag color={standings[one.standing]}>{text(`scoring.standing.${one.standing}`)}</Tag>{one.rank !== null && <Tag>{text('scoring.rank')} {one.rank}</Tag>}<Tag>{one.points}</Tag>{one.grade && <Tag>{one.grade}</Tag>}{one.nominated && <Tag color="processing">{text('scoring.nominated')}</Tag>}</>,
            children: <Conditions one={one} year={view.year} attests={view.allowed.includes('attest')} recommends={view.allowed.includes('recommend') && !one.nominated && one.standing === 'qualified'} />,
          }))} />}
        </Card>
      ))}
    </Page>
  );
}

function Conditions({ one, year, attests, recommends }: { one: Candidate; year: number; attests: boolean; recommends: boolean }) {
  const text = useText();
  const recommend = useAction<void>('/scoring/nominations', { touches: ['/scoring/awards'], bodyOf: () => ({ year, awardId: one.awardId, unitId: one.unitId, personId: one.personId }) });
  return (
    <>
      <ul>{one.conditions.map((condition) => <ConditionLine key={condition.id} condition={condition} attests={attests} one={one} year={year} />)}</ul>
      {recommends && <ActionButton label={text('scoring.recommend')} run={() => recommend.mutateAsync()} button={{ type: 'primary' }} />}
    </>
  );
}

function ConditionLine({ condition, attests, one, year }: { condition: Condition; attests: boolean; one: Candidate; year: number }) {
  const text = useText();
  return (
    <li>
      <span className={`scoring-${condition.answer}`}>{text(`scoring.answer.${condition.answer}`)}</span>：{condition.label}
      {condition.found !== null && condition.asked !== null && <>（{text('scoring.found-asked', { found: condition.found, asked: condition.asked })}）</>}
      {attests && condition.type === 'attested' && <Attest conditionId={condition.id} label={condition.label} one={one} year={year} />}
      {'of' in condition && condition.of && <ul>{condition.of.map((inner) => <ConditionLine key={inner.id} condition={inner} attests={attests} one={one} year={year} />)}</ul>}
    </li>
  );
}

interface Attested {
  holds: boolean;
  evidence: string;
}

function Attest({ conditionId, label, one, year }: { conditionId: string; label: string; one: Candidate; year: number }) {
  const text = useText();
  return (
    <DialogForm<Attested, unknown> label={text('scoring.attest')} explanation={label} button={{ size: 'small', type: 'link' }} initial={{ holds: true, evidence: '' }}
      labels={{ holds: text('scoring.attest-holds'), evidence: text('scoring.evidence') }}
      save={(values, idempotencyKey) => api.post('/scoring/attestations', { ...values, year, conditionId, unitId: one.unitId, personId: one.personId }, { idempotencyKey })}>
      <Field name="holds" label="" valueName="checked"><Checkbox>{text('scoring.attest-holds')}</Checkbox></Field>
      <Field name="evidence" label={text('scoring.evidence')} required><Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} /></Field>
    </DialogForm>
  );
}

function Nomination({ one }: { one: NominationView }) {
  const text = useText();
  const show = useAction<void>(`/scoring/nominations/${one.id}/show`, { touches: ['/scoring/awards'], bodyOf: () => ({ seenVersion: one.version }) });
  const decide = useAction<{ award: boolean; decision: string }>(`/scoring/nominations/${one.id}/decide`, { touches: ['/scoring/awards'], bodyOf: (input) => ({ ...input, seenVersion: one.version }) });
  const may = (action: string) => one.allowed.includes(action);
  return (
    <section className="work-section">
      <strong>{one.award}{one.grade && `（${one.grade}）`}</strong> {one.unitName} {one.personName} <StateTag state={`scoring.nomination-state.${one.state}`} colour={states[one.state]} />
      {one.state === 'shown' && <Tag>{text('scoring.shown-until', { to: one.shownTo! })}</Tag>} {one.decision}
      <Space wrap>
        {may('show') && <ActionButton label={text('scoring.show')} explanation={text('scoring.show-explain')} run={() => show.mutateAsync()} button={{ size: 'small' }} />}
        {may('decide') && one.state === 'shown' && <ActionButton label={text('scoring.decide-award')} reason="required" reasonLabel={text('scoring.decision')} run={(decision) => decide.mutateAsync({ award: true, decision })} button={{ size: 'small', type: 'primary' }} />}
        {may('decide') && <ActionButton danger label={text('scoring.nomination-state.refused')} reason="required" reasonLabel={text('scoring.decision')} run={(decision) => decide.mutateAsync({ award: false, decision })} button={{ size: 'small' }} />}
        {may('object') && <ObjectTo one={one} />}
        {may('certificate') && <Button size="small" href={addressOf(`/scoring/nominations/${one.id}/certificate.pdf`)} download>{text('scoring.certificate')}</Button>}
      </Space>
      {one.objections.map((objection) => (
        <Alert key={objection.id} type={objection.answer === null ? 'warning' : 'info'} title={`${text('scoring.objection')}：${objection.unitName} ${objection.by}`} description={<>{objection.text}{objection.answer === null ? may('answer-objection') && <AnswerObjection one={one} objectionId={objection.id} /> : <div>{text('scoring.answer')}：{objection.answer} {objection.upheld && <Tag color="error">{text('scoring.upheld')}</Tag>}</div>}</>} />
      ))}
    </section>
  );
}

function ObjectTo({ one }: { one: NominationView }) {
  const text = useText();
  const { account } = useSession();
  return (
    <DialogForm<{ unitId: string; text: string }, unknown> label={text('scoring.object')} button={{ size: 'small' }} initial={{ unitId: account.unitId, text: '' }} labels={{ unitId: text('scoring.unit'), text: text('scoring.objection-text') }}
      save={(values, idempotencyKey) => api.post(`/scoring/nominations/${one.id}/objections`, values, { idempotencyKey })}>
      <Field name="unitId" label={text('scoring.unit')} required><UnitSelect /></Field>
      <Field name="text" label={text('scoring.objection-text')} required><Input.TextArea autoSize={{ minRows: 3 }} maxLength={1000} /></Field>
    </DialogForm>
  );
}

function AnswerObjection({ one, objectionId }: { one: NominationView; objectionId: string }) {
  const text = useText();
  return (
    <DialogForm<{ upheld: boolean; answer: string }, unknown> label={text('scoring.answer-objection')} button={{ size: 'small' }} initial={{ upheld: false, answer: '' }} labels={{ upheld: text('scoring.upheld'), answer: text('scoring.answer') }}
      save={(values, idempotencyKey) => api.post(`/scoring/nominations/${one.id}/objections/${objectionId}/answer`, values, { idempotencyKey })}>
      <Field name="upheld" label="" valueName="checked"><Checkbox>{text('scoring.upheld')}</Checkbox></Field>
      <Field name="answer" label={text('scoring.answer')} required><Input.TextArea autoSize={{ minRows: 3 }} maxLength={1000} /></Field>
    </DialogForm>
  );
}
