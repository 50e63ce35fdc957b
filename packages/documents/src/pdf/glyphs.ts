import { closeSync, openSync, readSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// Complete serif and sans faces that systems bring; Typst finds them in the same places by itself.
const systemFolders = ['/usr/share/fonts', '/usr/local/share/fonts', '/System/Library/Fonts', 'C:\\Windows\\Fonts'];
const completeFace = /^(NotoSerifCJK|NotoSerifSC|SourceHanSerif|NotoSansCJK|NotoSansSC|SourceHanSans|simsun|LXGWWenKai).*\.(otf|ttf|ttc)$/i;

/** The files of complete Chinese faces on this machine, where there are some. */
export function systemFaces(folders: string[] = systemFolders): string[] {
  return folders.flatMap((folder) => walk(folder, 4));
}

function walk(folder: string, depth: number): string[] {
  if (depth === 0) return [];
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return walk(path, depth - 1);
      return completeFace.test(entry.name) ? [path] : [];
    });
  } catch {
    // A folder that does not exist or may not be read holds no fonts for us.
    return [];
  }
}

/** Half-open ranges of code points. */
type Range = [from: number, to: number];

/** Tells for a set of fonts whether one of them carries a character. */
export class GlyphCoverage {
  readonly #bits = new Uint8Array(0x110000 / 8);

  constructor(files: string[]) {
    for (const file of files) for (const [from, to] of characterRanges(file)) this.#add(from, to);
  }

  #add(from: number, to: number): void {
    for (let code = from; code < Math.min(to, 0x110000); code += 1) this.#bits[code >> 3] = (this.#bits[code >> 3] ?? 0) | (1 << (code & 7));
  }

  carries(code: number): boolean {
    return ((this.#bits[code >> 3] ?? 0) & (1 << (code & 7))) !== 0;
  }

  /** The text with every character that no font carries replaced, and those characters. */
  replaceAbsent(text: string, substitute: string): { text: string; absent: string[] } {
    const absent = new Set<string>();
    const replaced = text.replace(/\P{ASCII}/gu, (character) => {
      const code = character.codePointAt(0) ?? 0;
      if (this.carries(code) || isInvisible(code)) return character;
      absent.add(character);
      return substitute;
    });
    return { text: replaced, absent: [...absent] };
  }
}

// Joiners, spaces, direction marks and variation selectors need no glyph.
function isInvisible(code: number): boolean {
  return (code >= 0x2000 && code <= 0x200f) || (code >= 0x2028 && code <= 0x202f) || (code >= 0x2060 && code <= 0x206f) || (code >= 0xfe00 && code <= 0xfe0f) || code === 0xfeff || code === 0xad || code === 0xa0 || (code >= 0xe0100 && code <= 0xe01ef);
}

function characterRanges(file: string): Range[] {
  const handle = openSync(file, 'r');
  const read = (at: number, length: number): Buffer => {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(handle, buffer, 0, length, at));
  };
  try {
    const cmap = findCmap(read);
    return cmap ? parseCmap(cmap) : [];
  } catch (error) {
    // A damaged system font must not stop documents: it carries nothing.
    if (error instanceof RangeError) return [];
    throw error;
  } finally {
    closeSync(handle);
  }
}

function findCmap(read: (at: number, length: number) => Buffer): Buffer | null {
  const head = read(0, 16);
  // A collection starts with the offsets of its faces, which share their character tables.
  const start = head.toString('latin1', 0, 4) === 'ttcf' ? head.readUInt32BE(12) : 0;
  const tables = read(start + 4, 2).readUInt16BE(0);
  const directory = read(start + 12, tables * 16);
  for (let at = 0; at + 16 <= directory.length; at += 16) {
    if (directory.toString('latin1', at, at + 4) === 'cmap') return read(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12));
  }
  return null;
}

function parseCmap(cmap: Buffer): Range[] {
  const ranges: Range[] = [];
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const at = cmap.readUInt32BE(4 + index * 8 + 4);
    const format = cmap.readUInt16BE(at);
    if (format === 12) ranges.push(...wideRanges(cmap, at));
    if (format === 4) ranges.push(...narrowRanges(cmap, at));
  }
  return ranges;
}

function wideRanges(cmap: Buffer, at: number): Range[] {
  return Array.from({ length: cmap.readUInt32BE(at + 12) }, (_, group): Range => {
    const entry = at + 16 + group * 12;
    return [cmap.readUInt32BE(entry), cmap.readUInt32BE(entry + 4) + 1];
  });
}

function narrowRanges(cmap: Buffer, at: number): Range[] {
  const segments = cmap.readUInt16BE(at + 6) / 2;
  const ranges: Range[] = [];
  for (let segment = 0; segment < segments; segment += 1) {
    const last = cmap.readUInt16BE(at + 14 + segment * 2);
    const first = cmap.readUInt16BE(at + 16 + (segments + segment) * 2);
    if (first !== 0xffff) ranges.push([first, last + 1]);
  }
  return ranges;
}
