import { Checkbox, Col, DatePicker, Form, Input, Row, Select } from 'antd';
import dayjs from 'dayjs';
import { useText, type Text } from '../../app/language.tsx';
import { AttachmentUpload } from '../../parts/attachments/attachment-upload.tsx';
import { Field } from '../../parts/form/field.tsx';
import { minuteText, momentAt } from '../../parts/moments.ts';
import { RichTextEditor } from '../../parts/rich-text/rich-text-editor.tsx';
import { categories, kinds, namedOptions, urgencies } from './item-columns.tsx';

/** The labels of the form, by the path under which the server names its problems. */
export const itemLabels = (text: Text): Record<string, string> => ({
  title: text('submissions.title'),
  kind: text('submissions.kind'),
  category: text('submissions.category'),
  urgency: text('submissions.urgency'),
  eventAt: text('submissions.event-at'),
  place: text('submissions.place'),
  authors: text('submissions.authors'),
  body: text('submissions.body'),
  attachmentIds: text('submissions.attachments'),
});

/** A moment chosen to the minute, by the clock of the jurisdiction whatever the browser's is set to. */
function MomentField({ id, value, onChange }: { id?: string; value?: string | null; onChange?: (value: string | null) => void }) {
  return (
    <DatePicker id={id} showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" value={value ? dayjs(minuteText(value)) : null} style={{ width: '100%' }}
      onChange={(at) => onChange?.(at ? momentAt(at.format('YYYY-MM-DDTHH:mm')) : null)} />
  );
}

/** The fields of an item, the same for writing and for registering what came on paper. */
export function ItemFields({ labels, onPaper = false }: { labels: Record<string, string>; onPaper?: boolean }) {
  const text = useText();
  const choice = (group: string, values: readonly string[]) => <Select options={namedOptions(text, group, values)} placeholder={text(`submissions.${group}`)} allowClear={group !== 'urgency'} />;
  return (
    <>
      <Field name="title" label={labels.title!}><Input maxLength={200} showCount size="large" /></Field>
      <Row gutter={16}>
        <Col xs={24} md={8}><Field name="kind" label={labels.kind!}>{choice('kind', kinds)}</Field></Col>
        <Col xs={24} md={8}><Field name="category" label={labels.category!}>{choice('category', categories)}</Field></Col>
        <Col xs={24} md={8}><Field name="urgency" label={labels.urgency!}>{choice('urgency', urgencies)}</Field></Col>
        <Col xs={24} md={8}><Field name="eventAt" label={labels.eventAt!}><MomentField /></Field></Col>
        <Col xs={24} md={8}><Field name="place" label={labels.place!}><Input maxLength={100} /></Field></Col>
        <Col xs={24} md={8}>
          <Field name="authors" label={labels.authors!} help={text('submissions.authors-help')}>
            <Select mode="tags" maxCount={10} open={false} suffixIcon={null} tokenSeparators={[',', '，', '、', ' ']} />
          </Field>
        </Col>
      </Row>
      {!onPaper && <Form.Item name="commissioned" valuePropName="checked"><Checkbox>{text('submissions.commissioned')}</Checkbox></Form.Item>}
      <Field name="body" label={labels.body!}><RichTextEditor label={labels.body!} /></Field>
      <Field name="attachmentIds" label={onPaper ? text('submissions.scan') : labels.attachmentIds!}><AttachmentUpload limit={30} /></Field>
    </>
  );
}
