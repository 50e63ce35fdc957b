import type { BulletinSummary, BulletinView } from '@gongkai/scoring/contract';
import { Input, Select } from 'antd';
import { useNavigate } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { api } from '../../parts/api.ts';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { Page } from '../../parts/page.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { recentMonths } from './entry-columns.tsx';

const lengths = ['month', 'quarter', 'year'] as const satisfies readonly BulletinSummary['length'][];
const states = ['draft', 'in-review', 'approved', 'issued'] as const;

/** Notices of months, quarters and years; for units those that were issued. */
export function Bulletins() {
  const text = useText();
  const { may } = useSession();
  const keeps = may('scoring.keep');
  return (
    <Page title={text('scoring.bulletins')} actions={keeps && <Compile />}>
      <DataList<BulletinSummary>
        path="/scoring/bulletins" exportPath="/scoring/bulletins/export.xlsx" name="scoring-bulletins" rowKey={(row) => row.id} rowLink={(row) => `/scoring/bulletins/${row.id}`}
        filters={[
          { kind: 'choice', name: 'length', labelKey: 'scoring.length', options: lengths.map((value) => ({ value, labelKey: `scoring.length.${value}` })) },
          ...(keeps ? [{ kind: 'choice' as const, name: 'state', labelKey: 'scoring.state', options: states.map((value) => ({ value, labelKey: `scoring.state.${value}` })) }] : []),
        ]}
        columns={[
          { key: 'title', titleKey: 'scoring.title', render: (row) => row.title },
          { key: 'period', titleKey: 'scoring.period', render: (row) => (row.periodFrom === row.periodTo ? row.periodTo : `${row.periodFrom} – ${row.periodTo}`) },
          { key: 'state', titleKey: 'scoring.state', render: (row) => <StateTag state={`scoring.state.${row.state}`} /> },
          { key: 'number', titleKey: 'scoring.number', render: (row) => (row.number === null ? '' : text('scoring.number-of', { year: row.year ?? '', number: row.number })) },
          { key: 'issued', titleKey: 'scoring.issued-on', render: (row) => row.issuedOn ?? '' },
        ]}
      />
    </Page>
  );
}

interface Values {
  month: string;
  length: BulletinSummary['length'];
  rankBy: 'period' | 'cumulative';
}

function Compile() {
  const text = useText();
  const navigate = useNavigate();
  return (
    <DialogForm<Values, BulletinView>
      label={text('scoring.compile')} button={{ type: 'primary' }} initial={{ month: recentMonths(2)[1]!, length: 'month', rankBy: 'cumulative' }}
      labels={{ month: text('scoring.month'), length: text('scoring.length'), rankBy: text('scoring.rank-by') }}
      save={(values, idempotencyKey) => api.post('/scoring/bulletins', values, { idempotencyKey })}
      onSaved={(bulletin) => void navigate(`/scoring/bulletins/${bulletin.id}`)}
    >
      <Field name="length" label={text('scoring.length')}><Select options={lengths.map((value) => ({ value, label: text(`scoring.length.${value}`) }))} /></Field>
      <Field name="month" label={text('scoring.month')} help={text('scoring.length-help')} required><Input type="month" /></Field>
      <Field name="rankBy" label={text('scoring.rank-by')}><Select options={(['cumulative', 'period'] as const).map((value) => ({ value, label: text(`scoring.rank-by.${value}`) }))} /></Field>
    </DialogForm>
  );
}
