import { AlignmentType, type IParagraphOptions, type IRunOptions, LineRuleType, Paragraph, TextRun } from 'docx';
import type { Run } from '@gongkai/kernel';
import { advance, face, fontOf, linePitch, size3, twips } from './measures.ts';

type Look = Omit<IRunOptions, 'children' | 'text' | 'break'>;

/** Characters of one look; line breaks of the text stay line breaks. */
export function textRuns(text: string, look: Look = {}): TextRun[] {
  return text.split('\n').map((line, index) => new TextRun({ ...look, text: line, break: index > 0 ? 1 : 0 }));
}

/** Runs of a body in a face; italics are Kai, as everywhere in Chinese print. */
export function bodyRuns(runs: Run[], name: string = face.body, size: number = size3): TextRun[] {
  return runs.flatMap((run) =>
    textRuns(run.text, {
      font: fontOf(run.italic ? face.kai : name),
      size: `${size}pt`,
      ...(run.bold ? { bold: true } : {}),
      ...(run.underline ? { underline: {} } : {}),
    }),
  );
}

/** A line of the exact pitch of the page. */
export function line(children: TextRun[], options: Omit<IParagraphOptions, 'children'> = {}): Paragraph {
  return new Paragraph({ ...options, children, spacing: { before: 0, after: 0, line: linePitch, lineRule: LineRuleType.EXACT, ...options.spacing } });
}

/** A paragraph with an indent of two characters. */
export function indented(children: TextRun[], options: Omit<IParagraphOptions, 'children'> = {}): Paragraph {
  return line(children, { alignment: AlignmentType.BOTH, indent: { firstLine: twips(2 * advance), firstLineChars: 200 }, ...options });
}

/** Empty lines. */
export function blankLines(count: number): Paragraph[] {
  return Array.from({ length: count }, () => line([]));
}
