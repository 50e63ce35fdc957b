import { useState } from 'react';
import type { ConsequenceView, DecideConsequence, QuotasView } from '@gongkai/scoring/contract';
import { Button, Card, Input, InputNumber, Space, Tag } from 'antd';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { minuteText } from '../../parts/moments.ts';
import { useAction } from '../../parts/queries.ts';

interface Cause {
  of: Pick<DecideConsequence, 'year' | 'ruleId' | 'unitId' | 'periodTo' | 'check'>;
  title: string;
  consequences: ConsequenceView[];
}

const shownAtOnce = 6;

/** What follows from missed tasks and vetoes: what waits for the office, and what was done. */
export function Consequences({ view }: { view: QuotasView }) {
  const text = useText();
  const [all, setAll] = useState(false);
  const missed = view.rows.filter((row) => row.state === 'missed').map((row): Cause => ({
    of: { year: view.year, ruleId: row.quotaId, unitId: row.unitId, periodTo: row.to, check: row.check ?? 0 }, consequences: row.consequences,
    title: text('rulebook.colon', { name: row.unitName, words: text('scoring.missed-task', { task: row.label, period: row.check === null ? (row.from === row.to ? row.to : `${row.from} – ${row.to}`) : text('scoring.quarter-check', { check: row.check }) }) }),
  }));
  const struck = view.vetoes.map((veto): Cause => ({
    of: { year: view.year, ruleId: veto.vetoId, unitId: veto.unitId, periodTo: veto.periodTo, check: 0 }, title: text('rulebook.colon', { name: veto.unitName, words: veto.label }), consequences: veto.consequences,
  }));
  const causes = [...struck, ...missed].filter((cause) => cause.consequences.length > 0);
  const waiting = causes.filter((cause) => cause.consequences.some((one) => one.decision === null));
  const done = causes.flatMap((cause) => cause.consequences.filter((one) => one.decision !== null).map((consequence) => ({ cause, consequence })));
  const keyOf = ({ of }: Cause) => `${of.ruleId} ${of.unitId} ${of.periodTo} ${of.check}`;
  return (
    <>
      {waiting.length > 0 && (
        <Card className="work-section" title={<h2>{text('scoring.consequences-waiting')} <span className="count">{waiting.length}</span></h2>}>
          {waiting.slice(0, all ? undefined : shownAtOnce).map((cause) => <Waiting key={keyOf(cause)} cause={cause} decides={view.allowed.includes('decide-consequence')} />)}
          {!all && waiting.length > shownAtOnce && <Button type="link" onClick={() => setAll(true)}>{text('scoring.show-all', { count: waiting.length })}</Button>}
        </Card>
      )}
      {done.length > 0 && <Card className="work-section" title={<h2>{text('scoring.consequences-done')}</h2>}>{done.map(({ cause, consequence }) => <Done key={`${keyOf(cause)} ${consequence.effect}`} title={cause.title} consequence={consequence} />)}</Card>}
    </>
  );
}

function Waiting({ cause, decides }: { cause: Cause; decides: boolean }) {
  return (
    <div className="scoring-todo">
      <span>{cause.title}</span>
      {cause.consequences.filter((one) => one.decision === null).map((consequence) => <Decision key={consequence.effect} cause={cause} consequence={consequence} decides={decides} />)}
    </div>
  );
}

function Decision({ cause, consequence, decides }: { cause: Cause; consequence: ConsequenceView; decides: boolean }) {
  const text = useText();
  const decide = useAction<{ carriedOut: boolean; note: string }>('/scoring/consequences', { touches: ['/scoring/quotas', '/scoring/awards'], bodyOf: (input) => ({ ...cause.of, effect: consequence.effect, ...input }) });
  const explanation = `${cause.title} → ${consequence.label}`;
  return (
    <Space size={4} wrap>
      <span>→ {consequence.label}{consequence.byDecision && <small className="scoring-why">{text('workspace.aside', { words: text('scoring.by-decision') })}</small>}</span>
      {decides && (consequence.effect === 'target-deduction'
        ? <Deduct cause={cause} consequence={consequence} />
        : <ActionButton label={text('scoring.carry-out')} explanation={explanation} reason="required" reasonLabel={text('scoring.carry-out-note')} run={(note) => decide.mutateAsync({ carriedOut: true, note })} button={{ size: 'small' }} />)}
      {decides && <ActionButton label={text('scoring.waive')} explanation={explanation} reason="required" run={(note) => decide.mutateAsync({ carriedOut: false, note })} button={{ size: 'small', type: 'text' }} />}
    </Space>
  );
}

/** A deduction from another account says how many points. */
function Deduct({ cause, consequence }: { cause: Cause; consequence: ConsequenceView }) {
  const text = useText();
  const labels = { points: text('scoring.deducted-points'), note: text('scoring.carry-out-note') };
  return (
    <DialogForm<{ points: number | null; note: string }, QuotasView> label={text('scoring.carry-out')} explanation={`${cause.title} → ${consequence.label}`} button={{ size: 'small' }} initial={{ points: null, note: '' }} labels={labels}
      save={(values, idempotencyKey) => api.post('/scoring/consequences', { ...cause.of, effect: consequence.effect, carriedOut: true, ...values }, { idempotencyKey })}>
      <Field name="points" label={labels.points} required><InputNumber min={0.01} max={10_000} step={0.5} /></Field>
      <Field name="note" label={labels.note} required><Input.TextArea autoSize={{ minRows: 3 }} maxLength={1000} /></Field>
    </DialogForm>
  );
}

function Done({ title, consequence }: { title: string; consequence: ConsequenceView }) {
  const text = useText();
  const { carriedOut, points, note, at, by } = consequence.decision!;
  return (
    <div className="scoring-todo">
      <span>{title} → {consequence.label}{points !== null && ` ${text('scoring.points-count', { points })}`}</span>
      <Tag color={carriedOut ? 'error' : 'default'}>{text(carriedOut ? 'scoring.carried-out' : 'scoring.waived')}</Tag>
      <span className="scoring-why">{note}{text('workspace.aside', { words: `${by} ${minuteText(at)}` })}</span>
    </div>
  );
}
