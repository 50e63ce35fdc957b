export * from './test-database.ts';
export * from './actors.ts';
export * from './test-services.ts';
