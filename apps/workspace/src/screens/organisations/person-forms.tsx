import { Input } from 'antd';
import { useNavigate } from 'react-router';
import type { Person } from '@gongkai/organisations/contract';
import { useText, type Text } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { PersonSelect } from '../../parts/person-select.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';

interface PersonValues {
  name?: string;
  unitId?: string;
  email?: string;
  phone?: string;
}

const labelsOf = (text: Text) => ({ name: text('organisations.person-name'), unitId: text('organisations.unit'), email: text('organisations.email'), phone: text('organisations.phone') });

function PersonFields() {
  const labels = labelsOf(useText());
  return (
    <>
      <Field name="name" label={labels.name} required><Input maxLength={60} autoComplete="off" /></Field>
      <Field name="unitId" label={labels.unitId} required><UnitSelect /></Field>
      <Field name="email" label={labels.email}><Input type="email" maxLength={200} autoComplete="off" /></Field>
      <Field name="phone" label={labels.phone}><Input maxLength={32} autoComplete="off" /></Field>
    </>
  );
}

/** Enters a person who works in a unit. */
export function AddPerson({ unitId }: { unitId?: string }) {
  const text = useText();
  const navigate = useNavigate();
  return (
    <DialogForm<PersonValues, Person>
      label={text('organisations.add-person')}
      initial={unitId ? { unitId } : {}}
      labels={labelsOf(text)}
      save={({ email, phone, ...values }, idempotencyKey) => api.post('/organisations/persons', { ...values, email: email || null, phone: phone || null }, { idempotencyKey })}
      onSaved={(person) => void navigate(`/people/${person.id}`)}
    >
      <PersonFields />
    </DialogForm>
  );
}

/** Corrects a person or moves him to another unit. */
export function ChangePerson({ person }: { person: Person }) {
  const text = useText();
  return (
    <DialogForm<PersonValues>
      label={text('organisations.change-person')}
      initial={{ name: person.name, unitId: person.unitId, email: person.email ?? '', phone: person.phone ?? '' }}
      labels={labelsOf(text)}
      save={({ email, phone, ...values }) => api.patch(`/organisations/persons/${person.id}`, { ...values, email: email || null, phone: phone || null, seenVersion: person.version })}
    >
      <PersonFields />
    </DialogForm>
  );
}

/** Records who stands in while somebody is away. */
export function RecordAbsence({ person }: { person: Person }) {
  const text = useText();
  const labels = { deputyPersonId: text('organisations.deputy'), from: text('organisations.since'), to: text('organisations.back-on'), reason: text('organisations.reason') };
  return (
    <DialogForm<{ deputyPersonId?: string; from?: string; to?: string; reason?: string }>
      label={text('organisations.record-absence')}
      initial={{}}
      labels={labels}
      save={({ reason, ...values }, idempotencyKey) => api.post('/organisations/absences', { ...values, personId: person.id, reason: reason || null }, { idempotencyKey })}
    >
      <Field name="deputyPersonId" label={labels.deputyPersonId} required><PersonSelect unitId={person.unitId} /></Field>
      <Field name="from" label={labels.from} required><Input type="date" /></Field>
      <Field name="to" label={labels.to} required><Input type="date" /></Field>
      <Field name="reason" label={labels.reason}><Input maxLength={200} /></Field>
    </DialogForm>
  );
}
