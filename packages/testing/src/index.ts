export * from './test-database.ts';
export * from './actors.ts';
