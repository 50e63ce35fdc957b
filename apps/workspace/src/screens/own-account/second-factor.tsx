import { Alert, Button, Form, Input, Space } from 'antd';
import { useText } from '../../app/language.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction } from '../../parts/queries.ts';
import { SecondFactorPicture } from '../../parts/second-factor-picture.tsx';

/** Enrols an authenticator: show its secret once, take a code from it, done. */
export function SecondFactor({ enrolled }: { enrolled: boolean }) {
  const text = useText();
  const begin = useAction<void, { secret: string; picture: string }>('/own-account/second-factor', { touches: [] });
  const confirm = useAction<{ code: string }>('/own-account/second-factor/confirm', { touches: ['/own-account'], onDone: () => begin.reset() });
  return (
    <Space orientation="vertical" size="middle" className="full">
      <Alert type={enrolled ? 'success' : 'warning'} showIcon title={text(enrolled ? 'workspace.second-factor-on' : 'workspace.second-factor-off')} />
      <Problems error={begin.error ?? confirm.error} />
      {!begin.data && <Button loading={begin.isPending} onClick={() => begin.mutate()}>{text(enrolled ? 'workspace.second-factor-renew' : 'workspace.second-factor-begin')}</Button>}
      {begin.data && (
        <Form layout="vertical" requiredMark={false} onFinish={({ code }: { code: string }) => confirm.mutate({ code: code.replaceAll(/\s/g, '') })}>
          <SecondFactorPicture {...begin.data} />
          <Form.Item name="code" label={text('workspace.code')} help={text('workspace.code-help')} rules={[{ required: true, message: text('general.required') }]}>
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={11} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>{text('workspace.second-factor-confirm')}</Button>
        </Form>
      )}
    </Space>
  );
}
