import type { DocumentView, Metadata, SaveDocument } from '@gongkai/disclosures/contract';
import type { RichText } from '@gongkai/kernel';
import type { AttachmentRow } from '../../parts/attachments/attachment-list.tsx';

/** What the form holds; files are kept apart from pictures, which stand in the text. */
export interface DocumentValues {
  unitId: string | null;
  columnId: string | null;
  kind: DocumentView['kind'];
  attribute: DocumentView['attribute'];
  attributeGround: DocumentView['attributeGround'];
  attributeReason: string;
  nextReviewOn: string | null;
  title: string;
  metadata: Omit<Metadata, 'history'>;
  body: RichText;
  attachmentIds: AttachmentRow[];
}

const emptyMetadata: DocumentValues['metadata'] = {
  makers: [], number: null, topic: null, genre: null, audience: null, summary: '', keywords: [], formedOn: null, effectiveOn: null, expiresOn: null,
  validity: 'valid', source: null, edition: null,
};

/** The form of a document, or an empty one. */
export function valuesOf(document: DocumentView | null, unitId: string | null): DocumentValues {
  const pictures = new Set((document?.body ?? []).flatMap((block) => (block.type === 'picture' ? [block.attachmentId] : [])));
  const { history: _history, ...metadata } = document?.metadata ?? { ...emptyMetadata, history: [] };
  return {
    unitId: document?.unitId ?? unitId,
    columnId: document?.columnId ?? null,
    kind: document?.kind ?? 'official',
    attribute: document?.attribute ?? 'proactive',
    attributeGround: document?.attributeGround ?? null,
    attributeReason: document?.attributeReason ?? '',
    nextReviewOn: document?.nextReviewOn ?? null,
    title: document?.title ?? '',
    metadata,
    body: document?.body ?? [],
    attachmentIds: ((document?.attachments ?? []) as AttachmentRow[]).filter((file) => !pictures.has(file.id)).map(({ id, name, size }) => ({ id, name, size })),
  };
}

const orNull = (typed: string | null): string | null => (typed?.trim() ? typed.trim() : null);

/** What is sent of a form; the lines of history, which nobody types, stay. */
export function bodyOf(values: DocumentValues, standing: DocumentView | null): Omit<SaveDocument, 'seenVersion'> {
  const { metadata, unitId: _unit, ...rest } = values;
  const proactive = values.attribute === 'proactive';
  return {
    ...rest,
    columnId: values.columnId ?? '',
    attributeGround: proactive ? null : (values.attributeGround ?? null),
    attributeReason: proactive ? null : orNull(values.attributeReason),
    nextReviewOn: proactive ? null : (values.nextReviewOn ?? null),
    metadata: {
      ...metadata,
      number: orNull(metadata.number), topic: orNull(metadata.topic), genre: orNull(metadata.genre), audience: orNull(metadata.audience),
      source: orNull(metadata.source), edition: orNull(metadata.edition), history: standing?.metadata.history ?? [],
    },
    attachmentIds: values.attachmentIds.map((file) => file.id),
  };
}
