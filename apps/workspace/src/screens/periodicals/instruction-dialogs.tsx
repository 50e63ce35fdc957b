import type { InstructionView, RecordResult } from '@gongkai/periodicals/contract';
import { Checkbox, Input, Select } from 'antd';
import { useText } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import type { AttachmentRow } from '../../parts/attachments/attachment-list.tsx';
import { AttachmentUpload } from '../../parts/attachments/attachment-upload.tsx';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';

const resultKinds: readonly RecordResult['kind'][] = ['decision', 'project', 'fix', 'policy', 'other'];

/** Assigns an instruction to units; the first one leads. */
export function AssignDialog({ one }: { one: InstructionView }) {
  const text = useText();
  return (
    <DialogForm<{ units: string[]; dueOn: string }, InstructionView>
      label={text('periodicals.assign')}
      button={{ type: 'primary' }}
      initial={{ units: one.assignments.map((assignment) => assignment.unitId), dueOn: one.dueOn ?? '' }}
      labels={{ units: text('periodicals.assigned-to'), dueOn: text('periodicals.due-on') }}
      save={(values, idempotencyKey) =>
        api.send<InstructionView>('POST', `/periodicals/instructions/${one.id}/assign`, {
          idempotencyKey, body: { seenVersion: one.version, units: values.units.map((unitId, index) => ({ unitId, lead: index === 0, dueOn: values.dueOn || null })) },
        })}
    >
      <Field name="units" label={text('periodicals.assigned-to')} help={text('periodicals.first-leads')} required><UnitSelect many /></Field>
      <Field name="dueOn" label={text('periodicals.due-on')}><Input type="date" /></Field>
    </DialogForm>
  );
}

/** Reports back for a unit that was asked. */
export function FeedbackDialog({ one }: { one: InstructionView }) {
  const text = useText();
  return (
    <DialogForm<{ unitId: string; text: string; final: boolean; files: AttachmentRow[] }, InstructionView>
      label={text('periodicals.give-feedback')}
      button={{ type: 'primary' }}
      initial={{ unitId: one.answerFor[0]?.unitId ?? '', text: '', final: true, files: [] }}
      labels={{ unitId: text('periodicals.unit'), text: text('periodicals.feedback') }}
      save={(values, idempotencyKey) =>
        api.send<InstructionView>('POST', `/periodicals/instructions/${one.id}/feedback`, {
          idempotencyKey, body: { unitId: values.unitId, text: values.text, final: values.final, attachmentIds: (values.files ?? []).map((file) => file.id) },
        })}
    >
      <Field name="unitId" label={text('periodicals.unit')} required><Select options={one.answerFor.map((unit) => ({ value: unit.unitId, label: unit.unitName }))} /></Field>
      <Field name="text" label={text('periodicals.feedback')} required><Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={8000} showCount /></Field>
      <Field name="files" label={text('periodicals.files')}><AttachmentUpload limit={10} /></Field>
      <Field name="final" label={text('periodicals.final')} valueName="checked"><Checkbox>{text('periodicals.final-yes')}</Checkbox></Field>
    </DialogForm>
  );
}

/** Records what came of it: a decision, a project, a fix. */
export function ResultDialog({ one }: { one: InstructionView }) {
  const text = useText();
  return (
    <DialogForm<{ kind: RecordResult['kind']; title: string; description: string; happenedOn: string }, unknown>
      label={text('periodicals.record-result')}
      initial={{ kind: 'decision', title: '', description: '', happenedOn: one.givenOn }}
      labels={{ kind: text('periodicals.result-kind'), title: text('periodicals.title'), happenedOn: text('periodicals.happened-on') }}
      save={(values, idempotencyKey) => api.send('POST', '/periodicals/results', { idempotencyKey, body: { ...values, itemId: one.itemId, instructionId: one.id } })}
    >
      <Field name="kind" label={text('periodicals.result-kind')} required><Select options={resultKinds.map((value) => ({ value, label: text(`periodicals.result.${value}`) }))} /></Field>
      <Field name="title" label={text('periodicals.title')} required><Input maxLength={200} /></Field>
      <Field name="description" label={text('periodicals.description')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} /></Field>
      <Field name="happenedOn" label={text('periodicals.happened-on')} required><Input type="date" /></Field>
    </DialogForm>
  );
}
