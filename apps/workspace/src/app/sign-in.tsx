import { useEffect, useRef, useState } from 'react';
import { Button, Card, Form, Input } from 'antd';
import { LockOutlined, SafetyOutlined, UserOutlined } from '@ant-design/icons';
import { api, ApiError } from '../parts/api.ts';
import { Problems } from '../parts/problems.tsx';
import { Demonstration } from './demonstration.tsx';
import { useText } from './language.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { useSessionChange } from './session.ts';

interface Credentials {
  loginName: string;
  password: string;
  code?: string;
}

/** Signing in by name and password, and a code where the account has a second factor; the address stays what it was. */
export function SignIn({ again = false }: { again?: boolean }) {
  const text = useText();
  const { begun } = useSessionChange();
  const [needsCode, setNeedsCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const code = useRef<HTMLInputElement>(null);
  useEffect(() => {
    document.title = `${text('workspace.sign-in')} · ${text('workspace.product')}`;
  }, [text]);
  useEffect(() => {
    if (needsCode) code.current?.focus();
  }, [needsCode]);

  const submit = async ({ loginName, password, code: given }: Credentials) => {
    setBusy(true);
    setError(null);
    try {
      await api.post('/session', { loginName: loginName.trim(), password, ...(given ? { code: given.replaceAll(/\s/g, '') } : {}) });
      await begun();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      const asksForCode = failure.has('accounts.code-required');
      if (asksForCode) setNeedsCode(true);
      setError(asksForCode ? null : failure);
    } finally {
      setBusy(false);
    }
  };

  const required = [{ required: true, message: text('general.required') }];
  return (
    <main className="sign-in">
      <div className="sign-in-language"><LanguageSwitch /></div>
      <h1>{text('workspace.product')}</h1>
      <Card className="sign-in-card">
        <h2>{text(again ? 'workspace.sign-in-again' : 'workspace.sign-in')}</h2>
        {again && <p>{text('workspace.session-ended')}</p>}
        <Problems error={error} />
        <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
          <Form.Item name="loginName" label={text('workspace.login-name')} rules={required}>
            <Input size="large" prefix={<UserOutlined />} autoComplete="username" autoCapitalize="none" autoFocus />
          </Form.Item>
          <Form.Item name="password" label={text('workspace.password')} rules={required}>
            <Input.Password size="large" prefix={<LockOutlined />} autoComplete="current-password" />
          </Form.Item>
          {needsCode && (
            <Form.Item name="code" label={text('workspace.code')} help={text('workspace.code-help')} rules={required}>
              <CodeInput inputRef={code} />
            </Form.Item>
          )}
          <Button type="primary" size="large" htmlType="submit" block loading={busy}>{text('workspace.sign-in')}</Button>
        </Form>
      </Card>
      <Demonstration onSignedIn={begun} />
    </main>
  );
}

function CodeInput({ inputRef, ...rest }: { inputRef: React.Ref<HTMLInputElement>; id?: string; value?: string; onChange?: React.ChangeEventHandler<HTMLInputElement> }) {
  return (
    <span className="ant-input-affix-wrapper ant-input-outlined ant-input-affix-wrapper-lg code-input">
      <SafetyOutlined />
      <input ref={inputRef} className="ant-input ant-input-lg" inputMode="numeric" autoComplete="one-time-code" maxLength={11} {...rest} />
    </span>
  );
}
