import type { Block, RichText } from '@gongkai/kernel';

/** Columns of the catalogue in which the county's own documents stand. */
export type CatalogueColumn =
  | 'guide' | 'rules' | 'annual-reports' | 'overview' | 'functions' | 'leaders' | 'policies' | 'interpretations' | 'plans' | 'statistics'
  | 'finance' | 'personnel' | 'procurement' | 'key-projects' | 'emergency' | 'key-areas' | 'news' | 'notices';

/** A document as it is written down here: its days follow from the day of the demonstration. */
export interface DocumentDraft {
  key: string;
  organKey: string;
  column: CatalogueColumn;
  title: string;
  /** The organ's mark for document numbers (代字); null where a document has no number. */
  mark: string | null;
  subject: string;
  genre: string;
  audience: string;
  /** The day of the year (MM-DD) about which it is published, so that it suits its season in every year. */
  season: string;
  /** Years before the last such day; for documents that have had their time. */
  yearsBefore?: number;
  keywords: readonly string[];
  summary: string;
  validity?: '有效' | '失效' | '废止' | '已修改' | '尚未生效';
  /** Years for which a normative document holds. */
  years?: number;
  explains?: string;
  /** Lines: "# " a heading, "| a | b |" a table row, anything else a paragraph. */
  text: string;
}

/** A public document with the metadata block of the catalogue (索引号 … 公开方式). */
export interface DocumentSeed extends Omit<DocumentDraft, 'season' | 'yearsBefore' | 'mark' | 'text' | 'years' | 'validity' | 'explains'> {
  indexNumber: string;
  documentNumber: string | null;
  formedOn: string;
  publishedOn: string;
  effectiveOn: string | null;
  expiresOn: string | null;
  validity: '有效' | '失效' | '废止' | '已修改' | '尚未生效';
  attribute: '主动公开';
  explains: string | null;
  body: RichText;
}

/** A text of lines as a body. */
export function bodyOf(text: string): RichText {
  const blocks: Block[] = [];
  let rows: string[][] = [];
  const closeTable = (): void => {
    if (rows.length === 0) return;
    const table = rows.map((row, index) => row.map((one) => ({ runs: [{ text: one }], ...(index === 0 ? { header: true } : {}) })));
    blocks.push({ type: 'table', rows: table });
    rows = [];
  };
  for (const line of text.split('\n').map((one) => one.trim()).filter(Boolean)) {
    if (line.startsWith('|')) {
      rows.push(line.slice(1, -1).split('|').map((one) => one.trim()));
      continue;
    }
    closeTable();
    if (line.startsWith('# ')) blocks.push({ type: 'heading', level: 2, runs: [{ text: line.slice(2) }] });
    else blocks.push({ type: 'paragraph', runs: [{ text: line }] });
  }
  closeTable();
  return blocks;
}
