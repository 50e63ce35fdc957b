import { Button, Input, InputNumber } from 'antd';
import { Link } from 'react-router';
import type { UnitPage } from '@gongkai/organisations/contract';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { useAction } from '../../parts/queries.ts';
import { UnitSelect } from '../../parts/unit-select.tsx';

/** The assessment classes of a unit by scheme and year. */
export function Classes({ page }: { page: UnitPage }) {
  const text = useText();
  const path = `/organisations/units/${page.unit.id}/class`;
  const clear = useAction<{ scheme: string; year: number; class: null }>(path, { method: 'PUT', touches: ['/organisations'] });
  const labels = { scheme: text('organisations.scheme'), year: text('organisations.year'), class: text('organisations.class') };
  const mayClass = page.allowed.includes('class');
  return (
    <section className="unit-part">
      <h3>{text('organisations.classes')}</h3>
      {mayClass && (
        <DialogForm<{ scheme?: string; year: number; class?: string }>
          label={text('organisations.set-class')} initial={{ year: new Date().getFullYear() }} labels={labels} save={(values) => api.put(path, values)}
        >
          <Field name="scheme" label={labels.scheme} required><Input maxLength={60} /></Field>
          <Field name="year" label={labels.year} required><InputNumber min={2000} max={2100} precision={0} /></Field>
          <Field name="class" label={labels.class} required><Input maxLength={20} /></Field>
        </DialogForm>
      )}
      <ul className="plain-list">
        {page.classes.map((one) => (
          <li key={one.scheme + one.year}>
            <span>{one.year}　{one.scheme}　<strong>{one.class}</strong></span>
            {mayClass && <Button size="small" onClick={() => clear.mutate({ scheme: one.scheme, year: one.year, class: null })}>{text('organisations.clear-class')}</Button>}
          </li>
        ))}
        {page.classes.length === 0 && <li>{text('organisations.none')}</li>}
      </ul>
    </section>
  );
}

/** Which units share in what this one earns. */
export function Credits({ page }: { page: UnitPage }) {
  const text = useText();
  const end = useAction<string>((creditId) => `/organisations/credits/${creditId}/end`, { touches: ['/organisations'], bodyOf: () => ({}) });
  const labels = { creditedUnitId: text('organisations.credited-unit'), share: text('organisations.share'), from: text('organisations.from-day') };
  const mayCredit = page.allowed.includes('credit');
  return (
    <section className="unit-part">
      <h3>{text('organisations.credits')}</h3>
      <p>{text('organisations.credits-help')}</p>
      {mayCredit && (
        <DialogForm<{ creditedUnitId?: string; share: number; from?: string }>
          label={text('organisations.credit')} initial={{ share: 1 }} labels={labels}
          save={({ from, ...values }, idempotencyKey) => api.post(`/organisations/units/${page.unit.id}/credits`, { ...values, ...(from ? { from } : {}) }, { idempotencyKey })}
        >
          <Field name="creditedUnitId" label={labels.creditedUnitId} required><UnitSelect /></Field>
          <Field name="share" label={labels.share} required><InputNumber min={0.01} max={1} step={0.1} /></Field>
          <Field name="from" label={labels.from}><Input type="date" /></Field>
        </DialogForm>
      )}
      <ul className="plain-list">
        {page.credits.map((credit) => (
          <li key={credit.id}>
            <span><Link to={`/units/${credit.creditedUnitId}`}>{credit.creditedUnitName}</Link>　{credit.share * 100}%　{credit.validFrom} — {credit.validTo ?? text('organisations.stands')}</span>
            {mayCredit && credit.validTo === null && (
              <ActionButton label={text('organisations.end-credit')} explanation={text('organisations.end-credit-text')} button={{ size: 'small' }} danger run={() => end.mutateAsync(credit.id)} />
            )}
          </li>
        ))}
        {page.credits.length === 0 && <li>{text('organisations.none')}</li>}
      </ul>
    </section>
  );
}
