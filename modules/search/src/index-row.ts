import { dayOf, plainText } from '@gongkai/kernel';
import type { PublicDocument } from '@gongkai/disclosures';
import { toSearchVector } from '@gongkai/text';
import type { IndexRow } from './search.store.ts';

// Words of texts begin with a letter, a digit or a bracket: nobody can type these.
const tenantLexeme = (jurisdictionId: string): string => `@${jurisdictionId}`;

/** The lexeme of a column, by which a search is narrowed inside the index. */
export const columnLexeme = (columnId: string): string => `#${columnId}`;

/** What the index keeps of a published document: title, number, makers and keywords weigh more than the text. */
export function indexRow(document: PublicDocument, jurisdictionId: string, timeZone: string): IndexRow {
  const { metadata } = document;
  const marks = [tenantLexeme(jurisdictionId), columnLexeme(document.columnId)];
  const names = [document.title, metadata.number ?? '', metadata.edition ?? ''].join('\n');
  return {
    id: document.id,
    day: dayOf(document.publishedAt, timeZone),
    version: document.versionNumber,
    title: toSearchVector([{ text: names, weight: 'A' }], marks),
    body: toSearchVector(
      [
        { text: names, weight: 'A' },
        { text: [...metadata.makers, ...metadata.keywords, metadata.topic ?? '', document.indexNumber].join('\n'), weight: 'B' },
        { text: metadata.summary, weight: 'C' },
        { text: plainText(document.body), weight: 'D' },
        { text: document.attachments.map((file) => file.name).join('\n'), weight: 'D' },
      ],
      marks,
    ),
  };
}
