import { type ReactNode, useState } from 'react';
import { Button, type ButtonProps, Modal } from 'antd';
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

/** A button that opens a short form in a window; what was typed stays in it while the server refuses. */
export function DialogForm<Values extends object, Out = unknown>(props: DialogFormProps<Values, Out>) {
  const { label, button } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)}>{label}</Button>
      <Modal open={open} title={label} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        {open && <Inner {...props} close={() => setOpen(false)} />}
      </Modal>
    </>
  );
}

function Inner<Values extends object, Out>({ label, explanation, initial, labels, save, onSaved, children, close }: DialogFormProps<Values, Out> & { close(): void }) {
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
    <FormShell form={form} labels={labels} submitText={label}>
      {explanation && <p>{explanation}</p>}
      {children}
    </FormShell>
  );
}
