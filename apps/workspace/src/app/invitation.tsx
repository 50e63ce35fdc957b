import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Form, Input, Skeleton } from 'antd';
import { useParams } from 'react-router';
import type { invitationView } from '@gongkai/accounts/contract';
import type { AnswerOf } from '../parts/answer-of.ts';
import { api, ApiError } from '../parts/api.ts';
import { Problems } from '../parts/problems.tsx';
import { PasswordRules } from '../parts/password-rules.tsx';
import { RecoveryCodes } from '../parts/recovery-codes.tsx';
import { SecondFactorPicture } from '../parts/second-factor-picture.tsx';
import { useText } from './language.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Notice } from './notice.tsx';

type InvitationView = AnswerOf<typeof invitationView>;

/** The page behind an invitation's link: its holder sets a password, and reads in a second factor where one is asked for. */
export function Invitation() {
  const text = useText();
  const { token = '' } = useParams();
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const [recoveryCodes, setRecoveryCodes] = useState<string[] | null>(null);
  const done = recoveryCodes !== null;
  const path = `/invitations/${encodeURIComponent(token)}`;
  const invitation = useQuery<InvitationView, ApiError>({ queryKey: [path], queryFn: ({ signal }) => api.get(path, {}, signal), retry: false, staleTime: Infinity });
  useEffect(() => {
    document.title = `${text('workspace.invitation')} · ${text('workspace.product')}`;
  }, [text]);

  const submit = async ({ password, code }: { password: string; code?: string }) => {
    setBusy(true);
    setError(null);
    try {
      const answer = await api.post<{ recoveryCodes: string[] }>(path, { password, ...(code ? { code: code.replaceAll(/\s/g, '') } : {}) });
      setRecoveryCodes(answer.recoveryCodes);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  const start = <Button type="primary" href="/workspace/">{text('workspace.to-sign-in')}</Button>;
  return (
    <main className="sign-in">
      <div className="sign-in-language"><LanguageSwitch /></div>
      <h1>{text('workspace.product')}</h1>
      <Card className="sign-in-card">
        <h2>{text('workspace.invitation')}</h2>
        {invitation.isPending && <Skeleton active />}
        <Problems error={invitation.error} />
        {invitation.isError && start}
        {done && <Notice title={text('workspace.invitation-done')}><RecoveryCodes codes={recoveryCodes} />{start}</Notice>}
        {invitation.data && !done && <InvitationForm view={invitation.data} error={error} busy={busy} onSubmit={submit} />}
      </Card>
    </main>
  );
}

function InvitationForm({ view, error, busy, onSubmit }: {
  view: InvitationView;
  error: ApiError | null;
  busy: boolean;
  onSubmit: (values: { password: string; code?: string }) => Promise<void>;
}) {
  const text = useText();
  const required = { required: true, message: text('general.required') };
  return (
    <>
      <p>{text('workspace.invitation-for', { name: view.name, loginName: view.loginName })}</p>
      <Problems error={error} />
      <Form layout="vertical" requiredMark={false} onFinish={(values) => void onSubmit(values)}>
        <input type="hidden" autoComplete="username" value={view.loginName} readOnly />
        <PasswordRules rules={view.passwordRules} />
        <Form.Item name="password" label={text('workspace.new-password')} rules={[required]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={text('workspace.password-again')}
          dependencies={['password']}
          rules={[required, ({ getFieldValue }) => ({
            validator: (_, value) => value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(text('workspace.passwords-differ'))),
          })]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {view.secondFactor && (
          <>
            <SecondFactorPicture secret={view.secondFactor.secret} picture={view.secondFactor.picture} />
            <Form.Item name="code" label={text('workspace.code')} help={text('workspace.code-help')} rules={[required]}>
              <Input inputMode="numeric" autoComplete="one-time-code" maxLength={11} />
            </Form.Item>
          </>
        )}
        <Button type="primary" htmlType="submit" block loading={busy}>{text('workspace.invitation-accept')}</Button>
      </Form>
    </>
  );
}
