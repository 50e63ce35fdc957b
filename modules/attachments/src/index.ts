export { attachmentsOf, attachmentReasons, bindAttachments, copyAttachments, fingerprintOfAttachments, type FileSubject } from './binding.ts';
export {
  attachmentBytes, attachmentForDownload, downloadHeaders, downloadReply, pictureBytes, textsOf, type DownloadableFile,
} from './download.ts';
export { createFileStore, type FileStoreConfig } from './file-store.ts';
export { releaseFile } from './operations/release-file.ts';
export { storeFile, type IncomingFile } from './operations/store-file.ts';
export type { AttachmentFinding, AttachmentView } from './contract.ts';
