import { type ReactElement } from 'react';
import { App, Card, Input, InputNumber, Skeleton } from 'antd';
import { useText } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import { Field } from '../../parts/form/field.tsx';
import { FormShell } from '../../parts/form/form-shell.tsx';
import { useRecordForm } from '../../parts/form/use-record-form.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import '../../parts/form/dialog-form.css';

interface FieldOf {
  name: string;
  labelKey: string;
  input: ReactElement<{ id?: string }>;
}

const line = <Input maxLength={1000} />;
const count = <InputNumber min={0} max={50} precision={0} />;
const settings: { setting: string; titleKey: string; fields: FieldOf[] }[] = [
  {
    setting: 'site', titleKey: 'organisations.settings-site',
    fields: [
      ['name', 'site-name'], ['nameEn', 'site-name-en'], ['domain', 'site-domain'], ['host', 'site-host'], ['operator', 'site-operator'], ['idCode', 'site-identifier'], ['icp', 'site-icp'],
      ['policeRecord.number', 'site-police'], ['policeRecord.address', 'site-police-address'], ['errorReport', 'site-error-report'],
      ['office.name', 'site-office'], ['office.address', 'site-address'], ['office.hours', 'site-hours'], ['office.phone', 'site-phone'], ['office.fax', 'site-fax'],
      ['office.email', 'site-email'], ['office.postcode', 'site-postcode'], ['office.note', 'site-note'],
    ].map(([name, label]) => ({ name: name!, labelKey: `organisations.${label}`, input: line })),
  },
  { setting: 'issuer', titleKey: 'organisations.settings-issuer', fields: [{ name: 'officeName', labelKey: 'organisations.issuer-office', input: line }] },
  {
    setting: 'network', titleKey: 'organisations.settings-network',
    fields: [{ name: 'officersMin', labelKey: 'organisations.officers-min', input: count }, { name: 'officersMax', labelKey: 'organisations.officers-max', input: count }],
  },
];

/** What the jurisdiction prints on its pages and documents, and how many officers a unit names. */
export function JurisdictionSettings() {
  const text = useText();
  return (
    <Page title={text('organisations.settings')}>
      <div className="setting-cards">{settings.map((one) => <SettingCard key={one.setting} {...one} path={`/organisations/settings/${one.setting}`} />)}</div>
    </Page>
  );
}

type Value = string | number | null | undefined | { [name: string]: Value };
type Values = Record<string, Value>;

// What was left empty is not set; a part with nothing in it is none.
function filled(values: Values): Values {
  const kept = Object.entries(values).flatMap(([name, value]): [string, Value][] => {
    const inner = value !== null && typeof value === 'object' ? filled(value) : value;
    const empty = inner === '' || inner === null || inner === undefined || (typeof inner === 'object' && Object.keys(inner).length === 0);
    return empty ? [] : [[name, inner]];
  });
  return Object.fromEntries(kept);
}

function SettingCard({ titleKey, fields, path }: { titleKey: string; fields: FieldOf[]; path: string }) {
  const text = useText();
  const setting = useRecord<Values>(path);
  return (
    <Card title={<h2>{text(titleKey)}</h2>}>
      <Problems error={setting.error} onRetry={() => void setting.refetch()} />
      {setting.isPending && <Skeleton active />}
      {setting.data && <SettingForm fields={fields} path={path} initial={setting.data} />}
    </Card>
  );
}

function SettingForm({ fields, path, initial }: { fields: FieldOf[]; path: string; initial: Values }) {
  const text = useText();
  const { message } = App.useApp();
  const form = useRecordForm<Values>({
    name: null,
    initial,
    save: (values) => api.put(path, filled(values)),
    onSaved: () => void message.success(text('organisations.saved')),
  });
  return (
    <FormShell form={form} labels={Object.fromEntries(fields.map((field) => [field.name, text(field.labelKey)]))} submitText={text('organisations.save')}>
      <div className="field-grid">{fields.map((field) => <Field key={field.name} name={field.name} label={text(field.labelKey)}>{field.input}</Field>)}</div>
    </FormShell>
  );
}
