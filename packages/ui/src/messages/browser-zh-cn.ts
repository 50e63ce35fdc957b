import type { Catalogue } from './catalogue.ts';

/** The Chinese catalogues, one a module, gathered when the workspace is built. */
export const catalogues = import.meta.glob<Catalogue>('./zh-CN/*.json', { eager: true, import: 'default' });
