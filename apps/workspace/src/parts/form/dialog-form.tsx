import { type ReactNode, useRef, useState } from 'react';
import { App, Button, type ButtonProps, Modal } from 'antd';
import { useText } from '../../app/language.tsx';
import { FormShell } from './form-shell.tsx';
import { useRecordForm } from './use-record-form.ts';
import './dialog-form.css';

export interface DialogFormProps<Values extends object, Out> {
  /** What the button, the window and its main button say. */
  label: string;
  explanation?: ReactNode;
  initial: Values;
  /** The label of each field by its path. */
  labels: Record<string, string>;
  save(values: Values, idempotencyKey: string): Promise<Out>;
  onSaved?(out: Out): void;
  button?: Pick<ButtonProps, 'type' | 'icon' | 'size' | 'danger'>;
  children: ReactNode;
}

/** A button that opens a short form in a window; what was typed stays in it while the server refuses, and is not thrown away by a slip. */
export function DialogForm<Values extends object, Out = unknown>(props: DialogFormProps<Values, Out>) {
  const { label, button } = props;
  const text = useText();
  const { modal } = App.useApp();
  const [open, setOpen] = useState(false);
  const typed = useRef(false);
  const close = () => {
    typed.current = false;
    setOpen(false);
  };
  const leave = () => {
    if (!typed.current) return close();
    modal.confirm({ title: text('workspace.leave-title'), content: text('workspace.leave-text'), okText: text('workspace.leave-go'), cancelText: text('workspace.leave-stay'), okButtonProps: { danger: true }, focusable: { autoFocusButton: 'cancel' }, onOk: close });
  };
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)}>{label}</Button>
      <Modal open={open} title={label} footer={null} destroyOnHidden onCancel={leave}>
        {open && <Inner {...props} close={close} onTyped={() => (typed.current = true)} />}
      </Modal>
    </>
  );
}

function Inner<Values extends object, Out>({ label, explanation, initial, labels, save, onSaved, children, close, onTyped }: DialogFormProps<Values, Out> & { close(): void; onTyped(): void }) {
  const form = useRecordForm<Values, Out>({
    name: null,
    initial,
    save,
    onSaved: (out) => {
      close();
      onSaved?.(out);
    },
  });
  return (
    <FormShell form={{ ...form, changed: () => { form.changed(); onTyped(); } }} labels={labels} submitText={label}>
      {explanation && <p>{explanation}</p>}
      {children}
    </FormShell>
  );
}
