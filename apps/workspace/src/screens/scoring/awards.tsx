import type { AwardsView, NominationView } from '@gongkai/scoring/contract';
import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Checkbox, Collapse, Empty, Input, Skeleton, Space, Tag } from 'antd';
import { Link, useSearchParams } from 'react-router';
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
import { entriesAddress } from './entry-columns.tsx';
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
      {!view.yearOver && view.awards.length > 0 && <Alert className="work-section" type="info" showIcon title={text('scoring.year-provisional')} />}
      {view.awards.length === 0 && <Empty description={text('scoring.awards-empty')} />}
      {view.awards.map((award) => <AwardCard key={award.id} award={award} view={view} />)}
    </Page>
  );
}

/** One award: those who may still get it open to read, those who cannot folded away with their reasons in one line. */
function AwardCard({ award, view }: { award: AwardsView['awards'][number]; view: AwardsView }) {
  const text = useText();
  const inRace = award.candidates.filter((one) => one.standing !== 'excluded');
  const out = award.candidates.filter((one) => one.standing === 'excluded');
  const itemOf = (one: Candidate) => ({
    key: `${one.unitId} ${one.personId}`,
    label: <CandidateLine one={one} />,
    children: <Conditions one={one} view={view} />,
  });
  const exportAddress = addressOf('/scoring/awards/export.xlsx', { year: view.year, award: award.id });
  return (
    <Card className="work-section" title={<h2>{award.label}</h2>} extra={award.candidates.length > 0 && <Button size="small" icon={<DownloadOutlined />} href={exportAddress} download>{text('workspace.export')}</Button>}>
      {award.candidates.length === 0 && text('scoring.none')}
      {award.candidates.length > 0 && inRace.length === 0 && <p>{text('scoring.nobody-in-race')}</p>}
      {inRace.length > 0 && <Collapse items={inRace.map(itemOf)} />}
      {out.length > 0 && <Collapse ghost items={[{ key: 'out', label: text('scoring.excluded-count', { count: out.length }), children: <Collapse items={out.map(itemOf)} /> }]} />}
    </Card>
  );
}

/** A candidate in one line; of those who are out, why. */
function CandidateLine({ one }: { one: Candidate }) {
  const text = useText();
  const failing = one.conditions.filter((condition) => condition.answer === 'not-met').map((condition) => condition.label);
  return (
    <span className="scoring-candidate">
      <strong>{one.personName ? `${one.unitName} ${one.personName}` : one.unitName}</strong>
      <Tag color={standings[one.standing]}>{text(`scoring.standing.${one.standing}`)}</Tag>
      <span>{one.rank !== null && text('scoring.group-place', { group: one.group, rank: one.rank })} · {text('scoring.points-count', { points: one.points })}</span>
      {one.grade && <Tag color="success">{one.grade}</Tag>}
      {one.nominated && <Tag color="processing">{text('scoring.nominated')}</Tag>}
      {failing.length > 0 && <span className="scoring-why">{text('scoring.failing', { conditions: failing.join('、') })}</span>}
    </span>
  );
}

function Conditions({ one, view }: { one: Candidate; view: AwardsView }) {
  const text = useText();
  const { year } = view;
  const attests = view.allowed.includes('attest');
  const recommends = view.allowed.includes('recommend') && view.yearOver && !one.nominated && one.standing === 'qualified';
  const recommend = useAction<void>('/scoring/nominations', { touches: ['/scoring/awards'], bodyOf: () => ({ year, awardId: one.awardId, unitId: one.unitId, personId: one.personId }) });
  return (
    <>
      <p><Link to={entriesAddress({ unitId: one.unitId, from: view.from, to: view.to })}>{text('scoring.open-entries')}</Link></p>
      <ul className="scoring-conditions">{one.conditions.map((condition) => <ConditionLine key={condition.id} condition={condition} attests={attests} one={one} year={year} />)}</ul>
      {recommends && <ActionButton label={text('scoring.recommend')} run={() => recommend.mutateAsync()} button={{ type: 'primary' }} />}
    </>
  );
}

function ConditionLine({ condition, attests, one, year }: { condition: Condition; attests: boolean; one: Candidate; year: number }) {
  const text = useText();
  return (
    <li>
      <span className={`scoring-mark scoring-${condition.answer}`}>{text(`scoring.answer.${condition.answer}`)}</span> {condition.label}
      {condition.found !== null && condition.asked !== null && text('workspace.aside', { words: text('scoring.found-asked', { found: condition.found, asked: condition.asked }) })}
      <Because condition={condition} />
      {attests && condition.type === 'attested' && <Attest conditionId={condition.id} label={condition.label} one={one} year={year} />}
      {'of' in condition && condition.of && <ul>{condition.of.map((inner) => <ConditionLine key={inner.id} condition={inner} attests={attests} one={one} year={year} />)}</ul>}
    </li>
  );
}

/** Why: the months that fail, the words of who attested it, or the records that were counted, each leading to its item. */
function Because({ condition }: { condition: Condition }) {
  const text = useText();
  const { because, facts, factCount, answer, type } = condition;
  if (facts.length > 0) {
    return (
      <ul className="scoring-facts">
        {facts.map((fact) => <li key={fact.factId}>{fact.on} {fact.subjectKind === 'submissions.item' ? <Link to={`/scoring/items/${fact.subjectId}`}>{fact.title}</Link> : fact.title}</li>)}
        {factCount > facts.length && <li>{text('scoring.facts-more', { count: factCount })}</li>}
      </ul>
    );
  }
  if (because.length === 0 || type === 'any') return null;
  return <span className="scoring-why">{answer === 'not-met' && /^\d{4}-\d{2}$/.test(because[0]!) ? text('scoring.failing-in', { periods: because.join('、') }) : because.join('；')}</span>;
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
      <strong>{one.award}{one.grade && text('workspace.aside', { words: one.grade })}</strong> {one.unitName} {one.personName} <StateTag state={`scoring.nomination-state.${one.state}`} colour={states[one.state]} />
      {one.state === 'shown' && <Tag>{text('scoring.shown-until', { to: one.shownTo! })}</Tag>} {one.decision}
      <Space wrap>
        {may('show') && <ActionButton label={text('scoring.show')} explanation={text('scoring.show-explain')} run={() => show.mutateAsync()} button={{ size: 'small' }} />}
        {may('decide') && one.state === 'shown' && <ActionButton label={text('scoring.decide-award')} reason="required" reasonLabel={text('scoring.decision')} run={(decision) => decide.mutateAsync({ award: true, decision })} button={{ size: 'small', type: 'primary' }} />}
        {may('decide') && <ActionButton danger label={text('scoring.nomination-state.refused')} reason="required" reasonLabel={text('scoring.decision')} run={(decision) => decide.mutateAsync({ award: false, decision })} button={{ size: 'small' }} />}
        {may('object') && <ObjectTo one={one} />}
        {may('certificate') && <Button size="small" href={addressOf(`/scoring/nominations/${one.id}/certificate.pdf`)} download>{text('scoring.certificate')}</Button>}
      </Space>
      {one.objections.map((objection) => (
        <Alert key={objection.id} type={objection.answer === null ? 'warning' : 'info'} title={text('rulebook.colon', { name: text('scoring.objection'), words: `${objection.unitName} ${objection.by}` })} description={<>{objection.text}{objection.answer === null ? may('answer-objection') && <AnswerObjection one={one} objectionId={objection.id} /> : <div>{text('rulebook.colon', { name: text('scoring.answer'), words: objection.answer })} {objection.upheld && <Tag color="error">{text('scoring.upheld')}</Tag>}</div>}</>} />
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
