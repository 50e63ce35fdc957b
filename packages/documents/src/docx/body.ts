import { AlignmentType, BorderStyle, HeadingLevel, ImageRun, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx';
import type { Run } from '@gongkai/kernel';
import type { PictureFile, PreparedBlock, PreparedCell } from '../prepared-body.ts';
import { wording } from '../wording.ts';
import { barTable } from './bars.ts';
import { areaWidth, cellStyle, face, fontOf, size4 } from './measures.ts';
import { bodyRuns, indented, line, textRuns } from './paragraphs.ts';

type Files = ReadonlyMap<string, PictureFile>;
type TableBlock = Extract<PreparedBlock, { type: 'table' }>;

const headingFaces = [face.hei, face.kai, face.body, face.body];
const headingLevels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4];

/** The blocks of a body as paragraphs and tables. */
export function bodyBlocks(blocks: PreparedBlock[], files: Files): (Paragraph | Table)[] {
  return blocks.flatMap((block): (Paragraph | Table)[] => {
    switch (block.type) {
      case 'paragraph':
        return [indented(bodyRuns(block.runs))];
      case 'heading': {
        const name = headingFaces[block.level - 1] ?? face.body;
        return [indented(bodyRuns(block.runs, name), { heading: headingLevels[block.level - 1] ?? HeadingLevel.HEADING_4, keepNext: true })];
      }
      case 'list':
        return block.items.map((runs, index) => indented(bodyRuns([{ text: block.ordered ? `${index + 1}. ` : '• ' }, ...runs])));
      case 'table':
        return [bodyTable(block)];
      case 'picture':
        return picture(block, files.get(block.file));
      case 'absent-picture':
        return [caption(wording.absentPicture + block.caption)];
      case 'bars':
        return [caption(block.caption, { keepNext: true }), barTable(block.bars), line([])];
    }
  });
}

function caption(text: string, options: { keepNext?: boolean } = {}): Paragraph {
  return new Paragraph({ ...options, alignment: AlignmentType.CENTER, children: textRuns(text, { font: fontOf(face.kai), size: `${size4}pt` }) });
}

function picture(block: Extract<PreparedBlock, { type: 'picture' }>, file: PictureFile | undefined): Paragraph[] {
  // Word does not read WebP.
  if (!file || file.format === 'webp') return [caption(wording.absentPicture + block.caption)];
  const image = new ImageRun({
    type: file.format,
    data: file.bytes,
    // Pixels at 96 to the inch.
    transformation: { width: Math.round(block.width / 0.75), height: Math.round(block.height / 0.75) },
    altText: { name: block.file, description: block.caption, title: block.caption },
  });
  // A line of exact height would cut the picture off.
  const shown = new Paragraph({ alignment: AlignmentType.CENTER, keepNext: block.caption !== '', children: [image], spacing: { line: 240, lineRule: LineRuleType.AUTO } });
  return block.caption === '' ? [shown] : [shown, caption(block.caption)];
}

function bodyTable(block: TableBlock): Table {
  // The margins of a cell count as well: without them narrow columns of figures would break their headings.
  const total = block.weights.reduce((sum, weight) => sum + weight + 2, 0);
  const widths = block.weights.map((weight) => Math.floor((areaWidth * (weight + 2)) / total));
  const size = block.columns > 12 ? 8 : block.columns > 7 ? 10.5 : 12;
  const byRow = Map.groupBy(block.cells, (cell) => cell.row);
  const rows = Array.from({ length: block.rows }, (_, row) => {
    const cells = byRow.get(row) ?? [];
    return new TableRow({ ...(row < block.headerRows ? { tableHeader: true } : {}), cantSplit: true, children: cells.map((cell) => tableCell(cell, widths, size)) });
  });
  const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: areaWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { left: 60, right: 60, top: 40, bottom: 40 },
    borders: { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border },
  });
}

function tableCell(cell: PreparedCell, widths: number[], size: number): TableCell {
  const width = widths.slice(cell.column, cell.column + cell.colspan).reduce((sum, one) => sum + one, 0);
  return new TableCell({
    ...(cell.colspan > 1 ? { columnSpan: cell.colspan } : {}),
    ...(cell.rowspan > 1 ? { rowSpan: cell.rowspan } : {}),
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        style: cellStyle(size, cell.header),
        ...(cell.header || cell.isFigure ? { alignment: AlignmentType.CENTER } : {}),
        children: cell.runs.flatMap((run) => textRuns(run.text, lookInCell(run))),
      }),
    ],
  });
}

/** What a run of a cell has beyond the style of its paragraph. */
function lookInCell(run: Run): Parameters<typeof textRuns>[1] {
  return { ...(run.italic ? { font: fontOf(face.kai) } : {}), ...(run.bold ? { bold: true } : {}), ...(run.underline ? { underline: {} } : {}) };
}
