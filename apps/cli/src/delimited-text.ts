import { BadInput } from './input.ts';

const separators = [',', '\t', ';', '，'] as const;

/** Delimited text as rows of cells: in UTF-8, UTF-16 or GB18030, separated by commas, tabs or semicolons, quoted as in RFC 4180. */
export function parseDelimited(bytes: Uint8Array, path: string): string[][] {
  const text = decode(bytes, path).replace(/\r\n?/g, '\n');
  const declared = /^sep=(.)\n/.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  const rows = split(body, declared?.[1] ?? separatorOf(body), path);
  // A line that only names the separator still counts, so that rows keep the numbers of their lines.
  return declared ? [[], ...rows] : rows;
}

function decode(bytes: Uint8Array, path: string): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new BadInput(`${path} is not text.`);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Office programs of the country write GB18030 where nothing else was asked for.
    }
  }
  throw new BadInput(`${path} is neither UTF-8 nor GB18030.`);
}

/** The separator that stands in the most lines, and in them most often. */
function separatorOf(text: string): string {
  const lines = text.slice(0, 100_000).replace(/"[^"]*"/g, '').split('\n');
  const counted = separators.map((one) => {
    const counts = lines.map((line) => line.split(one).length - 1).filter((count) => count > 0);
    return { one, lines: counts.length, all: counts.reduce((sum, count) => sum + count, 0) };
  });
  return counted.reduce((best, next) => (next.lines > best.lines || (next.lines === best.lines && next.all > best.all) ? next : best)).one;
}

/** Splits text into cells; a quoted cell may hold separators, quotes and line ends. */
function split(text: string, separator: string, path: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let opened: number | null = null;
  for (let at = 0; at < text.length; at++) {
    const one = text[at]!;
    if (opened !== null) {
      if (one !== '"') cell += one;
      else if (text[at + 1] === '"') cell += text[++at];
      else opened = null;
    } else if (one === '"' && cell.trim() === '') [opened, cell] = [rows.length + 1, ''];
    else if (one === separator) [row, cell] = [[...row, cell], ''];
    else if (one === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
    } else cell += one;
  }
  if (opened !== null) throw new BadInput(`${path}: the quotation mark opened in row ${opened} is never closed.`);
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
