import { deflateSync } from 'node:zlib';
import { getDocumentProxy } from 'unpdf';
import type { Block } from '@gongkai/kernel';
import type { OfficialBulletin, OfficialDocument } from './layouts.ts';

/** A paragraph of one look. */
export const paragraph = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });

/** A plain RGB picture. */
export function samplePng(width: number, height: number): Uint8Array {
  const chunk = (type: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const frame = Buffer.alloc(body.length + 8);
    frame.writeUInt32BE(content.length, 0);
    body.copy(frame, 4);
    frame.writeUInt32BE(crc(body), body.length + 4);
    return frame;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((width * 3 + 1) * height));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]));
}

function crc(bytes: Uint8Array): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

export const sentence = '为深入贯彻落实关于全面推进政务公开工作的决策部署，充分发挥信息服务决策、推动工作的作用，现就有关事项通知如下，请认真贯彻执行。';

/** A document with everything that stands in one. */
export function sampleDocument(changes: Partial<OfficialDocument> = {}): OfficialDocument {
  return {
    organ: '清源县人民政府办公室',
    form: 'document',
    number: '清政办发〔2026〕3号',
    title: '清源县人民政府办公室关于进一步加强和改进政务信息报送工作的通知',
    addressee: '各乡镇人民政府，县政府各部门、各直属机构',
    body: [paragraph(sentence), { type: 'heading', level: 1, runs: [{ text: '一、总体要求' }] }, paragraph(sentence)],
    attachments: ['政务信息报送要点'],
    signature: '清源县人民政府办公室',
    date: '2026-03-07',
    note: '联系人：李明',
    copyTo: '县委各部门，县人大常委会办公室',
    printedBy: '清源县人民政府办公室',
    printedOn: '2026-03-09',
    ...changes,
  };
}

/** An issue with two columns. */
export function sampleBulletin(changes: Partial<OfficialBulletin> = {}): OfficialBulletin {
  return {
    name: '清源政务信息',
    issueNumber: 3,
    totalNumber: 120,
    year: 2026,
    issuer: '清源县人民政府办公室',
    date: '2026-03-07',
    marking: '内部资料　注意保存',
    copyNumber: '000012',
    sections: [
      { heading: '工作动态', items: [{ title: '县教育局多措并举推进义务教育优质均衡发展', body: [paragraph(sentence)], source: '县教育局' }] },
      { heading: '经验交流', items: [{ title: '青石镇探索基层治理新路径', body: [paragraph(sentence)], source: '青石镇' }] },
    ],
    report: ['市政府办公室', '县委领导同志'],
    send: ['县委各部门'],
    issue: ['各乡镇人民政府'],
    copies: 80,
    ...changes,
  };
}

/** A line of a page: its text, where it starts and its baseline, in points from the lower left corner. */
export interface PdfLine {
  text: string;
  x: number;
  y: number;
  size: number;
}

/** The lines of every page of a PDF, from top to bottom, and the sizes of the pages. */
export async function readPdf(bytes: Uint8Array): Promise<{ width: number; height: number; lines: PdfLine[] }[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const lines = new Map<number, PdfLine>();
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const y = Math.round(Number(item.transform[5]) * 2) / 2;
      const x = Number(item.transform[4]);
      const line = lines.get(y) ?? { text: '', x, y, size: Math.abs(Number(item.transform[3])) };
      lines.set(y, { ...line, text: line.text + item.str, x: Math.min(line.x, x) });
    }
    pages.push({ width, height, lines: [...lines.values()].sort((a, b) => b.y - a.y) });
  }
  return pages;
}

/** All text of a PDF without spaces and line ends. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  return (await readPdf(bytes)).map((page) => page.lines.map((line) => line.text).join('')).join('').replace(/\s/g, '');
}
