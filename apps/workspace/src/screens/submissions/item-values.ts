import type { RichText } from '@gongkai/kernel';
import type { Author, Category, ItemFull, ItemKind, SaveDraft, Urgency } from '@gongkai/submissions/contract';
import type { AttachmentRow } from '../../parts/attachments/attachment-list.tsx';

/** What the form holds; files are kept apart from pictures, which stand in the text. */
export interface ItemValues {
  title: string;
  kind: ItemKind | null;
  category: Category | null;
  urgency: Urgency;
  eventAt: string | null;
  place: string;
  authors: string[];
  commissioned: boolean;
  body: RichText;
  attachmentIds: AttachmentRow[];
}

/** The form of an item, or an empty one. */
export function valuesOf(item: ItemFull | null): ItemValues {
  const pictures = new Set((item?.body ?? []).flatMap((block) => (block.type === 'picture' ? [block.attachmentId] : [])));
  return {
    title: item?.title ?? '',
    kind: item?.kind ?? null,
    category: item?.category ?? null,
    urgency: item?.urgency ?? 'daily',
    eventAt: item?.eventAt ?? null,
    place: item?.place ?? '',
    authors: item?.authors.map((one) => one.name) ?? [],
    commissioned: item?.tags.includes('commissioned') ?? false,
    body: item?.body ?? [],
    attachmentIds: (item?.attachments ?? []).filter((file) => !pictures.has(file.id)).map(({ id, name, size }) => ({ id, name, size })),
  };
}

/** What is sent of a form; an author who was known as a person stays one. */
export function textOf(values: ItemValues, known: readonly Author[] = []): Omit<SaveDraft, 'seenVersion'> {
  return {
    title: values.title,
    kind: values.kind ?? null,
    category: values.category ?? null,
    urgency: values.urgency,
    eventAt: values.eventAt ?? null,
    place: values.place || null,
    tags: values.commissioned ? ['commissioned'] : [],
    body: values.body,
    authors: values.authors.map((name) => known.find((one) => one.name === name) ?? { name, personId: null }),
    attachmentIds: values.attachmentIds.map((file) => file.id),
  };
}
