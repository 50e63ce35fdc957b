import type { Block, RichText, Run } from '@gongkai/kernel';

/** A node of the editor's document, as ProseMirror writes it. */
export interface DocumentNode {
  type?: string;
  attrs?: Record<string, unknown>;
  content?: DocumentNode[];
  text?: string;
  marks?: { type: string }[];
}

const looks = ['bold', 'italic', 'underline'] as const;
type TableBlock = Extract<Block, { type: 'table' }>;
type Cell = TableBlock['rows'][number][number];

function textNodes(runs: readonly Run[]): DocumentNode[] {
  return runs
    .filter((run) => run.text !== '')
    .map((run) => {
      const marks = looks.filter((look) => run[look]).map((type) => ({ type }));
      return { type: 'text', text: run.text, ...(marks.length > 0 ? { marks } : {}) };
    });
}

function withText(node: DocumentNode, runs: readonly Run[]): DocumentNode {
  const content = textNodes(runs);
  return content.length > 0 ? { ...node, content } : node;
}

function cellNode(cell: Cell): DocumentNode {
  return {
    type: cell.header ? 'tableHeader' : 'tableCell',
    attrs: { colspan: cell.colspan ?? 1, rowspan: cell.rowspan ?? 1, colwidth: null },
    content: [withText({ type: 'paragraph' }, cell.runs)],
  };
}

function nodeOf(block: Block): DocumentNode {
  switch (block.type) {
    case 'paragraph':
      return withText({ type: 'paragraph' }, block.runs);
    case 'heading':
      return withText({ type: 'heading', attrs: { level: block.level } }, block.runs);
    case 'list':
      return {
        type: block.ordered ? 'orderedList' : 'bulletList',
        content: block.items.map((runs) => ({ type: 'listItem', content: [withText({ type: 'paragraph' }, runs)] })),
      };
    case 'table':
      return { type: 'table', content: block.rows.map((row) => ({ type: 'tableRow', content: row.map(cellNode) })) };
    case 'picture':
      return { type: 'picture', attrs: { attachmentId: block.attachmentId, caption: block.caption ?? '' } };
  }
}

/** A body as the editor's document; an empty list or table has no place there and is left out. */
export function toDocument(body: RichText): DocumentNode {
  const blocks = body.filter((block) => (block.type === 'list' ? block.items.length > 0 : block.type !== 'table' || block.rows.some((row) => row.length > 0)));
  return { type: 'doc', content: blocks.length > 0 ? blocks.map(nodeOf) : [{ type: 'paragraph' }] };
}

function runsOf(node: DocumentNode | undefined): Run[] {
  const runs: Run[] = [];
  const visit = (part: DocumentNode) => {
    if (part.type === 'text' && part.text) {
      const run: Run = { text: part.text };
      for (const look of looks) if (part.marks?.some((mark) => mark.type === look)) run[look] = true;
      const last = runs.at(-1);
      if (last && looks.every((look) => last[look] === run[look])) last.text += run.text;
      else runs.push(run);
    }
    for (const child of part.content ?? []) visit(child);
  };
  if (node) visit(node);
  return runs;
}

function cellOf(node: DocumentNode): Cell {
  const cell: Cell = { runs: runsOf(node) };
  if (node.type === 'tableHeader') cell.header = true;
  const { colspan, rowspan } = node.attrs ?? {};
  if (typeof colspan === 'number' && colspan > 1) cell.colspan = colspan;
  if (typeof rowspan === 'number' && rowspan > 1) cell.rowspan = rowspan;
  return cell;
}

function blockOf(node: DocumentNode): Block[] {
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', runs: runsOf(node) }];
    case 'heading': {
      const level = typeof node.attrs?.level === 'number' ? node.attrs.level : 1;
      return [{ type: 'heading', level: Math.min(Math.max(level, 1), 4), runs: runsOf(node) }];
    }
    case 'bulletList':
    case 'orderedList':
      return [{ type: 'list', ordered: node.type === 'orderedList', items: (node.content ?? []).map(runsOf) }];
    case 'table':
      return [{ type: 'table', rows: (node.content ?? []).map((row) => (row.content ?? []).map(cellOf)) }];
    case 'picture': {
      const caption = typeof node.attrs?.caption === 'string' ? node.attrs.caption.trim() : '';
      return [{ type: 'picture', attachmentId: String(node.attrs?.attachmentId ?? ''), ...(caption ? { caption } : {}) }];
    }
    default:
      return [];
  }
}

const isEmpty = (block: Block | undefined) => block?.type === 'paragraph' && block.runs.every((run) => run.text.trim() === '');

/** The editor's document as a body; empty paragraphs at its two ends are not part of what was written. */
export function toBody(document: DocumentNode): RichText {
  const body = (document.content ?? []).flatMap(blockOf);
  while (isEmpty(body.at(-1))) body.pop();
  while (isEmpty(body[0])) body.shift();
  return body;
}
