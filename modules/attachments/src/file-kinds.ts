const mebibyte = 1024 * 1024;

/** One kind of file that is taken. */
export interface FileKind {
  mediaType: string;
  /** The first one is given to a file that has another. */
  extensions: readonly string[];
  family: 'picture' | 'document' | 'archive-document' | 'text' | 'media';
  maxBytes: number;
  /** Whether text can be taken out of it. */
  readable: boolean;
}

const office = 'application/vnd.openxmlformats-officedocument';
const picture = (mediaType: string, ...extensions: string[]): FileKind => ({ mediaType, extensions, family: 'picture', maxBytes: 20 * mebibyte, readable: false });
const packed = (mediaType: string, ...extensions: string[]): FileKind => ({ mediaType, extensions, family: 'archive-document', maxBytes: 50 * mebibyte, readable: true });
const media = (mediaType: string, ...extensions: string[]): FileKind => ({ mediaType, extensions, family: 'media', maxBytes: 200 * mebibyte, readable: false });
const text = (mediaType: string, ...extensions: string[]): FileKind => ({ mediaType, extensions, family: 'text', maxBytes: 20 * mebibyte, readable: true });

// Every kind of file that is taken; what is not listed is refused, SVG and HTML among it: they carry scripts.
const fileKinds: readonly FileKind[] = [
  picture('image/jpeg', 'jpg', 'jpeg'),
  picture('image/png', 'png'),
  picture('image/gif', 'gif'),
  picture('image/webp', 'webp'),
  { mediaType: 'application/pdf', extensions: ['pdf'], family: 'document', maxBytes: 50 * mebibyte, readable: true },
  packed(`${office}.wordprocessingml.document`, 'docx'),
  packed(`${office}.spreadsheetml.sheet`, 'xlsx'),
  { ...packed(`${office}.presentationml.presentation`, 'pptx'), readable: false },
  { mediaType: 'application/msword', extensions: ['doc'], family: 'document', maxBytes: 50 * mebibyte, readable: false },
  { mediaType: 'application/vnd.ms-excel', extensions: ['xls'], family: 'document', maxBytes: 50 * mebibyte, readable: false },
  text('text/plain', 'txt'),
  text('text/csv', 'csv'),
  media('audio/mpeg', 'mp3'),
  media('audio/wav', 'wav'),
  media('audio/mp4', 'm4a'),
  media('video/mp4', 'mp4'),
];

const byMediaType = new Map(fileKinds.map((kind) => [kind.mediaType, kind]));

/** The kind of a media type, or undefined when files of it are not taken. */
export const fileKind = (mediaType: string): FileKind | undefined => byMediaType.get(mediaType);

/** More than any kind may have: an upload is cut off here before its kind is known. */
export const maxUploadBytes = Math.max(...fileKinds.map((kind) => kind.maxBytes));

/** The extensions that are taken, for the message to whoever sent something else. */
export const takenExtensions = fileKinds.map((kind) => kind.extensions[0]!).join(', ');
