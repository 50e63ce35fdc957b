import type { CaseView } from '@gongkai/reviews/contract';
import { Input } from 'antd';
import { useText } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { PersonSelect } from '../../parts/person-select.tsx';

/** Asks somebody else at the open step, with a reason. */
export function Reassign({ view }: { view: CaseView }) {
  const text = useText();
  return (
    <DialogForm<{ personIds: string | undefined; reason: string }, CaseView>
      label={text('reviews.reassign')}
      initial={{ personIds: undefined, reason: '' }}
      labels={{ personIds: text('reviews.people'), reason: text('reviews.reason') }}
      save={({ personIds, reason }, idempotencyKey) =>
        api.post<CaseView>(`/reviews/cases/${view.id}/reassign`, { personIds: personIds ? [personIds] : [], reason, seenVersion: view.version }, { idempotencyKey })}
    >
      <Field name="personIds" label={text('reviews.people')} required><PersonSelect /></Field>
      <Field name="reason" label={text('reviews.reason')} required><Input maxLength={300} /></Field>
    </DialogForm>
  );
}
