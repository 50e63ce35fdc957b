import type { AttachmentFinding, AttachmentView, TextState } from './contract.ts';

/** A row of the files as the store reads it. */
export interface FileRow {
  id: string;
  uploaderAccountId: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  position: number;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  storageKey: string;
  width: number | null;
  height: number | null;
  textState: string;
  findings: unknown;
  blocked: boolean;
  uploadedAt: Date;
}

/** Presents a file. */
export function presentFile(row: FileRow): AttachmentView {
  const { id, name, mediaType, size, sha256, width, height, blocked } = row;
  return {
    id, name, mediaType, size, sha256, width, height, blocked,
    textState: row.textState as TextState,
    findings: row.findings as AttachmentFinding[],
    uploadedAt: row.uploadedAt.toISOString(),
  };
}
