/** What a renderer needs to know of a picture before it decodes it. */
export interface PictureFacts {
  format: 'png' | 'jpg' | 'gif' | 'webp';
  /** Pixels. */
  width: number;
  height: number;
}

const maxPixels = 60_000_000;

/** Format and size from the first bytes of a picture, or null for anything that is not a picture of a bearable size. */
export function pictureFacts(bytes: Uint8Array): PictureFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const facts = bytes.length < 30 ? null : (png(view) ?? gif(view) ?? webp(view) ?? jpeg(view));
  if (!facts || facts.width < 1 || facts.height < 1 || facts.width * facts.height > maxPixels) return null;
  return facts;
}

function png(view: DataView): PictureFacts | null {
  if (view.getUint32(0) !== 0x89504e47) return null;
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): PictureFacts | null {
  if (view.getUint32(0) !== 0x47494638) return null;
  return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function webp(view: DataView): PictureFacts | null {
  if (view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return null;
  const kind = view.getUint32(12);
  if (kind === 0x56503858) return { format: 'webp', width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  if (kind === 0x56503820) return { format: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  const packed = view.getUint32(21, true);
  return { format: 'webp', width: (packed & 0x3fff) + 1, height: ((packed >> 14) & 0x3fff) + 1 };
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

function jpeg(view: DataView): PictureFacts | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    // Start-of-frame segments, without the tables and extensions that share their range.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { format: 'jpg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
