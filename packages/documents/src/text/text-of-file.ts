import { invalid } from '@gongkai/kernel';
import { expandArchive } from '../archive.ts';
import { readWorkbook } from '../xlsx/read-workbook.ts';
import { partText, unescapeXml } from '../xlsx/xml.ts';
import { limited } from './plain-text.ts';
import { withoutLookAlikes } from './radicals.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const readers = new Map<string, (bytes: Uint8Array, maxCharacters: number) => Promise<string>>([
  [`${office}.wordprocessingml.document`, async (bytes) => docxText(bytes)],
  [`${office}.spreadsheetml.sheet`, (bytes) => workbookText(bytes)],
  ['application/pdf', (bytes, maxCharacters) => pdfText(bytes, maxCharacters)],
]);

/** The text of a file; refuses a file whose bytes are of another type than it says. */
export async function textOfFile(bytes: Uint8Array, type: string, maxCharacters: number): Promise<{ text: string; truncated: boolean }> {
  const reader = readers.get(type);
  if (!reader) throw invalid([{ code: 'documents.type-unsupported', values: { type } }]);
  await requireType(bytes, type);
  return limited(await reader(bytes, maxCharacters), maxCharacters);
}

// The libraries are loaded where they are used, because a thread is started for every file.
async function requireType(bytes: Uint8Array, type: string): Promise<void> {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? '?';
  if (found !== type) throw invalid([{ code: 'documents.type-mismatch', values: { type, found } }]);
}

const docxLimits = { maxBytes: 100_000_000, maxExpandedBytes: 300_000_000, maxEntries: 5000 };
const textParts = /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/;

/** All that a reader of the file can find: body, headers, notes, comments and deleted passages that are still inside. */
function docxText(bytes: Uint8Array): string {
  const parts = [...expandArchive(bytes, docxLimits)].filter(([path]) => textParts.test(path));
  parts.sort(([a], [b]) => Number(b.includes('document')) - Number(a.includes('document')));
  return parts
    .map(([, part]) => wordText(partText(part)))
    .filter((text) => text !== '')
    .join('\n');
}

const wordPiece = /<w:(?:t|delText)(?:\s[^>]*)?>([^<]*)<\/w:(?:t|delText)>|<(w:tab|w:br|w:cr)\b[^>]*\/>|<\/(w:p|w:tc|w:tr)>/g;

function wordText(xml: string): string {
  const lines: string[] = [];
  let line = '';
  const end = (): void => {
    lines.push(line);
    line = '';
  };
  // Fallbacks repeat the text of drawings for old programs.
  for (const match of xml.replace(/<mc:Fallback\b[\s\S]*?<\/mc:Fallback>/g, '').matchAll(wordPiece)) {
    if (match[1] !== undefined) line += match[1];
    else if (match[2] !== undefined) line += match[2] === 'w:tab' ? '\t' : '\n';
    // A cell ends behind its last paragraph and is followed by the next cell on the same line.
    else if (match[3] === 'w:tc') line = `${lines.pop() ?? ''}\t`;
    else end();
  }
  end();
  return unescapeXml(lines.map((one) => one.trimEnd()).join('\n')).trim();
}

async function workbookText(bytes: Uint8Array): Promise<string> {
  const { sheets } = await readWorkbook(bytes, { maxBytes: 100_000_000, maxRows: 1_048_576, maxColumns: 16_384 });
  return sheets
    .map((sheet) => [sheet.name, ...sheet.rows.map((row) => row.map((value) => value ?? '').join('\t')).filter((line) => line.trim() !== '')].join('\n'))
    .join('\n');
}

async function pdfText(bytes: Uint8Array, maxCharacters: number): Promise<string> {
  const pdf = await openPdf(bytes);
  let text = '';
  for (let number = 1; number <= pdf.numPages && text.length <= maxCharacters; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent();
    for (const item of content.items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
    text += '\n';
  }
  return withoutLookAlikes(text);
}

async function openPdf(bytes: Uint8Array) {
  const { getDocumentProxy } = await import('unpdf');
  try {
    return await getDocumentProxy(new Uint8Array(bytes));
  } catch (error) {
    throw invalid(error instanceof Error && error.name === 'PasswordException' ? 'documents.pdf-locked' : 'documents.file-unreadable');
  }
}
