import { AlignmentType, type Paragraph, type Table } from 'docx';
import { type BulletinView, presentBulletin } from '../bulletin-view.ts';
import type { OfficialBulletin } from '../layouts.ts';
import type { PictureFile } from '../prepared-body.ts';
import { bodyBlocks } from './body.ts';
import { bothEnds, footTable, labelled, pageNumberFooter } from './foot.ts';
import { headLine, redMark, titleLines } from './head.ts';
import { advance, face, fontOf, linePitch, red, size3, twips } from './measures.ts';
import { packDocx } from './package-docx.ts';
import { bodyRuns, indented, line, textRuns } from './paragraphs.ts';

const body = { font: fontOf(face.body), size: `${size3}pt` as const };
const hei = { font: fontOf(face.hei), size: `${size3}pt` as const };
const kai = { font: fontOf(face.kai), size: `${size3}pt` as const };
/** 小2号. */
const itemTitleSize = 18;

/** An issue in the 简报 layout as .docx. */
export async function bulletinDocx(doc: OfficialBulletin): Promise<Uint8Array> {
  const { view, preparation } = presentBulletin(doc);
  const children = [...head(view), ...note(view, preparation.files), ...sections(view, preparation.files), ...foot(view)];
  return packDocx({ meta: view.meta, children, footers: { default: pageNumberFooter('odd'), even: pageNumberFooter('even') } });
}

function head(view: BulletinView): Paragraph[] {
  const signer = view.signer ? [...textRuns(view.signerLabel, body), ...textRuns(view.signer, kai)] : [];
  return [
    headLine({ left: textRuns(view.marking, hei), right: textRuns(view.copyNumber, hei) }, { ruled: false }),
    redMark(view.name, 64, linePitch),
    line(textRuns(view.issueLine, body), { alignment: AlignmentType.CENTER, spacing: { before: linePitch } }),
    headLine({ left: textRuns(view.issuer, body), middle: signer, right: textRuns(view.date, body) }, { ruled: true, before: linePitch, rulePoints: 2 }),
  ];
}

function note(view: BulletinView, files: ReadonlyMap<string, PictureFile>): (Paragraph | Table)[] {
  if (view.note.length === 0) return [];
  const [first, ...rest] = view.note;
  const inset = { indent: { left: twips(2 * advance), right: twips(2 * advance), firstLine: twips(2 * advance) } };
  const label = textRuns(view.noteLabel, hei);
  const opening = first?.type === 'paragraph' ? [...label, ...bodyRuns(first.runs, face.kai)] : label;
  const others = first?.type === 'paragraph' ? rest : view.note;
  return [
    indented(opening, { ...inset, spacing: { before: linePitch } }),
    ...others.flatMap((block) => (block.type === 'paragraph' ? [indented(bodyRuns(block.runs, face.kai), inset)] : bodyBlocks([block], files))),
  ];
}

function sections(view: BulletinView, files: ReadonlyMap<string, PictureFile>): (Paragraph | Table)[] {
  const half = Math.round(linePitch / 2);
  return view.sections.flatMap((section) => [
    ...(section.heading ? [line(textRuns(section.heading, { ...hei, color: red }), { keepNext: true, spacing: { before: half } })] : []),
    ...section.items.flatMap((item) => [titleLines(item.title, { before: half, after: Math.round(half / 2), size: itemTitleSize, heading: true }), ...bodyBlocks(item.body, files)]),
  ]);
}

function foot(view: BulletinView): (Paragraph | Table)[] {
  const groups: Paragraph[][] = [];
  if (view.foot.length > 0) groups.push(view.foot.map((one) => labelled(one.label, one.text)));
  if (view.copies) groups.push([bothEnds('', view.copies)]);
  return groups.length === 0 ? [] : [footTable(groups), line([])];
}
