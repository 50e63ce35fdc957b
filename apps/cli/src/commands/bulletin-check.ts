import { readWorkbook, inspectArchive, importDocx } from '@gongkai/documents';
import { blockText } from '@gongkai/kernel';
import { checkBulletin } from '@gongkai/scoring';
import { Refusal, WrongUse, type Command } from '../command.ts';
import { readArgument } from '../input.ts';

type Sheet = Parameters<typeof checkBulletin>[0][number];

/** `gongkai bulletin check`: re-adds a bulletin's tables before they are issued. */
export const bulletinCheck: Command = {
  name: 'bulletin check',
  summary: 're-add the tables of a bulletin (.csv, .xlsx, .docx) and name every figure that does not follow from the others',
  arguments: 'FILE',
  options: {},
  async run(call) {
    const bytes = await readArgument(call);
    const result = checkBulletin(await sheetsOf(bytes, call.positionals[0]!));
    if (call.json) call.io.out(`${JSON.stringify(result)}\n`);
    else {
      for (const finding of result.findings) call.io.out(`${finding.where}: ${finding.message}\n`);
      for (const one of result.unjudged) call.io.out(`not judged: ${typeof one === 'string' ? one : JSON.stringify(one)}\n`);
      call.io.out(`${result.checked} figures checked, ${result.findings.length} do not follow\n`);
    }
    return result.ok ? 0 : 1;
  },
};

async function sheetsOf(bytes: Buffer, path: string): Promise<Sheet[]> {
  if (path.endsWith('.csv') || path === '-') return [{ name: path, rows: parseCsv(decode(bytes)) }];
  if (path.endsWith('.xlsx')) return (await readWorkbook(bytes)).sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell))) }));
  if (path.endsWith('.docx')) return docxTables(bytes);
  throw new WrongUse('a bulletin is a .csv, .xlsx or .docx file');
}

async function docxTables(bytes: Buffer): Promise<Sheet[]> {
  inspectArchive(bytes);
  const { body } = await importDocx(bytes);
  const tables = body.flatMap((block, index) => (block.type === 'table' ? [{ block, index }] : []));
  if (tables.length === 0) throw new Refusal('The document holds no table.');
  return tables.map(({ block, index }, number) => {
    const title = body[index - 1] ? blockText(body[index - 1]!).slice(0, 40) : '';
    const rows = block.rows.map((row) => row.flatMap((cell) => [cell.runs.map((run) => run.text).join(''), ...Array.from({ length: (cell.colspan ?? 1) - 1 }, () => '')]));
    return { name: title || `table ${number + 1}`, rows };
  });
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Comma-separated values (RFC 4180): quoted fields may hold commas, quotes and line ends. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const one = text[at]!;
    if (quoted) {
      if (one !== '"') cell += one;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (one === '"' && cell === '') quoted = true;
    else if (one === ',') {
      row.push(cell);
      cell = '';
    }
    else if (one === '\n') {
      rows.push([...row, cell.replace(/\r$/, '')]);
      row = [];
      cell = '';
    } else cell += one;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
