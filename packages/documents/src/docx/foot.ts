import { AlignmentType, BorderStyle, Footer, LineRuleType, PageNumber, Paragraph, RelativeHorizontalPosition, RelativeVerticalPosition, Table, TableAnchorType, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, WidthType } from 'docx';
import { areaWidth, face, fontOf, millimetres, size4, twips } from './measures.ts';
import { textRuns } from './paragraphs.ts';

const small = { font: fontOf(face.body), size: `${size4}pt` as const };

/** The page number with a dash on both sides, one character in from the outer edge: odd pages right, even pages left. */
export function pageNumberFooter(side: 'odd' | 'even'): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { left: twips(size4), right: twips(size4) },
        spacing: { line: twips(size4), lineRule: LineRuleType.EXACT },
        children: [new TextRun({ font: fontOf(face.song), size: `${size4}pt`, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

/** A label whose text hangs under its own first character, one character in from both sides. */
export function labelled(label: string, text: string): Paragraph {
  const hanging = twips(size4 * label.length);
  return new Paragraph({
    indent: { left: twips(size4) + hanging, right: twips(size4), hanging },
    spacing: { before: 60, after: 60, line: twips(20), lineRule: LineRuleType.EXACT },
    children: textRuns(label + text, small),
  });
}

/** Two texts at both ends of a line. */
export function bothEnds(start: string, end: string): Paragraph {
  return new Paragraph({
    indent: { left: twips(size4), right: twips(size4) },
    tabStops: [{ type: TabStopType.RIGHT, position: areaWidth - twips(size4) }],
    spacing: { before: 60, after: 60, line: twips(20), lineRule: LineRuleType.EXACT },
    children: textRuns(`${start}\t${end}`, small),
  });
}

// Eighths of a point: 0.35 mm and 0.25 mm.
const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** Groups of lines at the foot of the page on which the text ends, with rules between them unless told otherwise. */
export function footTable(groups: Paragraph[][], ruled = true): Table {
  const [outer, inner] = ruled ? [thick, thin] : [none, none];
  return new Table({
    rows: groups.map((children) => new TableRow({ cantSplit: true, children: [new TableCell({ children, width: { size: areaWidth, type: WidthType.DXA }, margins: { left: 0, right: 0 } })] })),
    columnWidths: [areaWidth],
    width: { size: areaWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { top: outer, bottom: outer, insideHorizontal: inner, left: none, right: none, insideVertical: none },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      topFromText: millimetres(4),
    },
  });
}
