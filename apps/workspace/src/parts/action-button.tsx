import { type ReactNode, useId, useState } from 'react';
import { Button, type ButtonProps, Input, Modal } from 'antd';
import { useText } from '../app/language.tsx';
import { ApiError } from './api.ts';
import { Problems } from './problems.tsx';

export interface ActionButtonProps {
  label: string;
  /** Says what will happen; without it and without a reason the action runs at once. */
  explanation?: ReactNode;
  reason?: 'required' | 'optional';
  /** What the reason is called, where it has a name of its own (opinion, comment). */
  reasonLabel?: string;
  /** Phrases that the office often uses; one click takes one over. */
  phrases?: readonly string[];
  danger?: boolean;
  /** In every row of a list the button itself stays plain; the danger is told in the window that it opens. */
  quiet?: boolean;
  run(reason: string): Promise<unknown>;
  button?: Pick<ButtonProps, 'type' | 'icon' | 'size' | 'disabled' | 'block' | 'title'>;
}

/** A button for something that a person decides: asks for confirmation and reason, and keeps both when the server refuses. */
export function ActionButton({ label, explanation, reason, reasonLabel, phrases = [], danger = false, quiet = false, run, button }: ActionButtonProps) {
  const text = useText();
  const fieldId = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const asks = explanation !== undefined || reason !== undefined;

  const go = async () => {
    setBusy(true);
    setError(null);
    try {
      await run(typed.trim());
      setOpen(false);
      setTyped('');
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setError(failure);
      setOpen(true);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button {...button} danger={danger && !quiet} loading={busy && !open} onClick={() => (asks ? setOpen(true) : void go())}>{label}</Button>
      <Modal
        open={open}
        title={label}
        okText={label}
        okButtonProps={{ danger, loading: busy, disabled: reason === 'required' && typed.trim() === '' }}
        onOk={() => void go()}
        onCancel={() => setOpen(false)}
        afterOpenChange={(shown) => shown && document.getElementById(fieldId)?.focus()}
      >
        <Problems error={error} />
        {explanation && <p>{explanation}</p>}
        {reason && (
          <>
            <label htmlFor={fieldId}>{reasonLabel ?? text('workspace.reason')}{reason === 'optional' && text('workspace.optional')}</label>
            <Input.TextArea id={fieldId} value={typed} onChange={(event) => setTyped(event.target.value)} autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} showCount />
            {phrases.length > 0 && (
              <div className="phrases">
                {phrases.map((phrase) => <Button key={phrase} size="small" onClick={() => setTyped(phrase)}>{phrase}</Button>)}
              </div>
            )}
          </>
        )}
      </Modal>
    </>
  );
}
