import type { ColumnView } from '@gongkai/disclosures/contract';
import { Col, DatePicker, Form, Input, Row, Select, TreeSelect } from 'antd';
import dayjs from 'dayjs';
import { useText, type Text } from '../../app/language.tsx';
import { AttachmentUpload } from '../../parts/attachments/attachment-upload.tsx';
import { Field } from '../../parts/form/field.tsx';
import { useRecord } from '../../parts/queries.ts';
import { RichTextEditor } from '../../parts/rich-text/rich-text-editor.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { attributes, columnTree, grounds, kinds, namedOptions, validities } from './words.ts';

const fieldKeys: Record<string, string> = {
  unitId: 'unit', columnId: 'column', kind: 'kind', attribute: 'attribute', attributeGround: 'ground', attributeReason: 'reason', nextReviewOn: 'next-review', title: 'title',
  'metadata.makers': 'makers', 'metadata.number': 'number', 'metadata.topic': 'topic', 'metadata.genre': 'genre', 'metadata.audience': 'audience', 'metadata.summary': 'summary',
  'metadata.keywords': 'keywords', 'metadata.formedOn': 'formed-on', 'metadata.effectiveOn': 'effective-on', 'metadata.expiresOn': 'expires-on', 'metadata.validity': 'validity',
  'metadata.source': 'source', 'metadata.edition': 'edition', body: 'body', attachmentIds: 'attachments',
};

/** The labels of the form, by the path under which the server names its problems. */
export const documentLabels = (text: Text): Record<string, string> => Object.fromEntries(Object.entries(fieldKeys).map(([path, key]) => [path, text(`disclosures.${key}`)]));

function DayField({ id, value, onChange }: { id?: string; value?: string | null; onChange?: (value: string | null) => void }) {
  return <DatePicker id={id} format="YYYY-MM-DD" value={value ? dayjs(value) : null} style={{ width: '100%' }} onChange={(at) => onChange?.(at ? at.format('YYYY-MM-DD') : null)} />;
}

/** The fields of a document: what it is, whether the public may see it, what the catalogue tells of it, its text. */
export function DocumentFields({ labels, isNew }: { labels: Record<string, string>; isNew: boolean }) {
  const text = useText();
  return (
    <>
      <Field name="title" label={labels.title!} required><Input maxLength={300} size="large" /></Field>
      <Placing labels={labels} isNew={isNew} />
      <Attribute labels={labels} />
      <h2>{text('disclosures.metadata')}</h2>
      <MetadataFields labels={labels} />
      <h2>{text('disclosures.section-content')}</h2>
      <Field name="body" label={labels.body!}><RichTextEditor label={labels.body!} /></Field>
      <Field name="attachmentIds" label={labels.attachmentIds!}><AttachmentUpload limit={50} /></Field>
    </>
  );
}

function Placing({ labels, isNew }: { labels: Record<string, string>; isNew: boolean }) {
  const text = useText();
  const columns = useRecord<ColumnView[]>('/disclosures/columns');
  return (
    <Row gutter={16}>
      <Col xs={24} md={8}><Field name="unitId" label={labels.unitId!} required><UnitSelect disabled={!isNew} /></Field></Col>
      <Col xs={24} md={8}>
        <Field name="columnId" label={labels.columnId!} required>
          <TreeSelect treeData={columnTree(columns.data ?? [])} loading={columns.isPending} treeDefaultExpandAll showSearch={{ treeNodeFilterProp: 'title' }} />
        </Field>
      </Col>
      <Col xs={24} md={8}><Field name="kind" label={labels.kind!}><Select options={namedOptions(text, 'kind', kinds)} /></Field></Col>
    </Row>
  );
}

/** Decided when the document is made; anything but proactive needs its reason (articles 14 to 17). */
function Attribute({ labels }: { labels: Record<string, string> }) {
  const text = useText();
  const attribute = Form.useWatch('attribute') as string | undefined;
  const kept = attribute !== undefined && attribute !== 'proactive';
  return (
    <Row gutter={16}>
      <Col xs={24} md={8}><Field name="attribute" label={labels.attribute!} help={text('disclosures.attribute-help')}><Select options={namedOptions(text, 'attribute', attributes)} /></Field></Col>
      {kept && (
        <>
          <Col xs={24} md={8}><Field name="attributeGround" label={labels.attributeGround!}><Select allowClear options={namedOptions(text, 'ground', grounds)} /></Field></Col>
          <Col xs={24} md={8}><Field name="nextReviewOn" label={labels.nextReviewOn!}><DayField /></Field></Col>
          <Col xs={24}><Field name="attributeReason" label={labels.attributeReason!} required><Input.TextArea maxLength={500} autoSize /></Field></Col>
        </>
      )}
    </Row>
  );
}

function MetadataFields({ labels }: { labels: Record<string, string> }) {
  const text = useText();
  const label = (name: string): string => labels[`metadata.${name}`]!;
  const tags = (name: string, count: number) => (
    <Field name={`metadata.${name}`} label={label(name)} help={text('disclosures.makers-help')}>
      <Select mode="tags" maxCount={count} open={false} suffixIcon={null} tokenSeparators={[',', '，', '、', ';', '；']} />
    </Field>
  );
  const line = (name: string, maxLength: number) => <Field name={`metadata.${name}`} label={label(name)}><Input maxLength={maxLength} /></Field>;
  const day = (name: string) => <Field name={`metadata.${name}`} label={label(name)}><DayField /></Field>;
  return (
    <Row gutter={16}>
      <Col xs={24} md={12}>{tags('makers', 20)}</Col>
      <Col xs={24} md={12}><Field name="metadata.number" label={label('number')} help={text('disclosures.number-help')}><Input maxLength={100} /></Field></Col>
      <Col xs={24}><Field name="metadata.summary" label={label('summary')} help={text('disclosures.summary-help')}><Input.TextArea maxLength={300} showCount autoSize /></Field></Col>
      <Col xs={24} md={8}>{day('formedOn')}</Col>
      <Col xs={24} md={8}>{day('effectiveOn')}</Col>
      <Col xs={24} md={8}>{day('expiresOn')}</Col>
      <Col xs={24} md={8}>{line('source', 100)}</Col>
      <Col xs={24} md={8}><Field name="metadata.validity" label={label('validity')}><Select options={namedOptions(text, 'validity', validities)} /></Field></Col>
      <Col xs={24} md={8}>{line('edition', 100)}</Col>
      <Col xs={24} md={8}>{line('topic', 60)}</Col>
      <Col xs={24} md={8}>{line('genre', 60)}</Col>
      <Col xs={24} md={8}>{line('audience', 60)}</Col>
      <Col xs={24}>{tags('keywords', 10)}</Col>
    </Row>
  );
}
