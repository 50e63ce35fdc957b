import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { invalid, type Block, type RichText, type Run } from '@gongkai/kernel';
import { expandArchive } from '../archive.ts';
import { pictureFacts } from '../picture-facts.ts';
import { printable } from '../printable.ts';
import { warning } from '../wording.ts';
import { partText } from '../xlsx/xml.ts';
import { headingLevel, takeTitle, type SourceBlock } from './document-structure.ts';
import { childrenOf, descendants, type WordCell, type WordNode, type WordParagraph, type WordRow } from './word-tree.ts';

/** A picture of an imported document; the block that shows it names `placeholderId` until it has an attachment. */
export interface ImportedPicture {
  placeholderId: string;
  bytes: Uint8Array;
  mediaType: string;
  name: string;
}

/** What an office document becomes. */
export interface ImportedDocument {
  title: string | null;
  body: RichText;
  pictures: ImportedPicture[];
  warnings: string[];
}

const limits = { maxBytes: 100_000_000, maxExpandedBytes: 300_000_000, maxEntries: 5000 };
// The bounds of RichText in kernel.
const maxBlocks = 5000;
const maxItems = 500;
const maxRows = 2000;
const maxCells = 50;
// One picture may be shown in a thousand places, each of which takes its bytes anew.
const maxPictures = 200;
const maxPictureBytes = 100_000_000;

/** Reads a .docx into blocks; runs inside the extraction thread. */
export async function importedDocument(bytes: Uint8Array): Promise<ImportedDocument> {
  const tree = await wordTree(bytes);
  const reader = new BlockReader();
  for (const node of childrenOf(tree)) await reader.read(node);
  const { title, body } = takeTitle(reader.blocks);
  if (body.length > maxBlocks) reader.warnings.add(warning.cut(maxBlocks));
  return { title, body: body.slice(0, maxBlocks), pictures: reader.pictures, warnings: [...reader.warnings] };
}

async function wordTree(bytes: Uint8Array): Promise<WordNode> {
  const parts = expandArchive(bytes, limits);
  if (!parts.has('word/document.xml')) throw invalid('documents.docx-unreadable');
  for (const [path, part] of parts) if (/\.(xml|rels)$/.test(path)) partText(part);
  // Repacked from what was checked, so that no other reading of the container can show mammoth other parts.
  const buffer = Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
  let tree: WordNode | null = null;
  await mammoth.convertToHtml(
    { buffer },
    {
      externalFileAccess: false,
      transformDocument: (document: WordNode) => {
        tree = document;
        // Only the tree is wanted: nothing is left to become HTML.
        return { ...document, children: [] };
      },
    },
  );
  if (!tree) throw invalid('documents.docx-unreadable');
  return tree;
}

class BlockReader {
  readonly blocks: SourceBlock[] = [];
  readonly pictures: ImportedPicture[] = [];
  readonly warnings = new Set<string>();
  #pictureBytes = 0;

  async read(node: WordNode): Promise<void> {
    if (node.type === 'paragraph') this.#paragraph(node);
    else if (node.type === 'table') this.#table(node);
    for (const image of descendants(node, 'image')) {
      if (this.pictures.length >= maxPictures || this.#pictureBytes >= maxPictureBytes) {
        this.warnings.add(warning.morePictures(this.pictures.length));
        return;
      }
      const name = `picture-${this.pictures.length + 1}`;
      const bytes = new Uint8Array(await image.read());
      this.#pictureBytes += bytes.length;
      const facts = pictureFacts(bytes);
      if (!facts) {
        this.warnings.add(warning.pictureFormat(image.contentType));
        continue;
      }
      const mediaType = `image/${facts.format === 'jpg' ? 'jpeg' : facts.format}`;
      this.pictures.push({ placeholderId: name, bytes, mediaType, name: `${name}.${facts.format}` });
      const caption = printable(image.altText ?? '').slice(0, 200);
      this.blocks.push({ block: { type: 'picture', attachmentId: name, ...(caption ? { caption } : {}) } });
    }
  }

  #paragraph(node: WordParagraph): void {
    const runs = trimmed(runsOf(node));
    if (runs.length === 0) return;
    const look = { styleName: node.styleName ?? '', centred: node.alignment === 'center', size: largestSize(node) };
    const level = headingLevel(look.styleName, runs);
    if (level > 0) this.blocks.push({ block: { type: 'heading', level, runs }, ...look });
    else if (node.numbering) this.#item(node.numbering.isOrdered, runs);
    else this.blocks.push({ block: { type: 'paragraph', runs }, ...look });
  }

  #item(ordered: boolean, runs: Run[]): void {
    const last = this.blocks.at(-1)?.block;
    if (last?.type === 'list' && last.ordered === ordered && last.items.length < maxItems) last.items.push(runs);
    else this.blocks.push({ block: { type: 'list', ordered, items: [runs] } });
  }

  #table(node: WordNode): void {
    const rows = childrenOf(node).filter((child): child is WordRow => child.type === 'tableRow');
    if (rows.length > maxRows) this.warnings.add(warning.cut(maxRows));
    // A mark on every row is no mark: the reader below us does not tell on from off.
    const marked = rows.some((row) => !row.isHeader);
    const cells = rows.slice(0, maxRows).map((row) =>
      childrenOf(row)
        .filter((child): child is WordCell => child.type === 'tableCell')
        .slice(0, maxCells)
        .map((one) => tableCell(one, marked && row.isHeader)),
    );
    if (cells.length > 0) this.blocks.push({ block: { type: 'table', rows: cells } });
  }
}

type Cell = Extract<Block, { type: 'table' }>['rows'][number][number];

function tableCell(node: WordCell, header: boolean): Cell {
  const runs = descendants(node, 'paragraph').flatMap((paragraph, index): Run[] => [...(index > 0 ? [{ text: '\n' }] : []), ...runsOf(paragraph)]);
  return {
    runs: trimmed(merged(runs)),
    ...(header ? { header: true } : {}),
    ...(node.colSpan > 1 ? { colspan: Math.min(node.colSpan, 50) } : {}),
    ...(node.rowSpan > 1 ? { rowspan: Math.min(node.rowSpan, 500) } : {}),
  };
}

function runsOf(node: WordNode): Run[] {
  return merged(
    descendants(node, 'run').map((run) => ({
      text: printable(textOf(run)),
      ...(run.isBold ? { bold: true } : {}),
      ...(run.isItalic ? { italic: true } : {}),
      ...(run.isUnderline ? { underline: true } : {}),
    })),
  );
}

function textOf(node: WordNode): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'tab') return '\t';
  if (node.type === 'break') return node.breakType === 'line' ? '\n' : '';
  return childrenOf(node).map(textOf).join('');
}

/** Neighbouring runs of one look are one run; Word splits them at every keystroke of a correction. */
function merged(runs: Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    const same = last && last.bold === run.bold && last.italic === run.italic && last.underline === run.underline;
    if (same) last.text += run.text;
    else if (run.text !== '') result.push({ ...run });
  }
  return result;
}

/** Without the spaces at both ends that people use to indent. */
function trimmed(runs: Run[]): Run[] {
  const copy = runs.map((run) => ({ ...run }));
  const first = copy[0];
  const last = copy.at(-1);
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  return copy.filter((run) => run.text !== '');
}

function largestSize(node: WordNode): number {
  return Math.max(0, ...descendants(node, 'run').map((run) => run.fontSize ?? 0));
}
