import { App, Button, Form, Input } from 'antd';
import { useText } from '../../app/language.tsx';
import type { Problem } from '@gongkai/kernel';
import { useSessionChange } from '../../app/session.ts';
import { PasswordRules } from '../../parts/password-rules.tsx';
import { Field } from '../../parts/form/field.tsx';
import { ProblemSummary } from '../../parts/problems.tsx';
import { useAction } from '../../parts/queries.ts';

/** Changes one's own password; the old one is asked for, other sessions end. */
export function PasswordForm({ rules }: { rules: readonly Problem[] }) {
  const text = useText();
  const { message } = App.useApp();
  const { begun } = useSessionChange();
  const [form] = Form.useForm<{ current: string; next: string; again: string }>();
  const change = useAction<{ current: string; next: string }>('/own-account/password', {
    touches: ['/own-account'],
    onDone: () => {
      form.resetFields();
      void begun();
      void message.success(text('workspace.password-changed'));
    },
  });
  const required = { required: true, message: text('general.required') };
  const labels: Record<string, string> = { current: text('workspace.current-password'), next: text('workspace.new-password') };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={({ current, next }) => change.mutate({ current, next })}>
      <ProblemSummary problems={change.error?.problems ?? []} labelOf={(path) => labels[path]} />
      <PasswordRules rules={rules} />
      <Field name="current" label={labels.current!} required>
        <Input.Password autoComplete="current-password" />
      </Field>
      <Field name="next" label={labels.next!} required>
        <Input.Password autoComplete="new-password" />
      </Field>
      <Form.Item name="again" label={text('workspace.password-again')} dependencies={['next']} rules={[required, ({ getFieldValue }) => ({
        validator: (_, value) => value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(text('workspace.passwords-differ'))),
      })]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>{text('workspace.change-password')}</Button>
    </Form>
  );
}
