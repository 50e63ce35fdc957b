import { AlignmentType, BorderStyle, HeadingLevel, LineRuleType, Paragraph, TabStopType, TextRun } from 'docx';
import { displayWidth } from '../printable.ts';
import { areaWidth, face, fontOf, linePitch, red, size2, twips } from './measures.ts';
import { textRuns } from './paragraphs.ts';

const areaPoints = areaWidth / 20;
const narrowest = 0.66;

/** A red name of one line: natural up to the width, then narrowed to two thirds, then smaller. */
export function redMark(name: string, largest: number, before: number): Paragraph {
  const natural = (displayWidth(name) / 2) * largest;
  const fit = Math.min(1, areaPoints / Math.max(1, natural));
  const narrowing = Math.max(fit, narrowest);
  // Half points are the finest sizes of the format.
  const size = Math.floor(((largest * fit) / narrowing) * 2) / 2;
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before, after: 0, line: twips(size * 1.15), lineRule: LineRuleType.EXACT },
    children: textRuns(name, { font: fontOf(face.title), color: red, size: `${size}pt`, scale: Math.floor(narrowing * 100), snapToGrid: false }),
  });
}

/** A line whose parts stand at the left, the middle and the right, over the red rule. */
export function headLine(parts: { left?: TextRun[]; middle?: TextRun[]; right?: TextRun[] }, options: { ruled: boolean; before?: number; rulePoints?: number }): Paragraph {
  const tab = (): TextRun => new TextRun({ text: '\t' });
  return new Paragraph({
    tabStops: [
      { type: TabStopType.CENTER, position: Math.round(areaWidth / 2) },
      { type: TabStopType.RIGHT, position: areaWidth },
    ],
    spacing: { before: options.before ?? 0, after: 0, line: linePitch, lineRule: LineRuleType.EXACT },
    children: [...(parts.left ?? []), tab(), ...(parts.middle ?? []), tab(), ...(parts.right ?? [])],
    // 4 mm are 11 points.
    ...(options.ruled ? { border: { bottom: { style: BorderStyle.SINGLE, size: (options.rulePoints ?? 1.5) * 8, color: red, space: 11 } } } : {}),
  });
}

/** A title whose lines are already broken. */
export function titleLines(lines: string[], options: { before: number; after: number; size?: number; heading?: boolean }): Paragraph {
  const size = options.size ?? size2;
  return new Paragraph({
    heading: options.heading ? HeadingLevel.HEADING_1 : HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: options.before, after: options.after, line: linePitch, lineRule: LineRuleType.EXACT },
    children: textRuns(lines.join('\n'), { font: fontOf(face.title), size: `${size}pt`, snapToGrid: false }),
  });
}
