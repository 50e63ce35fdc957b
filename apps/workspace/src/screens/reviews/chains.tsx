import type { ChainStep, ChainView } from '@gongkai/reviews/contract';
import { Card, Input, Select, Skeleton, Space } from 'antd';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { reviewedKinds } from './case-columns.tsx';
import { ChainSteps, StepLine } from './chain-steps.tsx';
import { newStep } from './step-values.ts';

/** Who reviews what: the jurisdiction's defaults and the chains of single units. */
export function Chains() {
  const text = useText();
  const chains = useRecord<{ rows: ChainView[] }>('/reviews/chains');
  return (
    <Page title={text('reviews.chains')} actions={<EditChain chain={null} />}>
      <p>{text('reviews.chains-hint')}</p>
      <Problems error={chains.error} onRetry={() => void chains.refetch()} />
      {chains.isPending && <Skeleton active />}
      <div className="cards">{chains.data?.rows.map((chain) => <ChainCard key={chain.id} chain={chain} />)}</div>
    </Page>
  );
}

function ChainCard({ chain }: { chain: ChainView }) {
  const text = useText();
  const retire = useAction<{ seenVersion: number }>(`/reviews/chains/${chain.id}/retire`, { touches: ['/reviews/chains'] });
  return (
    <Card title={<h2>{chain.name}</h2>}>
      <p>{text(`reviews.kind.${chain.kind}`)} · {chain.organName ?? text('reviews.chain-default')}</p>
      <ol>{chain.steps.map((step) => <li key={step.key}><StepLine step={step} /></li>)}</ol>
      <Space wrap>
        {chain.allowed.includes('save') && <EditChain chain={chain} />}
        {chain.allowed.includes('retire') && (
          <ActionButton label={text('reviews.chain-retire')} explanation={text('reviews.chain-retire-confirm')} danger run={() => retire.mutateAsync({ seenVersion: chain.version })} />
        )}
      </Space>
    </Card>
  );
}

interface Values {
  kind: string;
  organUnitId: string | null;
  name: string;
  steps: ChainStep[];
}

function EditChain({ chain }: { chain: ChainView | null }) {
  const text = useText();
  const initial: Values = chain ?? { kind: reviewedKinds[0], organUnitId: null, name: '', steps: [newStep([])] };
  const labels = { kind: text('reviews.chain-kind'), organUnitId: text('reviews.chain-organ'), name: text('reviews.chain-name'), steps: text('reviews.chain-steps') };
  return (
    <DialogForm<Values, ChainView>
      label={text(chain ? 'reviews.edit' : 'reviews.chain-new')}
      button={{ type: chain ? 'default' : 'primary' }}
      initial={{ kind: initial.kind, organUnitId: initial.organUnitId, name: initial.name, steps: initial.steps }}
      labels={labels}
      save={({ kind, organUnitId, name, steps }) => api.put<ChainView>('/reviews/chains', { kind, organUnitId: organUnitId ?? null, name, steps, seenVersion: chain?.version ?? null })}
    >
      <Field name="kind" label={labels.kind} required>
        <Select disabled={chain !== null} options={reviewedKinds.map((kind) => ({ value: kind, label: text(`reviews.kind.${kind}`) }))} />
      </Field>
      <Field name="organUnitId" label={labels.organUnitId}>
        <UnitSelect disabled={chain !== null} allowClear placeholder={text('reviews.chain-default')} />
      </Field>
      <Field name="name" label={labels.name} required><Input maxLength={100} /></Field>
      <Field name="steps" label={labels.steps} required><ChainSteps /></Field>
    </DialogForm>
  );
}
