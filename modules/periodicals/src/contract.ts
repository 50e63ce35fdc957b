export * from './contract/facts.ts';
export * from './contract/publications.ts';
export * from './contract/desk.ts';
export * from './contract/issues.ts';
export * from './contract/instructions.ts';
export * from './contract/upward.ts';
