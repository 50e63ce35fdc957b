import { useRef, useState } from 'react';
import { Form } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { ApiError, newIdempotencyKey } from '../api.ts';
import type { ShownProblem } from '../problems.tsx';
import { useUnsaved } from '../unsaved.ts';
import { useDraft } from './use-draft.ts';
import { useSaveKey } from './use-save-key.ts';

export interface RecordFormOptions<Values extends object, Out> {
  /** Names the draft, such as `submission-new`; `null` keeps no draft (passwords, one-line forms). */
  name: string | null;
  initial: Values;
  /** Sends the form; use the key as `Idempotency-Key` when it creates something. */
  save(values: Values, idempotencyKey: string): Promise<Out>;
  onSaved?(out: Out): void;
  /** Keeps drafts on the server; left out, they stay in this browser. */
  saveDraft?(values: Values): Promise<unknown>;
}

/** Everything a form needs: its fields, its draft, saving it, and what was wrong. What was typed stays until it is saved. */
export function useRecordForm<Values extends object, Out = unknown>(options: RecordFormOptions<Values, Out>) {
  const client = useQueryClient();
  const [fields] = Form.useForm<Values>();
  const [problems, setProblems] = useState<ShownProblem[]>([]);
  const [error, setError] = useState<ApiError | null>(null);
  const draft = useDraft<Values>(options.name, options.saveDraft, setError);
  const [initial] = useState<Values>(() => ({ ...options.initial, ...draft.found?.values }));
  const [saving, setSaving] = useState(false);
  const key = useRef(newIdempotencyKey());
  const unsaved = useUnsaved();

  // Fields that are not on the screen (a folded part) belong to the form all the same.
  const values = (): Values => ({ ...initial, ...(fields.getFieldsValue(true) as Values) });

  const submit = async (): Promise<void> => {
    if (saving) return;
    setSaving(true);
    setError(null);
    setProblems([]);
    try {
      const out = await options.save(values(), key.current);
      key.current = newIdempotencyKey();
      draft.drop();
      unsaved.clear();
      await client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== 'session' });
      options.onSaved?.(out);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setError(failure);
      setProblems(failure.problems);
      await draft.flush();
    } finally {
      setSaving(false);
    }
  };

  /** Something was typed: it goes into the draft, or it is marked as kept nowhere. */
  const changed = () => {
    draft.change(values());
    if (!draft.isKept) unsaved.mark();
  };

  const startAgain = () => {
    draft.drop();
    unsaved.clear();
    fields.setFieldsValue(options.initial as Parameters<typeof fields.setFieldsValue>[0]);
    setProblems([]);
    setError(null);
  };

  useSaveKey(options.saveDraft ? draft.flush : submit);

  return { fields, initial, values, submit, saving, problems, setProblems, error, draft, changed, startAgain };
}

export type RecordForm<Values extends object> = Omit<ReturnType<typeof useRecordForm<Values>>, 'fields'> & { fields: ReturnType<typeof Form.useForm<Values>>[0] };
