import { useState } from 'react';
import { Alert, Input, Tag, Typography } from 'antd';
import type { AccountView, Role } from '@gongkai/accounts/contract';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { api } from '../../parts/api.ts';
import { DataList, type ListColumn } from '../../parts/data-list/data-list.tsx';
import type { ListFilter } from '../../parts/data-list/list-address.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { PersonSelect } from '../../parts/person-select.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { InvitationResult, type Invited } from './invitation-result.tsx';
import { roleKeys } from './role-keys.ts';

/** Roles of an account as tags. */
function Roles({ roles }: { roles: readonly string[] }) {
  const text = useText();
  return <>{roles.map((role) => <Tag key={role}>{text(`accounts.role.${role}`)}</Tag>)}</>;
}

const columns: ListColumn<AccountView>[] = [
  { key: 'name', titleKey: 'accounts.name', render: (row) => row.name, width: 120 },
  { key: 'unit', titleKey: 'accounts.unit', render: (row) => row.unitName },
  { key: 'login', titleKey: 'accounts.login-name', render: (row) => <code>{row.loginName}</code> },
  { key: 'roles', titleKey: 'accounts.roles', render: (row) => <Roles roles={row.roles} /> },
  { key: 'state', titleKey: 'accounts.state', render: (row) => <StateTag state={`accounts.state.${row.state}`} /> },
  { key: 'factor', titleKey: 'accounts.second-factor', render: (row) => <SecondFactorState on={row.secondFactor} /> },
  { key: 'used', titleKey: 'accounts.last-used', render: (row) => <LastUsed at={row.lastUsedAt} /> },
  { key: 'email', titleKey: 'accounts.email', render: (row) => row.email, optional: true },
];

function SecondFactorState({ on }: { on: boolean }) {
  const text = useText();
  return <Typography.Text type={on ? undefined : 'secondary'}>{text(on ? 'accounts.second-factor-on' : 'accounts.second-factor-off')}</Typography.Text>;
}

function LastUsed({ at }: { at: string | null }) {
  const text = useText();
  return at ? <time dateTime={at}>{minuteText(at)}</time> : <Typography.Text type="secondary">{text('accounts.never-used')}</Typography.Text>;
}

const filters: ListFilter[] = [
  { kind: 'search', name: 'text', labelKey: 'accounts.search' },
  { kind: 'choice', name: 'role', labelKey: 'accounts.role', options: roleKeys.map((role: Role) => ({ value: role, labelKey: `accounts.role.${role}` })) },
  { kind: 'choice', name: 'state', labelKey: 'accounts.state', options: ['active', 'invited', 'locked', 'disabled'].map((state) => ({ value: state, labelKey: `accounts.state.${state}` })) },
];

/** All accounts with their roles: kept by the system administrator, granted roles by the security administrator. */
export function AccountList() {
  const text = useText();
  const { may } = useSession();
  const [invitation, setInvitation] = useState<Invited | null>(null);
  const manages = may('accounts.manage');
  return (
    <Page title={text('accounts.list')} actions={manages && <IssueAccount onIssued={setInvitation} />}>
      {invitation && <InvitationResult invitation={invitation} />}
      {!manages && <Alert className="problems" type="info" showIcon title={text('accounts.grant-text')} />}
      <DataList<AccountView>
        path={manages ? '/accounts' : '/accounts/grantable'}
        name="accounts"
        columns={columns}
        filters={filters}
        rowKey={(row) => row.id}
        rowLink={(row) => `/accounts/${row.id}`}
        {...(manages ? { exportPath: '/accounts/export.xlsx' } : {})}
        empty={{ text: text('accounts.empty') }}
      />
    </Page>
  );
}

function IssueAccount({ onIssued }: { onIssued: (invitation: Invited | null) => void }) {
  const text = useText();
  const labels = { personId: text('accounts.issue-for'), loginName: text('accounts.login-name'), email: text('accounts.email') };
  return (
    <DialogForm<{ personId?: string; loginName?: string; email?: string }, { invitation: Invited | null }>
      label={text('accounts.issue')}
      explanation={text('accounts.issue-help')}
      initial={{}}
      labels={labels}
      button={{ type: 'primary' }}
      save={({ email, ...values }, idempotencyKey) => api.post('/accounts', { ...values, ...(email ? { email } : {}) }, { idempotencyKey })}
      onSaved={({ invitation }) => onIssued(invitation)}
    >
      <Field name="personId" label={labels.personId} required><PersonSelect /></Field>
      <Field name="loginName" label={labels.loginName} required><Input autoComplete="off" maxLength={40} /></Field>
      <Field name="email" label={labels.email}><Input type="email" autoComplete="off" maxLength={200} /></Field>
    </DialogForm>
  );
}
