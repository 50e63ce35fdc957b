import type { ChainStep } from '@gongkai/reviews/contract';
import { Button, Card, Checkbox, Input, Select, Space } from 'antd';
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useText, type Text } from '../../app/language.tsx';
import { byOf, moved, newStep, stepKinds, stepPlaces, stepPosts, stepRoles, wordOf } from './step-values.ts';

/** A form's field for the steps of a chain, in their order. */
export function ChainSteps({ value = [], onChange, id }: { value?: ChainStep[]; onChange?: (steps: ChainStep[]) => void; id?: string }) {
  const text = useText();
  const change = (at: number, parts: Partial<ChainStep>) => onChange?.(value.map((step, index) => (index === at ? { ...step, ...parts } : step)));
  return (
    <div id={id} tabIndex={-1}>
      {value.map((step, index) => (
        <Card key={step.key} size="small" title={`${text('reviews.step')} ${index + 1}`} extra={
          <Space.Compact>
            <Button size="small" icon={<ArrowUpOutlined />} aria-label={text('reviews.step-up')} disabled={index === 0} onClick={() => onChange?.(moved(value, index, -1))} />
            <Button size="small" icon={<ArrowDownOutlined />} aria-label={text('reviews.step-down')} disabled={index === value.length - 1} onClick={() => onChange?.(moved(value, index, 1))} />
            <Button size="small" danger icon={<DeleteOutlined />} aria-label={text('reviews.step-remove')} onClick={() => onChange?.(value.filter((_, at) => at !== index))} />
          </Space.Compact>
        }>
          <StepFields step={step} change={(parts) => change(index, parts)} />
        </Card>
      ))}
      <Button block icon={<PlusOutlined />} onClick={() => onChange?.([...value, newStep(value)])}>{text('reviews.step-add')}</Button>
    </div>
  );
}

function StepFields({ step, change }: { step: ChainStep; change(parts: Partial<ChainStep>): void }) {
  const text = useText();
  const choice = <V extends string>(labelKey: string, chosen: V, options: { value: V; label: string }[], set: (value: V) => void) => (
    <label className="full">{text(labelKey)}<Select className="full" aria-label={text(labelKey)} value={chosen} options={options} onChange={set} /></label>
  );
  return (
    <Space orientation="vertical" className="full">
      <label className="full">{text('reviews.step-name')}<Input value={step.name} maxLength={40} onChange={(event) => change({ name: event.target.value })} /></label>
      {choice('reviews.step-by', wordOf(step.by), reviewers(text, step), (word) => change({ by: byOf(word, step.by) }))}
      {choice('reviews.step-of', step.of, stepPlaces.map((value) => ({ value, label: text(`reviews.step-of.${value}`) })), (of) => change({ of }))}
      {choice('reviews.step-kind', step.kind, stepKinds.map((value) => ({ value, label: text(`reviews.step-kind.${value}`) })), (kind) => change({ kind }))}
      {choice('reviews.step-mode', step.mode, (['any', 'all'] as const).map((value) => ({ value, label: text(`reviews.step-mode.${value}`) })), (mode) => change({ mode }))}
      <Checkbox checked={step.optional} onChange={(event) => change({ optional: event.target.checked })}>{text('reviews.step-optional')}</Checkbox>
    </Space>
  );
}

function reviewers(text: Text, step: ChainStep): { value: string; label: string }[] {
  const named = 'accountIds' in step.by ? [{ value: 'named', label: text('reviews.step-named', { number: step.by.accountIds.length }) }] : [];
  return [
    ...named,
    ...stepPosts.map((post) => ({ value: `post:${post}`, label: text(`reviews.step-post.${post}`) })),
    ...stepRoles.map((role) => ({ value: `role:${role}`, label: text(`reviews.step-role.${role}`) })),
  ];
}

/** One step in a line, for reading. */
export function StepLine({ step }: { step: ChainStep }) {
  const text = useText();
  const who = reviewers(text, step).find((option) => option.value === wordOf(step.by))?.label;
  return <>{step.name} <small>{[who, step.mode === 'all' && text('reviews.step-mode.all'), step.optional && text('reviews.step-optional')].filter(Boolean).join(' · ')}</small></>;
}
