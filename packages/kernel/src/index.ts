export * from './actor.ts';
export * from './clock.ts';
export * from './errors.ts';
export * from './ids.ts';
export * from './paging.ts';
export * from './rich-text.ts';
export * from './route.ts';
export * from './schemas.ts';
