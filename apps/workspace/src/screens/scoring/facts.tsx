import type { FactView, RecordedFact, Rulebook, UnitScores } from '@gongkai/scoring/contract';
import { Input, Select } from 'antd';
import { useLanguage, useText, type Text } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { ActorName } from '../../parts/actor-name.tsx';
import { api } from '../../parts/api.ts';
import { DataList, type ListColumn } from '../../parts/data-list/data-list.tsx';
import type { ListFilter } from '../../parts/data-list/list-address.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { dayText, minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { FileImport } from './file-import.tsx';
import { useRulesInForce } from './rules-in-force.ts';

const sources = ['announced', 'imported', 'manual', 'appeal'] as const;

function columnsOf(text: Text): ListColumn<FactView>[] {
  return [
    { key: 'title', titleKey: 'scoring.matter', render: (row) => row.title ?? row.subjectId },
    { key: 'kind', titleKey: 'scoring.fact-kind', width: 110, render: (row) => row.kindLabel },
    { key: 'units', titleKey: 'scoring.unit', width: 210, render: (row) => row.units.map((unit) => unit.name).join('、') },
    { key: 'occurred', titleKey: 'scoring.occurred-on', render: (row) => row.occurredOn },
    { key: 'tags', titleKey: 'scoring.tags', optional: true, render: (row) => row.marks.map(({ label, value }) => text('workspace.problem-at', { label, problem: typeof value === 'boolean' ? text(value ? 'rulebook.yes' : 'rulebook.no') : String(value) })).join('；') },
    { key: 'source', titleKey: 'scoring.source', width: 100, render: (row) => <SourceName source={row.source} /> },
    { key: 'by', titleKey: 'scoring.recorded-by', render: (row) => <ActorName name={row.recordedBy} /> },
    { key: 'at', titleKey: 'scoring.recorded-at', optional: true, render: (row) => minuteText(row.recordedAt) },
    { key: 'reason', titleKey: 'scoring.reason', render: (row) => row.reason ?? '' },
    { key: 'withdraw', titleKey: 'periodicals.actions', phone: false, render: (row) => <Withdraw fact={row} /> },
  ];
}

function SourceName({ source }: { source: FactView['source'] }) {
  const text = useText();
  return <>{text(`scoring.source.${source}`)}</>;
}

/** Takes a fact back by another fact. */
function Withdraw({ fact }: { fact: FactView }) {
  const text = useText();
  const act = useAction<string, RecordedFact>('/scoring/facts', {
    touches: ['/scoring'],
    bodyOf: (reason) => ({ kind: 'withdrawn', units: fact.units.map(({ unitId }) => ({ unitId })), tags: {}, occurredOn: fact.occurredOn, corrects: fact.id, reason }),
  });
  if (fact.kind === 'withdrawn') return null;
  return <ActionButton label={text('scoring.withdraw-fact')} explanation={text('scoring.withdraw-fact-explain')} reason="required" run={(reason) => act.mutateAsync(reason)} button={{ size: 'small' }} />;
}

/** What the ledger was told: by other modules, by imports, by hand. */
export function Facts() {
  const text = useText();
  const { language } = useLanguage();
  const rules = useRulesInForce();
  const kinds = (rules?.factKinds ?? []).map((kind) => ({ value: kind.kind, label: language === 'en' ? kind.label.en : kind.label.zh }));
  const units = useRecord<UnitScores>('/scoring/scores');
  const filters: ListFilter[] = [
    { kind: 'choice', name: 'unitId', labelKey: 'scoring.unit', options: (units.data?.units ?? []).map((unit) => ({ value: unit.id, label: unit.name })) },
    { kind: 'choice', name: 'kind', labelKey: 'scoring.fact-kind', options: kinds },
    { kind: 'choice', name: 'source', labelKey: 'scoring.source', options: sources.map((value) => ({ value, labelKey: `scoring.source.${value}` })) },
    { kind: 'days', from: 'from', to: 'to', labelKey: 'scoring.occurred-on' },
  ];
  return (
    <Page title={text('scoring.facts')} actions={<>
      <FileImport kind="facts" />
      <RecordFact kinds={kinds} rules={rules} />
    </>}>
      <DataList<FactView> path="/scoring/facts" exportPath="/scoring/facts/export.xlsx" name="scoring-facts" columns={columnsOf(text)} filters={filters} rowKey={(row) => row.id} />
    </Page>
  );
}

interface Values {
  kind: string;
  title: string;
  unitIds: string[];
  occurredOn: string;
  level: string;
  reason: string;
}

function RecordFact({ kinds, rules }: { kinds: { value: string; label: string }[]; rules: Rulebook | undefined }) {
  const text = useText();
  const { language } = useLanguage();
  const levels = (rules?.tags['level']?.values ?? []).map((one) => ({ value: String(one.value), label: language === 'en' ? one.label.en : one.label.zh }));
  return (
    <DialogForm<Values, RecordedFact>
      label={text('scoring.record-fact')} explanation={text('scoring.record-fact-help')} button={{ type: 'primary' }}
      initial={{ kind: '', title: '', unitIds: [], occurredOn: dayText(new Date()), level: '', reason: '' }}
      labels={{ kind: text('scoring.fact-kind'), title: text('scoring.fact-title'), units: text('scoring.fact-units'), unitIds: text('scoring.fact-units'), occurredOn: text('scoring.occurred-on'), reason: text('scoring.reason') }}
      save={({ unitIds, level, ...values }, idempotencyKey) => api.post('/scoring/facts', { ...values, units: unitIds.map((unitId) => ({ unitId })), tags: level ? { level } : {} }, { idempotencyKey })}
    >
      <Field name="kind" label={text('scoring.fact-kind')} required><Select options={kinds} showSearch={{ optionFilterProp: 'label' }} /></Field>
      <Field name="title" label={text('scoring.fact-title')} required><Input maxLength={300} /></Field>
      <Field name="unitIds" label={text('scoring.fact-units')} required><UnitSelect many /></Field>
      <Field name="occurredOn" label={text('scoring.occurred-on')} required><Input type="date" /></Field>
      {levels.length > 0 && <Field name="level" label={text('scoring.level')}><Select allowClear options={levels} /></Field>}
      <Field name="reason" label={text('scoring.reason')} required><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Field>
    </DialogForm>
  );
}
