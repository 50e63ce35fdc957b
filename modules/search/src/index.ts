export { indexDocuments, reindex } from './operations/index-documents.ts';
export { searchPublic, type FoundDocument, type SearchAnswer } from './operations/search-public.ts';
