import type { InstructionView, Level } from '@gongkai/periodicals/contract';
import type { ItemView } from '@gongkai/submissions/contract';
import { Alert, Input, Select } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { api } from '../../parts/api.ts';
import type { AttachmentRow } from '../../parts/attachments/attachment-list.tsx';
import { AttachmentUpload } from '../../parts/attachments/attachment-upload.tsx';
import { Field } from '../../parts/form/field.tsx';
import { FormShell } from '../../parts/form/form-shell.tsx';
import { useRecordForm } from '../../parts/form/use-record-form.ts';
import { Page } from '../../parts/page.tsx';
import { useRecord } from '../../parts/queries.ts';
import { ItemSelect } from './item-select.tsx';
import { levelOptions } from './words.ts';

interface Values {
  itemId: string | null;
  leaderLevel: Level;
  leaderName: string;
  leaderPost: string;
  givenOn: string;
  text: string;
  scanIds: AttachmentRow[];
}

/** Writes an instruction: a leader his own, a clerk or editor one that was given on paper. */
export function InstructionNew() {
  const text = useText();
  const { may } = useSession();
  const [params] = useSearchParams();
  const itemId = params.get('item');
  const item = useRecord<ItemView>(itemId ? `/submissions/items/${itemId}` : null);
  const ownWords = may('periodicals.instruct');
  const title = text(ownWords ? 'periodicals.instruct' : 'periodicals.record-paper');
  const known = item.data ? { value: item.data.id, label: `${item.data.title}　${item.data.unitName}` } : undefined;
  return (
    <Page title={title} crumbs={[{ title: text('periodicals.instructions'), to: '/periodicals/instructions' }]}>
      <InstructionForm ownWords={ownWords} itemId={itemId} adoptionId={params.get('adoption')} known={known} title={title} />
    </Page>
  );
}

function InstructionForm({ ownWords, itemId, adoptionId, known, title }: {
  ownWords: boolean; itemId: string | null; adoptionId: string | null; known: { value: string; label: string } | undefined; title: string;
}) {
  const text = useText();
  const navigate = useNavigate();
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const form = useRecordForm<Values, InstructionView>({
    name: null,
    initial: { itemId, leaderLevel: 'county', leaderName: '', leaderPost: '', givenOn: today, text: '', scanIds: [] },
    save: (values, idempotencyKey) => {
      const common = { itemId: values.itemId ?? '', text: values.text, ...(adoptionId && values.itemId === itemId ? { adoptionId } : {}) };
      if (ownWords) return api.send<InstructionView>('POST', '/periodicals/instructions', { idempotencyKey, body: common });
      return api.send<InstructionView>('POST', '/periodicals/instructions/from-paper', {
        idempotencyKey,
        body: {
          ...common, leaderLevel: values.leaderLevel, givenOn: values.givenOn, scanIds: (values.scanIds ?? []).map((file) => file.id),
          ...(values.leaderName.trim() ? { leaderName: values.leaderName.trim() } : {}), leaderPost: values.leaderPost.trim() || null,
        },
      });
    },
    onSaved: (made) => void navigate(`/periodicals/instructions/${made.id}`),
  });
  const labels = {
    itemId: text('periodicals.item'), leaderLevel: text('periodicals.level'), leaderName: text('periodicals.leader'), leaderPost: text('periodicals.leader-post'),
    givenOn: text('periodicals.given-on'), text: text('periodicals.words'), scanIds: text('periodicals.scan'),
  };
  return (
    <FormShell form={form} labels={labels} submitText={title}>
      <Alert type="info" showIcon title={text('periodicals.words-restricted')} />
      <Field name="itemId" label={labels.itemId} required><ItemSelect {...(known ? { known } : {})} /></Field>
      {!ownWords && (
        <>
          <Field name="leaderLevel" label={labels.leaderLevel} required><Select options={levelOptions(text)} /></Field>
          <Field name="leaderName" label={labels.leaderName} required><Input maxLength={60} /></Field>
          <Field name="leaderPost" label={labels.leaderPost}><Input maxLength={100} /></Field>
          <Field name="givenOn" label={labels.givenOn} required><Input type="date" max={today} /></Field>
        </>
      )}
      <Field name="text" label={labels.text} required><Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={4000} showCount /></Field>
      {!ownWords && <Field name="scanIds" label={labels.scanIds} required><AttachmentUpload limit={10} /></Field>}
    </FormShell>
  );
}
