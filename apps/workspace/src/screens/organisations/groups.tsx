import { Button, Form, Input, Select, Tag } from 'antd';
import { Link } from 'react-router';
import type { GroupView, UnitPage } from '@gongkai/organisations/contract';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { PersonSelect } from '../../parts/person-select.tsx';
import { useAction } from '../../parts/queries.ts';
import { SmallTable } from '../../parts/small-table.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { purposeKeys, seatKeys } from './words.ts';

/** The leading groups of a unit: who leads, who sits in them, who did before, and who does what. */
export function Groups({ page }: { page: UnitPage }) {
  const text = useText();
  const mayLead = page.allowed.includes('lead');
  const end = useAction<string>((groupId) => `/organisations/groups/${groupId}/end`, { touches: ['/organisations'], bodyOf: () => ({}) });
  return (
    <>
      {mayLead && <div className="unit-actions"><SetGroup unitId={page.unit.id} /></div>}
      {page.groups.length === 0 && <p>{text('organisations.none')}</p>}
      {page.groups.map((group) => (
        <section key={group.id} className="unit-part">
          <h3>{group.name} <Tag>{text(`organisations.purpose.${group.purpose}`)}</Tag>{group.validTo && <Tag color="error">{text('organisations.until')} {group.validTo}</Tag>}</h3>
          {group.officeUnitName && <p>{text('organisations.office-unit')}：{group.officeUnitName}</p>}
          <Seats seats={group.seats.filter((seat) => seat.validTo === null)} />
          {mayLead && group.validTo === null && (
            <div className="page-actions unit-actions">
              <SetGroup unitId={page.unit.id} group={group} />
              <ActionButton label={text('organisations.end-group')} explanation={text('organisations.end-group-text')} danger run={() => end.mutateAsync(group.id)} />
            </div>
          )}
          {group.seats.some((seat) => seat.validTo !== null) && (
            <details>
              <summary>{text('organisations.seats-before')}</summary>
              <Seats seats={group.seats.filter((seat) => seat.validTo !== null)} />
            </details>
          )}
        </section>
      ))}
    </>
  );
}

function Seats({ seats }: { seats: GroupView['seats'] }) {
  const text = useText();
  return (
    <SmallTable
      columns={['seat', 'person', 'duties', 'since', 'until'].map((key) => ({ key, title: text(`organisations.${key}`) }))}
      rows={seats.map((seat) => ({
        key: seat.id,
        cells: [text(`organisations.seat.${seat.seat}`), <Link to={`/people/${seat.personId}`}>{seat.personName}</Link>, seat.duties, seat.validFrom, seat.validTo],
      }))}
    />
  );
}

interface GroupValues {
  name?: string;
  purpose: string;
  officeUnitId?: string;
  basis?: string;
  from?: string;
  seats: { personId?: string; seat: string; duties?: string }[];
}

function SetGroup({ unitId, group }: { unitId: string; group?: GroupView }) {
  const text = useText();
  const labels = {
    name: text('organisations.group-name'), purpose: text('organisations.purpose'), officeUnitId: text('organisations.office-unit'), basis: text('organisations.basis'),
    from: text('organisations.from-day'), seats: text('organisations.seat'),
  };
  const standing = group?.seats.filter((seat) => seat.validTo === null) ?? [];
  const names = new Map(standing.map((seat) => [seat.personId, seat.personName]));
  const initial: GroupValues = group
    ? { name: group.name, purpose: group.purpose, ...(group.officeUnitId ? { officeUnitId: group.officeUnitId } : {}), ...(group.basis ? { basis: group.basis } : {}),
        seats: standing.map((seat) => ({ personId: seat.personId, seat: seat.seat, ...(seat.duties ? { duties: seat.duties } : {}) })) }
    : { purpose: 'openness', seats: [{ seat: 'leader' }, { seat: 'deputy' }] };
  return (
    <DialogForm<GroupValues>
      label={text(group ? 'organisations.change-group' : 'organisations.set-group')}
      initial={initial}
      labels={labels}
      save={({ from, basis, officeUnitId, ...values }, idempotencyKey) => api.post('/organisations/groups', {
        ...values, unitId, officeUnitId: officeUnitId ?? null, basis: basis || null, ...(from ? { from } : {}), ...(group ? { groupId: group.id, seenVersion: group.version } : {}),
      }, { idempotencyKey })}
    >
      <Field name="name" label={labels.name} required><Input maxLength={100} /></Field>
      <Field name="purpose" label={labels.purpose} required><Select options={purposeKeys.map((purpose) => ({ value: purpose, label: text(`organisations.purpose.${purpose}`) }))} /></Field>
      <Field name="officeUnitId" label={labels.officeUnitId}><UnitSelect allowClear /></Field>
      <Form.List name="seats">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <fieldset key={row.key} className="seat-row">
                <Form.Item name={[row.name, 'seat']} rules={[{ required: true }]}><Select aria-label={labels.seats} options={seatKeys.map((seat) => ({ value: seat, label: text(`organisations.seat.${seat}`) }))} /></Form.Item>
                <Form.Item name={[row.name, 'personId']} rules={[{ required: true, message: text('general.required') }]}><KnownPerson names={names} label={text('organisations.person')} /></Form.Item>
                <Form.Item name={[row.name, 'duties']}><Input placeholder={text('organisations.duties')} aria-label={text('organisations.duties')} maxLength={500} /></Form.Item>
                <Button onClick={() => remove(row.name)}>{text('organisations.remove-seat')}</Button>
              </fieldset>
            ))}
            <Button block type="dashed" onClick={() => add({ seat: 'member' })}>{text('organisations.add-seat')}</Button>
          </>
        )}
      </Form.List>
      <Field name="from" label={labels.from}><Input type="date" /></Field>
      <Field name="basis" label={labels.basis}><Input maxLength={200} /></Field>
    </DialogForm>
  );
}

function KnownPerson({ names, label, ...field }: { names: ReadonlyMap<string, string>; label: string; value?: string; onChange?: (value: string) => void }) {
  const name = field.value ? names.get(field.value) : undefined;
  return <PersonSelect {...field} aria-label={label} {...(field.value && name ? { known: { value: field.value, label: name } } : {})} />;
}
