import { Alert, Card, Descriptions, Skeleton } from 'antd';
import type { ownAccountView } from '@gongkai/accounts/contract';
import { useText } from '../../app/language.tsx';
import { roleNames } from '../../app/role-names.ts';
import { useSession } from '../../app/session.ts';
import type { AnswerOf } from '../../parts/answer-of.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { OwnSessions } from './own-sessions.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';

type OwnAccountView = AnswerOf<typeof ownAccountView>;

/** One's own account: who one is here, the password, the second factor, and where one is signed in. */
export function OwnAccount() {
  const text = useText();
  const { account, demands } = useSession();
  const own = useRecord<OwnAccountView>('/own-account');
  return (
    <Page title={text('workspace.own-account')}>
      {demands.map((demand) => <Alert key={demand} className="problems" type="warning" showIcon title={text(`workspace.demand.${demand}`)} />)}
      <Problems error={own.error} onRetry={() => void own.refetch()} />
      {own.isPending && <Skeleton active />}
      {own.data && (
        <div className="cards">
          <Card title={<h2>{text('workspace.who-i-am')}</h2>}>
            <Descriptions column={1} items={[
              { key: 'name', label: text('workspace.name'), children: account.name },
              { key: 'login', label: text('workspace.login-name'), children: <code>{own.data.loginName}</code> },
              { key: 'unit', label: text('workspace.unit'), children: account.unitName },
              { key: 'roles', label: text('workspace.roles'), children: roleNames(text, account.roles).join(text('workspace.list-separator')) },
              ...(own.data.email ? [{ key: 'email', label: text('workspace.email'), children: own.data.email }] : []),
            ]} />
          </Card>
          <Card title={<h2>{text('workspace.change-password')}</h2>}><PasswordForm rules={own.data.passwordRules} /></Card>
          <Card title={<h2>{text('workspace.second-factor')}</h2>}><SecondFactor enrolled={own.data.secondFactor} /></Card>
          <Card title={<h2>{text('workspace.sessions')}</h2>}><OwnSessions /></Card>
        </div>
      )}
    </Page>
  );
}
