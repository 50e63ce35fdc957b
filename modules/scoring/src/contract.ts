export * from './contract/rulebooks.ts';
export * from './contract/ledger.ts';
export * from './contract/bulletins.ts';
