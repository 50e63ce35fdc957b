// The document tree that mammoth hands to `transformDocument`; its own types leave it open.

export interface WordRun {
  type: 'run';
  isBold: boolean;
  isItalic: boolean;
  isUnderline: boolean;
  fontSize: number | null;
  children: WordNode[];
}
export interface WordParagraph {
  type: 'paragraph';
  styleId: string | null;
  styleName: string | null;
  numbering: { isOrdered: boolean; level: string } | null;
  alignment: string | null;
  children: WordNode[];
}
export interface WordCell {
  type: 'tableCell';
  colSpan: number;
  rowSpan: number;
  children: WordNode[];
}
export interface WordRow {
  type: 'tableRow';
  isHeader: boolean;
  children: WordNode[];
}
export interface WordImage {
  type: 'image';
  contentType: string;
  altText: string | null;
  read(): Promise<Uint8Array>;
}
export type WordNode =
  | WordParagraph
  | WordRun
  | WordCell
  | WordRow
  | WordImage
  | { type: 'table' | 'document' | 'hyperlink'; children: WordNode[] }
  | { type: 'text'; value: string }
  | { type: 'tab' }
  | { type: 'break'; breakType: string }
  | { type: 'other' };

/** The children of any node. */
export function childrenOf(node: WordNode): WordNode[] {
  return 'children' in node ? node.children : [];
}

/** All nodes of a kind below a node, in order. */
export function descendants<Kind extends WordNode['type']>(node: WordNode, kind: Kind): Extract<WordNode, { type: Kind }>[] {
  return childrenOf(node).flatMap((child) => [
    ...(child.type === kind ? [child as Extract<WordNode, { type: Kind }>] : []),
    ...descendants(child, kind),
  ]);
}
