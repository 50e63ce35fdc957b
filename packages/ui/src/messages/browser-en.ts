import type { Catalogue } from './catalogue.ts';

/** The English catalogues, one a module, gathered when the workspace is built. */
export const catalogues = import.meta.glob<Catalogue>('./en/*.json', { eager: true, import: 'default' });
