import type { OfficialDocument } from './layouts.ts';
import { BodyPreparation, type PreparedBlock } from './prepared-body.ts';
import { breakable, printable } from './printable.ts';
import { titleLines } from './title-lines.ts';
import { dateInWords, endsWith, wording } from './wording.ts';

/** An official document as both exits draw it: every text final, every block drawable. */
export interface OfficialView {
  meta: { title: string; author: string };
  form: 'document' | 'letter';
  mark: string;
  number: string;
  urgency: string;
  title: string[];
  addressee: string;
  body: PreparedBlock[];
  attachmentsLabel: string;
  /** Numbered when there are several (GB/T 9704, 7.3.4). */
  attachments: string[];
  signature: string;
  date: string;
  note: string;
  imprint: { copyTo: string; copyToLabel: string; printedBy: string; printedOn: string };
  appendices: { label: string; title: string[]; body: PreparedBlock[] }[];
}

/** Characters of a 2号 title that fit a line of 156 mm. */
const titleLimit = 19;

/** Presents an official document for drawing; the preparation keeps its pictures and warnings. */
export function presentOfficial(doc: OfficialDocument): { view: OfficialView; preparation: BodyPreparation } {
  const preparation = new BodyPreparation(doc.pictures);
  const appendices = doc.appendices ?? [];
  const view: OfficialView = {
    meta: { title: printable(doc.title).replaceAll('\n', ''), author: printable(doc.signature) },
    form: doc.form,
    mark: printable(doc.form === 'document' ? endsWith(doc.organ, wording.document) : doc.organ),
    number: printable(doc.number ?? ''),
    urgency: printable(doc.urgency ?? ''),
    title: titleLines(doc.title, titleLimit),
    addressee: doc.addressee ? breakable(endsWith(doc.addressee.replace(/[:：]$/, ''), '：')) : '',
    body: preparation.prepare(doc.body),
    attachmentsLabel: wording.attachments,
    attachments: numbered((doc.attachments ?? []).map(breakable)),
    signature: printable(doc.signature),
    date: dateInWords(doc.date),
    note: doc.note ? breakable(`（${doc.note.replace(/^（|）$/g, '')}）`) : '',
    imprint: {
      copyToLabel: wording.copyTo,
      copyTo: doc.copyTo ? breakable(endsWith(doc.copyTo, '。')) : '',
      printedBy: printable(doc.printedBy ?? ''),
      printedOn: doc.printedOn ? dateInWords(doc.printedOn) + wording.printedOn : '',
    },
    appendices: appendices.map((one, index) => ({
      label: appendices.length > 1 ? `${wording.attachment}${index + 1}` : wording.attachment,
      title: titleLines(one.title, titleLimit),
      body: preparation.prepare(one.body),
    })),
  };
  return { view, preparation };
}

function numbered(names: string[]): string[] {
  return names.length > 1 ? names.map((name, index) => `${index + 1}.${name}`) : names;
}
