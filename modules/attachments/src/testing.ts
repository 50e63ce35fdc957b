import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import type { Context } from '@gongkai/database';
import type { AttachmentView } from './contract.ts';
import { storeFile } from './operations/store-file.ts';

/** A text file of the given words, stored by the context's actor. */
export function testFile(context: Context, name = '附件.txt', text = '一切正常。'): Promise<AttachmentView> {
  return storeFile(context, { name, bytes: Buffer.from(text) });
}

/** A zip container; an entry's claimed size may differ from the real one. */
export function zipOf(entries: { name: string; content: Uint8Array | string; claimedSize?: number }[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, claimedSize } of entries) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(raw), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(claimedSize ?? raw.length, 18);
    facts.writeUInt16LE(title.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004'), facts, title, packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), facts, place, title);
    at += 4 + facts.length + title.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

const wordTypes = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const wordRelations = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** A Word file of one paragraph, with further parts where a test wants them. */
export function wordFile(text: string, more: Parameters<typeof zipOf>[0] = []): Uint8Array {
  const body = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`;
  return zipOf([
    { name: '[Content_Types].xml', content: wordTypes },
    { name: '_rels/.rels', content: wordRelations },
    { name: 'word/document.xml', content: body },
    ...more,
  ]);
}

/** A white PNG that really has the size, or only says so. */
export function pngFile(width = 2, height = 2): Uint8Array {
  const chunk = (type: string, content: Buffer): Buffer => {
    const frame = Buffer.alloc(12 + content.length);
    frame.writeUInt32BE(content.length, 0);
    frame.write(type, 4, 'latin1');
    content.copy(frame, 8);
    frame.writeUInt32BE(crc32(frame.subarray(4, 8 + content.length)), 8 + content.length);
    return frame;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  const pixels = deflateSync(Buffer.alloc(Math.min(1_000_000, (width + 1) * height), 255));
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}
