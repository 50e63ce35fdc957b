import type { CommissionView } from '@gongkai/periodicals/contract';
import { useMemo } from 'react';
import { App, Button, Card, Input, Select, Space, Tag } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ActorName } from '../../parts/actor-name.tsx';
import { api } from '../../parts/api.ts';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { minuteText, momentAt } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction } from '../../parts/queries.ts';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { ItemSelect } from './item-select.tsx';
import './periodicals.css';

const kinds = ['commission', 'points'] as const;
const few = 6;
const colours: Record<string, string> = { delivered: 'success', missed: 'error', accepted: 'processing' };

/** Commissions and reporting points: the desk publishes, units accept and deliver. */
export function Commissions() {
  const text = useText();
  const { may } = useSession();
  const [params] = useSearchParams();
  const commission = params.get('commission');
  const fixed = useMemo(() => (commission ? { commission } : {}), [commission]);
  return (
    <Page title={text('periodicals.commissions')}>
      <DataList<CommissionView>
        path="/periodicals/commissions"
        exportPath="/periodicals/commissions/export.xlsx"
        name="periodicals-commissions"
        rowKey={(one) => one.id}
        card={(one) => <Commission one={one} />}
        fixed={fixed}
        filters={[{ kind: 'choice', name: 'kind', labelKey: 'periodicals.commission-kind', options: kinds.map((value) => ({ value, labelKey: `periodicals.commission.${value}` })) }]}
        actions={<>{commission && <Link to="/periodicals/commissions">{text('periodicals.commissions-all')}</Link>}{may('periodicals.edit') && <PublishDialog />}</>}
        empty={{ text: text('periodicals.commissions-empty') }}
      />
    </Page>
  );
}

function Commission({ one }: { one: CommissionView }) {
  const text = useText();
  const end = useAction<void>(`/periodicals/commissions/${one.id}/end`, { bodyOf: () => undefined });
  return (
    <Card
      className="work-section" title={<><Tag color={one.kind === 'commission' ? 'warning' : 'processing'}>{text(`periodicals.commission.${one.kind}`)}</Tag>{one.title}</>}
      extra={one.allowed.includes('end') ? <ActionButton label={text('periodicals.commission-end')} explanation={one.title} button={{ size: 'small' }} run={() => end.mutateAsync()} /> : one.endedAt && <Tag>{text('periodicals.commission-over')}</Tag>}
    >
      <p style={{ whiteSpace: 'pre-wrap' }}>{one.content}</p>
      {one.requirements && <p style={{ whiteSpace: 'pre-wrap' }}><strong>{text('periodicals.requirements')}</strong> {one.requirements}</p>}
      <p className="desk-facts">
        {one.dueAt && <span>{text('periodicals.due', { day: minuteText(one.dueAt) })}</span>}
        <span><ActorName name={one.publishedBy} /> {minuteText(one.publishedAt)}</span>
      </p>
      <Addressees one={one} />
    </Card>
  );
}

/** Who was asked; of many the count, and all on demand. */
function Addressees({ one }: { one: CommissionView }) {
  const text = useText();
  const list = <ul className="plain-list">{one.units.map((unit) => <Asked key={unit.unitId} one={one} unit={unit} />)}</ul>;
  if (one.units.length <= few) return list;
  const answered = one.units.filter((unit) => unit.state === 'delivered').length;
  return <details><summary>{text(one.kind === 'points' ? 'periodicals.told-units' : 'periodicals.asked-units', { count: one.units.length, answered })}</summary>{list}</details>;
}

function Asked({ one, unit }: { one: CommissionView; unit: CommissionView['units'][number] }) {
  const text = useText();
  const { message } = App.useApp();
  const accept = useAction<object>(`/periodicals/commissions/${one.id}/accept`);
  const answers = one.allowed.includes('answer') && unit.state !== 'delivered';
  return (
    <li>
      <span>{unit.unitName} <Tag color={colours[unit.state] ?? 'default'}>{text(unit.state === 'delivered' && unit.onTime === false ? 'periodicals.asked.late' : `periodicals.asked.${unit.state}`)}</Tag></span>
      {answers && (
        <Space>
          <Problems error={accept.error} />
          {unit.state === 'asked' && <Button size="small" loading={accept.isPending} onClick={() => accept.mutate({ unitId: unit.unitId })}>{text('periodicals.accept')}</Button>}
          <DialogForm<{ itemId: string | null }, CommissionView>
            label={text('periodicals.deliver')} button={{ size: 'small', type: 'primary' }} initial={{ itemId: null }} labels={{ itemId: text('periodicals.item') }}
            save={(values, idempotencyKey) => api.send<CommissionView>('POST', `/periodicals/commissions/${one.id}/deliver`, { idempotencyKey, body: { unitId: unit.unitId, itemId: values.itemId ?? '' } })}
            onSaved={() => void message.success(text('periodicals.asked.delivered'))}
          >
            <Field name="itemId" label={text('periodicals.item')} required><ItemSelect path="/submissions/items" /></Field>
          </DialogForm>
        </Space>
      )}
    </li>
  );
}

function PublishDialog() {
  const text = useText();
  return (
    <DialogForm<{ kind: 'commission' | 'points'; title: string; content: string; requirements: string; dueAt: string; unitIds: string[] }, CommissionView>
      label={text('periodicals.commission-publish')}
      button={{ type: 'primary' }}
      initial={{ kind: 'commission', title: '', content: '', requirements: '', dueAt: '', unitIds: [] }}
      labels={{ kind: text('periodicals.commission-kind'), title: text('periodicals.title'), content: text('periodicals.body'), dueAt: text('periodicals.due-on'), unitIds: text('periodicals.addressees') }}
      save={({ dueAt, ...values }, idempotencyKey) => api.send<CommissionView>('POST', '/periodicals/commissions', { idempotencyKey, body: { ...values, dueAt: dueAt ? momentAt(dueAt) : null } })}
    >
      <Field name="kind" label={text('periodicals.commission-kind')} required><Select options={kinds.map((value) => ({ value, label: text(`periodicals.commission.${value}`) }))} /></Field>
      <Field name="title" label={text('periodicals.title')} required><Input maxLength={200} /></Field>
      <Field name="content" label={text('periodicals.body')} required><Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={8000} /></Field>
      <Field name="requirements" label={text('periodicals.requirements')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} /></Field>
      <Field name="dueAt" label={text('periodicals.due-on')}><Input type="datetime-local" /></Field>
      <Field name="unitIds" label={text('periodicals.addressees')} required><UnitSelect many /></Field>
    </DialogForm>
  );
}
