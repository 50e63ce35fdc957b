export { type BlockChange, type DiffPart, diffTexts, diffWords } from './diff-texts.ts';
export { type Finding, findings, maskFindings, usualKinds } from './findings.ts';
export { type FindingKind, mask, type MaskKind } from './masks.ts';
export { bandKeysOf, type DuplicateGroup, type NamedText, nearDuplicates } from './near-duplicates.ts';
export { toSearchQuery } from './search-query.ts';
export { tokenize } from './search-tokens.ts';
export { type SearchField, toSearchVector, type Weight } from './search-vector.ts';
export { fingerprintDistance, fingerprintOf, similarity } from './similarity.ts';
export { snippet, type SnippetPart } from './snippet.ts';
