import { Card, Empty, Form, Input, Select, Tag } from 'antd';
import type { AccountPage, GrantView } from '@gongkai/accounts/contract';
import { useText, type Text } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { ActorName } from '../../parts/actor-name.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { dayText } from '../../parts/moments.ts';
import { useAction } from '../../parts/queries.ts';
import { SmallTable } from '../../parts/small-table.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';

const colours = { holds: 'success', coming: 'processing', ended: 'default' } as const;

function periodOf(text: Text, grant: GrantView): string {
  return `${dayText(grant.validFrom)} — ${grant.validTo ? dayText(new Date(Date.parse(grant.validTo) - 1)) : text('accounts.grant-forever')}`;
}

/** The roles of an account, those that hold first; whoever grants may add and revoke, which works at once. */
export function Grants({ account }: { account: AccountPage }) {
  const text = useText();
  const mayGrant = account.allowed.includes('grant');
  const revoke = useAction<string>((grantId) => `/accounts/grants/${grantId}/revoke`, { touches: ['/accounts'], bodyOf: () => undefined });
  const order = { holds: 0, coming: 1, ended: 2 };
  const grants = [...account.grants].sort((a, b) => order[a.state] - order[b.state]);
  return (
    <Card className="work-section" title={<h2>{text('accounts.grants')}</h2>} extra={account.grantable.length > 0 && <GrantRole account={account} />}>
      {grants.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('accounts.no-grants')} />}
      {grants.length > 0 && (
        <SmallTable
          columns={[...['role', 'unit', 'grant-scope', 'grant-period', 'state', 'granted-by', 'grant-reason'].map((key) => ({ key, title: text(`accounts.${key}`) })), ...(mayGrant ? [{ key: 'revoke', title: '' }] : [])]}
          rows={grants.map((grant) => ({
            key: grant.id,
            cells: [
              <strong>{text(`accounts.role.${grant.role}`)}</strong>, grant.unitName, text(`accounts.scope.${grant.scope}`), periodOf(text, grant),
              <Tag color={colours[grant.state]}>{text(`accounts.grant-state.${grant.state}`)}</Tag>, <ActorName name={grant.grantedBy} />, grant.reason,
              ...(mayGrant ? [grant.state !== 'ended' && (
                <ActionButton label={text('accounts.revoke')} explanation={text('accounts.revoke-text', { role: text(`accounts.role.${grant.role}`) })} danger quiet
                  run={() => revoke.mutateAsync(grant.id)} button={{ size: 'small' }} />
              )] : []),
            ],
          }))}
        />
      )}
    </Card>
  );
}

interface GrantValues {
  role?: string;
  unitId?: string;
  scope: string;
  from?: string;
  to?: string;
  reason?: string;
}

/** Chooses a role, and with it how far it usually reaches. */
function RoleSelect({ grantable, ...rest }: { grantable: AccountPage['grantable']; id?: string; value?: string; onChange?: (role: string) => void }) {
  const text = useText();
  const form = Form.useFormInstance<GrantValues>();
  const choose = (role: string) => {
    rest.onChange?.(role);
    form.setFieldValue('scope', grantable.find((one) => one.role === role)?.scope);
  };
  return <Select {...rest} onChange={choose} options={grantable.map(({ role }) => ({ value: role, label: text(`accounts.role.${role}`) }))} />;
}

function GrantRole({ account }: { account: AccountPage }) {
  const text = useText();
  const labels = {
    role: text('accounts.role'), unitId: text('accounts.grant-unit'), scope: text('accounts.grant-scope'), from: text('accounts.grant-from'),
    to: text('accounts.grant-to'), reason: text('accounts.grant-reason'),
  };
  return (
    <DialogForm<GrantValues>
      label={text('accounts.grant')}
      explanation={text('accounts.grant-text')}
      initial={{ unitId: account.unitId, scope: 'unit' }}
      labels={labels}
      button={{ type: 'primary' }}
      save={(values, idempotencyKey) => api.post(`/accounts/${account.id}/grants`, Object.fromEntries(Object.entries(values).filter(([, value]) => value)), { idempotencyKey })}
    >
      <Field name="role" label={labels.role} required><RoleSelect grantable={account.grantable} /></Field>
      <Field name="unitId" label={labels.unitId} required><UnitSelect /></Field>
      <Field name="scope" label={labels.scope} required><Select options={['unit', 'subtree', 'jurisdiction'].map((scope) => ({ value: scope, label: text(`accounts.scope.${scope}`) }))} /></Field>
      <Field name="from" label={labels.from}><Input type="date" /></Field>
      <Field name="to" label={labels.to}><Input type="date" /></Field>
      <Field name="reason" label={labels.reason}><Input maxLength={200} /></Field>
    </DialogForm>
  );
}
