import type { OfficialBulletin } from './layouts.ts';
import { BodyPreparation, type PreparedBlock } from './prepared-body.ts';
import { printable } from './printable.ts';
import { titleLines } from './title-lines.ts';
import { dateInWords, issueLine, receivers, wording } from './wording.ts';

/** A bulletin as both exits draw it: every text final, every block drawable. */
export interface BulletinView {
  meta: { title: string; author: string };
  name: string;
  issueLine: string;
  issuer: string;
  date: string;
  marking: string;
  copyNumber: string;
  signerLabel: string;
  signer: string;
  noteLabel: string;
  note: PreparedBlock[];
  sections: { heading: string; items: { title: string[]; body: PreparedBlock[] }[] }[];
  foot: { label: string; text: string }[];
  copies: string;
}

/** Characters of the item title (小2号) that fit a line of 156 mm. */
const titleLimit = 23;

/** Presents a bulletin for drawing; the preparation keeps its pictures and warnings. */
export function presentBulletin(doc: OfficialBulletin): { view: BulletinView; preparation: BodyPreparation } {
  const preparation = new BodyPreparation(doc.pictures);
  const view: BulletinView = {
    meta: { title: printable(`${doc.name} ${doc.year}年第${doc.issueNumber}期`), author: printable(doc.issuer) },
    name: printable(doc.name),
    issueLine: issueLine(doc.issueNumber, doc.totalNumber),
    issuer: printable(doc.issuer),
    date: dateInWords(doc.date),
    marking: printable(doc.marking ?? ''),
    copyNumber: doc.copyNumber ? printable(wording.copyNumber + doc.copyNumber) : '',
    signerLabel: wording.signer,
    signer: printable(doc.signer ?? ''),
    noteLabel: wording.editorNote,
    note: preparation.prepare(doc.editorNote ?? []),
    sections: doc.sections.map((section) => ({
      heading: section.heading ? printable(wording.columnHeading(section.heading)) : '',
      items: section.items.map((item) => ({
        title: titleLines(item.title, titleLimit),
        body: withSource(preparation.prepare(item.body), printable(item.source ?? '')),
      })),
    })),
    foot: footLines(doc),
    copies: doc.copies === undefined ? '' : wording.copies(doc.copies),
  };
  return { view, preparation };
}

/** The supplying unit stands in brackets at the end of the last paragraph, or alone behind a table or picture. */
function withSource(body: PreparedBlock[], source: string): PreparedBlock[] {
  if (source === '') return body;
  const mark = { text: wording.source(source) };
  const last = body.at(-1);
  if (last?.type === 'paragraph') return [...body.slice(0, -1), { type: 'paragraph', runs: [...last.runs, mark] }];
  return [...body, { type: 'paragraph', runs: [mark] }];
}

function footLines(doc: OfficialBulletin): { label: string; text: string }[] {
  return [
    { label: wording.report, names: doc.report },
    { label: wording.send, names: doc.send },
    { label: wording.issue, names: doc.issue },
  ]
    .filter((line) => line.names.length > 0)
    .map((line) => ({ label: line.label, text: printable(receivers(line.names)) }));
}
