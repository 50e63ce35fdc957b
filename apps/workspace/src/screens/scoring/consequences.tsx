import type { ConsequenceView, DecideConsequence, QuotasView } from '@gongkai/scoring/contract';
import { Card, InputNumber, Input, Space, Tag } from 'antd';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { minuteText } from '../../parts/moments.ts';
import { useAction } from '../../parts/queries.ts';

interface Due {
  cause: Pick<DecideConsequence, 'year' | 'ruleId' | 'unitId' | 'periodTo' | 'check'>;
  title: string;
  consequence: ConsequenceView;
}

/** What follows from missed tasks and vetoes: what waits for the office, and what was done. */
export function Consequences({ view }: { view: QuotasView }) {
  const text = useText();
  const missed = view.rows.filter((row) => row.state === 'missed').flatMap((row) => row.consequences.map((consequence): Due => ({
    cause: { year: view.year, ruleId: row.quotaId, unitId: row.unitId, periodTo: row.to, check: row.check ?? 0 },
    title: `${row.unitName}：${text('scoring.missed-task', { task: row.label, period: row.check === null ? (row.from === row.to ? row.to : `${row.from} – ${row.to}`) : text('scoring.quarter-check', { check: row.check }) })}`, consequence,
  })));
  const struck = view.vetoes.flatMap((veto) => veto.consequences.map((consequence): Due => ({
    cause: { year: view.year, ruleId: veto.vetoId, unitId: veto.unitId, periodTo: veto.periodTo, check: 0 }, title: `${veto.unitName}：${veto.label}`, consequence,
  })));
  const due = [...struck, ...missed];
  if (due.length === 0) return null;
  const waiting = due.filter((one) => one.consequence.decision === null);
  const done = due.filter((one) => one.consequence.decision !== null);
  const keyOf = (one: Due) => `${one.cause.ruleId} ${one.cause.unitId} ${one.cause.periodTo} ${one.cause.check} ${one.consequence.effect}`;
  return (
    <>
      {waiting.length > 0 && <Card className="work-section" title={<h2>{text('scoring.consequences-waiting')} <span className="count">{waiting.length}</span></h2>}>{waiting.map((one) => <Waiting key={keyOf(one)} due={one} decides={view.allowed.includes('decide-consequence')} />)}</Card>}
      {done.length > 0 && <Card className="work-section" title={<h2>{text('scoring.consequences-done')}</h2>}>{done.map((one) => <Done key={keyOf(one)} due={one} />)}</Card>}
    </>
  );
}

function Waiting({ due, decides }: { due: Due; decides: boolean }) {
  const text = useText();
  const { consequence, cause } = due;
  const decide = useAction<{ carriedOut: boolean; note: string }>('/scoring/consequences', { touches: ['/scoring/quotas', '/scoring/awards'], bodyOf: (input) => ({ ...cause, effect: consequence.effect, ...input }) });
  return (
    <div className="scoring-todo">
      <span>{due.title} → <strong>{consequence.label}</strong> {consequence.byDecision && <Tag>{text('scoring.by-decision')}</Tag>}</span>
      {decides && (
        <Space wrap>
          {consequence.effect === 'target-deduction'
            ? <Deduct due={due} />
            : <ActionButton label={text('scoring.carry-out')} explanation={`${due.title} → ${consequence.label}`} reason="required" reasonLabel={text('scoring.carry-out-note')} run={(note) => decide.mutateAsync({ carriedOut: true, note })} button={{ size: 'small', type: 'primary' }} />}
          <ActionButton label={text('scoring.waive')} explanation={`${due.title} → ${consequence.label}`} reason="required" run={(note) => decide.mutateAsync({ carriedOut: false, note })} button={{ size: 'small' }} />
        </Space>
      )}
    </div>
  );
}

/** A deduction from another account says how many points. */
function Deduct({ due }: { due: Due }) {
  const text = useText();
  const labels = { points: text('scoring.deducted-points'), note: text('scoring.carry-out-note') };
  return (
    <DialogForm<{ points: number | null; note: string }, QuotasView> label={text('scoring.carry-out')} explanation={`${due.title} → ${due.consequence.label}`} button={{ size: 'small', type: 'primary' }} initial={{ points: null, note: '' }} labels={labels}
      save={(values, idempotencyKey) => api.post('/scoring/consequences', { ...due.cause, effect: due.consequence.effect, carriedOut: true, ...values }, { idempotencyKey })}>
      <Field name="points" label={labels.points} required><InputNumber min={0.01} max={10_000} step={0.5} /></Field>
      <Field name="note" label={labels.note} required><Input.TextArea autoSize={{ minRows: 3 }} maxLength={1000} /></Field>
    </DialogForm>
  );
}

function Done({ due: { title, consequence } }: { due: Due }) {
  const text = useText();
  const { carriedOut, points, note, at, by } = consequence.decision!;
  return (
    <div className="scoring-todo">
      <span>{title} → {consequence.label}{points !== null && ` ${text('scoring.points-count', { points })}`}</span>
      <Tag color={carriedOut ? 'error' : 'default'}>{text(carriedOut ? 'scoring.carried-out' : 'scoring.waived')}</Tag>
      <span className="scoring-why">{note}（{by} {minuteText(at)}）</span>
    </div>
  );
}
