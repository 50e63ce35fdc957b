import type { ReactNode } from 'react';
import { App, Input, InputNumber, Select, Skeleton } from 'antd';
import type { SecuritySetting } from '@gongkai/accounts/contract';
import { useText } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import { Field } from '../../parts/form/field.tsx';
import { FormShell } from '../../parts/form/form-shell.tsx';
import { useRecordForm } from '../../parts/form/use-record-form.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';

const path = '/accounts/settings/security';

/** The jurisdiction's rules for signing in, kept by the security administrator. */
export function Security() {
  const text = useText();
  const setting = useRecord<SecuritySetting>(path);
  return (
    <Page title={text('accounts.security')}>
      <Problems error={setting.error} onRetry={() => void setting.refetch()} />
      {setting.isPending && <Skeleton active />}
      {setting.data && <SecurityForm setting={setting.data} />}
    </Page>
  );
}

type Values = Omit<SecuritySetting, 'allowList'> & { allowList: string };

// Each number with its bounds, as the contract has them.
const numbers = {
  'password.minLength': ['min-length', 8, 64], 'password.minClasses': ['min-classes', 1, 4], 'password.maxAgeDays': ['max-age', 0, 3650], 'password.history': ['history', 0, 24],
  'lockout.attempts': ['attempts', 3, 20], 'lockout.minutes': ['minutes', 1, 1440],
  'session.idleMinutes': ['idle', 5, 480], 'session.absoluteHours': ['absolute', 1, 72],
  invitationHours: ['invitation', 1, 720], unusedDays: ['unused', 0, 3650],
} as const;
type NumberName = keyof typeof numbers;

function SecurityForm({ setting }: { setting: SecuritySetting }) {
  const text = useText();
  const { message } = App.useApp();
  const form = useRecordForm<Values>({
    name: null,
    initial: { ...setting, allowList: setting.allowList.join('\n') },
    save: ({ allowList, ...values }) => api.put(path, { ...values, allowList: allowList.split('\n').map((line) => line.trim()).filter((line) => line !== '') }),
    onSaved: () => void message.success(text('accounts.saved')),
  });
  const labelOf = (name: NumberName) => text(`accounts.security-${numbers[name][0]}`);
  const labels = {
    ...Object.fromEntries((Object.keys(numbers) as NumberName[]).map((name) => [name, labelOf(name)])),
    allowList: text('accounts.security-allow-list'), secondFactor: text('accounts.security-second-factor'),
  };
  const field = (name: NumberName) => <Field key={name} name={name} label={labelOf(name)} required><InputNumber min={numbers[name][1]} max={numbers[name][2]} precision={0} /></Field>;
  const part = (title: string, names: readonly NumberName[], more?: ReactNode) => (
    <fieldset className="form-part">
      <legend>{text(`accounts.${title}`)}</legend>
      <div className="field-grid">{names.map(field)}{more}</div>
    </fieldset>
  );
  return (
    <FormShell form={form} labels={labels} submitText={text('accounts.save')}>
      {part('security-password', ['password.minLength', 'password.minClasses', 'password.maxAgeDays', 'password.history'])}
      {part('security-lockout', ['lockout.attempts', 'lockout.minutes'])}
      {part('security-session', ['session.idleMinutes', 'session.absoluteHours'])}
      {part('security-others', ['invitationHours', 'unusedDays'], (
        <Field name="secondFactor" label={text('accounts.security-second-factor')} required>
          <Select options={(['everybody', 'administrators', 'voluntary'] as const).map((value) => ({ value, label: text(`accounts.security-second-factor.${value}`) }))} />
        </Field>
      ))}
      <Field name="allowList" label={text('accounts.security-allow-list')} help={text('accounts.security-allow-list-help')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} spellCheck={false} />
      </Field>
    </FormShell>
  );
}
