import { cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react';
import { Form } from 'antd';
import type { Rule } from 'antd/es/form';
import { useText } from '../../app/language.tsx';
import { fieldId } from '../problems.tsx';

/** A labelled field of a form; its name is the path under which the server names its problems. */
export function Field({ name, label, help, required = false, rules = [], valueName, children }: {
  name: string;
  label: string;
  help?: ReactNode;
  required?: boolean;
  rules?: Rule[];
  /** `checked` for switches and check boxes. */
  valueName?: string;
  children: ReactElement<{ id?: string }>;
}) {
  const text = useText();
  const path = name.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const all: Rule[] = required ? [{ required: true, message: text('general.required') }, ...rules] : rules;
  return (
    <Form.Item name={path.length === 1 ? path[0] : path} label={label} htmlFor={fieldId(name)} extra={help} rules={all} required={required} valuePropName={valueName ?? 'value'}>
      {isValidElement(children) ? cloneElement(children, { id: fieldId(name) }) : children}
    </Form.Item>
  );
}
