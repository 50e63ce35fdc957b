import { inflateRawSync } from 'node:zlib';

/** The texts inside a zip container (.xlsx, .docx), by its directory. */
function textsInZip(bytes: Buffer): string {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0) return '';
  const texts: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, nameLength, extra, comment, local] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const method = bytes.readUInt16LE(at + 10);
    texts.push(bytes.toString('utf8', at + 46, at + 46 + nameLength));
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    texts.push((method === 8 ? inflateRawSync(content) : content).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return texts.join('\n');
}

/** Everything readable in an answer: its text, the parts of an office file, the words of a PDF, names in its headers. */
export async function readableIn(answer: { headers: Record<string, string>; body: Buffer }): Promise<string> {
  const { body } = answer;
  const headers = Object.values(answer.headers).join('\n');
  const decoded = headers.replace(/%[0-9A-F]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
  const parts = [headers, decoded, body.toString('utf8')];
  if (body.subarray(0, 2).toString('latin1') === 'PK') parts.push(textsInZip(body));
  if (body.subarray(0, 5).toString('latin1') === '%PDF-') parts.push(await wordsInPdf(body));
  return parts.join('\n').toUpperCase();
}

async function wordsInPdf(body: Buffer): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(body)), { mergePages: true });
  return text.replaceAll(/\s/g, '');
}

