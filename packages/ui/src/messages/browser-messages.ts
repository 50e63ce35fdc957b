import { type Catalogue, type Language } from './catalogue.ts';

export { type Catalogue, type Language, type Values, languages, languageOf } from './catalogue.ts';
export { translator, type Translator } from './translator.ts';

/** The messages of one language, in a chunk of their own, so that nobody loads the language that he does not read. */
export async function loadMessages(language: Language): Promise<Catalogue> {
  const { catalogues } = language === 'en' ? await import('./browser-en.ts') : await import('./browser-zh-cn.ts');
  return Object.assign({}, ...Object.values(catalogues)) as Catalogue;
}
