import { Input, InputNumber, Select } from 'antd';
import type { Unit, UnitPage } from '@gongkai/organisations/contract';
import { useNavigate } from 'react-router';
import { useText, type Text } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { groupKeys, kindKeys } from './words.ts';

/** Values without what was left empty. */
const filled = <V extends object>(values: V) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''));

interface UnitValues {
  name?: string;
  shortName?: string;
  parentId?: string;
  kind?: string;
  group?: string;
  code?: string;
  represents?: string;
  sort?: number;
  from?: string;
  basis?: string;
}

const labelsOf = (text: Text) => ({
  name: text('organisations.name'), shortName: text('organisations.short-name'), parentId: text('organisations.parent'), kind: text('organisations.kind'),
  group: text('organisations.ranking'), code: text('organisations.code'), represents: text('organisations.represents'), sort: text('organisations.sort'),
  from: text('organisations.from-day'), basis: text('organisations.basis'),
});

function UnitFields({ place }: { place: boolean }) {
  const text = useText();
  const labels = labelsOf(text);
  return (
    <>
      <Field name="name" label={labels.name} required><Input maxLength={100} /></Field>
      <Field name="shortName" label={labels.shortName}><Input maxLength={40} /></Field>
      {place && <Field name="parentId" label={labels.parentId}><UnitSelect /></Field>}
      <Field name="kind" label={labels.kind} required><Select options={kindKeys.map((kind) => ({ value: kind, label: text(`organisations.kind.${kind}`) }))} /></Field>
      <Field name="group" label={labels.group}><Select allowClear options={groupKeys.map((group) => ({ value: group, label: text(`organisations.group.${group}`) }))} /></Field>
      <Field name="code" label={labels.code}><Input maxLength={30} /></Field>
      <Field name="represents" label={labels.represents}><Input maxLength={200} /></Field>
      <Field name="sort" label={labels.sort}><InputNumber min={0} max={1_000_000} precision={0} /></Field>
      <Field name="from" label={labels.from}><Input type="date" /></Field>
      <Field name="basis" label={labels.basis}><Input maxLength={200} /></Field>
    </>
  );
}

/** Sets a unit up below another, or the top one. */
export function AddUnit({ parentId, label }: { parentId: string | null; label: string }) {
  const text = useText();
  const navigate = useNavigate();
  return (
    <DialogForm<UnitValues, Unit>
      label={label}
      initial={{ kind: parentId === null ? 'government' : 'department' }}
      labels={labelsOf(text)}
      save={(values, idempotencyKey) => api.post('/organisations/units', { ...filled(values), parentId }, { idempotencyKey })}
      onSaved={(unit) => void navigate(`/units/${unit.id}`)}
    >
      <UnitFields place={false} />
    </DialogForm>
  );
}

/** Renames, moves or reclassifies a unit from a day on. */
export function ChangeUnit({ page }: { page: UnitPage }) {
  const text = useText();
  const { unit } = page;
  const initial: UnitValues = {
    name: unit.name, shortName: unit.shortName, kind: unit.kind, group: unit.group, sort: unit.sort,
    ...(unit.parentId ? { parentId: unit.parentId } : {}), ...(unit.code ? { code: unit.code } : {}), ...(unit.represents ? { represents: unit.represents } : {}),
  };
  return (
    <DialogForm<UnitValues>
      label={text('organisations.change-unit')}
      explanation={text('organisations.change-unit-help')}
      initial={initial}
      labels={labelsOf(text)}
      save={({ code, represents, ...values }) => api.patch(`/organisations/units/${unit.id}`, { ...filled(values), code: code || null, represents: represents || null, seenVersion: unit.version })}
    >
      <UnitFields place={unit.parentId !== null} />
    </DialogForm>
  );
}

/** Merges a unit into another. */
export function MergeUnit({ unit }: { unit: Unit }) {
  const text = useText();
  const labels = { intoUnitId: text('organisations.merge-into'), onDay: text('organisations.on-day'), basis: text('organisations.basis') };
  return (
    <DialogForm<{ intoUnitId?: string; onDay?: string; basis?: string }>
      label={text('organisations.merge')}
      explanation={text('organisations.merge-help')}
      initial={{}}
      labels={labels}
      save={(values, idempotencyKey) => api.post('/organisations/units/merge', { ...filled(values), fromUnitIds: [unit.id] }, { idempotencyKey })}
    >
      <Field name="intoUnitId" label={labels.intoUnitId} required><UnitSelect /></Field>
      <Field name="onDay" label={labels.onDay}><Input type="date" /></Field>
      <Field name="basis" label={labels.basis}><Input maxLength={200} /></Field>
    </DialogForm>
  );
}

/** Abolishes a unit, with or without successors. */
export function AbolishUnit({ unit }: { unit: Unit }) {
  const text = useText();
  const labels = { successorIds: text('organisations.successors'), onDay: text('organisations.on-day'), basis: text('organisations.basis') };
  return (
    <DialogForm<{ successorIds?: string[]; onDay?: string; basis?: string }>
      label={text('organisations.abolish')}
      explanation={text('organisations.abolish-help')}
      initial={{}}
      labels={labels}
      button={{ danger: true }}
      save={(values, idempotencyKey) => api.post(`/organisations/units/${unit.id}/abolish`, { ...filled(values), seenVersion: unit.version }, { idempotencyKey })}
    >
      <Field name="successorIds" label={labels.successorIds}><UnitSelect many allowClear /></Field>
      <Field name="onDay" label={labels.onDay}><Input type="date" /></Field>
      <Field name="basis" label={labels.basis}><Input maxLength={200} /></Field>
    </DialogForm>
  );
}
