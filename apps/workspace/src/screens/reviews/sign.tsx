import { useRef, useState } from 'react';
import type { CaseView } from '@gongkai/reviews/contract';
import { App, Button, Card, Col, Input, Row } from 'antd';
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
  const [lacksReason, setLacksReason] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const give = (chosen: 'approve' | 'return') => {
    if (chosen === 'return' && opinion.trim() === '') {
      setLacksReason(true);
      place.current?.querySelector('textarea')?.focus();
      return;
    }
    setDecision(chosen);
    send.mutate({ decision: chosen, opinion: opinion.trim(), seenFingerprint: view.fingerprint, seenVersion: view.version });
  };
  return (
    <Card className="work-section sign">
      <Problems error={send.error} />
      <div ref={place}>
        <label htmlFor="review-opinion"><strong>{text('reviews.opinion')}</strong></label>
        <Input.TextArea id="review-opinion" value={opinion} placeholder={text('reviews.opinion-placeholder')} status={lacksReason ? 'error' : undefined} aria-invalid={lacksReason} aria-describedby="review-opinion-problem"
          onChange={(event) => { setOpinion(event.target.value); setLacksReason(false); }} autoSize={{ minRows: 1, maxRows: 10 }} maxLength={2000} />
        <span id="review-opinion-problem" role="alert" className="sign-problem">{lacksReason && text('reviews.return-needs-reason')}</span>
        <Row gutter={12}>
          <Col span={14}>
            <Button block size="large" type="primary" icon={<CheckOutlined />} loading={send.isPending && decision === 'approve'} disabled={send.isPending} onClick={() => give('approve')}>{text('reviews.approve')}</Button>
          </Col>
          <Col span={10}>
            <Button block size="large" danger icon={<RollbackOutlined />} loading={send.isPending && decision === 'return'} disabled={send.isPending} onClick={() => give('return')}>{text('reviews.return')}</Button>
          </Col>
        </Row>
      </div>
    </Card>
  );
}
