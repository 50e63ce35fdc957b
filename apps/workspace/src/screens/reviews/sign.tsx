import { useState } from 'react';
import type { CaseView } from '@gongkai/reviews/contract';
import { App, Button, Card, Col, Flex, Input, Row } from 'antd';
import { CheckOutlined, RollbackOutlined } from '@ant-design/icons';
import { useText } from '../../app/language.tsx';
import { Problems } from '../../parts/problems.tsx';
import { useAction } from '../../parts/queries.ts';

/** The answer to what is asked: an opinion and two large buttons, for a thumb as for a mouse. */
export function Sign({ view }: { view: CaseView }) {
  const text = useText();
  const { message } = App.useApp();
  const [opinion, setOpinion] = useState('');
  const [decision, setDecision] = useState<'approve' | 'return' | null>(null);
  const send = useAction<object, CaseView>(`/reviews/cases/${view.id}/opinions`, { onDone: (after) => void message.success(text(`reviews.state.${after.state}`)) });
  const give = (chosen: 'approve' | 'return') => {
    setDecision(chosen);
    send.mutate({ decision: chosen, opinion: opinion.trim(), seenFingerprint: view.fingerprint, seenVersion: view.version });
  };
  return (
    <Card title={<h2>{text('reviews.opinion')}</h2>} className="work-section">
      <Problems error={send.error} />
      <Flex vertical gap={12}>
        <label htmlFor="review-opinion">{text('reviews.opinion-return-hint')}</label>
        <Input.TextArea id="review-opinion" value={opinion} onChange={(event) => setOpinion(event.target.value)} autoSize={{ minRows: 2, maxRows: 10 }} maxLength={2000} />
        <Row gutter={[12, 12]}>
          <Col xs={24} sm={12}>
            <Button block size="large" type="primary" icon={<CheckOutlined />} loading={send.isPending && decision === 'approve'} disabled={send.isPending} onClick={() => give('approve')}>{text('reviews.approve')}</Button>
          </Col>
          <Col xs={24} sm={12}>
            <Button block size="large" danger icon={<RollbackOutlined />} loading={send.isPending && decision === 'return'} disabled={send.isPending || opinion.trim() === ''} onClick={() => give('return')}>{text('reviews.return')}</Button>
          </Col>
        </Row>
      </Flex>
    </Card>
  );
}
