import { useState } from 'react';
import { Card, Descriptions, Input, Skeleton } from 'antd';
import { useParams } from 'react-router';
import type { AccountPage } from '@gongkai/accounts/contract';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { minuteText } from '../../parts/moments.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { Grants } from './grants.tsx';
import { InvitationResult, type Invited } from './invitation-result.tsx';

/** One account: what it is, what its keeper may do, and the roles it holds, held and will hold. */
export function Account() {
  const text = useText();
  const { accountId = '' } = useParams();
  const path = `/accounts/${accountId}`;
  const [invitation, setInvitation] = useState<Invited | null>(null);
  const record = useRecord<AccountPage>(path);
  const account = record.data;
  return (
    <Page
      title={account ? `${account.name}${text('workspace.aside', { words: account.loginName })}` : text('accounts.list')}
      crumbs={[{ title: text('accounts.list'), to: '/accounts' }]}
      tags={account && <StateTag state={`accounts.state.${account.state}`} />}
      actions={account && <Actions account={account} path={path} onInvited={setInvitation} />}
    >
      <Problems error={record.error} onRetry={() => void record.refetch()} />
      {record.isPending && <Skeleton active />}
      {invitation && <InvitationResult invitation={invitation} />}
      {account && (
        <>
          <Card className="work-section">
            <Descriptions column={{ xs: 1, md: 2 }} items={[
              { key: 'unit', label: text('accounts.unit'), children: account.unitName },
              { key: 'email', label: text('accounts.email'), children: account.email ?? '' },
              { key: 'factor', label: text('accounts.second-factor'), children: text(account.secondFactor ? 'accounts.second-factor-on' : 'accounts.second-factor-off') },
              { key: 'sessions', label: text('accounts.open-sessions'), children: account.openSessions },
              { key: 'used', label: text('accounts.last-used'), children: account.lastUsedAt ? minuteText(account.lastUsedAt) : text('accounts.never-used') },
              { key: 'created', label: text('accounts.created'), children: minuteText(account.createdAt) },
              ...(account.disabledReason ? [{ key: 'closed', label: text('accounts.state.disabled'), children: text(`accounts.closed-because.${account.disabledReason}`) }] : []),
            ]} />
          </Card>
          <Grants account={account} />
        </>
      )}
    </Page>
  );
}

function Actions({ account, path, onInvited }: { account: AccountPage; path: string; onInvited: (invitation: Invited) => void }) {
  const text = useText();
  const may = (action: string) => account.allowed.includes(action);
  const invite = useAction<void, Invited>(`${path}/invite`, { touches: ['/accounts'], onDone: onInvited });
  const act = useAction<{ action: string; seen: boolean }>(({ action }) => `${path}/${action}`, {
    touches: ['/accounts'], bodyOf: ({ seen }) => (seen ? { seenVersion: account.version } : undefined),
  });
  const button = (action: string, seen = true) => may(action) && (
    <ActionButton label={text(`accounts.${action}`)} explanation={action === 'enable' ? undefined : text(`accounts.${action}-text`)} danger={action === 'disable'} run={() => act.mutateAsync({ action, seen })} />
  );
  return (
    <>
      {may('change') && <ChangeAccount account={account} path={path} />}
      {may('invite') && <ActionButton label={text('accounts.invite')} explanation={text('accounts.invite-text')} run={() => invite.mutateAsync()} />}
      {button('reset-second-factor')}
      {account.openSessions > 0 && button('end-sessions', false)}
      {button('enable')}
      {button('disable')}
    </>
  );
}

function ChangeAccount({ account, path }: { account: AccountPage; path: string }) {
  const text = useText();
  const labels = { loginName: text('accounts.login-name'), email: text('accounts.email') };
  return (
    <DialogForm<{ loginName: string; email: string }>
      label={text('accounts.change')}
      initial={{ loginName: account.loginName, email: account.email ?? '' }}
      labels={labels}
      save={({ loginName, email }) => api.patch(path, { seenVersion: account.version, loginName, email: email === '' ? null : email })}
    >
      <Field name="loginName" label={labels.loginName} required><Input autoComplete="off" maxLength={40} /></Field>
      <Field name="email" label={labels.email}><Input type="email" autoComplete="off" maxLength={200} /></Field>
    </DialogForm>
  );
}
