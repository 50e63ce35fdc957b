export * from './contract/rulebooks.ts';
export * from './contract/ledger.ts';
export * from './contract/bulletins.ts';
export * from './contract/quotas.ts';
export * from './contract/appeals.ts';
export * from './contract/awards.ts';
export type { Rulebook } from './rulebook/rulebook.ts';
export type { Bulletin } from './bulletin/build-bulletin.ts';
