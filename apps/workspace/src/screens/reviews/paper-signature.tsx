import type { CaseView } from '@gongkai/reviews/contract';
import { Card, DatePicker, Input, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useText } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import type { AttachmentRow } from '../../parts/attachments/attachment-list.tsx';
import { AttachmentUpload } from '../../parts/attachments/attachment-upload.tsx';
import { Field } from '../../parts/form/field.tsx';
import { FormShell } from '../../parts/form/form-shell.tsx';
import { useRecordForm } from '../../parts/form/use-record-form.ts';

interface Values {
  personId: string | undefined;
  decision: 'approve' | 'return';
  opinion: string;
  signedOn: Dayjs;
  scans: AttachmentRow[];
}

/** Carries over a signature that was given on paper: whose, when, what, and the scan. */
export function PaperSignature({ view }: { view: CaseView }) {
  const text = useText();
  const asked = view.steps.find((step) => step.state === 'open')?.reviewers.filter((reviewer) => reviewer.state === 'asked') ?? [];
  const form = useRecordForm<Values, CaseView>({
    name: null,
    initial: { personId: asked.length === 1 ? asked[0]!.personId : undefined, decision: 'approve', opinion: '', signedOn: dayjs(), scans: [] },
    save: (values, idempotencyKey) => api.post<CaseView>(`/reviews/cases/${view.id}/opinions`, {
      decision: values.decision, opinion: values.opinion, seenFingerprint: view.fingerprint, seenVersion: view.version,
      recordedFor: { personId: values.personId, attachmentId: values.scans[0]?.id, signedOn: values.signedOn.format('YYYY-MM-DD') },
    }, { idempotencyKey }),
  });
  const labels = { personId: text('reviews.for-person'), opinion: text('reviews.opinion'), 'recordedFor.signedOn': text('reviews.signed-on'), scans: text('reviews.scan') };
  return (
    <Card className="work-section" title={<h2>{text('reviews.register-paper')}</h2>}>
      <p>{text('reviews.register-paper-hint')}</p>
      <FormShell form={form} labels={labels} submitText={text('reviews.register-paper')}>
        <Field name="personId" label={text('reviews.for-person')} required>
          <Select options={asked.map((one) => ({ value: one.personId, label: [one.personName, one.postName].filter(Boolean).join(' ') }))} />
        </Field>
        <Field name="decision" label={text('reviews.result')} required>
          <Radio.Group options={[{ value: 'approve', label: text('reviews.approve') }, { value: 'return', label: text('reviews.return') }]} />
        </Field>
        <Field name="opinion" label={text('reviews.opinion')} help={text('reviews.opinion-return-hint')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
        </Field>
        <Field name="signedOn" label={text('reviews.signed-on')} required>
          <DatePicker allowClear={false} />
        </Field>
        <Field name="scans" label={text('reviews.scan')} required>
          <AttachmentUpload accept=".pdf,.jpg,.jpeg,.png,.webp" limit={1} />
        </Field>
      </FormShell>
    </Card>
  );
}
