import { Alert, Button, Form, Input, Space } from 'antd';
import { useText } from '../../app/language.tsx';
import { useSessionChange } from '../../app/session.ts';
import { Problems } from '../../parts/problems.tsx';
import { useAction } from '../../parts/queries.ts';
import { RecoveryCodes } from '../../parts/recovery-codes.tsx';
import { SecondFactorPicture } from '../../parts/second-factor-picture.tsx';

/** Enrols an authenticator: its secret is shown once, a code from it proves that it was read; replacing one takes a code of the old. */
export function SecondFactor({ enrolled }: { enrolled: boolean }) {
  const text = useText();
  const { begun } = useSessionChange();
  const begin = useAction<{ code?: string }, { secret: string; picture: string }>('/own-account/second-factor', { touches: [] });
  const confirm = useAction<{ code: string }, { recoveryCodes: string[] }>('/own-account/second-factor/confirm', {
    touches: ['/own-account'],
    onDone: () => {
      begin.reset();
      void begun();
    },
  });
  return (
    <Space orientation="vertical" size="middle" className="full">
      <Alert type={enrolled ? 'success' : 'warning'} showIcon title={text(enrolled ? 'workspace.second-factor-on' : 'workspace.second-factor-off')} />
      <Problems error={begin.error ?? confirm.error} />
      {confirm.data && <RecoveryCodes codes={confirm.data.recoveryCodes} />}
      {!begin.data && !enrolled && <Button loading={begin.isPending} onClick={() => begin.mutate({})}>{text('workspace.second-factor-begin')}</Button>}
      {!begin.data && enrolled && <CodeForm key="old" label={text('workspace.second-factor-old')} button={text('workspace.second-factor-renew')} busy={begin.isPending} onCode={(code) => begin.mutate({ code })} />}
      {begin.data && (
        <>
          <SecondFactorPicture secret={begin.data.secret} picture={begin.data.picture} />
          <CodeForm key="new" label={text('workspace.code')} button={text('workspace.second-factor-confirm')} busy={confirm.isPending} onCode={(code) => confirm.mutate({ code })} />
        </>
      )}
    </Space>
  );
}

function CodeForm({ label, button, busy, onCode }: { label: string; button: string; busy: boolean; onCode: (code: string) => void }) {
  const text = useText();
  return (
    <Form layout="vertical" requiredMark={false} onFinish={({ code }: { code: string }) => onCode(code.replaceAll(/\s/g, ''))}>
      <Form.Item name="code" label={label} help={text('workspace.code-help')} rules={[{ required: true, message: text('general.required') }]}>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={20} />
      </Form.Item>
      <Button htmlType="submit" loading={busy}>{button}</Button>
    </Form>
  );
}
