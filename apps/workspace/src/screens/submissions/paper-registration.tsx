import type { ItemView, OwnUnits, RegisterPaper, Signers } from '@gongkai/submissions/contract';
import { App, Col, DatePicker, Form, Row, Segmented, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useNavigate } from 'react-router';
import { useText } from '../../app/language.tsx';
import { api } from '../../parts/api.ts';
import { Field } from '../../parts/form/field.tsx';
import { FormShell } from '../../parts/form/form-shell.tsx';
import { useRecordForm } from '../../parts/form/use-record-form.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useRecord } from '../../parts/queries.ts';
import { ItemFields, itemLabels } from './item-fields.tsx';
import { type ItemValues, textOf, valuesOf } from './item-values.ts';

interface PaperValues extends ItemValues {
  unitId: string | null;
  channel: RegisterPaper['channel'];
  signedBy: string | null;
  signedOn: string | null;
}

/** Enters what a unit sent on paper or by e-mail, with its scan and whose signature is on it. */
export function PaperRegistration() {
  const text = useText();
  const own = useRecord<OwnUnits>('/submissions/units');
  const crumbs = [{ title: text('submissions.register-title'), to: '/submissions/register' }];
  return (
    <Page title={text('submissions.paper')} crumbs={crumbs}>
      <Problems error={own.error} />
      {own.isPending && <Skeleton active />}
      {own.data && <PaperForm units={own.data.units.filter((unit) => unit.mayRegister)} />}
    </Page>
  );
}

/** A day as the contract writes it. */
function DayField({ id, value, onChange }: { id?: string; value?: string | null; onChange?: (value: string | null) => void }) {
  return <DatePicker id={id} style={{ width: '100%' }} value={value ? dayjs(value) : null} maxDate={dayjs()} onChange={(day) => onChange?.(day?.format('YYYY-MM-DD') ?? null)} />;
}

function PaperForm({ units }: { units: readonly { id: string; name: string }[] }) {
  const text = useText();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const labels = {
    ...itemLabels(text), attachmentIds: text('submissions.scan'), unitId: text('submissions.unit'), signedBy: text('submissions.signed-by'), signedOn: text('submissions.signed-on'),
  };
  const form = useRecordForm<PaperValues, ItemView>({
    name: 'submission-paper',
    initial: { ...valuesOf(null), unitId: null, channel: 'paper', signedBy: null, signedOn: null },
    save: (values, idempotencyKey) =>
      api.post<ItemView>('/submissions/register', {
        ...textOf(values), unitId: values.unitId ?? undefined, channel: values.channel, signedBy: values.signedBy ?? null, signedOn: values.signedOn ?? null,
      }, { idempotencyKey }),
    onSaved: (item) => {
      void message.success(text('submissions.registered-done', { number: item.number! }));
      void navigate(`/submissions/items/${item.id}`);
    },
  });
  const unitId = Form.useWatch('unitId', form.fields) ?? form.initial.unitId;
  const signedOn = Form.useWatch('signedOn', form.fields);
  const signers = useRecord<Signers>(unitId ? `/submissions/units/${unitId}/signers` : null, signedOn ? { on: signedOn } : {});
  return (
    <FormShell form={form} labels={labels} submitText={text('submissions.register')}>
      <Form.Item name="channel">
        <Segmented aria-label={text('submissions.channel')} options={(['paper', 'email'] as const).map((value) => ({ value, label: text(`submissions.channel.${value}`) }))} />
      </Form.Item>
      <Row gutter={16}>
        <Col xs={24} md={8}>
          <Field name="unitId" label={labels.unitId} required>
            <Select showSearch={{ optionFilterProp: 'label' }} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} />
          </Field>
        </Col>
        <Col xs={24} md={8}><Field name="signedOn" label={labels.signedOn}><DayField /></Field></Col>
        <Col xs={24} md={8}>
          <Field name="signedBy" label={labels.signedBy}>
            <Select disabled={!unitId} loading={signers.isFetching} options={(signers.data?.rows ?? []).map((one) => ({ value: one.personId, label: one.name }))} />
          </Field>
        </Col>
      </Row>
      <ItemFields labels={labels} onPaper />
    </FormShell>
  );
}
