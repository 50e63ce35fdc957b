export { ensureColumn, findColumn, listColumns, type NewColumn } from './columns.store.ts';
export { findDocumentBySource } from './disclosures.store.ts';
export { readImportedIds } from './import.store.ts';
export { addDocument, createDocument, type MadeDocument } from './operations/create-document.ts';
export { annotateImport } from './import-lines.ts';
export { importDocuments, type ImportRequest, type ImportResult } from './operations/import-documents.ts';
export { publishDocument } from './operations/publish-document.ts';
export { saveDocument } from './operations/save-document.ts';
export { submitDocument } from './operations/submit-document.ts';
export { withdrawDocument } from './operations/withdraw-document.ts';
export { standardColumns } from './standard-columns.ts';
export {
  countPublicDocuments, readPublicColumns, readPublicDocument, readPublicDocuments, readPublicList, readPublicDocumentPage, readPublicYear,
  readPublicYears, type PublicColumn, type PublicDocument, type PublicFile, type PublicListRow,
} from './public.read.ts';
export { pageTags, titleTag } from './page-tags.ts';
export { disclosuresImported, disclosuresPublished, disclosuresWithdrawn } from './contract.ts';
export { waitingWork } from './waiting-work.ts';
