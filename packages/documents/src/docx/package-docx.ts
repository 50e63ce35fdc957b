import { DocumentGridType, Document, type Footer, type Header, Packer, type Paragraph, type Table } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { alternatives, face, fontOf, linePitch, margins, millimetres, size3 } from './measures.ts';

/** What differs between the documents of an office. */
export interface DocxContent {
  meta: { title: string; author: string };
  children: (Paragraph | Table)[];
  footers: { default: Footer; even: Footer; first?: Footer };
  firstHeader?: Header;
}

const plain = { run: { font: fontOf(face.body), size: `${size3}pt` as const, color: '000000', bold: false, italics: false }, paragraph: { spacing: { before: 0, after: 0 } } };

/** Packs an official page of A4 with 22 lines of 28 characters. */
export async function packDocx(content: DocxContent): Promise<Uint8Array> {
  const document = new Document({
    title: content.meta.title,
    creator: content.meta.author,
    lastModifiedBy: content.meta.author,
    description: '',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: plain, title: plain, heading1: plain, heading2: plain, heading3: plain, heading4: plain },
    },
    sections: [
      {
        properties: {
          titlePage: content.firstHeader !== undefined,
          page: {
            size: { width: millimetres(210), height: millimetres(297) },
            // The upper edge of the number lies 7 mm below the text area of 35 mm.
            margin: { ...margins, header: millimetres(15), footer: millimetres(23), gutter: 0 },
          },
          // Thousands of 4096ths of a point: 15.79 instead of 16 points a character.
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch, charSpace: -847 },
        },
        ...(content.firstHeader ? { headers: { first: content.firstHeader } } : {}),
        footers: content.footers,
        children: content.children,
      },
    ],
  });
  return withFontTable(new Uint8Array(await Packer.toBuffer(document)));
}

const fontTable =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  alternatives.map(([name, other]) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`).join('') +
  '</w:fonts>';

/** Names substitutes for faces that a machine lacks; the library cannot say them itself. */
function withFontTable(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  parts['word/fontTable.xml'] = strToU8(fontTable);
  const types = parts['[Content_Types].xml'];
  if (types && !strFromU8(types).includes('fontTable')) throw new Error('The docx library no longer declares a font table');
  return zipSync(parts, { mtime: '1980-01-01T12:00:00' });
}
