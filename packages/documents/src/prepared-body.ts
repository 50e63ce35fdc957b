import type { Block, Run } from '@gongkai/kernel';
import type { BarChart, Pictures, PrintedBody } from './layouts.ts';
import { type PictureFacts, pictureFacts } from './picture-facts.ts';
import { breakable, printable } from './printable.ts';
import { gridOf, type GridCell, type TableGrid } from './table-grid.ts';
import { warning } from './wording.ts';

/** A picture that can be drawn, under a name of our own making. */
export interface PictureFile extends PictureFacts {
  file: string;
  bytes: Uint8Array;
  /** The size on paper in points, within the text area. */
  printWidth: number;
  printHeight: number;
}

/** A cell that knows whether it holds a figure, which stands in the middle: found out once for both exits (Typst takes 0.2 ms for each). */
export type PreparedCell = GridCell & { isFigure: boolean };

/** A block that every exit can draw without looking anything up. */
export type PreparedBlock =
  | { type: 'paragraph'; runs: Run[] }
  | { type: 'heading'; level: number; runs: Run[] }
  | { type: 'list'; ordered: boolean; items: Run[][] }
  | ({ type: 'table'; cells: PreparedCell[] } & Omit<TableGrid, 'cells'>)
  | { type: 'picture'; file: string; width: number; height: number; caption: string }
  | { type: 'absent-picture'; caption: string }
  | { type: 'bars'; caption: string; bars: PreparedBar[] };

/** A bar: its share of the longest one, and whether it lies below nothing. */
export interface PreparedBar {
  label: string;
  share: number;
  below: boolean;
  shown: string;
}

/** 156 mm, the width of the text area, and a height that leaves room for a caption, in points. */
const areaWidth = 442;
const areaHeight = 560;
/** The renderer holds all pictures of a document unpacked, three or four bytes a pixel: twenty photographs of a telephone. */
const maxPixelsOfAll = 240_000_000;

/** Turns the bodies of one document into drawable blocks and gathers the pictures they need. */
export class BodyPreparation {
  readonly files = new Map<string, PictureFile>();
  readonly warnings: string[] = [];
  readonly #pictures: Pictures;
  readonly #seen = new Map<string, PictureFile | null>();
  #pixels = 0;

  constructor(pictures: Pictures | undefined) {
    this.#pictures = pictures ?? new Map();
  }

  prepare(body: PrintedBody): PreparedBlock[] {
    return body.map((part) => this.#block(part));
  }

  #block(part: Block | BarChart): PreparedBlock {
    switch (part.type) {
      case 'paragraph':
        return { type: 'paragraph', runs: cleanRuns(part.runs) };
      case 'heading':
        return { type: 'heading', level: part.level, runs: cleanRuns(part.runs) };
      case 'list':
        return { type: 'list', ordered: part.ordered, items: part.items.map(cleanRuns) };
      case 'table':
        return tableBlock(part);
      case 'picture':
        return this.#picture(part.attachmentId, breakable(part.caption ?? ''));
      case 'bars':
        return barsBlock(part);
    }
  }

  #picture(attachmentId: string, caption: string): PreparedBlock {
    const file = this.#seen.has(attachmentId) ? this.#seen.get(attachmentId) : this.#load(attachmentId);
    if (!file) return { type: 'absent-picture', caption };
    return { type: 'picture', file: file.file, width: file.printWidth, height: file.printHeight, caption };
  }

  #load(attachmentId: string): PictureFile | null {
    const source = this.#pictures.get(attachmentId);
    const facts = source ? pictureFacts(source.bytes) : null;
    this.#seen.set(attachmentId, null);
    if (!source || !facts) {
      this.warnings.push(source ? warning.unreadablePicture(attachmentId) : warning.missingPicture(attachmentId));
      return null;
    }
    if (this.#pixels + facts.width * facts.height > maxPixelsOfAll) {
      this.warnings.push(warning.tooManyPixels(attachmentId));
      return null;
    }
    this.#pixels += facts.width * facts.height;
    // 96 pixels an inch, as office programs assume.
    const scale = Math.min(0.75, areaWidth / facts.width, areaHeight / facts.height);
    const file: PictureFile = {
      ...facts,
      bytes: source.bytes,
      file: `picture-${this.files.size + 1}.${facts.format}`,
      printWidth: facts.width * scale,
      printHeight: facts.height * scale,
    };
    this.files.set(file.file, file);
    this.#seen.set(attachmentId, file);
    return file;
  }
}

function tableBlock(table: Extract<Block, { type: 'table' }>): PreparedBlock {
  const grid = gridOf(table);
  if (grid.columns === 0) return { type: 'paragraph', runs: [] };
  return { type: 'table', ...grid, cells: grid.cells.map((cell) => ({ ...cell, runs: cleanRuns(cell.runs), isFigure: isFigure(cell) })) };
}

function barsBlock({ caption, bars }: BarChart): PreparedBlock {
  const longest = Math.max(...bars.map(({ value }) => Math.abs(value)), Number.MIN_VALUE);
  return {
    type: 'bars', caption: breakable(caption),
    bars: bars.map(({ label, value, shown }) => ({ label: breakable(label), share: Math.abs(value) / longest, below: value < 0, shown: printable(shown) })),
  };
}

const isFigure = (cell: GridCell): boolean => /^([-+]?[\d,.]+ ?%?|[—-])$/.test(cell.runs.map((run) => run.text).join('').trim());

function cleanRuns(runs: Run[]): Run[] {
  return runs.map((run) => ({ ...run, text: breakable(run.text) })).filter((run) => run.text !== '');
}
