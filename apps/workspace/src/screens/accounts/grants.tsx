import { Card, Empty, Input, Select, Tag } from 'antd';
import type { AccountPage, GrantView } from '@gongkai/accounts/contract';
import { useText, type Text } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { dayText } from '../../parts/moments.ts';
import { useAction } from '../../parts/queries.ts';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { roleKeys } from './role-keys.ts';

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
    <Card className="work-section" title={<h2>{text('accounts.grants')}</h2>} extra={mayGrant && <GrantRole accountId={account.id} />}>
      {grants.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('accounts.no-grants')} />}
      {grants.length > 0 && (
        <div className="list-scroll">
          <table className="list-table">
            <thead>
              <tr>{['role', 'unit', 'grant-scope', 'grant-period', 'state', 'granted-by', 'grant-reason'].map((key) => <th key={key} scope="col">{text(`accounts.${key}`)}</th>)}{mayGrant && <th scope="col" aria-label={text('accounts.revoke')} />}</tr>
            </thead>
            <tbody>
              {grants.map((grant) => (
                <tr key={grant.id}>
                  <td>{text(`accounts.role.${grant.role}`)}</td>
                  <td>{grant.unitName}</td>
                  <td>{text(`accounts.scope.${grant.scope}`)}</td>
                  <td>{periodOf(text, grant)}</td>
                  <td><Tag color={colours[grant.state]}>{text(`accounts.grant-state.${grant.state}`)}</Tag></td>
                  <td>{grant.grantedBy}</td>
                  <td>{grant.reason}</td>
                  {mayGrant && (
                    <td>
                      {grant.state !== 'ended' && (
                        <ActionButton label={text('accounts.revoke')} explanation={text('accounts.revoke-text', { role: text(`accounts.role.${grant.role}`) })} danger
                          run={() => revoke.mutateAsync(grant.id)} button={{ size: 'small' }} />
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
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

function GrantRole({ accountId }: { accountId: string }) {
  const text = useText();
  const labels = {
    role: text('accounts.role'), unitId: text('accounts.grant-unit'), scope: text('accounts.grant-scope'), from: text('accounts.grant-from'),
    to: text('accounts.grant-to'), reason: text('accounts.grant-reason'),
  };
  return (
    <DialogForm<GrantValues>
      label={text('accounts.grant')}
      explanation={text('accounts.grant-text')}
      initial={{ scope: 'unit' }}
      labels={labels}
      button={{ type: 'primary' }}
      save={(values, idempotencyKey) => api.post(`/accounts/${accountId}/grants`, Object.fromEntries(Object.entries(values).filter(([, value]) => value)), { idempotencyKey })}
    >
      <Field name="role" label={labels.role} required><Select options={roleKeys.map((role) => ({ value: role, label: text(`accounts.role.${role}`) }))} /></Field>
      <Field name="unitId" label={labels.unitId} required><UnitSelect /></Field>
      <Field name="scope" label={labels.scope} required><Select options={['unit', 'subtree', 'jurisdiction'].map((scope) => ({ value: scope, label: text(`accounts.scope.${scope}`) }))} /></Field>
      <Field name="from" label={labels.from}><Input type="date" /></Field>
      <Field name="to" label={labels.to}><Input type="date" /></Field>
      <Field name="reason" label={labels.reason}><Input maxLength={200} /></Field>
    </DialogForm>
  );
}
