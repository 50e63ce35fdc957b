import { escapeXml } from './xml.ts';

/** Indexes into the cell formats of `styles`. */
export const cellStyle = { text: 1, number: 2, date: 3, moment: 4, heading: 5, title: 6 };

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const framed = 'borderId="1" applyBorder="1" xfId="0"';
const centred = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
const wrapped = '<alignment vertical="center" wrapText="1"/>';
const edge = (side: string): string => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`;

// Number format 49 is text: a cell that is edited later stays text too.
const styles = `${declaration}<styleSheet xmlns="${main}">
<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>
<fonts count="3"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="16"/><name val="宋体"/><charset val="134"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/></patternFill></fill></fills>
<borders count="2"><border/><border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}</border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="7">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="0" fillId="0" applyNumberFormat="1" applyAlignment="1" ${framed}>${wrapped}</xf>
<xf numFmtId="0" fontId="0" fillId="0" applyAlignment="1" ${framed}><alignment vertical="center"/></xf>
<xf numFmtId="164" fontId="0" fillId="0" applyNumberFormat="1" applyAlignment="1" ${framed}><alignment vertical="center"/></xf>
<xf numFmtId="165" fontId="0" fillId="0" applyNumberFormat="1" applyAlignment="1" ${framed}><alignment vertical="center"/></xf>
<xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1" ${framed}>${centred}</xf>
<xf numFmtId="49" fontId="2" fillId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1" borderId="0" xfId="0">${centred}</xf>
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;

/** Parts that are the same in every workbook. */
export const staticParts: [path: string, text: string][] = [
  ['_rels/.rels', `${declaration}<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/styles.xml', styles],
];

/** Parts that list the sheets. */
export function workbookParts(names: string[]): [path: string, text: string][] {
  const numbers = names.map((_, index) => index + 1);
  const overrides = numbers.map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${contentTypes}.worksheet+xml"/>`);
  const links = numbers.map((number) => `<Relationship Id="rId${number}" Type="${relationships}/worksheet" Target="worksheets/sheet${number}.xml"/>`);
  const sheets = names.map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentTypes}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${contentTypes}.styles+xml"/>${overrides.join('')}</Types>`,
    ],
    ['xl/workbook.xml', `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${sheets.join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${declaration}<Relationships xmlns="${packageRelationships}">${links.join('')}<Relationship Id="rIdStyles" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`],
  ];
}
