import { useState } from 'react';
import type { ItemView, OwnUnits } from '@gongkai/submissions/contract';
import { FileWordOutlined, FormOutlined } from '@ant-design/icons';
import { Button, Card, Col, Row, Select, Upload } from 'antd';
import { useNavigate } from 'react-router';
import { useText } from '../../app/language.tsx';
import { ApiError } from '../../parts/api.ts';
import { Page } from '../../parts/page.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction, useRecord } from '../../parts/queries.ts';
import { uploadDocx } from './docx-upload.ts';

/** Two ways to begin: a Word document, which is the usual one, or the empty form. */
export function NewItem() {
  const text = useText();
  const navigate = useNavigate();
  const own = useRecord<OwnUnits>('/submissions/units');
  const [chosen, setChosen] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const units = (own.data?.units ?? []).filter((unit) => unit.mayWrite);
  const unitId = chosen ?? own.data?.usualUnitId ?? null;
  const open = (item: ItemView, warnings: readonly string[] = []) => void navigate(`/submissions/items/${item.id}/edit`, { state: { warnings } });
  const begin = useAction<{ unitId: string }, ItemView>('/submissions/items', { touches: ['/submissions'], onDone: (item) => open(item) });

  const take = async (file: File) => {
    setSending(true);
    setError(null);
    try {
      const { item, warnings } = await uploadDocx(file, unitId!);
      open(item, warnings);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setError(failure);
    } finally {
      setSending(false);
    }
  };

  return (
    <Page title={text('submissions.new')} crumbs={[{ title: text('submissions.list'), to: '/submissions' }]}>
      <Problems error={own.error ?? error ?? begin.error} />
      {units.length > 1 && (
        <p>
          <Select aria-label={text('submissions.unit')} value={unitId} onChange={setChosen} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} popupMatchSelectWidth={false} />
        </p>
      )}
      <Row gutter={[16, 16]}>
        <Col xs={24} md={16}>
          <Upload.Dragger
            accept=".docx"
            maxCount={1}
            showUploadList={false}
            disabled={!unitId || sending}
            beforeUpload={(file) => {
              void take(file);
              return Upload.LIST_IGNORE;
            }}
          >
            <p className="ant-upload-drag-icon"><FileWordOutlined aria-hidden /></p>
            <p className="ant-upload-text">{text(sending ? 'submissions.saving' : 'submissions.import')}</p>
            <p className="ant-upload-hint">{text('submissions.import-drop')}</p>
            <p className="ant-upload-hint">{text('submissions.import-help')}</p>
          </Upload.Dragger>
        </Col>
        <Col xs={24} md={8}>
          <Card>
            <Button block size="large" icon={<FormOutlined />} disabled={!unitId} loading={begin.isPending} onClick={() => unitId && begin.mutate({ unitId })}>
              {text('submissions.write-here')}
            </Button>
          </Card>
        </Col>
      </Row>
    </Page>
  );
}
