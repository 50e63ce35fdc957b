import { AlignmentType, BorderStyle, Footer, Header, LineRuleType, Paragraph, type Table } from 'docx';
import type { OfficialDocument } from '../layouts.ts';
import { type OfficialView, presentOfficial } from '../official-view.ts';
import type { PictureFile } from '../prepared-body.ts';
import { displayWidth } from '../printable.ts';
import { bodyBlocks } from './body.ts';
import { bothEnds, footTable, labelled, pageNumberFooter } from './foot.ts';
import { headLine, redMark, titleLines } from './head.ts';
import { advance, areaWidth, face, fontOf, linePitch, millimetres, red, size3, twips } from './measures.ts';
import { packDocx } from './package-docx.ts';
import { bodyRuns, blankLines, indented, line, textRuns } from './paragraphs.ts';

const body = { font: fontOf(face.body), size: `${size3}pt` as const };
const hei = { font: fontOf(face.hei), size: `${size3}pt` as const };

/** An official document or letter as .docx, in the layout of GB/T 9704—2012. */
export async function officialDocx(doc: OfficialDocument): Promise<Uint8Array> {
  const { view, preparation } = presentOfficial(doc);
  const letter = view.form === 'letter';
  const children = [...(letter ? letterHead(view) : documentHead(view)), ...mainText(view, preparation.files), ...imprint(view)];
  const footers = { default: pageNumberFooter('odd'), even: pageNumberFooter('even') };
  if (!letter) return packDocx({ meta: view.meta, children, footers });
  return packDocx({ meta: view.meta, children, footers: { ...footers, first: letterFooter() }, firstHeader: letterHeader(view) });
}

function documentHead(view: OfficialView): Paragraph[] {
  // The upper edge of the mark lies 35 mm below the top of the text area.
  const above = millimetres(35) - linePitch;
  const number = line(textRuns(view.number, body), {
    alignment: AlignmentType.CENTER,
    spacing: { before: 2 * linePitch },
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 11 } },
  });
  return [line(textRuns(view.urgency, hei)), redMark(view.mark, 60, above), number];
}

// 170 mm are 7 mm more than the text area on both sides.
const overhang = { left: -millimetres(8), right: -millimetres(6) };

function letterHeader(view: OfficialView): Header {
  const rule = new Paragraph({
    indent: overhang,
    spacing: { line: millimetres(4), lineRule: LineRuleType.EXACT },
    border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: red, space: 0 } },
  });
  // The header starts 15 mm below the edge of the paper, the mark 30 mm.
  return new Header({ children: [redMark(view.mark, 44, millimetres(15)), rule] });
}

/** The lower double rule of the first page, which has no number. */
function letterFooter(): Footer {
  return new Footer({
    children: [new Paragraph({ indent: overhang, spacing: { line: 20, lineRule: LineRuleType.EXACT }, border: { bottom: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, color: red, space: 8 } } })],
  });
}

function letterHead(view: OfficialView): Paragraph[] {
  return [headLine({ left: textRuns(view.urgency, hei), right: textRuns(view.number, body) }, { ruled: false })];
}

function mainText(view: OfficialView, files: ReadonlyMap<string, PictureFile>): (Paragraph | Table)[] {
  return [
    titleLines(view.title, { before: 2 * linePitch, after: linePitch }),
    ...(view.addressee ? [line(bodyRuns([{ text: view.addressee }]))] : []),
    ...bodyBlocks(view.body, files),
    ...attachmentList(view),
    ...signature(view),
    ...view.appendices.flatMap((part) => [
      line(textRuns(part.label, hei), { pageBreakBefore: true }),
      titleLines(part.title, { before: linePitch, after: linePitch, heading: true }),
      ...bodyBlocks(part.body, files),
    ]),
  ];
}

/** 附件说明: one line below the text, two characters in, names aligned. */
function attachmentList(view: OfficialView): Paragraph[] {
  if (view.attachments.length === 0) return [];
  const label = twips(view.attachmentsLabel.length * advance);
  const start = twips(2 * advance) + label;
  return [
    ...blankLines(1),
    ...view.attachments.map((name, index) => line(textRuns((index === 0 ? view.attachmentsLabel : '') + name, body), { keepNext: true, indent: { left: start, hanging: index === 0 ? label : 0 } })),
  ];
}

/** Laid out for a seal: the date four characters from the right, the organ centred over it. */
function signature(view: OfficialView): Paragraph[] {
  const width = (text: string): number => twips((displayWidth(text) / 2) * advance);
  const overlap = (Math.min(width(view.signature), areaWidth) - width(view.date)) / 2;
  const dateRight = Math.round(Math.max(twips(4 * advance), overlap));
  const right = (text: string, indent: number, keepNext: boolean): Paragraph => line(textRuns(text, body), { alignment: AlignmentType.RIGHT, indent: { right: indent }, keepNext });
  return [
    ...blankLines(2),
    right(view.signature, Math.max(0, Math.round(dateRight - overlap)), true),
    right(view.date, dateRight, view.note !== ''),
    ...(view.note ? [indented(textRuns(view.note, body))] : []),
  ];
}

function imprint(view: OfficialView): (Paragraph | Table)[] {
  const { copyTo, copyToLabel, printedBy, printedOn } = view.imprint;
  const groups: Paragraph[][] = [];
  if (copyTo) groups.push([labelled(copyToLabel, copyTo)]);
  if (view.form === 'document' && (printedBy || printedOn)) groups.push([bothEnds(printedBy, printedOn)]);
  return groups.length === 0 ? [] : [footTable(groups, view.form === 'document'), line([])];
}
