import { DocumentGridType, Document, type Footer, type Header, LineRuleType, Packer, type Paragraph, type Table } from 'docx';
import { alternatives, cellSizes, cellStyle, face, fontOf, linePitch, margins, millimetres, size3 } from './measures.ts';

/** What differs between the documents of an office. */
export interface DocxContent {
  meta: { title: string; author: string };
  children: (Paragraph | Table)[];
  footers: { default: Footer; even: Footer; first?: Footer };
  firstHeader?: Header;
}

const plain = { run: { font: fontOf(face.body), size: `${size3}pt` as const, color: '000000', bold: false, italics: false }, paragraph: { spacing: { before: 0, after: 0 } } };

const cellStyles = cellSizes.flatMap((size) =>
  [false, true].map((header) => ({
    id: cellStyle(size, header),
    name: `${header ? '表头' : '表格'}${size}磅`,
    run: { font: fontOf(header ? face.hei : face.body), size: `${size}pt` as const },
    paragraph: { spacing: { line: 280, lineRule: LineRuleType.AT_LEAST } },
  })),
);

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
      paragraphStyles: cellStyles,
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
  return new Uint8Array(await Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable }]));
}

// Names substitutes for faces that a machine lacks; the library cannot say them itself.
const fontTable =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  alternatives.map(([name, other]) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`).join('') +
  '</w:fonts>';
