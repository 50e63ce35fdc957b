const plainTypes = new Set(['text/plain', 'text/markdown', 'text/csv']);

/** A media type without its parameters. */
export function bareType(mediaType: string): string {
  return mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Whether a type is text that only wants decoding. */
export function isPlainType(type: string): boolean {
  return plainTypes.has(type);
}

/** Text within a limit, without the zero characters that databases refuse. */
export function limited(text: string, maxCharacters: number): { text: string; truncated: boolean } {
  const clean = text.replaceAll('\0', '');
  return clean.length > maxCharacters ? { text: clean.slice(0, maxCharacters).replace(/[\ud800-\udbff]$/, ''), truncated: true } : { text: clean, truncated: false };
}

/** The text of a file that carries no name of its encoding: byte order mark, else UTF-8 when valid, else GB18030. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
