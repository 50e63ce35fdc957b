import { z } from 'zod';

/** A run of text with one look. */
export const run = z.strictObject({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
});

const runs = z.array(run);
const cell = z.strictObject({
  runs,
  header: z.boolean().optional(),
  colspan: z.number().int().min(1).max(50).optional(),
  rowspan: z.number().int().min(1).max(500).optional(),
});

/** One block of a text. Pictures name an attachment of the same record by id. */
export const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), runs }),
  z.strictObject({ type: z.literal('heading'), level: z.number().int().min(1).max(4), runs }),
  z.strictObject({ type: z.literal('list'), ordered: z.boolean(), items: z.array(runs).max(500) }),
  z.strictObject({ type: z.literal('table'), rows: z.array(z.array(cell).max(50)).max(2000) }),
  z.strictObject({ type: z.literal('picture'), attachmentId: z.string(), caption: z.string().max(200).optional() }),
]);

/** The body of an item, a document or a letter: blocks, never HTML, so that every exit renders it safely in its own way. */
export const richText = z.array(block).max(5000);

export type Run = z.infer<typeof run>;
export type Block = z.infer<typeof block>;
export type RichText = z.infer<typeof richText>;

const textOfRuns = (list: Run[]): string => list.map((part) => part.text).join('');

/** One block as plain text; table rows are lines with tabs between cells. */
export function blockText(part: Block): string {
  switch (part.type) {
    case 'paragraph':
    case 'heading':
      return textOfRuns(part.runs);
    case 'list':
      return part.items.map(textOfRuns).join('\n');
    case 'table':
      return part.rows.map((row) => row.map((one) => textOfRuns(one.runs)).join('\t')).join('\n');
    case 'picture':
      return part.caption ?? '';
  }
}

/** A body as plain text, one block a line. */
export function plainText(body: RichText): string {
  return body.map(blockText).join('\n').trim();
}

/** Plain text as a body: every line that is not empty becomes a paragraph. */
export function fromPlainText(text: string): RichText {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ type: 'paragraph', runs: [{ text: line }] }));
}

/** The attachments that a body shows as pictures, in order. */
export function picturesIn(body: RichText): string[] {
  return body.flatMap((part) => (part.type === 'picture' ? [part.attachmentId] : []));
}
