import { AlignmentType, BorderStyle, HeightRule, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx';
import type { PreparedBar } from '../prepared-body.ts';
import { areaWidth, cellStyle, twips } from './measures.ts';
import { textRuns } from './paragraphs.ts';

const size = 10.5;
/** Closer than the lines of the page, whose grid would make the bars as high as a heading. */
const lineHeight = twips(13);
const labelWidth = Math.round(areaWidth * 0.32);
/** A bar is so many narrow columns wide; behind the longest one there is room for its figure. */
const steps = 100;
const longest = 84;
const step = Math.floor((areaWidth - labelWidth) / steps);
const colours = { above: '44546A', below: 'AAAAAA' };

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const gap = { style: BorderStyle.SINGLE, size: 12, color: 'FFFFFF' };

/** Bars as a table of shaded cells: Word shows, prints and edits it without a picture. */
export function barTable(bars: readonly PreparedBar[]): Table {
  return new Table({
    rows: bars.map(barRow),
    columnWidths: [labelWidth, ...Array.from({ length: steps }, () => step)],
    width: { size: labelWidth + steps * step, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { left: 60, right: 60, top: 0, bottom: 0 },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
  });
}

function barRow(bar: PreparedBar): TableRow {
  const span = Math.round(bar.share * longest);
  const text = (content: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph => new Paragraph({ style: cellStyle(size, false), alignment, spacing: { line: lineHeight, lineRule: LineRuleType.EXACT }, children: textRuns(content) });
  const shaded = new TableCell({
    columnSpan: span, width: { size: span * step, type: WidthType.DXA }, shading: { fill: bar.below ? colours.below : colours.above }, borders: { top: gap, bottom: gap, left: none, right: none }, children: [text('', AlignmentType.LEFT)],
  });
  return new TableRow({
    cantSplit: true,
    height: { value: twips(15), rule: HeightRule.ATLEAST },
    children: [
      new TableCell({ width: { size: labelWidth, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, children: [text(bar.label, AlignmentType.RIGHT)] }),
      ...(span > 0 ? [shaded] : []),
      new TableCell({ columnSpan: steps - span, width: { size: (steps - span) * step, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, children: [text(bar.shown, AlignmentType.LEFT)] }),
    ],
  });
}
