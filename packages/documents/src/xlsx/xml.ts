import { invalid } from '@gongkai/kernel';
import { printable } from '../printable.ts';

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A part of a workbook as text with unprefixed tags; a document type, the door of entity attacks, is refused. */
export function partText(bytes: Uint8Array | undefined): string {
  if (!bytes) return '';
  const text = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
  if (/<!DOCTYPE/i.test(text)) throw invalid('documents.xml-doctype');
  const prefix = /<([a-z]\w*):(?:worksheet|workbook|sst|styleSheet|Relationships)[\s>]/i.exec(text.slice(0, 4000))?.[1];
  if (!prefix) return text;
  return text.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</').replace(`xmlns:${prefix}=`, 'xmlns=');
}

/** Text of XML, with the escapes of XML and of spreadsheets (`_x000D_`) undone. */
export function unescapeXml(text: string): string {
  const plain = text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
        if (name) return entities[name] ?? whole;
        const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      })
    : text;
  return plain.includes('_x') ? plain.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : plain;
}

/** Text for XML; what a spreadsheet would read as an escape of its own is escaped first. */
export function escapeXml(text: string): string {
  const safe = printable(text).replace(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_');
  return /[&<>"]/.test(safe) ? safe.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;') : safe;
}

/** An element in the text of a part, with its place. */
export interface XmlElement {
  attributes: string;
  inner: string;
  start: number;
  end: number;
}

const longestTag = 65_536;

/**
 * The elements of a name that does not nest, in order. Every search goes forward only, so that a hostile part costs no
 * more than a sound one of its length, which no regular expression with a lazy middle can promise.
 */
export function* elements(xml: string, name: string): Generator<XmlElement> {
  const open = `<${name}`;
  const close = `</${name}>`;
  for (let start = xml.indexOf(open); start >= 0; ) {
    const afterName = start + open.length;
    if (!/[\s/>]/.test(xml[afterName] ?? '')) {
      start = xml.indexOf(open, afterName);
      continue;
    }
    const tagEnd = endOfTag(xml, afterName);
    if (tagEnd < 0) return;
    const empty = xml[tagEnd - 1] === '/';
    const closing = empty ? tagEnd + 1 : xml.indexOf(close, tagEnd);
    if (closing < 0) return;
    const end = empty ? closing : closing + close.length;
    yield { attributes: xml.slice(afterName, empty ? tagEnd - 1 : tagEnd), inner: empty ? '' : xml.slice(tagEnd + 1, closing), start, end };
    start = xml.indexOf(open, end);
  }
}

/** The place of the bracket that ends a tag; brackets in quoted values do not. */
function endOfTag(xml: string, from: number): number {
  let quote = '';
  for (let at = from; at < xml.length && at - from < longestTag; at += 1) {
    const character = xml[at];
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

const attributePatterns = new Map<string, RegExp>();

/** The value of an attribute in the text of a tag; the name is a pattern of ours, never of the file. */
export function attribute(tag: string, name: string): string | undefined {
  let pattern = attributePatterns.get(name);
  if (!pattern) attributePatterns.set(name, (pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)));
  const found = pattern.exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : unescapeXml(value);
}

/** Column letters of a zero-based column. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** The zero-based column of a cell reference such as AB12. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}
