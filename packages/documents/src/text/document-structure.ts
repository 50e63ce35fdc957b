import type { Block, RichText, Run } from '@gongkai/kernel';

/** A block with what its paragraph looked like, from which title and headings are told. */
export interface SourceBlock {
  block: Block;
  styleName?: string;
  centred?: boolean;
  /** Points; 0 when the style alone sets the size. */
  size?: number;
}

// Offices number headings by hand and seldom use styles (GB/T 9704, 7.3.3).
const handNumbered: [pattern: RegExp, level: number][] = [
  [/^[一二三四五六七八九十]{1,3}、/, 1],
  [/^（[一二三四五六七八九十]{1,3}）/, 2],
];
const longestHeading = 40;

/** The level of a heading by its style or by its hand-written number, or 0 for a paragraph. */
export function headingLevel(styleName: string, runs: Run[]): number {
  const styled = /^(?:heading|标题)\s*([1-9])/i.exec(styleName);
  if (styled) return Math.min(4, Number(styled[1]));
  const text = textOfRuns(runs);
  if (text.length > longestHeading || /[。；：，]$/.test(text)) return 0;
  return handNumbered.find(([pattern]) => pattern.test(text))?.[1] ?? 0;
}

const titleSize = 18;
const searchDepth = 12;

/** Takes the title out of the blocks: Title style, else large centred lines, else a heading that opens the text. */
export function takeTitle(blocks: SourceBlock[]): { title: string | null; body: RichText } {
  const head = blocks.slice(0, searchDepth);
  const candidates = [
    head.findIndex((one) => /^(title|标题)$/i.test(one.styleName ?? '')),
    // A red head (×××文件) is large and centred too, and is not the title.
    head.findIndex((one) => isLarge(one) && !textOf(one).endsWith('文件')),
    head[0]?.block.type === 'heading' && !/^[一二三四五六七八九十]+、/.test(textOf(head[0])) ? 0 : -1,
  ];
  const start = candidates.find((index) => index >= 0);
  if (start === undefined) return { title: null, body: blocks.map((one) => one.block) };
  let end = start + 1;
  while (end < blocks.length && end < start + 4 && continues(blocks[start], blocks[end])) end += 1;
  const title = blocks.slice(start, end).map(textOf).join('').replace(/\s*\n\s*/g, '').slice(0, 200);
  return { title, body: [...blocks.slice(0, start), ...blocks.slice(end)].map((one) => one.block) };
}

function isLarge(one: SourceBlock): boolean {
  return one.centred === true && (one.size ?? 0) >= titleSize;
}

/** A title of several lines is several paragraphs of one look. */
function continues(first: SourceBlock | undefined, next: SourceBlock | undefined): boolean {
  return first?.centred === true && next?.centred === true && first.size === next.size && first.styleName === next.styleName && (first.size ?? 0) > 0;
}

const textOfRuns = (runs: Run[]): string => runs.map((run) => run.text).join('');

function textOf(one: SourceBlock): string {
  return one.block.type === 'paragraph' || one.block.type === 'heading' ? textOfRuns(one.block.runs) : '';
}
