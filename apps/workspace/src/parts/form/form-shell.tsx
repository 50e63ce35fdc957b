import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { Alert, Button, Form } from 'antd';
import { useText } from '../../app/language.tsx';
import { minuteText } from '../moments.ts';
import { problemText, ProblemSummary } from '../problems.tsx';
import { Conflict } from './conflict.tsx';
import type { RecordForm } from './use-record-form.ts';

// A long form leaves the house by its button alone: Enter in one of its fields must not send what is half written.
const keepEnter = (event: KeyboardEvent<HTMLFormElement>): void => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type !== 'submit') event.preventDefault();
};

/** The frame of every form: all problems above, each also at its field; what became of the draft; the buttons below. */
export function FormShell<Values extends object>({ form, labels, submitText, actions, onReload, children }: {
  form: RecordForm<Values>;
  /** The label of each field by its path, for the summary of problems. */
  labels: Record<string, string>;
  submitText: string;
  /** Further buttons beside the main one. */
  actions?: ReactNode;
  /** Asks for the record again after somebody else has changed it. */
  onReload?: () => void;
  children: ReactNode;
}) {
  const text = useText();
  const { fields, problems, error, draft } = form;
  useEffect(() => {
    const atFields = problems.filter((problem) => problem.path);
    fields.setFields(atFields.map((problem) => ({
      name: problem.path!.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)) as never,
      errors: [problemText(text, problem)],
    })));
  }, [problems, fields, text]);

  const changed = (values: object) => {
    // What the server said of a field was said of what stood there before.
    for (const name of Object.keys(values)) if (problems.some((problem) => problem.path === name)) fields.setFields([{ name: name as never, errors: [] }]);
    form.changed();
  };

  return (
    <Form
      form={fields}
      layout="vertical"
      className="form-shell"
      initialValues={form.initial}
      scrollToFirstError
      {...(draft.isKept ? { onKeyDown: keepEnter } : {})}
      onValuesChange={changed}
      onFinish={() => void form.submit()}
      onFinishFailed={({ errorFields }) => form.setProblems(errorFields.flatMap((field) => field.errors.slice(0, 1).map((said) => ({ code: 'general.invalid', path: field.name.join('.'), text: said }))))}
    >
      {draft.found && (
        <Alert type="info" showIcon closable className="form-restored" title={text('workspace.draft-restored', { at: minuteText(draft.found.at) })}
          action={<Button size="small" onClick={form.startAgain}>{text('workspace.draft-drop')}</Button>} />
      )}
      {error?.kind === 'conflict' && error.details.current !== undefined ? (
        <Conflict error={error} labels={labels} mine={form.values()} onReload={onReload} />
      ) : (
        <ProblemSummary problems={problems} labelOf={(path) => labels[path] ?? labels[path.split('.')[0]!]} />
      )}
      {children}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={form.saving}>{submitText}</Button>
        {actions}
        <span role="status" className="form-draft">
          {draft.state.kind === 'kept' && text('workspace.draft-kept', { at: minuteText(draft.state.at).slice(11) })}
          {draft.state.kind === 'here' && text('workspace.draft-here', { at: minuteText(draft.state.at).slice(11) })}
          {draft.state.kind === 'failed' && text('workspace.draft-failed')}
        </span>
      </div>
    </Form>
  );
}
